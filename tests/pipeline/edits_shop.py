"""A shop with a little of everything, small enough to be built some hundred times: what the edits are made to."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from PIL import Image

from tests.images.pictures import saved
from tests.originals.files import pdf

TODAY = date(2026, 8, 1)

SETTINGS = """\
name: Harbor & Pine
url: https://harborandpine.example
product_url: https://harborandpine.example/{locale}/products/{slug}
asset_url: https://cdn.harborandpine.example
locales: [en-US, de-DE]
fallback: {de-DE: [en-US]}
currencies: [USD, EUR]
sku_pattern: "[A-Z0-9-]+"
associations:
  accessory: {label: {en-US: Goes well with, de-DE: Passt dazu}}
  similar: {label: {en-US: Similar, de-DE: Ähnlich}, two_way: true}
  part: {label: {en-US: Contains, de-DE: Enthält}, quantity: true}
roles:
  lifestyle: {label: {en-US: In use, de-DE: Im Gebrauch}, kinds: [image], many: true}
organization: {name: Harbor & Pine, email: hello@harborandpine.example, country: US}
lint:
  severity: {product/file-name: "off", asset/unused: note}
  ignore:
    - {rule: completeness/translation, path: "catalog/products/mug.yaml", reason: sold in one country}
"""

TEXTS = """\
# what people read
name: {type: text, label: {en-US: Name, de-DE: Name}, localizable: true, presentation: true, max_length: 60}
description: {type: rich_text, label: {en-US: Description}, localizable: true, presentation: true}
bullets: {type: text, list: true, localizable: true, presentation: true}
slug: {type: text, pattern: "[a-z0-9-]+"}
brand: {type: text, label: {en-US: Brand, de-DE: Marke}}
care: {type: multi_select, label: Care, options: {cold: {label: {en-US: Wash cold, de-DE: Kalt waschen}}, line: Line dry}}
questions:
  type: table
  localizable: true
  columns: {question: {type: text}, answer: {type: text, max_length: 80}}
story_url: {type: url}
tags: {type: text, list: true}
legacy_code: {type: text, deprecated: use mpn}
mpn: {type: text, unique: true}
"""

FACTS = """\
color:
  type: select
  label: {en-US: Color, de-DE: Farbe}
  options:
    navy: {label: {en-US: Navy, de-DE: Marine}, swatch: "#1b2a49", channels: {google-merchant: Dark blue}}
    red: {label: {en-US: Red, de-DE: Rot}}
    sand: {label: {fr-FR: Sable, it-IT: Sabbia}}
size: {type: select, label: {en-US: Size, de-DE: Größe}, options: {S: S, M: M, L: L}}
material: {type: text, localizable: true, fallback: {de-DE: []}}
gtin: {type: gtin, unique: true}
price: {type: money, min: 1}
sale_price: {type: money}
sale_starts: {type: date}
sale_ends: {type: date}
weight: {type: measurement, quantity: mass, unit: g, max: 20 kg}
length: {type: measurement, quantity: length, unit: cm}
condition: {type: select, options: {new: {label: New}, used: {label: Used}}, default: new}
gender: {type: select, options: {unisex: Unisex, male: Men}}
age_group: {type: select, options: {adult: Adults, kids: Kids}}
country_of_origin: {type: text, pattern: "[A-Z]{2}"}
dangerous_goods: {type: select, options: {not_applicable: None}, default: not_applicable}
pieces: {type: integer, min: 1, max: 100}
thickness: {type: decimal, min: 0.5}
handmade: {type: boolean}
launched: {type: date}
availability: {type: select, options: {in_stock: In stock, preorder: Preorder}}
manual_file: {type: asset, kinds: [document]}
refill: {type: reference, to: product}
shelf: {type: reference, to: category}
season: {type: text}
leaflet: {type: asset, kinds: [document], default: mug/care.pdf}
"""

FAMILIES = {
    "base": """\
family: base
abstract: true
attributes: [name, description, bullets, slug, brand, gtin, mpn, price, sale_price, sale_starts, sale_ends, weight,
  condition, country_of_origin, dangerous_goods, availability, launched, tags, season, legacy_code]
required:
  all: [name, price]
  google-merchant: [brand]
recommended: {all: [weight], board: [bullets]}
""",
    "tee": """\
family: tee
label: {en-US: Tees, de-DE: T-Shirts}
parent: base
attributes: [color, size, material, care, gender, age_group]
required: [material]
axes: [color, size]
""",
    "mug": """\
family: mug
label: {en-US: Mugs, de-DE: Becher}
parent: base
attributes: [leaflet, length, pieces, thickness, handmade, manual_file, refill, shelf, questions, story_url]
recommended: [pieces]
""",
    "spare": "# no product is of it\nfamily: spare\nlabel: Spare\nparent: base\n",
    "poster": "family: poster\nlabel: Posters\nparent: base\nattributes: [color, shelf]\naxes: [color]\n",
}

CATEGORIES = """\
apparel:
  label: {en-US: Apparel, de-DE: Bekleidung}
  taxonomies: {google: 166, shopify: aa, amazon: SHIRT}
  children:
    tees: {label: {en-US: Tees, de-DE: T-Shirts}, taxonomies: {google: 212, shopify: aa-1-13-8}}
