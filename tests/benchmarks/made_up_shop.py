"""A shop of any size, the same each time: what is measured is written here."""

import shutil
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from omnicat.documents import Data, emit
from omnicat.importers import standard_attributes
from tests.benchmarks import made_up_products
from tests.benchmarks.made_up_products import EDITED, Kind
from tests.benchmarks.photos import a_main_photo
from tests.benchmarks.states import forget

LOCALES = {"en": "locale: en-US\ncurrency: USD\ncountry: US\n", "de": "locale: de-DE\ncurrency: EUR\ncountry: DE\n"}
SPECS = {
    "google": "spec: google-merchant@2026-08\n",
    "amazon": "spec: amazon-listings@2026-07\nsettings: {marketplace_id: ATVPDKIKX0DER, seller_id: A1B2C3}\n",
    "shopify": "spec: shopify@2026-07\n",
    "website": "spec: website@2026-08\n",
}
ONE_FEED = {
    "google": "feeds: [{file: google.xml, format: xml, template: google.xml.j2}]\n",
    "shopify": "feeds: [{file: shopify.csv, format: csv, unit: product}]\n",
    "website": "feeds: [{file: products.jsonl, format: jsonl, unit: product, variants: hasVariant}]\n",
}


LINKED = Kind(linked=True)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a made-up shop is like: its channels, its products, and how many pixels high its photos are."""

    name: str
    profiles: tuple[tuple[str, str], ...] = ()
    kind: Kind = LINKED
    side: int = 2000


def _profiles(names: tuple[str, ...], locales: tuple[str, ...], feeds: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((f"{n}-{each}", SPECS[n] + LOCALES[each] + feeds.get(n, "")) for n in names for each in locales)


EIGHT = Shape("eight", _profiles(tuple(SPECS), ("en", "de"), {}), Kind())
"""Four channels in two locales, with photos in the catalog."""
VARIANTS = Shape("variants", EIGHT.profiles, Kind(variants=4))
WITHOUT_LIMIT = {
    "amazon": "feeds: [{file: messages.jsonl, format: jsonl}]\n",
    "shopify": "feeds: [{file: products.jsonl, format: jsonl}]\n",
}
"""Amazon takes 25,000 messages in one of its own feeds, Shopify 15 MB of CSV: so many products need other files."""
FOUR = Shape("four", _profiles(tuple(SPECS), ("en",), ONE_FEED | WITHOUT_LIMIT))
"""Four channels in one locale, each with one feed, without images to make: for very many products."""
SIX = Shape("six", _profiles(tuple(ONE_FEED), ("en", "de"), ONE_FEED))
"""Three channels in two locales, each with one feed, without images to make."""
THREES = Shape("threes", EIGHT.profiles[:1] + EIGHT.profiles[-2:-1], Kind(variants=1))
"""Two channels, and every product has three variants."""
MANY_SIZES = (
    "renditions:\n  main: {width: 300, height: 300, fit: pad, widths: [60, 80, 100, 120, 140, 160, 180, 200, 220]}\n"
)
OWN_PHOTOS = Shape(
    "own-photos",
    (("website-en", SPECS["website"] + LOCALES["en"] + ONE_FEED["website"] + MANY_SIZES),),
    Kind(photos=1_000_000),
    side=240,
)
"""Every product has a small photo of its own, which a page shows in ten sizes."""
PLAIN = Shape("plain", kind=Kind(linked=True, broken=100))
"""No channel, and one product file of a hundred says what its schema forbids."""
EMPTY = Shape("empty")

CATALOG = """\
name: Made-up shop
url: https://shop.example
product_url: https://shop.example/{locale}/products/{slug}
asset_url: https://cdn.shop.example
locales: [en-US, de-DE]
fallback: {de-DE: [en-US]}
currencies: [USD, EUR]
"""
COMMON = (
    "name, description, brand, manufacturer, mpn, gtin, price, weight, condition, color, size, country_of_origin, "
    "gender, age_group, material, pattern, custom_label_0, seo_title, seo_description, composition, bullets, source_images"
)
FAMILY = f"label: Tee\nattributes: [{COMMON}]\nrequired: [name, brand, price]\n"
CATEGORIES = "apparel:\n  label: Apparel\n  taxonomies: {amazon: SHIRT, google: 212, shopify: aa-1-13-8}\n"
OPTIONS: dict[str, Data] = {
    "color": {"type": "select", "options": {"navy": "Navy", "red": "Red", "sand": "Sand"}},
    "size": {"type": "select", "options": {"M": "M"}},
}


def kept_shop(folder: Path, count: int, shape: Shape, *, fresh: bool = False) -> Path:
    """That shop below a folder, written now or by an earlier run; what omnicat made in it is removed."""
    shop = folder / f"{shape.name}-{count}"
    stamp = shop / ".made"
    if fresh or not stamp.is_file() or stamp.read_text() != _recipe():
        shutil.rmtree(shop, ignore_errors=True)
        write_shop(shop, count, shape)
        stamp.write_text(_recipe())
    forget(shop)
    if count > EDITED:
        edit(shop, shape, price=9)
    return shop


def write_shop(folder: Path, count: int, shape: Shape = THREES) -> None:
    """A whole catalog repository; its products share twenty photos, or have their own."""
    used = COMMON.split(", ")
    standard: dict[str, Data] = {name: each for name, each in standard_attributes().items() if name in used}
    families = {"tee": shape.kind.variants != 1, "colored-tee": shape.kind.variants > 0}
    texts = {
        "catalog/catalog.yaml": CATALOG,
        "catalog/attributes/standard.yaml": emit(standard | OPTIONS),
        **{f"catalog/families/{name}.yaml": _family(name) for name, needed in families.items() if needed},
        "catalog/categories.yaml": CATEGORIES,
        ".gitignore": "dist/\n.omnicat/\n.made\n",
        **{f"channel_profiles/{name}.yaml": text for name, text in shape.profiles},
    }
    files = [(path, text.encode()) for path, text in texts.items()]
    if not shape.kind.linked:
        for number in range(min(count, shape.kind.photos)):
            files.append((f"assets/photo-{number}.jpg", _photo(number, shape.side)))
            files.append((f"assets/photo-{number}.jpg.yaml", b"alt: {en-US: A tee, de-DE: Ein T-Shirt}\n"))
    made_up_products.write(folder, iter(files))
    write_products(folder / "catalog/products", count, shape)


def write_products(folder: Path, count: int, shape: Shape = EIGHT) -> None:
    """Product files alone."""
    made_up_products.write(folder, made_up_products.products(count, shape.kind))


def edit(shop: Path, shape: Shape, *, price: int) -> None:
    """Gives one product another price."""
    text = made_up_products.product(EDITED, shape.kind, price)
    (shop / "catalog/products" / made_up_products.path(EDITED)).write_text(text)


def _family(name: str) -> str:
    return f"family: {name}\n{FAMILY}" + ("axes: [color]\n" if name == "colored-tee" else "")


@cache
def _photo(number: int, side: int) -> bytes:
    return a_main_photo(side + number % 100, side + number // 100, 12 * number % 256)


def _recipe() -> str:
    """What says whether a shop on the disk is the one that would be written now."""
    here = Path(__file__)
    files = (here, here.with_name("made_up_products.py"), here.with_name("photos.py"))
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
