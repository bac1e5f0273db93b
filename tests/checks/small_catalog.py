"""The catalog that every case is laid over: nothing in it is wrong, and everything in it is used."""

from collections.abc import Mapping

FILES: Mapping[str, str] = {
    "catalog/catalog.yaml": """\
name: Harbor & Pine
url: https://harborandpine.example
product_url: https://harborandpine.example/{locale}/products/{slug}
asset_url: https://cdn.harborandpine.example
locales: [en-US, de-DE]
currencies: [USD, EUR]
associations:
  accessory: {label: {en-US: Goes well with, de-DE: Passt dazu}}
  part: {label: Contains, quantity: true}
""",
    "catalog/attributes/shared.yaml": """\
name: {type: text, label: Name, localizable: true, presentation: true, required: true, max_length: 150}
description: {type: rich_text, label: Description, localizable: true, presentation: true}
brand: {type: text, label: Brand}
price: {type: money, label: Price}
sale_price: {type: money, label: Sale price}
gtin: {type: gtin, label: GTIN}
weight: {type: measurement, label: Weight, quantity: mass, unit: g}
color: {type: select, label: Color, options: {navy: {label: {en-US: Navy, de-DE: Marineblau}}, red: {label: {en-US: Red, de-DE: Rot}}}}
size: {type: select, label: Size, options: {S: S, M: M}}
care: {type: multi_select, label: Care, options: {cold: Wash cold, dry: Tumble dry, iron: Iron}}
""",
    "catalog/families/tee.yaml": """\
family: tee
label: Tee
attributes: [name, description, brand, price, sale_price, gtin, weight, color, size, care]
axes: [color, size]
""",
    "catalog/categories.yaml": """\
apparel:
  label: {en-US: Apparel, de-DE: Bekleidung}
  taxonomies: {shelf: 166}
""",
    "catalog/products/fine.yaml": """\
sku: FINE
family: tee
status: active
categories: [apparel]
attributes:
  name: {en-US: Fine tee, de-DE: Feines T-Shirt}
  price: {USD: 29.00, EUR: 27.00}
assets: {main: {file: fine.jpg, alt: {en-US: A fine tee, de-DE: Ein feines T-Shirt}}}
""",
    "assets/fine.jpg": "image 800x800 jpeg",
    "specs/shelf/2026-08.yaml": """\
spec: shelf@2026-08
title: The shelf
sources: {S1: {title: Shelf guide, url: https://shelf.example/guide, date: 2026-08}}
taxonomy: shelf
renditions: {main: {width: 800, height: 800, fit: inside, format: jpeg, quality: 80}}
feeds: [{file: shelf.csv, format: csv}]
fields:
  - {name: id, from: listing.sku, need: required}
  - {name: title, from: name, need: required}
""",
    "channel_profiles/shelf.yaml": """\
spec: shelf@2026-08
locale: en-US
currency: USD
""",
}
