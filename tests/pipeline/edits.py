"""Some two hundred kinds of small changes to a catalog, as data: what must not confuse what is remembered."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib.resources import files
from pathlib import Path

from omnicat.policy import write_baseline
from tests.originals.files import pdf
from tests.pipeline.edits_shop import TEXT_BY_PATH, TODAY, picture, put


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: what it does to the files, or to what else a build is made from."""

    name: str
    do: Callable[[Path], None] = lambda root: None
    today: date = TODAY
    encoder: str = ""
    code: str = ""


def change(root: Path, path: str, old: str, new: str) -> None:
    """One text in a file becomes another."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text, f"'{old}' is not in {path}"
    put(root, path, text.replace(old, new, 1).encode())


SETTINGS, FACTS, TEXTS = "catalog/catalog.yaml", "catalog/attributes/facts.yaml", "catalog/attributes/texts.yaml"
CATEGORIES, STOCK, LOCATIONS = "catalog/categories.yaml", "catalog/inventory.csv", "catalog/locations.yaml"
PRODUCT = "catalog/products/"
TEE, SWEAT, MUG_FILE, POSTER = (f"{PRODUCT}{name}.yaml" for name in ("tee", "sweat", "mug", "poster"))
SET, CANDLE_FILE = f"{PRODUCT}home/set.yaml", f"{PRODUCT}home/candle.yaml"
BASE, TEE_FAMILY, MUG_FAMILY, POSTER_FAMILY = (
    f"catalog/families/{name}.yaml" for name in ("base", "tee", "mug", "poster")
)
GOOGLE, GERMAN, SHOPIFY, WEBSITE, BOARD_PROFILE = (
    f"channel_profiles/{name}.yaml" for name in ("google-us", "google-de", "shopify", "website", "board")
)
SPEC, BOARD, CARD = "specs/board/2026-01.yaml", "templates/board.xml.j2", "templates/card.xml.j2"
RECORD, PDF_RECORD = "assets/tee/front.png.yaml", "assets/mug/care.pdf.yaml"

AMAZON = """\
spec: amazon-listings@2026-07
locale: en-US
currency: USD
country: US
settings: {seller_id: A1EXAMPLE, marketplace_id: ATVPDKIKX0DER, issue_locale: en_US}
renditions: {main: {width: 510, height: 510, format: png}, gallery: {width: 510, height: 510, format: png}}
"""

CHANGES: Mapping[str, tuple[tuple[str, str], ...]] = {
    SETTINGS: (
        ("name: Harbor & Pine\n", "name: Keel\n"),
        ("url: https://harborandpine.example\n", "url: https://keel.example\n"),
        ("products/{slug}", "p/{sku}"),
        ("product_url: https://harborandpine.example/{locale}/products/{slug}\n", ""),
        ("https://cdn.", "https://img."),
        ("asset_url: https://cdn.harborandpine.example\n", ""),
        ("locales: [en-US, de-DE]", "locales: [de-DE, en-US]"),
        ("locales: [en-US, de-DE]", "locales: [en-US]"),
        ("locales: [en-US, de-DE]", "locales: [en-US, de-DE, fr-FR]"),
        ("fallback: {de-DE: [en-US]}\n", ""),
        ("currencies: [USD, EUR]", "currencies: [EUR, USD]"),
        ("currencies: [USD, EUR]", "currencies: [USD]"),
        ("[A-Z0-9-]+", "[A-Z]+"),
        ("Goes well with", "Goes with"),
        ("accessory: {", "matching: {"),
        (", two_way: true", ""),
        ("Passt dazu}}", "Passt dazu}, two_way: true}"),
        (", quantity: true", ""),
        ("many: true}", "many: false}"),
        ("kinds: [image]", "kinds: [video]"),
        ("  lifestyle: {label", "  in_use: {label"),
        ("email: hello@", "email: hi@"),
        ('"off"', "note"),
        ("asset/unused: note", "channel/missing-field: note"),
        ("asset/unused: note", 'asset/unused: "off"'),
        ("asset/unused: note", "channel: error"),
        ("products/mug.yaml", "products/tee.yaml"),
        ("rule: completeness/translation", "rule: channel/missing-field"),
        ("reason: sold in one country", "reason: not now"),
        ("name: Harbor & Pine\n", "# the shop\nname: Harbor & Pine\n"),
        ("name: Harbor & Pine\n", "name: Harbor & Pine\nnope: 1\n"),
        ("locales: [en-US, de-DE]", "locales: [en-US, de-DE"),
    ),
    FACTS: (
        ("label: {en-US: Color, de-DE: Farbe}", "label: {de-DE: Farbe}"),
        ("label: {en-US: Color, de-DE: Farbe}", "label: {de-DE: Farbe, en-US: Color}"),
        ("{en-US: Red, de-DE: Rot}", "{fr-FR: Rouge, it-IT: Rosso}"),
        ("{fr-FR: Sable, it-IT: Sabbia}", "{it-IT: Sabbia, fr-FR: Sable}"),
        ("default: mug/care.pdf", "default: unused.png"),
        ("en-US: Navy, de-DE: Marine", "en-US: Deep navy, de-DE: Tiefblau"),
        ('"#1b2a49"', '"#000000"'),
        (", channels: {google-merchant: Dark blue}", ""),
        ("Dark blue", "Blue"),
        ("    red: {label: {en-US: Red, de-DE: Rot}}\n", ""),
        ("    red: {label: {en-US: Red, de-DE: Rot}}\n", "    red: {label: {en-US: Red, de-DE: Rot}}\n    sky: Sky\n"),
        ("options: {S: S, M: M, L: L}", "options: {L: L, M: M, S: S}"),
        ("options: {S: S, M: M, L: L}", "options: {S: Small, M: M, L: L}"),
        ("size: {type: select, label", "size: {type: text, label"),
        ("localizable: true, fallback: {de-DE: []}", "localizable: true"),
        ("material: {type: text, localizable: true", "material: {type: text, localizable: false"),
        ("gtin: {type: gtin, unique: true}", "gtin: {type: gtin}"),
        ("gtin: {type: gtin, unique: true}", "gtin: {type: text}"),
        ("price: {type: money, min: 1}", "price: {type: money, min: 20}"),
        ("price: {type: money, min: 1}", 'price: {type: money, min: "1"}'),
        ("price: {type: money, min: 1}", "price: {type: decimal}"),
        ("sale_price: {type: money}", "sale_price: {type: money, min: 19}"),
        ("unit: g, max: 20 kg", "unit: kg, max: 20 kg"),
        ("max: 20 kg", "max: 300 g"),
        ("quantity: length", "quantity: mass"),
        ("default: new", "default: used"),
        (", default: new", ""),
        ("default: new", "default: worn"),
        ("price: {type: money, min: 1}\n", "# before\nprice: {type: money, min: 1}\n"),
        ('"[A-Z]{2}"', '"[A-Z]{3}"'),
        ('pattern: "[A-Z]{2}"', 'pattern: "[A-Z"'),
        ("min: 1, max: 100", "min: 3, max: 100"),
        ("min: 0.5", "min: 1.75"),
        ("min: 0.5", 'min: "0.5"'),
        ("min: 0.5", "min: 0.50"),
        ("handmade: {type: boolean}", "handmade: {type: boolean, required: true}"),
        ("kinds: [document]", "kinds: [image]"),
        ("refill: {type: reference, to: product}", "refill: {type: reference, to: category}"),
        ("shelf: {type: reference, to: category}", "shelf: {type: text}"),
        ("season: {type: text}", "season: {type: text, default: spring}"),
        ("season: {type: text}\n", ""),
        ("season: {type: text}", "season: {type: text, list: true}"),
        ("season: {type: text}", "season: {type: text, deprecated: say nothing}"),
        ("season: {type: text}", "season: {type: text, localizable: true}"),
        ("season: {type: text}\n", "season: {type: text}\nnovelty: {type: text}\n"),
        ("season: {type: text}", "season: {type: text, group: Time, description: When}"),
        ("launched: {type: date}", "launched: {type: date, min: 2026-05-01}"),
    ),
    TEXTS: (
        ("max_length: 60", "max_length: 10"),
        ("presentation: true, max_length", "presentation: false, max_length"),
        ('"[a-z0-9-]+"', '"[a-z]+"'),
        ("type: rich_text", "type: text"),
        ("cold: {label: {en-US: Wash cold, de-DE: Kalt waschen}}", "cold: {label: {de-DE: Kalt, en-US: Cold}}"),
        ("answer: {type: text, max_length: 80}", "answer: {type: text, max_length: 2}"),
        ("question: {type: text}, answer", "ask: {type: text}, answer"),
        ("story_url: {type: url}", "story_url: {type: text}"),
        ("deprecated: use mpn", "deprecated: use sku"),
        (", deprecated: use mpn", ""),
        ("mpn: {type: text, unique: true}", "mpn: {type: text}"),
        ("brand: {type: text", "brand: {type: text, unique: true"),
        ("tags: {type: text, list: true}", "tags: {type: text}"),
        ("# what people read\n", ""),
        ("name: {type: text, ", "name: {type: nothing, "),
        ("name: {type: text, ", "name: {type: text, type: text, "),
    ),
    BASE: (
        ("abstract: true\n", ""),
        ("season, legacy_code]", "season, legacy_code, handmade]"),
        ("tags, season,", "tags,"),
        ("all: [name, price]", "all: [name, price, launched]"),
        ("all: [name, price]", "all: [name]"),
        ("google-merchant: [brand]", "google-merchant: [brand, mpn]"),
        ("google-merchant: [brand]", "google-us: [mpn]"),
        ("  google-merchant: [brand]\n", "  board: [brand]\n"),
        ("board: [bullets]", "website: [tags]"),
        ("recommended: {all: [weight], board: [bullets]}\n", ""),
        ("family: base", "family: basis"),
        ("abstract: true\n", "# all have it\n\nabstract: true\n"),
    ),
    TEE_FAMILY: (
        ("axes: [color, size]", "axes: [color]"),
        ("axes: [color, size]", "axes: [size, color]"),
        ("axes: [color, size]\n", ""),
        ("required: [material]", "required: [material, care]"),
        ("material, care, gender", "material, gender"),
        ("en-US: Tees, ", "en-US: T-shirts, "),
        ("parent: base\n", ""),
        ("parent: base", "parent: nobody"),
        ("parent: base", "parent: tee"),
    ),
    MUG_FAMILY: (
        ("recommended: [pieces]", "recommended: [thickness]"),
        ("leaflet, length, pieces,", "pieces, leaflet, length,"),
        ("family: mug", "family: mug\nabstract: true"),
        ("family: mug", "family: cup"),
        ("parent: base", "parent: poster"),
        ("questions, story_url]", "story_url]"),
    ),
    CATEGORIES: (
        ("en-US: Apparel, de-DE: Bekleidung", "en-US: Clothes, de-DE: Kleidung"),
        ("google: 166", "google: 1604"),
        ("google: 212, shopify", "shopify"),
        ("google: 6049, ", ""),
        ("tees: {label", "shirts: {label"),
        ("gifts: {label: {en-US: Gifts, de-DE: Geschenke}", "gifts: {label: {de-DE: Geschenke, en-US: Gifts}"),
        ("gifts: {label", "garden: {label: Garden}\ngifts: {label"),
        ("gifts: {label", "# what to give\ngifts: {label"),
        ("amazon: GIFT", "amazon: DRINKING_CUP"),
        ("kitchen: {", "home: {"),
        ("kitchen: {", "kitchen: ["),
    ),
    STOCK: (
        ("warehouse,4,", "warehouse,0,"),
        ("warehouse,9,", "warehouse,1,"),
        ("TEE-NVY-S,", "TEE-RED-M,"),
        ("TEE-NVY-S,", "TEE,"),
        (
            "MUG,warehouse,9,2026-07-01\nGHOST,warehouse,1,2026-07-01\n",
            "GHOST,warehouse,1,2026-07-01\nMUG,warehouse,9,2026-07-01\n",
        ),
        ("GHOST,warehouse,1,2026-07-01\n", ""),
        ("2026-07-01\n", "2026-07-02\n"),
        ("warehouse,4,", "nowhere,4,"),
        ("warehouse,4,", "warehouse,four,"),
        ("TEE-NVY-S,warehouse,4,2026-07-01\n", "TEE-NVY-S,warehouse,4,2026-07-01\nSWEAT-RED,warehouse,0,2026-07-01\n"),
        ("sku,location", "location,sku"),
    ),
    LOCATIONS: (("label: Warehouse", "label: Store"), ("warehouse: {", "depot: {")),
    GOOGLE: (
        ("locale: en-US", "locale: de-DE"),
        ("currency: USD\n", "currency: EUR\n"),
        ("country: US\n", "country: CA\n"),
        ("select: status == 'active'", "select: status == 'draft'"),
        ("select: status == 'active'", "select: status == 'active' and season"),
        ("select: status == 'active'", "select: status = "),
        ("on_error: skip", "on_error: stop"),
        ("6.90 USD", "7.90 USD"),
        ('  title: "{{ brand }} {{ name }}"\n', ""),
        ("{{ brand }} {{ name }}", "{{ name }} {{ care }}"),
        ("{{ brand }} {{ name }}", "{{ nothing }}"),
        ("custom_label_0: season", "custom_label_0: handmade"),
        ("custom_label_0: season", "description: ~"),
        ("width: 260", "width: 270"),
        ("background: white", "background: black"),
        ("  gallery: {width: 250, height: 250, fit: inside, format: png}\n", ""),
        ("spec: google-merchant@2026-08", "spec: google-merchant@2025-01"),
        ("spec: google-merchant@2026-08", "# google\nspec: google-merchant@2026-08"),
    ),
    GERMAN: (
        ("extends: google-us", "extends: shopify"),
        ("extends: google-us", "extends: google-de"),
        ("currency: EUR", "currency: USD"),
        ("country: DE\n", "country: DE\nfields: {custom_label_1: brand}\n"),
        ("country: DE\n", ""),
    ),
    SHOPIFY: (("height: 90", "height: 95"), ("currency: USD\n", "currency: USD\nselect: sku != 'MUG'\n")),
    WEBSITE: (("days: 30", "days: 60"), ("rate: 5.00", 'rate: "5.00"'), ("fees: free", "fees: nope")),
    BOARD_PROFILE: (
        ("  - {file: board.csv, columns: [title, price]}\n", ""),
        ("columns: [title, price]", "columns: [title, link]"),
        ("columns: [title, price]", "columns: [title, nothing]"),
        ("file: board.csv", "file: table.csv"),
        ("max_items: 50", "max_items: 2"),
        ("unit: product, max_items", "unit: listing, max_items"),
        ("{slug}.xml", "{sku}.xml"),
        ("{slug}.xml", "card.xml"),
        (
            "  - {file: board.xml, template: board.xml.j2}\n",
            "  - {file: second.xml, template: board.xml.j2}\n  - {file: board.xml, template: card.xml.j2}\n",
        ),
        ("template: card.xml.j2, each", "template: nothing.xml.j2, each"),
        ("template: card.xml.j2, each", "template: google.xml.j2, each"),
        ("shelf_price: 1.50", 'shelf_price: "1.50"'),
        ("shelf_price: 1.50", "shelf_price: 2"),
        ("spec: board", "spec:  board"),
    ),
    SPEC: (
        ("title: The notice board", "title: The board"),
        ("max_chars: 60", "max_chars: 6"),
        ("from: name, need", "from: brand, need"),
        ("dunkelblau", "blau"),
        ("values: {navy: dunkelblau}", "closed: false"),
        ("forbid: [winter]", "forbid: [summer]"),
        ("min_width: 20", "min_width: 600"),
        ("from: 2026-12-01", "from: 2026-10-01"),
        ("== 'Free'", "== 'Emaillebecher'"),
        ("[one, two]", "[one, three]"),
        ("parents: false", "parents: true"),
        ("max_variants: 10", "max_variants: 1"),
        ("width: 50", "width: 55"),
        ("  - {name: link, from: listing.link, need: optional}\n", ""),
        ("spec: board@2026-01", "spec: board@2026-02"),
        ("spec: board@2026-01", "# dated\nspec: board@2026-01"),
        ("from: price, type: money", "from: price, type: text"),
    ),
    BOARD: (
        ("<item>{{ listing.record.title }}", "<item>{{ listing.record.title|upper }}"),
        ("{{ listing.record.price }}", "{{ listing.record.link }}"),
        ("{{ listing.record.price }}", "{{ listing.values.brand }}"),
        ("{{ listing.record.price }}", "{{ listing.record.season.upper().nothing.at.all }}"),
        ("{{ listing.record.price }}", "{{ 1 / (listing.sku|length - 3) }}"),
        ("<board shop", "<board name"),
        ("</board>", "<!-- end --></board>"),
        ("</item>", "</itm>"),
        ("</item>", "</item><item/>"),
        ("{% block footer %}", "{% block foot %}"),
        ("{% endblock %}", "{% end %}"),
        ("<item>", "{# one #}<item>"),
    ),
    CARD: (("<item>", "<item x='1'>"), ("<item>", "<card>")),
    RECORD: (
        ("alt: {en-US: A tee", "alt: {en-US: One tee"),
        ("alt: {en-US: A tee, de-DE: Ein T-Shirt}\n", ""),
        ("de-DE: Ein T-Shirt", "fr-FR: Un tee"),
        ("focal: [0.5, 0.4]", "focal: [0.1, 0.4]"),
        ("focal: [0.5, 0.4]", "crop: [0.1, 0.1, 0.5, 0.5]"),
        ("focal: [0.5, 0.4]", "focal: [5, 5]"),
        ("focal: [0.5, 0.4]\n", "focal: [0.5, 0.4]\nstatus: retired\n"),
        ("focal: [0.5, 0.4]\n", "focal: [0.5, 0.4]\ntags: [old]\n"),
        ("alt: ", "# said aloud\nalt: "),
    ),
    PDF_RECORD: (("en-US: Care", "en-US: Caring"), ("status: approved", "status: draft")),
    TEE: (
        ("sku: TEE\n", "sku: TEE-NEW\n"),
        ("status: active", "status: draft"),
        ("status: active", "status: retired"),
        ("status: active", "status: sold"),
        ("categories: [apparel/tees]", "categories: [apparel/tees, gifts]"),
        ("categories: [apparel/tees]", "categories: [apparel/tee]"),
        ("categories: [apparel/tees]\n", ""),
        ("family: tee", "family: tea"),
        ("family: tee", "family: base"),
        ("family: tee", "family: poster"),
        ("en-US: Harbor tee, ", "en-US: Harbour tee, "),
        ("<p>Soft &amp; light.</p>", "<script>Soft</script>"),
        ("[Soft, Warm]", "[Warm, Soft]"),
        ("USD: 29.00", "USD: 29.0"),
        ("USD: 29.00", "USD: 0"),
        ("180 g", "0.18 kg"),
        ("180 g", "180 miles"),
        ("care: [cold]", "care: [line, cold]"),
        ("care: [cold]", "care: [hot]"),
        ("care: [cold]", "car: [cold]"),
        ("color: navy", "color: nevy"),
        ("color: navy, size: S", "color: red, size: M"),
        ("9521234543213", "9521234543214"),
        ("9521234543213", "9521234543244"),
        ("USD: 19.50", "USD: 39.50"),
        ("TEE-NVY-S", "TEE-NVY-XS"),
        ("TEE-NVY-S", "MUG"),
        ("  - sku: TEE-RED-M\n", "  - sku: TEE-RED-M\n    status: draft\n"),
        ("    assets: {main: tee/navy.png}\n", ""),
        ("main: tee/front.png", "main: tee/absent.png"),
        ("main: tee/front.png", "main: unused.png"),
        ("[tee/back.png, tee/detail.png]", "[tee/detail.png, tee/back.png]"),
        ("gallery: [", "galery: ["),
        ("similar: [SWEAT]", "similar: [MUG]"),
        ("similar: [SWEAT]", "similar: [NOBODY]"),
        ("similar: [SWEAT]", "similar: [TEE]"),
        ("  similar: [SWEAT]\n", ""),
        ("accessory: [MUG]", "acessory: [MUG]"),
        ("Harbor organic tee", "Harbor organic shirt"),
        ("google-us:", "google-uk:"),
        ("google-us:", "shopify:"),
        ("variants:\n", "variants:\n  - {sku: TEE-SAND-L, attributes: {color: sand, size: L}}\n"),
        ("variants:\n", "# variants below\nvariants:\n"),
        ("sku: TEE\n", "sku: TEE   \n"),
        ("sku: TEE\n", "sku: TEE\nnope: 1\n"),
        ("sku: TEE\n", "sku: TEE\nsku: TEE\n"),
        ("attributes:\n", "attributes: [\n"),
        ("attributes:\n", "attributes:\n  slug: shared\n"),
        ("de-DE: Harbor T-Shirt", "de-DE: Harbor T-Shirt  zwei"),
        ("  brand: Harbor & Pine\n", "  brand: Harbor & Pine\n  1: one\n"),
    ),
    MUG_FILE: (
        ("pieces: 2", "pieces: 0"),
        ("pieces: 2", "pieces: two"),
        ("thickness: 1.5", "thickness: 1.50"),
        ("handmade: true", "handmade: false"),
        ("handmade: true", "handmade: yes"),
        ("launched: 2026-03-01", "launched: 2026-13-01"),
        ("mug/care.pdf", "mug/fire.png"),
        ("refill: CANDLE", "refill: NOBODY"),
        ("shelf: gifts", "shelf: nothing"),
        ("mpn: HP-EM-1", 'mpn: "9521234543237"'),
        ('answer: "Yes"', 'answer: "No"'),
        ("mug/fire.png]", "mug/front.png]"),
        ("outdoor, enamel", "enamel, outdoor"),
        ("https://harborandpine.example/mug", "not a link"),
        ("sku: MUG\n", "sku: TEE\n"),
        ("sku: MUG\n", "# a mug\nsku: MUG\n"),
        ("status: active", "status: active  # omnicat: ignore[completeness/translation]"),
        ("attributes:", "attributes:\n  slug: set"),
    ),
    SET: (
        ("quantity: 2", "quantity: 20"),
        ("sku: MUG, quantity", "sku: CANDLE, quantity"),
        ("sku: MUG, quantity", "sku: SET, quantity"),
    ),
    CANDLE_FILE: (("status: draft", "status: active"), ("price: 9", "price: 9.0")),
    POSTER: (
        ("  # omnicat: ignore[product/duplicate-value] the printer's own", ""),
        ("ignore[product/deprecated-attribute]", "ignore[product/nothing]"),
        ("ignore[product/duplicate-value] the printer's own", "ignore[channel/missing-field] no picture"),
        ("season: summer", "season: winter"),
        ("price: {USD: 25.00}", "price: {USD: 25.00, EUR: 23.00}"),
    ),
}


def edits() -> tuple[Edit, ...]:
    """All of them, each under a name of its own."""
    found = (*_changes(), *_comments(), *_of_files(), *_of_pictures(), *_of_the_world())
    assert len({each.name for each in found}) == len(found)
    return found


def _changes() -> Iterator[Edit]:
    for path, pairs in CHANGES.items():
        for number, (old, new) in enumerate(pairs):
            name = f"{_short(path)} {number}: {' '.join((new or f'no {old}').split())[:40]}"
            yield Edit(name, partial(change, path=path, old=old, new=new))


def _short(path: str) -> str:
    return path.partition("/")[2].rpartition(".")[0]


def _comments() -> Iterator[Edit]:
    """A comment above moves all lines of a file."""
    for path in (SETTINGS, FACTS, TEXTS, CATEGORIES, BASE, "catalog/families/spare.yaml", GOOGLE, GERMAN, SPEC, TEE):
        yield Edit(f"a comment above {_short(path)}", partial(_write_above, path=path))


def _write_above(root: Path, path: str) -> None:
    put(root, path, b"# above\n\n" + (root / path).read_bytes())


def _of_files() -> Iterator[Edit]:
    """Files that come, go and move."""
    yield Edit("a product touched", lambda root: put(root, TEE, (root / TEE).read_bytes()))
    yield Edit("a product with a blank line at its end", lambda root: put(root, TEE, (root / TEE).read_bytes() + b"\n"))
    yield Edit("a product with other line ends", lambda root: put(root, TEE, _dos(root / TEE)))
    yield Edit(
        "a product with a byte order mark", lambda root: put(root, TEE, b"\xef\xbb\xbf" + (root / TEE).read_bytes())
    )
    yield Edit("a product that is no text", lambda root: put(root, TEE, b"\xff\xfe\x00"))
    yield Edit("an empty product", lambda root: put(root, TEE, b""))
    yield Edit("a product that is a list", lambda root: put(root, TEE, b"- sku: TEE\n"))
    yield Edit("all products touched", _touch)
    yield Edit("a copy of a product", lambda root: put(root, f"{PRODUCT}copy.yaml", (root / MUG_FILE).read_bytes()))
    yield Edit("one more product", lambda root: put(root, f"{PRODUCT}new.yaml", _text(MUG_FILE, "MUG\n", "JUG\n")))
    yield Edit(
        "one more product of another name", lambda root: put(root, f"{PRODUCT}new.yml", _text(SET, "SET\n", "JUG\n"))
    )
    yield Edit(
        "a product with a strange file name",
        lambda root: put(root, f"{PRODUCT}ä b'%.yaml", _text(SET, "SET\n", "JUG\n")),
    )
    yield Edit(
        "a broken product more", lambda root: put(root, f"{PRODUCT}broken.yaml", b"sku: NOBODY\nattributes: {\n")
    )
    for path in (TEE, MUG_FILE, SET, CANDLE_FILE, POSTER, STOCK, CATEGORIES, LOCATIONS, FACTS, MUG_FAMILY):
        yield Edit(f"no {_short(path)}", partial(_remove, path=path))
    for path in (GERMAN, GOOGLE, BOARD_PROFILE, SHOPIFY, SPEC, BOARD, CARD, RECORD, "assets/tee/front.png"):
        yield Edit(f"no {_short(path)} any more", partial(_remove, path=path))
    yield Edit("a product renamed", partial(_move, path=TEE, to=f"{PRODUCT}t-shirt.yaml"))
    yield Edit("a product moved", partial(_move, path=TEE, to=f"{PRODUCT}home/tee.yaml"))
    yield Edit("two products change their files", _swap)
    yield Edit("a family renamed", partial(_move, path="catalog/families/spare.yaml", to="catalog/families/more.yaml"))
    yield Edit("attributes renamed", partial(_move, path=FACTS, to="catalog/attributes/zz.yaml"))
    yield Edit("a profile renamed", partial(_move, path=SHOPIFY, to="channel_profiles/shop.yaml"))
    yield Edit("a template renamed", partial(_move, path=BOARD, to="templates/other.xml.j2"))
    yield Edit("a spec renamed", partial(_move, path=SPEC, to="specs/board/other.yaml"))
    yield Edit(
        "a profile more", lambda root: put(root, "channel_profiles/google.yaml", b"extends: google-us\ncurrency: EUR\n")
    )
    yield Edit("a profile of another spec", lambda root: put(root, "channel_profiles/amazon.yaml", AMAZON.encode()))
    yield Edit(
        "a profile that changes all channels' names",
        lambda root: put(root, "channel_profiles/amazing.yaml", b"spec: nothing@1\n"),
    )
    yield Edit("an own template for a shipped one", lambda root: put(root, "templates/google.xml.j2", _google()))
    yield Edit("an own spec for a shipped one", _own_google)
    yield Edit(
        "a spec more",
        lambda root: put(root, "specs/wall/2026-01.yaml", TEXT_BY_PATH[SPEC].replace("board@", "wall@").encode()),
    )
    yield Edit("a family more", lambda root: put(root, "catalog/families/jar.yaml", b"family: jar\nparent: base\n"))
    yield Edit(
        "an attribute that is there twice",
        lambda root: put(root, "catalog/attributes/a.yaml", b"brand: {type: integer}\n"),
    )
    yield Edit("the baseline", lambda root: put(root, ".omnicat-baseline.json", write_baseline(())))


def _of_pictures() -> Iterator[Edit]:
    """Originals that come, go and move."""
    front = "assets/tee/front.png"
    yield Edit("another picture", lambda root: put(root, front, picture(40)))
    yield Edit("a picture touched", lambda root: put(root, front, (root / front).read_bytes()))
    yield Edit("the picture of another", lambda root: put(root, front, picture(1)))
    yield Edit("a broken picture", lambda root: put(root, front, picture(0)[:200]))
    yield Edit("a picture that is none", lambda root: put(root, front, b"nothing"))
    yield Edit("a picture that nothing names", lambda root: put(root, "assets/new.png", picture(41)))
    yield Edit("a picture moved", partial(_move, path="assets/tee/navy.png", to="assets/tee/blue.png"))
    yield Edit("the same picture twice", lambda root: put(root, "assets/again.png", picture(0)))
    yield Edit("the names of pictures differ in case", lambda root: put(root, "assets/tee/FRONT.png", picture(42)))
    yield Edit("a record more", lambda root: put(root, "assets/mug/front.png.yaml", b"alt: {en-US: A mug}\n"))
    yield Edit("a record without picture", lambda root: put(root, "assets/mug/none.png.yaml", b"alt: {en-US: A mug}\n"))
    yield Edit("no manual", partial(_remove, path="assets/mug/care.pdf"))
    yield Edit("another manual", lambda root: put(root, "assets/mug/care.pdf", pdf(title="Keep it wet")))
    yield Edit("no picture is used", partial(_remove, path="assets/unused.png"))


def _of_the_world() -> Iterator[Edit]:
    """What changes without a file."""
    yield Edit("a day later", today=date(2026, 8, 2))
    yield Edit("a dated rule comes near", today=date(2026, 9, 15))
    yield Edit("a dated rule holds", today=date(2026, 12, 1))
    yield Edit("all dated rules hold", today=date(2027, 3, 1))
    yield Edit("another encoder", encoder="another")
    yield Edit("another omnicat", code="another")


def _dos(file: Path) -> bytes:
    return file.read_bytes().replace(b"\n", b"\r\n")


def _touch(root: Path) -> None:
    for file in (root / PRODUCT).rglob("*.yaml"):
        file.write_bytes(file.read_bytes())


def _text(path: str, old: str, new: str) -> bytes:
    return TEXT_BY_PATH[path].replace(old, new, 1).encode()


def _remove(root: Path, path: str) -> None:
    (root / path).unlink()


def _move(root: Path, path: str, to: str) -> None:
    (root / path).rename(root / to)


def _swap(root: Path) -> None:
    put(root, TEE, TEXT_BY_PATH[MUG_FILE].encode())
    put(root, MUG_FILE, TEXT_BY_PATH[TEE].encode())


def _google() -> bytes:
    return (Path(__file__).parents[2] / "templates/google.xml.j2").read_bytes().replace(b"<item>", b"<item >")


def _own_google(root: Path) -> None:
    shipped = files("omnicat").joinpath("specs/google-merchant/2026-08.yaml").read_bytes()
    put(root, "specs/google-merchant/2026-08.yaml", shipped.replace(b"title: Google Merchant Center,", b"title: Ours,"))