kitchen: {label: {en-US: Kitchen, de-DE: Küche}, taxonomies: {google: 6049, shopify: hg-11, amazon: DRINKING_CUP}}
gifts: {label: {en-US: Gifts, de-DE: Geschenke}, taxonomies: {google: 53, shopify: hg-1, amazon: GIFT}}
hidden: {label: {en-US: Hidden, de-DE: Versteckt}}
"""

TEE = """\
sku: TEE
family: tee
status: active
categories: [apparel/tees]
attributes:
  name: {en-US: Harbor tee, de-DE: Harbor T-Shirt}
  description: {en-US: "<p>Soft &amp; light.</p>", de-DE: "<p>Weich.</p>"}
  bullets: {en-US: [Soft, Warm], de-DE: [Weich, Warm]}
  brand: Harbor & Pine
  price: {USD: 29.00, EUR: 27.00}
  weight: 180 g
  material: {en-US: Cotton, de-DE: Baumwolle}
  care: [cold]
  gender: unisex
  age_group: adult
  country_of_origin: PT
assets:
  main: tee/front.png
  gallery: [tee/back.png, tee/detail.png]
variants:
  - sku: TEE-NVY-S
    attributes: {color: navy, size: S, gtin: "9521234543213"}
    assets: {main: tee/navy.png}
  - sku: TEE-RED-M
    attributes: {color: red, size: M, gtin: "9521234543220", sale_price: {USD: 19.50, EUR: 18.00}}
associations:
  similar: [SWEAT]
  accessory: [MUG]
channels:
  google-us:
    attributes: {name: {en-US: Harbor organic tee}}
"""

SWEAT = """\
sku: SWEAT
family: tee
status: active
categories: [apparel]
attributes:
  name: {en-US: Fog sweatshirt, de-DE: Sweatshirt Nebel}
  description: {en-US: Warm., de-DE: Warm.}
  brand: Harbor & Pine
  price: {USD: 59.00, EUR: 57.00}
  weight: 0.5 kg
  material: Wool
  gender: unisex
  age_group: adult
  country_of_origin: PT
assets: {main: tee/back.png}
variants:
  - sku: SWEAT-SAND
    attributes: {color: sand, size: L, gtin: "9521234543244"}
  - sku: SWEAT-RED
    attributes: {color: red, size: L, gtin: "9521234543251"}
"""

MUG = """\
sku: MUG
family: mug
status: active
categories: [kitchen, gifts]
attributes:
  name: {en-US: Enamel mug, de-DE: Emaillebecher}
  description: {en-US: A mug for outdoors., de-DE: Ein Becher für draußen.}
  brand: Harbor & Pine
  mpn: HP-EM-1
  price: {USD: 14.90, EUR: 13.90}
  length: 12 cm
  weight: 0.35 kg
  country_of_origin: DE
  gtin: "9521234543237"
  pieces: 2
  thickness: 1.5
  handmade: true
  launched: 2026-03-01
  manual_file: mug/care.pdf
  refill: CANDLE
  shelf: gifts
  tags: [outdoor, enamel]
  questions: {en-US: [{question: Is it safe?, answer: "Yes"}]}
  story_url: https://harborandpine.example/mug
assets: {main: mug/front.png, lifestyle: [mug/fire.png]}
"""

SET = """\
sku: SET
family: mug
status: active
categories: [gifts]
attributes:
  name: {en-US: Breakfast set, de-DE: Frühstücksset}
  description: {en-US: Two mugs., de-DE: Zwei Becher.}
  brand: Harbor & Pine
  price: {USD: 35.00, EUR: 33.00}
  gtin: "9521234543268"
  country_of_origin: PT
assets: {main: mug/front.png}
associations:
  part: [{sku: MUG, quantity: 2}]
"""

CANDLE = """\
sku: CANDLE
family: mug
status: draft
attributes:
  name: Candle
  price: 9
"""

POSTER = """\
sku: POSTER
family: poster
status: active
categories: [gifts]
attributes:
  name: {en-US: Lighthouse poster, de-DE: Plakat Leuchtturm}
  description: {en-US: A print., de-DE: Ein Druck.}
  brand: Keel  # omnicat: ignore[product/duplicate-value] the printer's own
  price: {USD: 25.00}
  season: summer
  legacy_code: P-1  # omnicat: ignore[product/deprecated-attribute] kept for the printer
"""

PROFILES = {
    "google-us": """\
spec: google-merchant@2026-08
locale: en-US
currency: USD
country: US
select: status == 'active'
on_error: skip
settings: {shipping: [{country: US, service: Ground, price: 6.90 USD}]}
fields:
  title: "{{ brand }} {{ name }}"
  custom_label_0: season
