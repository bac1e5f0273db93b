"""One SKU found among all product files, without reading them all as YAML."""

import re
from collections.abc import Iterator

from msgspec import Struct

from omnicat.catalog import product_paths, read_product
from omnicat.documents import Document, parse
from omnicat.errors import OmnicatError
from omnicat.findings import did_you_mean
from omnicat.model.catalog import Model
from omnicat.model.files import Files
from omnicat.model.product import Lineage, Product, lineages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from omnicat.pipeline import Opened

SKU = re.compile(rb"^[ \t]*(?:- *)?[{]?[ \t]*[\"']?sku[\"']?[ \t]*:[ \t]+[\"']?([^\n\"',}#]+)", re.MULTILINE)
ESCAPED = re.compile(rb"""["']?sku["']?[ \t]*:[ \t]+"[^"\n]*\\""")
"""A SKU written with escapes, which only reading the file as YAML tells."""


class Found(Struct, frozen=True):
    """A product's file as read, the product, and the node that the SKU names with its ancestors."""

    document: Document
    product: Product
    lineage: Lineage


def find_sku(sku: str, opened: "Opened") -> Found:
    """The product or variant of that SKU. Raises OmnicatError with the nearest names where there is none."""
    found = look_for(sku, opened.files, opened.shop.model)
    if found is None:
        raise OmnicatError(f"SKU '{sku}' does not exist", did_you_mean_sku(sku, opened))
    return found


def look_for(sku: str, files: Files, model: Model) -> Found | None:
    """The same; None where there is none. Raises OmnicatError where the file that seems to hold it can't be read."""
    written = sku.encode(errors="replace")
    broken = None
    for path in _likely_first(sku, files):
        data = files.read(path)
        if not may_hold(data, written):
            continue
        document, findings = parse(data, path)
        if document is None:
            broken = broken or findings[0]
        elif found := _found(sku, document, model):
            return found
    if broken and sku in skus_in(files):
        raise OmnicatError(f"'{broken.where}' can't be read: {broken.message}", broken.hint)
    return None


def may_hold(data: bytes, sku: bytes) -> bool:
    """Whether a file has that SKU's letters in it, or a SKU that only reading it as YAML tells."""
    return sku in data or (b"\\" in data and ESCAPED.search(data) is not None)


def did_you_mean_sku(sku: str, opened: "Opened") -> str:
    """The nearest SKU of the catalog."""
    return nearest_sku(sku, opened.files)


def nearest_sku(sku: str, files: Files) -> str:
    """The nearest SKU: one that differs in case or holds what was written, else one that looks alike."""
    known = sorted(set(skus_in(files)))
    folded = sku.casefold()
    near = [each for each in known if each.casefold() == folded] or [
        each for each in known if folded in each.casefold()
    ]
    if near:
        return f"did you mean '{near[0]}'?" if len(near) == 1 else f"did you mean {_listed(near)}?"
    hint = did_you_mean(sku, known)
    return hint if hint.startswith("did you") else f"{hint}; `omnicat list` shows all of them"


def all_skus(opened: "Opened") -> Iterator[str]:
    """Every SKU, as it stands in the files."""
    return skus_in(opened.files)


def skus_in(files: Files) -> Iterator[str]:
    """The same, of those files."""
    for path in product_paths(files):
        for match in SKU.finditer(files.read(path)):
            yield match[1].decode(errors="replace").strip()


def _listed(names: list[str]) -> str:
    shown = ", ".join(f"'{name}'" for name in names[:5])
    return f"one of {shown}{', …' if len(names) > 5 else ''}"


def _likely_first(sku: str, files: Files) -> list[str]:
    """The file that bears the SKU's name comes first, then those whose name begins it."""
    folded = sku.casefold()

    def rank(path: str) -> int:
        stem = path.rpartition("/")[2].rpartition(".")[0].casefold()
        return 0 if stem == folded else 1 if folded.startswith(stem) else 2

    return sorted(product_paths(files), key=rank)


def _found(sku: str, document: Document, model: Model) -> Found | None:
    product, _ = read_product(document, model)
    if product is None:
        return None
    lineage = next((each for each in lineages(product.root) if each[-1].sku == sku), None)
    return Found(document, product, lineage) if lineage else None
