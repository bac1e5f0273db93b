"""A shop of any size, the same each time: what is measured is written here."""

from pathlib import Path

from benchmarks.pictures import a_photo
from omnicat.documents import Data, emit
from omnicat.importers import standard_attributes

PHOTOS = 20
COLORS = ("navy", "red", "sand")
ATTRIBUTES = "name, description, brand, gtin, mpn, price, color, size, material, weight, condition, bullets"

CATALOG = """\
name: Made-up shop
url: https://shop.example
product_url: https://shop.example/{locale}/products/{slug}
asset_url: https://cdn.shop.example
locales: [en-US, de-DE]
fallback: {de-DE: [en-US]}
currencies: [USD, EUR]
"""
FAMILY = f"""\
family: tee
label: Tee
attributes: [{ATTRIBUTES}]
required: [name, brand, price]
axes: [color]
"""
CATEGORIES = "apparel:\n  label: Apparel\n  taxonomies: {google: 212, shopify: aa-1-13-8}\n"
COLOR: dict[str, Data] = {"type": "select", "options": {"navy": "Navy", "red": "Red", "sand": "Sand"}}
PROFILES = {
    "google": "spec: google-merchant@2026-08\nlocale: en-US\ncurrency: USD\ncountry: US\n",
    "website": "spec: website@2026-08\nlocale: en-US\ncurrency: USD\ncountry: US\n",
}


def write_shop(folder: Path, products: int) -> None:
    """A whole catalog repository with that many products of three variants, which share twenty photos."""
    texts = {
        "catalog/catalog.yaml": CATALOG,
        "catalog/attributes/standard.yaml": emit({**standard_attributes(), "color": COLOR}),
        "catalog/families/tee.yaml": FAMILY,
        "catalog/categories.yaml": CATEGORIES,
        **{f"channel_profiles/{name}.yaml": text for name, text in PROFILES.items()},
    }
    for path, text in texts.items():
        _write(folder / path, text.encode())
    for number in range(PHOTOS):
        _write(folder / f"assets/photo-{number}.jpg", a_photo(1600 + number, 1200))
    write_products(folder / "catalog/products", products)


def write_products(folder: Path, products: int) -> None:
    """Product files alone, a hundred to a folder."""
    for number in range(products):
        _write(folder / f"{number // 100:04}" / f"tee-{number:06}.yaml", product(number).encode())


def product(number: int) -> str:
    """One product as a person would write it."""
    sku = f"TEE-{number:06}"
    variants = "\n".join(
        f"  - sku: {sku}-{color[:3].upper()}\n"
        f'    attributes: {{color: {color}, gtin: "{gtin(number * len(COLORS) + index)}"}}'
        for index, color in enumerate(COLORS)
    )
    return f"""\
sku: {sku}
family: tee
status: active
categories: [apparel]
attributes:
  name: {{en-US: Harbor organic tee {number}, de-DE: Harbor Bio-T-Shirt {number}}}
  description:
    en-US: A tee of organic cotton that keeps its shape. It is knitted and sewn in one place.
    de-DE: Ein T-Shirt aus Bio-Baumwolle, das seine Form behält.
  brand: Harbor & Pine
  mpn: HP-{number}
  price: {{USD: {number % 90 + 9}.00, EUR: {number % 80 + 9}.00}}
  weight: {number % 200 + 100} g
  condition: new
  bullets: {{en-US: [Soft, Organic, "Cut: regular"], de-DE: [Weich, Bio]}}
assets:
  main: photo-{number % PHOTOS}.jpg
variants:
{variants}
"""


def gtin(number: int) -> str:
    """A GTIN-13 of the range for examples, with its check digit."""
    digits = f"952{number:09}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f"{digits}{-total % 10}"


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
