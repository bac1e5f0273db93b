"""Shopify's product taxonomy as JSON: `dist/<language>/categories.json` or `taxonomy.json`.

Both hold `version` and `verticals`, each of these `categories` with `id` and `full_name`; `taxonomy.json` holds attributes
beside them. So says the shape of github.com/Shopify/product-taxonomy, looked up 2026-08.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from omnicat.errors import OmnicatError
from omnicat.taxonomies.foreign.found import Found, paths_of
from omnicat.taxonomies.foreign.shopify_text import GID


class _Category(msgspec.Struct):
    id: str
    full_name: str


class _Vertical(msgspec.Struct):
    categories: list[_Category]


class _File(msgspec.Struct):
    verticals: list[_Vertical]
    version: str = ""


def read(text: str) -> Found | None:
    """What the file holds, with ids as `aa-1`; None where it is no JSON."""
    if not text.lstrip().startswith("{"):
        return None
    try:
        said = msgspec.json.decode(text, type=_File)
    except msgspec.MsgspecError as error:
        hint = "name Shopify's categories.txt, categories.json or taxonomy.json"
        raise OmnicatError(f"this is JSON, but not Shopify's taxonomy: {_told(error)}", hint) from error
    return Found("shopify", said.version, paths_of(_rows(said)))


def _rows(said: _File) -> Iterator[tuple[int, str, str]]:
    every = (category for vertical in said.verticals for category in vertical.categories)
    for number, category in enumerate(every, 1):
        yield number, category.id.removeprefix(GID), category.full_name


def _told(error: Any) -> str:
    text = str(error)
    return text[:1].lower() + text[1:]
