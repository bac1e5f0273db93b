"""A small shop in memory, with the standard attributes, shown in every shipped channel."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files as package_files
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from omnicat.catalog import load_model, read_product
from omnicat.channels import Channel, Resolutions, Shop, compile_channel, load_profiles, shipped_specs, show, sold
from omnicat.documents import emit, parse
from omnicat.feeds import Feed, columns_of, join, render_footer, render_header, render_item
from omnicat.findings import Finding
from omnicat.model.asset import Asset
from omnicat.model.catalog import Model, Stock
from omnicat.model.channel import FeedPlan
from omnicat.model.listing import Listing
from omnicat.model.product import Product
from omnicat.templating import load_template

TEMPLATES = Path(__file__).parents[2] / "templates"

CATALOG = """
name: Harbor & Pine
url: https://harborandpine.example
product_url: https://harborandpine.example/{locale}/products/{slug}
asset_url: https://cdn.harborandpine.example
locales: [en-US, de-DE]
currencies: [USD, EUR]
associations:
  part: {label: Contains, quantity: true}
"""

FAMILIES = {
    "catalog/families/tee.yaml": "family: tee\nlabel: Tee\nattributes: [%s]\naxes: [color, size]\n",
    "catalog/families/mug.yaml": "family: mug\nlabel: Mug\nattributes: [%s]\n",
}

CATEGORIES = """
apparel:
  label: {en-US: Apparel, de-DE: Bekleidung}
  taxonomies: {google: 166, shopify: aa, amazon: SHIRT}
  children:
    tees: {label: Tees, taxonomies: {google: 212, shopify: aa-1-13-8}}
kitchen: {label: {en-US: Kitchen, de-DE: Küche}, taxonomies: {google: 6049, shopify: hg-11, amazon: DRINKING_CUP}}
"""

TEE = """
sku: TEE-HARBOR
family: tee
status: active
categories: [apparel/tees]
attributes:
  name: {en-US: "Harbor organic tee, <crew> & neck", de-DE: Harbor Bio-T-Shirt}
  description: {en-US: "<p>Soft &amp; light.</p><ul><li>Organic</li><li>Fair</li></ul>", de-DE: "<p>Weich.</p>"}
  bullets:
    en-US: ["Soft, and warm \\"all day\\"", Made of organic cotton, Washes at 30 degrees]
    de-DE: ["Weich, und warm", Aus Bio-Baumwolle, Bei 30 Grad waschbar]
  search_terms: {en-US: [t-shirt, crew neck, organic]}
  brand: Harbor & Pine
  price: {USD: 29.00, EUR: 27.00}
  weight: 180 g
  gender: unisex
  age_group: adult
  material: Cotton
  country_of_origin: PT
  condition: new
assets:
  main: tee/front.jpg
  gallery: [tee/back.jpg, tee/detail.jpg]
variants:
  - sku: TEE-HARBOR-NVY-S
    attributes: {color: navy, size: S, gtin: "9521234543213"}
    assets: {main: tee/navy.jpg}
  - sku: TEE-HARBOR-RED-M
    attributes:
      color: red
      size: M
      gtin: "9521234543220"
      sale_price: {USD: 19.50, EUR: 18.00}
      sale_starts: 2026-11-01
      sale_ends: 2026-11-30
"""

MUG = """
sku: MUG-ENAMEL
family: mug
status: active
categories: [kitchen]
attributes:
  name: {en-US: Enamel mug, de-DE: Emaillebecher}
  description: {en-US: A mug for outdoors., de-DE: Ein Becher für draußen.}
  bullets: {en-US: [Unbreakable steel, Holds 350 ml of coffee, Goes on the fire], de-DE: [Unzerbrechlich aus Stahl, Fasst 350 ml Kaffee, Für das Feuer]}
  brand: Harbor & Pine
  mpn: HP-EM-1
  price: {USD: 14.90, EUR: 13.90}
  length: 12 cm
  width: 9 cm
  height: 85 mm
  weight: 0.35 kg
  country_of_origin: DE
  dangerous_goods: not_applicable
  gtin: "9521234543237"
