import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_a_product_is_shown_with_everything_there_is(shop: Path, run: Run) -> None:
    said = run(shop, "show", "TEE")
    assert said.code == 0
    for words in (
        "TEE Harbor tee",
        "family tee (Tee) · active · in apparel/tees",
        "catalog/products/tee/tee.yaml:1:1",
        "Hafen-T-Shirt",
        "180 g",
        "├─ TEE-NVY",
        "│  └─ TEE-NVY-S",
        "└─ TEE-OLV-M",
        "accessory  MUG.1",
        "google-de",
    ):
        assert words in said.out, words


def test_a_variant_says_from_whom_it_has_its_values(shop: Path, run: Run) -> None:
    out = run(shop, "show", "TEE-NVY-S", "--locale", "de-DE").out
    lines = {line.split()[0]: line for line in out.splitlines() if line.startswith("  ")}
    assert "Hafen-T-Shirt" in lines["name"]
    assert lines["name"].endswith("from TEE")
    assert "fallback to en-US" in lines["description"]
    assert "Marineblau" in lines["color"]
    assert lines["color"].endswith("from TEE-NVY")
    assert lines["size"].split()[-1] == "S"
    assert lines["brand"].endswith("default")
    assert "stock 7" in out


def test_a_channel_shows_the_fields_as_it_gets_them(shop: Path, run: Run) -> None:
    out = run(shop, "show", "TEE-NVY-S", "--channel", "google-us").out
    title = next(line for line in out.splitlines() if line.strip().startswith("title"))
    assert "Harbor & Pine Harbor tee for shoppers" in title
    assert "brand, name" in title
    assert "TEE-OLV-M on google-us" not in out


def test_control_characters_of_a_name_are_shown_not_obeyed(shop: Path, run: Run) -> None:
    said = run(shop, "--color", "always", "show", "MUG.1")
    assert "\\x1b[31mred" in said.out
    assert "\x1b[31mred" not in said.out


def test_as_json_it_is_versioned(shop: Path, run: Run) -> None:
    said = json.loads(run(shop, "show", "TEE-NVY-S", "--json").out)
    assert said["format"] == 1
    assert said["product"]["sku"] == "TEE-NVY-S"
    assert said["product"]["stock"] == 7
    values = {each["code"]: each["values"] for each in said["product"]["attributes"]}
    assert [each["text"] for each in values["price"]] == ["27.00 EUR, 29.00 USD"]
    listing = json.loads(run(shop, "show", "TEE-NVY-S", "--channel", "google-us", "--json").out)["listings"][0]
    assert {each["name"] for each in listing["fields"]} >= {"id", "title", "price"}


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (("TEE-NVY-X",), "SKU 'TEE-NVY-X' does not exist", "did you mean 'TEE-NVY-S'?"),
        (("tee-nvy-s",), "SKU 'tee-nvy-s' does not exist", "did you mean 'TEE-NVY-S'?"),
        (("TEE", "--channel", "gogle-us"), "channel 'gogle-us' does not exist", "did you mean 'google-us'?"),
        (("TEE", "--channel", "google-merchant"), "several channels", "google-de, google-us"),
        (("TEE", "--locale", "fr-FR"), "'fr-FR' is not a locale of the catalog", "use one of: de-DE, en-US"),
        (("TEE", "--channel", "google-us", "--locale", "de-DE"), "is in 'en-US'", "leave --locale out"),
    ],
)
def test_what_is_not_there_is_said_with_the_nearest_name(
    shop: Path, run: Run, arguments: tuple[str, ...], message: str, hint: str
) -> None:
    said = run(shop, "show", *arguments)
    assert (said.code, said.out) == (2, "")
    assert message in said.err
    assert hint in said.err
