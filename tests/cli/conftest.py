"""A small whole catalog on disk, and omnicat run on it in this process."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from omnicat.cli.app import main
from tests.drawn_once import drawn_once

__all__ = ["drawn_once"]

FILES = {
    "catalog/catalog.yaml": """\
name: Harbor & Pine
url: https://harborandpine.example
product_url: https://harborandpine.example/{locale}/products/{slug}
asset_url: https://cdn.harborandpine.example
locales: [en-US, de-DE]
fallback: {de-DE: [en-US]}
currencies: [USD, EUR]
associations:
  accessory: {label: Goes well with}
""",
    "catalog/attributes/all.yaml": """\
name: {type: text, label: {en-US: Name, de-DE: Titel}, localizable: true, presentation: true, required: true, max_length: 60}
description: {type: rich_text, label: Description, localizable: true, presentation: true}
brand: {type: text, label: Brand, default: Harbor & Pine}
price: {type: money, label: Price, required: true, min: 0.01}
gtin: {type: gtin, label: GTIN, unique: true}
weight: {type: measurement, quantity: mass, unit: g, label: Weight}
pieces: {type: integer, label: Pieces}
organic: {type: boolean, label: Organic}
bullets: {type: text, list: true, localizable: true, presentation: true, label: Bullet points}
color:
  type: select
  label: {en-US: Color, de-DE: Farbe}
  options: {navy: {label: {en-US: Navy, de-DE: Marineblau}}, olive: {label: {en-US: Olive, de-DE: Oliv}}}
size: {type: select, label: Size, options: {S: S, M: M}}
""",
    "catalog/families/tee.yaml": """\
family: tee
label: Tee
attributes: [name, description, brand, price, gtin, weight, organic, bullets, color, size]
required: {all: [name, brand], google-merchant: [gtin]}
recommended: [bullets]
axes: [color, size]
""",
    "catalog/families/mug.yaml": """\
family: mug
label: Mug
attributes: [name, description, brand, price, gtin, weight, pieces]
""",
    "catalog/categories.yaml": """\
apparel:
  label: Apparel
  taxonomies: {google: 166}
  children: {tees: {label: Tees, taxonomies: {google: 212}}}
kitchen: {label: Kitchen, taxonomies: {google: 6049}}
""",
    "catalog/inventory.csv": "sku,location,quantity,updated_at\nTEE-NVY-S,,7,2026-08-01\nTEE-OLV-M,,0,2026-08-01\n",
    "catalog/products/tee/tee.yaml": """\
sku: TEE
family: tee
status: active
categories: [apparel/tees]
attributes:
  # what shoppers read
  name: {en-US: Harbor tee, de-DE: Hafen-T-Shirt}
  description: A soft tee, knitted of cotton.
  price: {USD: 29.00, EUR: 27.00}
  weight: 180 g
variants:
  - sku: TEE-NVY
    attributes: {color: navy}
    variants:
      - sku: TEE-NVY-S
        attributes: {size: S, gtin: "9521234543213"}
  - sku: TEE-OLV-M
    attributes: {color: olive, size: M, price: {USD: 31.00}}
associations:
  accessory: [MUG.1]
channels:
  google-merchant:
    attributes: {name: {en-US: Harbor tee for shoppers}}
""",
    "catalog/products/mug/mug.yaml": """\
sku: MUG.1
family: mug
status: draft
categories: [kitchen]
attributes:
  name: "Enamel mug \\e[31mred"
  price: 14.90 USD
  pieces: 2
""",
    "channel_profiles/google-us.yaml": """\
spec: google-merchant@2026-08
locale: en-US
currency: USD
country: US
fields:
  title: "{{ brand }} {{ name }}"
""",
    "channel_profiles/google-de.yaml": "extends: google-us\nlocale: de-DE\ncurrency: EUR\ncountry: DE\n",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What omnicat said, and its exit code."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    root = tmp_path / "shop"
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture(autouse=True)
def collecting_again() -> Iterator[None]:
    yield
    gc.enable()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run(folder, "show", "TEE")` runs omnicat there, plainly and on a wide page."""
    for name in ("FORCE_COLOR", "NO_COLOR", "COLUMNS", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)

    def omnicat(folder: Path, *arguments: str) -> Said:
        code = main(["-C", str(folder), *arguments])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return omnicat
