"""Taxonomies as channels publish them: which kind a file is, told by what is in it, and what it holds."""

from pathlib import PurePath
from typing import Protocol

from omnicat.errors import OmnicatError
from omnicat.model.taxonomy import Taxonomy
from omnicat.taxonomies.foreign import google, shopify_json, shopify_text, table
from omnicat.taxonomies.foreign.found import Found
from omnicat.taxonomies.own_file import is_name

MOST_BYTES = 200_000_000
"""Shopify's `taxonomy.json`, the largest there is, has some 70 MB."""


class Kind(Protocol):
    """One kind of file."""

    def read(self, text: str, /) -> Found | None:
        """What the file holds, or None where it is of another kind. Raises OmnicatError where it is one, but damaged."""


KINDS: tuple[Kind, ...] = (google, shopify_text, shopify_json, table)
"""In the order they are tried; a table is anything with columns."""


def read_foreign(file: str, content: bytes, name: str = "") -> Taxonomy:
    """The taxonomy in a downloaded file. `file` is its name or path; `name` is what it is called, if not as it says.

    Raises OmnicatError where it is no taxonomy, has no ids, is damaged, or has no name.
    """
    if name and not is_name(name):
        raise OmnicatError(f"--name '{name}' is not a name", "use small letters, digits and '-'")
    said = next((found for kind in KINDS if (found := kind.read(_text(file, content))) is not None), None)
    if said is None or not said.paths:
        hint = "name Google's taxonomy-with-ids file, Shopify's categories.txt or a table with the columns id and path"
        raise OmnicatError(f"'{file}' is not a taxonomy", hint)
    if not (name or said.name):
        raise OmnicatError(f"'{file}' doesn't say whose taxonomy it is", "say it with --name, such as --name etsy")
    return Taxonomy(name or said.name, said.version, PurePath(file).name, said.paths)


def _text(file: str, content: bytes) -> str:
    try:
        return content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"'{file}' can't be read: it is neither UTF-8 nor UTF-16"
        raise OmnicatError(message, "download the file again") from error
