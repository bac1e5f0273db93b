"""A shop with one value of every kind, and a channel that shows them all."""

from collections.abc import Mapping
from functools import cache

from omnicat.catalog import load_model, read_product
from omnicat.channels import Channel, Resolutions, Shop, compile_channel, load_profiles, shop_specs, show
from omnicat.documents import parse
from omnicat.findings import Finding
from omnicat.model.asset import Asset
from omnicat.model.catalog import Model, Stock
from omnicat.model.channel import Profile, Spec
from omnicat.model.listing import Listing
from omnicat.model.product import Product
from tests.specs.small_shop import InMemory

CATALOG = {
    "catalog/catalog.yaml": """\
name: Harbor & Pine
url: https://hp.example
product_url: https://hp.example/{language}/{slug}
asset_url: https://cdn.example/
locales: [en-US, de-DE, fr-FR]
fallback: {de-DE: [en-US], fr-FR: [de-DE, en-US]}
currencies: [USD, EUR, JPY]
associations: {part: {label: Contains, quantity: true}, similar: {label: Similar}}
""",
    "catalog/attributes/all.yaml": """\
name: {type: text, label: Name, localizable: true, presentation: true}
care: {type: text, label: Care, localizable: true, fallback: {de-DE: []}}
bullets: {type: text, label: Bullets, list: true, localizable: true, presentation: true}
text: {type: rich_text, label: Text, localizable: true}
brand: {type: text, label: Brand, default: Harbor}
hello: {type: text, label: Hello, localizable: true, default: {en-US: Hello, de-DE: Hallo}}
color: {type: select, label: Color, options: {navy: {label: {en-US: Navy, de-DE: Marine}, channels: {all: Navy Blue, mine: NVY}}, red: {label: Red}}}
size: {type: select, label: Size, options: {S: S, M: M}}
marks: {type: multi_select, label: Marks, options: {fair: Fair, organic: Organic}}
weight: {type: measurement, label: Weight, quantity: mass, unit: g}
price: {type: money, label: Price}
new: {type: boolean, label: New}
count: {type: integer, label: Count}
ratio: {type: decimal, label: Ratio}
since: {type: date, label: Since}
gtin: {type: gtin, label: GTIN}
chart: {type: table, label: Chart, columns: {size: {type: text}, chest: {type: measurement, quantity: length, unit: cm}}}
availability: {type: select, label: Availability, options: {in_stock: In, out_of_stock: Out, preorder: Pre, backorder: Back}}
""",
    "catalog/families/tee.yaml": "family: tee\nlabel: Tee\nattributes: [name, care, bullets, text, brand, hello, color, size,"
    " marks, weight, price, new, count, ratio, since, gtin, chart, availability]\naxes: [color, size]\n",
    "catalog/categories.yaml": "top: {label: {en-US: Top, de-DE: Oben}, taxonomies: {all: 7}, children: {sub: {label: Sub}}}\n",
}

SPEC = """\
spec: all@2026-08
title: Every kind
taxonomy: all
settings: {seller: {need: required, description: who sells}, note: {default: none said}}
renditions: {main: {width: 200, height: 200}, gallery: {width: 100}}
feeds: [{file: all.csv, format: csv}]
fields:
  - {name: id, from: listing.sku, need: required}
  - {name: title, from: name}
  - {name: link, from: listing.link}
  - {name: color, from: color}
"""

PROFILE = "spec: all@2026-08\nlocale: en-US\ncurrency: USD\nsettings: {seller: me}\n"
IMAGES = ("a.jpg", "b.jpg", "c.jpg", "d.jpg")


@cache
def model() -> Model:
    from msgspec.structs import replace

    made, findings = load_model(InMemory(CATALOG))
    assert not findings, findings
    assets = {path: Asset(path, f"{path}-digest", 9, "image", "jpeg", 400, 300) for path in IMAGES}
    assets["gone.jpg"] = Asset("gone.jpg", "x", 9, "image", broken=True)
    assets["film.mp4"] = Asset("film.mp4", "f" * 64, 9, "video")
    assets["how to.pdf"] = Asset("how to.pdf", "e" * 64, 9, "document", width=400, height=200)
    return replace(made, assets=assets)


def spec(text: str = SPEC) -> Mapping[str, Spec]:
    specs, findings = shop_specs({"specs/all/2026-08.yaml": text.encode()})
    assert not findings, findings
    return specs


def profiles(texts: Mapping[str, str], spec_text: str = SPEC) -> tuple[dict[str, Profile], tuple[Finding, ...]]:
    files = {f"channel_profiles/{name}.yaml": text.encode() for name, text in texts.items()}
    return load_profiles(files, spec(spec_text), model().settings)


def channel(text: str = PROFILE, spec_text: str = SPEC, name: str = "mine") -> Channel:
    made, findings = profiles({name: text}, spec_text)
    assert not findings, findings
    compiled, problems = compile_channel(made[name], model())
    assert compiled, problems
    return compiled


def product(text: str) -> Product:
    document, findings = parse(text.encode(), "catalog/products/p.yaml")
    assert document, findings
    assert not findings, findings
    read, wrong = read_product(document, model())
    assert read, wrong
    assert not wrong, wrong
    return read


def shown(
    text: str, made: Channel | None = None, stock: Mapping[str, int] | None = None
) -> tuple[Listing | None, tuple[Finding, ...]]:
    one = product(text)
    return show(one, made or channel(), Shop(model(), Stock(stock or {}), "enc"), Resolutions(one, model()))


def listing(text: str, made: Channel | None = None, stock: Mapping[str, int] | None = None) -> Listing:
    found, findings = shown(text, made, stock)
    assert found
    assert not findings, findings
    return found
