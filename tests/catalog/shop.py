"""A small whole shop in memory, and products to read against it."""

from collections.abc import Mapping
from functools import cache

from omnicat.catalog import load_model, read_product
from omnicat.documents import Document, parse
from omnicat.findings import Finding
from omnicat.model.catalog import Model
from omnicat.model.product import Product

PRODUCT = "catalog/products/tee.yaml"


class Memory:
    """Files that are held in memory."""

    def __init__(self, texts: Mapping[str, str | bytes]) -> None:
        self._files = {path: text.encode() if isinstance(text, str) else text for path, text in texts.items()}

    def paths(self, prefix: str) -> tuple[str, ...]:
        return tuple(sorted(path for path in self._files if path.startswith(prefix)))

    def read(self, path: str) -> bytes:
        return self._files[path]


SHOP: Mapping[str, str] = {
    "catalog/catalog.yaml": """\
name: Harbor & Pine
url: https://harborandpine.example/
locales: [en-US, de-DE]
fallback: {de-DE: [en-US]}
currencies: [USD, EUR]
associations:
  accessory: {label: {en-US: Goes well with, de-DE: Passt dazu}}
  similar: {label: Similar, two_way: true}
  part: {label: Contains, quantity: true}
roles:
  lifestyle: {label: Lifestyle, kinds: [image], many: true}
sku_pattern: "[A-Z0-9-]+"
lint:
  ignore: [{rule: asset/unused, path: "assets/inbox/**", reason: not sorted yet}]
  severity: {completeness/recommended: note}
organization: {name: Harbor & Pine Ltd., country: US}
""",
    "catalog/attributes/shared.yaml": """\
name: {type: text, label: {en-US: Name, de-DE: Titel}, localizable: true, presentation: true, max_length: 150}
brand: {type: text, label: Brand}
price: {type: money, label: Price, min: 0.01}
weight: {type: measurement, quantity: mass, unit: g, label: Weight}
gtin: {type: gtin, label: GTIN, unique: true}
mpn: {type: text, unique: true}
old_code: {type: text, deprecated: use mpn}
bullets: {type: text, list: true, localizable: true, presentation: true}
""",
    "catalog/attributes/apparel.yaml": """\
color:
  type: select
  label: {en-US: Color, de-DE: Farbe}
  options:
    navy: {label: {en-US: Navy, de-DE: Marineblau}, swatch: "#1b2a49", channels: {google-merchant: Navy Blue}}
    red: Red
size: {type: select, options: {S: S, M: M}}
size_chart: {type: table, columns: {size: {type: text}, chest: {type: measurement, quantity: length, unit: cm}}}
matching_mug: {type: reference, to: product}
pairs_with: {type: reference, to: product, list: true}
warranty_pdf: {type: asset, kinds: [document]}
capacity: {type: measurement, quantity: volume, unit: ml}
""",
    "catalog/families/apparel.yaml": """\
family: apparel
label: Apparel
attributes: [name, brand, price, weight, gtin, mpn, old_code, bullets, color, size]
required: [name, brand]
recommended: {amazon: [bullets]}
axes: [color, size]
abstract: true
""",
    "catalog/families/tee.yaml": """\
family: tee
label: {en-US: Tee}
parent: apparel
attributes: [size_chart, matching_mug, pairs_with, warranty_pdf]
required: {all: [price], google: [gtin]}
""",
    "catalog/families/mug.yaml": "family: mug\nattributes: [name, brand, price, gtin, capacity]\n",
    "catalog/categories.yaml": """\
apparel:
  label: {en-US: Apparel, de-DE: Bekleidung}
  taxonomies: {google: 166, amazon: SHIRT}
  children:
    tees: {label: Tees, taxonomies: {google: 212}}
    hats: {label: Hats}
""",
    "catalog/locations.yaml": """\
berlin: {label: Berlin, kind: store, address: {street: Torstr. 1, city: Berlin, country: DE}}
main: {label: {en-US: Main warehouse}, kind: warehouse}
""",
}

TEE = """\
sku: TEE-HARBOR
family: tee
status: active
categories: [apparel/tees]
attributes:
  name: {en-US: Harbor organic tee, de-DE: Harbor Bio-T-Shirt}
  brand: Harbor & Pine
  price: {USD: 29.00, EUR: 27.00}
  weight: 180 g
  mpn: HP-1
  bullets: {en-US: [Soft, Organic]}
  size_chart:
    - {size: S, chest: 90 cm}
    - {size: M, chest: 95 cm}
  matching_mug: MUG-ENAMEL
  pairs_with: [HAT-1, HAT-2]
  warranty_pdf: legal/warranty.pdf
assets:
  main: tee/front.jpg
  gallery: [tee/back.jpg, {file: tee/detail.jpg, alt: The seam}]
variants:
  - sku: TEE-HARBOR-NVY
    attributes: {color: navy}
    assets: {main: tee/navy.jpg}
    variants:
      - sku: TEE-HARBOR-NVY-S
        attributes: {size: S, gtin: "4006381333931"}
      - sku: TEE-HARBOR-NVY-M
        status: draft
        attributes: {size: M}
associations:
  accessory: [MUG-ENAMEL]
  part: [{sku: MUG-ENAMEL, quantity: 2}]
channels:
  amazon:
    attributes: {name: {en-US: Harbor & Pine Organic Cotton Tee}}
    assets: {main: tee/white.jpg}
  pinterest: {exclude: true}
"""


def shop(**more: str) -> Memory:
    """The shop with files replaced or added; a `/` in a path is written `__` and `.yaml` is left out."""
    return Memory({**SHOP, **{f"{path.replace('__', '/')}.yaml": text for path, text in more.items()}})


@cache
def shop_model() -> Model:
    model, findings = load_model(shop())
    assert findings == ()
    return model


def document(text: str, path: str = PRODUCT) -> Document:
    found, _ = parse(text.encode(), path)
    assert found is not None
    return found


def read(text: str) -> tuple[Product | None, tuple[Finding, ...]]:
    return read_product(document(text), shop_model())


def placed(findings: tuple[Finding, ...]) -> list[tuple[str, int, int, str]]:
    """Rule, line, column and pointer of each."""
    return [(each.rule, each.where.line, each.where.column, each.where.pointer) for each in findings]
