"""The name a rendition goes by: in the store by its content, in a build so that a person can read it."""

import hashlib
import re
from functools import lru_cache

from omnicat.images import OutputFormat, RenditionSpec

EXTENSION: dict[OutputFormat, str] = {"jpeg": "jpg", "png": "png", "webp": "webp", "avif": "avif"}

LONGEST_WORD = 80

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file, read 2025-08: also with any extension behind them
RESERVED_ON_WINDOWS = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)


def key(source_digest: str, spec: RenditionSpec, encoder: str) -> str:
    """64 hex digits that are the same as long as the original, the spec and the encoder are."""
    return key_of_text(source_digest, spec.text(), encoder)


@lru_cache(maxsize=1024)
def key_of_text(source_digest: str, spec: str, encoder: str) -> str:
    """The key, by the spec's text. Kept for a moment: the channels of one spec ask for the same."""
    return hashlib.sha256("\0".join((source_digest, spec, encoder)).encode()).hexdigest()


def file_name(sku: str, role: str, key: str, format: OutputFormat) -> str:  # noqa: A002 # the word of the spec
    """`<sku>-<role>-<8 digits of the key>.<extension>`, fit for a URL and for every file system.

    Names that differ only in case hold the same content, since the digits do not.
    """
    return named(beginning(sku, role), key, format)


def beginning(sku: str, role: str) -> str:
    """What the names of all files of a SKU in a role have in common: `<sku>-<role>`."""
    return f"{safe_word(sku)}-{safe_word(role)}"


def named(beginning: str, key: str, format: OutputFormat) -> str:  # noqa: A002 # the word of the spec
    """The name of a rendition, by what the names of its SKU and role begin with."""
    return f"{beginning}-{key[:8]}.{EXTENSION[format]}"


@lru_cache(maxsize=1024)
def safe_word(text: str) -> str:
    """The text in letters, digits, dot, underscore and hyphen; a few digits tell apart what that made equal."""
    word = re.sub(r"[^A-Za-z0-9._-]", "-", text)
    word = re.sub(r"^\.", "-", word)
    if word.partition(".")[0].lower() in RESERVED_ON_WINDOWS:
        word = f"_{word}"
    word = word[:LONGEST_WORD]
    return word if word == text and word else f"{word}-{hashlib.sha256(text.encode()).hexdigest()[:6]}"