assets: {main: mug/front.jpg}
"""

PROFILES = {
    "google-us": "spec: google-merchant@2026-08\nlocale: en-US\ncurrency: USD\ncountry: US\n"
    "settings: {shipping: [{country: US, service: Standard, price: 5.00 USD}]}\n",
    "google-de": "spec: google-merchant@2026-08\nlocale: de-DE\ncurrency: EUR\ncountry: DE\n",
    "amazon": "spec: amazon-listings@2026-07\nlocale: en-US\ncurrency: USD\ncountry: US\n"
    "settings: {seller_id: A1EXAMPLE, marketplace_id: ATVPDKIKX0DER, issue_locale: en_US}\n",
    "shopify": "spec: shopify@2026-07\nlocale: en-US\ncurrency: USD\n",
    "woocommerce": "spec: woocommerce@2026-08\nlocale: en-US\ncurrency: USD\n",
    "bigcommerce": "spec: bigcommerce@2026-04\nlocale: en-US\ncurrency: USD\ncountry: US\n",
    "shopify-export": "spec: shopify-export@2026-07\nlocale: en-US\ncurrency: USD\n",
    "product-set": "spec: shopify-product-set@2026-07\nlocale: en-US\ncurrency: USD\n"
    "settings: {location_id: gid://shopify/Location/1}\n",
    "mailchimp": "spec: mailchimp@2026-08\nlocale: en-US\ncurrency: USD\nsettings: {store_id: s1}\n",
    "klaviyo": "spec: klaviyo@2026-07\nlocale: en-US\ncurrency: USD\n",
    "website": "spec: website@2026-08\nlocale: en-US\ncurrency: USD\ncountry: US\n"
    "settings:\n  shipping: [{country: US, rate: 5.00, handling_days_min: 0, handling_days_max: 1, transit_days_min: 2,"
    " transit_days_max: 4}]\n  returns: {country: US, window: finite, days: 30, method: mail, fees: free}\n",
    "microsoft": "spec: microsoft-merchant@2026-06\nlocale: en-US\ncurrency: USD\ncountry: US\n"
    "settings: {shipping: [{country: US, service: Standard, price: '5.00'}]}\n",
    "meta": "spec: meta-catalog@2026-04\nlocale: en-US\ncurrency: USD\ncountry: US\n"
    "settings: {shipping: [{country: US, service: Standard, price: 5.00 USD}]}\n",
    "pinterest": "spec: pinterest@2026-09\nlocale: en-US\ncurrency: USD\ncountry: US\n"
    "settings: {shipping: [{country: US, service: Standard, price: 5.00 USD}]}\n",
    "tiktok": "spec: tiktok@2026-09\nlocale: en-US\ncurrency: USD\ncountry: US\n"
    "settings: {shipping: [{country: US, service: Standard, price: 5.00 USD}]}\n",
}


class InMemory:
    """Files of a catalog by path."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts

    def paths(self, prefix: str) -> tuple[str, ...]:
        return tuple(sorted(path for path in self.texts if path.startswith(prefix)))

    def read(self, path: str) -> bytes:
        return self.texts[path].encode()


def standard_attributes() -> dict[str, Any]:
    document, findings = parse(package_files("omnicat").joinpath("standard/attributes.yaml").read_bytes(), "standard")
    assert document, findings
    return {code: dict(said) for code, said in document.data.items()}


@cache
def texts() -> Mapping[str, str]:
    """The shop's files besides products and profiles."""
    standard = standard_attributes()
    standard["color"]["options"] = {"navy": {"label": "Navy"}, "red": {"label": {"en-US": "Red", "de-DE": "Rot"}}}
    standard["size"]["options"] = {"S": "S", "M": "M"}
    codes = ", ".join(standard)
    return {
        "catalog/catalog.yaml": CATALOG,
        "catalog/attributes/standard.yaml": emit(standard),
        "catalog/categories.yaml": CATEGORIES,
        **{path: text % codes for path, text in FAMILIES.items()},
    }


@cache
def model() -> Model:
    made, findings = load_model(InMemory(texts()))
    assert not findings, findings
    pictures = ("tee/front.jpg", "tee/back.jpg", "tee/detail.jpg", "tee/navy.jpg", "mug/front.jpg")
    assets = {path: Asset(path, f"{path}-digest", 1000, "image", "jpeg", 1800, 1800) for path in pictures}
    return replace(made, assets=assets)


@cache
def channel(name: str) -> Channel:
    files = {f"channel_profiles/{name}.yaml": PROFILES[name].encode()}
    profiles, findings = load_profiles(files, shipped_specs(), model().settings)
    assert not findings, findings
    compiled, problems = compile_channel(profiles[name], model())
    assert compiled, problems
    assert not problems
    return compiled


def product(text: str) -> Product:
    document, findings = parse(text.encode(), "catalog/products/p.yaml")
    assert document, findings
    assert not findings
    read, wrong = read_product(document, model())
    assert read, wrong
    assert not wrong, wrong
    return read


def shown(text: str, name: str) -> tuple[Listing, tuple[Finding, ...]]:
    made = product(text)
    stock = Stock({"TEE-HARBOR-NVY-S": 4, "TEE-HARBOR-RED-M": 0})
    listing, findings = show(made, channel(name), Shop(model(), stock, "test"), Resolutions(made, model()))
    assert listing
    return listing, findings


def feed(name: str, plan: FeedPlan) -> Feed:
    profile = channel(name).profile
    mapped = {each.field.name: each for each in channel(name).fields}
    template = plan.template and load_template(plan.template, (TEMPLATES / plan.template).read_text(encoding="utf-8"))
    return Feed(
        plan,
        profile.spec,
        columns_of(plan, profile.spec, mapped),
        channel(name).given["channel"],
        profile.locale,
        template or None,
    )


def plan_of(name: str, format_name: str) -> FeedPlan:
    return next(plan for plan in channel(name).profile.feeds if plan.format == format_name)


def written(name: str, format_name: str, *products: str) -> tuple[Feed, bytes]:
    """The feed of a channel with those products."""
    made = feed(name, plan_of(name, format_name))
    groups = [shown(each, name)[0] for each in products]
    items = groups if made.plan.unit == "product" else [each for group in groups for each in sold(group, channel(name))]
    fragments = [render_item(made, each) for each in items]
    return made, b"".join(join(made.plan, render_header(made), fragments, render_footer(made)))
