"""Which of several definitions judges a listing, and where their files stand."""

import pytest

from omnicat.channels.product_types import best
from omnicat.findings import Location
from omnicat.model.product_type import ProductType, parts_of, path_of

OFFER, PRODUCT, WHOLE = "LISTING_OFFER_ONLY", "LISTING_PRODUCT_ONLY", "LISTING"


def made(name: str, locale: str, requirements: str = WHOLE) -> ProductType:
    path = path_of("amazon-listings", "A1", name, locale, requirements)
    return ProductType("amazon-listings", "A1", name, locale, requirements, b"", b"", Location(path))


SHIRTS = (made("SHIRT", "en_CA"), made("SHIRT", "fr_CA"), made("SHIRT", "en_CA", OFFER), made("HAT", "en_US"))


@pytest.mark.parametrize(
    ("name", "requirements", "locale", "found"),
    [
        ("SHIRT", WHOLE, "fr-CA", ("fr_CA", WHOLE)),
        ("SHIRT", WHOLE, "en-CA", ("en_CA", WHOLE)),
        ("SHIRT", WHOLE, "en-US", ("en_CA", WHOLE)),
        ("SHIRT", OFFER, "fr-CA", ("en_CA", OFFER)),
        ("SHIRT", PRODUCT, "en-CA", ("en_CA", WHOLE)),
        ("HAT", OFFER, "de-DE", ("en_US", WHOLE)),
    ],
)
def test_its_requirements_count_first_then_its_language(
    name: str, requirements: str, locale: str, found: tuple[str, str]
) -> None:
    chosen = best(name, requirements, locale, SHIRTS)
    assert chosen is not None
    assert (chosen.locale, chosen.requirements) == found


def test_what_nobody_imported_has_none() -> None:
    assert best("LAMP", WHOLE, "en-US", SHIRTS) is None
    assert best("SHIRT", WHOLE, "en-US", (made("SHIRT", "en_US", OFFER),)) is None


@pytest.mark.parametrize("requirements", [WHOLE, OFFER, PRODUCT])
def test_a_path_says_what_stands_there(requirements: str) -> None:
    path = path_of("amazon-listings", "A1", "SHIRT", "en_US", requirements)
    assert parts_of(path) == ("amazon-listings", "A1", "SHIRT", "en_US", requirements)


@pytest.mark.parametrize(
    "path",
    ["specs/a/2026-08.yaml", "specs/a/product_types/A1/SHIRT.json", "specs/a/product_types/A1/x/SHIRT.en_US.json"],
)
def test_other_files_are_no_definitions(path: str) -> None:
    assert parts_of(path) is None
