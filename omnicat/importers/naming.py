"""Codes, SKUs and file names made from what people wrote."""

import hashlib
import re
import unicodedata

MAX_SKU = 100
_SPELLED = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "œ": "oe", "ł": "l", "Ł": "L", "đ": "d", "&": " and "}
)
_RESERVED = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}


def code_of(text: str, *, joint: str = "_") -> str:
    """A code in lower case: 'Größe (cm)' -> 'grosse_cm'. Text without one letter or digit gets a digest."""
    plain = unicodedata.normalize("NFKD", text.translate(_SPELLED)).encode("ascii", "ignore").decode()
    code = re.sub(r"[^a-z0-9]+", joint, plain.lower()).strip(joint)[:80].strip(joint)
    return code or (f"x{joint}{digest_of(text)}" if text.strip() else "")


def attribute_code(text: str) -> str:
    """A code that may name an attribute in an expression: it never begins with a digit."""
    code = code_of(text)
    return f"a_{code}" if code[:1].isdigit() else code


def sku_of(*parts: str) -> str:
    """A SKU made of a handle and option values: 'BLUE-SHIRT-XL'."""
    made = "-".join(code_of(part, joint="-") for part in parts if part.strip()).upper()
    return made if len(made) <= MAX_SKU else f"{made[: MAX_SKU - 9].rstrip('-')}-{digest_of(made).upper()}"


def sku_trouble(sku: str) -> str:
    """What is wrong with a SKU, or ''."""
    if len(sku) > MAX_SKU:
        return f"a SKU of {len(sku)} characters"
    return "a SKU with control characters" if any(unicodedata.category(sign) == "Cc" for sign in sku) else ""


def file_stem(sku: str) -> str:
    """A file name for a SKU that every file system takes; a digest tells apart what would look alike."""
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", sku).strip("-. ")[:80]
    if stem == sku and stem.partition(".")[0].lower() not in _RESERVED:
        return stem
    return f"{stem}-{digest_of(sku)}" if stem else digest_of(sku)


def product_path(family: str, sku: str) -> str:
    """Where a new product's file goes; SKUs that differ in nothing but capitals share it."""
    return f"catalog/products/{file_stem(family)}/{file_stem(sku).lower()}.yaml"


def digest_of(text: str) -> str:
    """Eight hex digits that stand for a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