renditions:
  main: {width: 260, height: 260, fit: pad, background: white, format: png}
  gallery: {width: 250, height: 250, fit: inside, format: png}
""",
    "google-de": "extends: google-us\nlocale: de-DE\ncurrency: EUR\ncountry: DE\n",
    "shopify": "spec: shopify@2026-07\nlocale: en-US\ncurrency: USD\n"
    "renditions: {main: {width: 90, height: 90, format: png}, gallery: {width: 80, height: 80, format: png}}\n",
    "website": "spec: website@2026-08\nlocale: en-US\ncurrency: USD\ncountry: US\nsettings:\n"
    "  shipping: [{country: US, rate: 5.00, handling_days_min: 0, handling_days_max: 1, transit_days_min: 2,"
    " transit_days_max: 4}]\n  returns: {country: US, window: finite, days: 30, method: mail, fees: free}\n"
    "renditions: {main: {width: 230, height: 230, format: png}, gallery: {width: 225, height: 225, format: png}}\n",
    "board": """\
spec: board@2026-01
locale: de-DE
currency: EUR
settings: {shelf_price: 1.50}
feeds:
  - {file: board.xml, template: board.xml.j2}
  - {file: "cards/{slug}.xml", template: card.xml.j2, each: true, unit: product, max_items: 50}
  - {file: board.csv, columns: [title, price]}
""",
}

SPEC = """\
spec: board@2026-01
title: The notice board
listings: {parents: false, max_variants: 10}
settings:
  shelf_price: {description: What a place costs}
fields:
  - {name: title, from: name, need: required, max_chars: 60}
  - {name: price, from: price, type: money, need: required}
  - {name: color, from: color, need: optional, values: {navy: dunkelblau}}
  - {name: season, from: season, need: optional, forbid: [winter]}
  - {name: link, from: listing.link, need: optional}
  - {name: leaflet, from: leaflet, need: optional}
images:
  main: {min_width: 20, dated: [{from: 2026-12-01, min_width: 530}]}
checks:
  - {name: not-free, field: title, fails: record.title == 'Free', message: "'{value}' can't be free"}
renditions:
  main: {width: 50, height: 50, fit: inside, format: png}
lists: {words: [one, two]}
"""

BOARD = """\
{% block header %}<board shop="{{ channel.shop.name }}">
{% endblock %}
{% block item %}<item>{{ listing.record.title }}: {{ listing.record.price }}</item>
{% endblock %}
{% block footer %}</board>
{% endblock %}
"""

CARD = "{% block header %}{% endblock %}{% block item %}<item>{{ listing.record.title }}</item>{% endblock %}{% block footer %}{% endblock %}\n"

TEXT_BY_PATH: Mapping[str, str] = {
    "catalog/catalog.yaml": SETTINGS,
    "catalog/attributes/facts.yaml": FACTS,
    "catalog/attributes/texts.yaml": TEXTS,
    **{f"catalog/families/{name}.yaml": text for name, text in FAMILIES.items()},
    "catalog/categories.yaml": CATEGORIES,
    "catalog/locations.yaml": "warehouse: {label: Warehouse, kind: warehouse}\n",
    "catalog/inventory.csv": "sku,location,quantity,updated_at\nTEE-NVY-S,warehouse,4,2026-07-01\n"
    "MUG,warehouse,9,2026-07-01\nGHOST,warehouse,1,2026-07-01\n",
    "catalog/products/tee.yaml": TEE,
    "catalog/products/sweat.yaml": SWEAT,
    "catalog/products/mug.yaml": MUG,
    "catalog/products/home/set.yaml": SET,
    "catalog/products/home/candle.yaml": CANDLE,
    "catalog/products/poster.yaml": POSTER,
    **{f"channel_profiles/{name}.yaml": text for name, text in PROFILES.items()},
    "specs/board/2026-01.yaml": SPEC,
    "templates/board.xml.j2": BOARD,
    "templates/card.xml.j2": CARD,
    "assets/tee/front.png.yaml": "alt: {en-US: A tee, de-DE: Ein T-Shirt}\nfocal: [0.5, 0.4]\n",
    "assets/mug/care.pdf.yaml": "title: {en-US: Care}\nstatus: approved\ntags: [care]\n",
}
PICTURES = ("tee/front", "tee/back", "tee/detail", "tee/navy", "mug/front", "mug/fire", "unused")
PRODUCTS = 6


def write_shop(root: Path) -> Path:
    """The shop's files in a folder."""
    for path, text in TEXT_BY_PATH.items():
        put(root, path, text.encode())
    for number, name in enumerate(PICTURES):
        put(root, f"assets/{name}.png", picture(number))
    put(root, "assets/mug/care.pdf", pdf(title="Keep it dry"))
    return root


@cache
def picture(number: int) -> bytes:
    """A picture of one color, and of a size, of its own."""
    return saved(Image.new("RGB", (520 + number, 520), (20 * number, 80, 120)), "PNG")


def put(root: Path, path: str, content: bytes) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
