"""The first `catalog/catalog.yaml`, with a word on each line that people will want to change."""

from collections.abc import Mapping, Sequence
from typing import Any

from omnicat.documents import emit

PLACEHOLDER = "https://shop.example"
COMMENTS = {
    "url": "the shop, where shoppers see it",
    "product_url": "a product's page; {sku}, {slug}, {locale}, {language} and {country} are filled in",
    "asset_url": "where dist/ is served from: images are at <asset_url>/<channel>/images/…",
    "locales": "the first is the one that a plain text is in",
    "fallback": "what a locale shows where it says nothing itself; none unless it is said here",
    "currencies": "the first is the one that a bare number is in",
    "associations": "the kinds of links between products",
}


def new_settings(said: Mapping[str, Any], name: str, url: str) -> dict[str, Any]:
    """The settings of a new catalog; what foreign files say of it counts more than what is usual."""
    shop = (url or str(said.get("url") or PLACEHOLDER)).rstrip("/")
    locales: Sequence[str] = said.get("locales") or ("en-US",)
    where = "{locale}/products/{slug}" if len(locales) > 1 else "products/{slug}"
    usual = {
        "name": name,
        "url": shop,
        "product_url": f"{shop}/{where}",
        "asset_url": shop,
        "locales": list(locales),
        "currencies": list(said.get("currencies") or ("USD",)),
    }
    return {**usual, **{key: value for key, value in said.items() if key not in usual}}


def settings_text(settings: Mapping[str, Any]) -> str:
    """The settings as a file."""
    lines = []
    for key, value in settings.items():
        if key in COMMENTS:
            lines.append(f"# {COMMENTS[key]}\n")
        lines.append(emit({key: value}))
    return "".join(lines)
