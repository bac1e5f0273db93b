"""What a product offers as a whole: its variants, the choices they leave, the pictures of all. Told only where a channel asks."""

from collections.abc import Callable, Mapping
from typing import Any

from omnicat.model.listing import Listing

About = Mapping[str, Any]
Variants = tuple[Listing, ...]


def _sold(_about: About, variants: Variants) -> tuple[About, ...]:
    """What is known of each variant, and in `fields` how its fields are spelled."""
    return tuple({**each.about, "fields": each.spelled} for each in variants)


def _choices(_about: About, variants: Variants) -> dict[str, tuple[str, ...]]:
    """What a shopper can choose from: axis -> values, in the order of the variants."""
    said: dict[str, dict[str, None]] = {}
    for each in variants:
        for code, text in each.about["axis_values"].items():
            said.setdefault(code, {})[text] = None
    return {code: tuple(texts) for code, texts in said.items()}


def _offered(about: About, variants: Variants) -> tuple[About, ...]:
    """The same with the names of axes, as channels want it that take a product with its variants."""
    choices = _choices(about, variants)
    return tuple(
        {
            "code": code,
            "name": about["axis_labels"][code],
            "position": place,
            "values": [{"name": text} for text in choices[code]],
        }
        for place, code in enumerate((code for code in about["axes"] if code in choices), 1)
    )


def _pictures(about: About, variants: Variants) -> tuple[About, ...]:
    """Every picture with an id of its own, and the SKUs that show it as theirs."""
    own = {each.sku: each.about["own_image"] for each in variants} or {about["sku"]: about["main_image"]}
    return tuple(
        {
            "id": f"{about['sku']}-{place}",
            "url": url,
            "alt": alt,
            "is_first": place == 1,
            "skus": [sku for sku, each in own.items() if each == url],
        }
        for place, (url, alt) in enumerate(zip(about["all_images"], about["all_alts"], strict=True), 1)
    )


TOLD_WHERE_ASKED: Mapping[str, Callable[[About, Variants], Any]] = {
    "sold": _sold,
    "choices": _choices,
    "offered": _offered,
    "pictures": _pictures,
}
"""By the name that expressions give it: `listing.choices`."""

UNTOLD: Mapping[str, Any] = {"sold": (), "choices": {}, "offered": (), "pictures": (), "stock_in": {}}
"""What stands there where no field of the channel asks."""
