"""Fields that a channel leaves to the shop: a profile names them, and they are written after the channel's own."""

import csv
from io import StringIO

import pytest

from omnicat.channels import load_profiles, shipped_specs
from tests.specs.small_shop import MUG, PROFILES, channel, model, written

OWN = """fields:
  "Meta: _care": material
  "Attribute 5 name": "'Material'"
  "Attribute 5 value(s)": material
"""


@pytest.fixture
def with_meta(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setitem(PROFILES, "woo-meta", PROFILES["woocommerce"] + OWN)
    channel.cache_clear()
    return "woo-meta"


def test_they_are_columns_of_the_feed(with_meta: str) -> None:
    text = MUG.replace("  price:", "  material: Steel\n  price:")
    (row,) = csv.DictReader(StringIO(written(with_meta, "csv", text)[1].decode(), newline=""))
    assert {name: row[name] for name in row if name.startswith(("Meta", "Attribute 5"))} == {
        "Meta: _care": "Steel",
        "Attribute 5 name": "Material",
        "Attribute 5 value(s)": "Steel",
    }


@pytest.mark.parametrize("name", ["Meta:", "Attribute 5", "Attribute x name", "meta: a"])
def test_another_name_is_not_one_of_them(name: str) -> None:
    files = {"channel_profiles/woo.yaml": (PROFILES["woocommerce"] + f'fields: {{"{name}": material}}\n').encode()}
    profiles, findings = load_profiles(files, shipped_specs(), model().settings)
    assert not profiles
    assert [each.rule for each in findings] == ["channel/unknown-field"]
