"""What the header of an Akeneo column says: attribute, locale, scope, currency or unit."""

import re
from collections.abc import Container

from msgspec import Struct

from omnicat.importers.akeneo.fixtures import locale_of

_LOCALE = re.compile(r"[a-z]{2,3}_[A-Za-z]{2,4}(_[A-Za-z]{2,8})?").fullmatch
_CURRENCY = re.compile(r"[A-Z]{3}").fullmatch
_LINKS = ("products", "product_models", "groups", "product_uuids")
KEYS = frozenset(
    [
        "sku",
        "identifier",
        "uuid",
        "family",
        "categories",
        "enabled",
        "groups",
        "parent",
        "family_variant",
        "code",
        "created",
        "updated",
    ]
)


class Column(Struct, frozen=True):
    """One column: its header and what that says. `links` is set for associations: products, groups…"""

    name: str
    attribute: str
    locale: str = ""
    scope: str = ""
    currency: str = ""
    is_unit: bool = False
    links: str = ""


def column_of(name: str, attributes: Container[str]) -> Column:
    """'description-en_US-print' -> attribute description, locale en-US, scope print."""
    if name in attributes or "-" not in name:
        return Column(name, name)
    base, *parts = name.split("-")
    if parts[-1] in _LINKS and base not in attributes:
        return Column(name, base, links=parts[-1])
    locale = scope = currency = ""
    is_unit = False
    for part in parts:
        if _LOCALE(part):
            locale = locale_of(part)
        elif _CURRENCY(part):
            currency = part
        elif part == "unit":
            is_unit = True
        else:
            scope = part
    return Column(name, base, locale, scope, currency, is_unit)
