"""A Hugo site that renders the same product files into the same six feeds, as someone who knows Hugo would write it.

Three shapes of it were tried, and `SHAPES` keeps them all so that the fastest on a machine is the one compared with:
the product files mounted as data and read by six pages (Hugo renders pages in parallel), the same data read by one
page in six output formats, and a content page a product with the file as its front matter.
"""

from collections.abc import Callable
from pathlib import Path

FEEDS = (("google", "google.xml"), ("shopify", "shopify.csv"), ("website", "products.jsonl"))
LOCALES = (("en", "en-US", "USD"), ("de", "de-DE", "EUR"))

_SETTINGS = """\
baseURL = "https://shop.example/"
title = "Made-up shop"
disableKinds = ["home", "section", "taxonomy", "term", "rss", "sitemap", "robotstxt", "404"]
[outputFormats.feed]
mediaType = "text/plain"
isPlainText = true
"""
_MOUNTS = """\
[[module.mounts]]
source = "content"
target = "content"
[[module.mounts]]
source = "layouts"
target = "layouts"
[[module.mounts]]
source = "{products}"
target = "{target}"
"""
_OVER_DATA = "{{ range hugo.Data.products }}{{ range . }}{{ $p := . }}{{ $a := .attributes }}"
_END_OF_DATA = "{{ end }}{{ end }}"
_OVER_PAGES = '{{ range $.Site.Params.none }}{{ end }}{{ range where $.Site.RegularPages "Section" "products" }}{{ $p := .Params }}{{ $a := .Params.attributes }}'
_END_OF_PAGES = "{{ end }}"

_GOOGLE = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
  <channel>
    <title>Made-up shop</title>
    <link>https://shop.example</link>
    <description>Google Merchant Center, primary product data, {{ $l }}</description>
OVER{{ if eq $p.status "active" }}
    <item>
      <g:id>{{ $p.sku }}</g:id>
      <g:title>{{ transform.XMLEscape (index $a.name $l) }}</g:title>
      <g:description>{{ transform.XMLEscape (index $a.description $l) }}</g:description>
      <g:link>https://shop.example/{{ $l }}/products/{{ lower $p.sku }}</g:link>
      <g:image_link>{{ index $a.source_images 0 }}</g:image_link>
      <g:availability>in_stock</g:availability>
      <g:price>{{ printf "%.2f" (float (index $a.price $c)) }} {{ $c }}</g:price>
      <g:google_product_category>212</g:google_product_category>
      <g:product_type>Apparel</g:product_type>
      <g:brand>{{ transform.XMLEscape $a.brand }}</g:brand>
      <g:gtin>{{ $a.gtin }}</g:gtin>
      <g:mpn>{{ transform.XMLEscape $a.mpn }}</g:mpn>
      <g:condition>{{ $a.condition }}</g:condition>
      <g:age_group>{{ $a.age_group }}</g:age_group>
      <g:gender>{{ $a.gender }}</g:gender>
      <g:color>{{ index $colors $a.color }}</g:color>
      <g:material>{{ transform.XMLEscape $a.material }}</g:material>
      <g:pattern>{{ transform.XMLEscape $a.pattern }}</g:pattern>
      <g:size>{{ $a.size }}</g:size>
      <g:product_weight>{{ $a.weight }}</g:product_weight>
{{ range index $a.bullets $l }}      <g:product_highlight>{{ transform.XMLEscape . }}</g:product_highlight>
{{ end }}      <g:custom_label_0>{{ transform.XMLEscape $a.custom_label_0 }}</g:custom_label_0>
    </item>
{{ end }}END
  </channel>
</rss>
"""
_COLUMNS = (
    "Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,"
    "Option1 name,Option1 value,Option1 Linked To,Option2 name,Option2 value,Option2 Linked To,Option3 name,"
    "Option3 value,Option3 Linked To,Price,Compare-at price,Cost per item,Charge tax,Tax code,"
    "Unit price total measure,Unit price total measure unit,Unit price base measure,Unit price base measure unit,"
    "Inventory tracker,Inventory quantity,Continue selling when out of stock,Weight value (grams),"
    "Weight unit for display,Requires shipping,Fulfillment service,Product image URL,Image position,Image alt text,"
    "Variant image URL,Gift card,SEO title,SEO description,Color (product.metafields.shopify.color-pattern),"
    "Google Shopping / Google product category,Google Shopping / Gender,Google Shopping / Age group,"
    "Google Shopping / Manufacturer part number (MPN),Google Shopping / Ad group name,Google Shopping / Ads labels,"
    "Google Shopping / Condition,Google Shopping / Custom product,Google Shopping / Custom label 0,"
    "Google Shopping / Custom label 1,Google Shopping / Custom label 2,Google Shopping / Custom label 3,"
    "Google Shopping / Custom label 4"
)
_SHOPIFY = (
    _COLUMNS
    + """
OVER{{ if eq $p.status "active" }}{{ $w := split $a.weight " " }}\
"{{ replace (index $a.name $l) `"` `""` }}",{{ lower $p.sku }},"{{ replace (index $a.description $l) `"` `""` }}",\
"{{ replace $a.brand `"` `""` }}",aa-1-13-8,,,,Active,{{ $p.sku }},{{ $a.gtin }},Title,Default Title,,,,,,,,\
{{ printf "%.2f" (float (index $a.price $c)) }},,,TRUE,,,,,,,,DENY,{{ index $w 0 }},{{ index $w 1 }},TRUE,manual,\
{{ index $a.source_images 0 }},1,,,,"{{ replace (index $a.seo_title $l) `"` `""` }}",\
"{{ replace (index $a.seo_description $l) `"` `""` }}",,,{{ title $a.gender }},{{ title $a.age_group }},\
"{{ replace $a.mpn `"` `""` }}",,,{{ $a.condition }},,{{ $a.custom_label_0 }},,,,
{{ end }}END"""
)
_WEBSITE = """\
OVER{{ if eq $p.status "active" }}{{ $w := split $a.weight " " }}\
{{ $url := printf "https://shop.example/%s/products/%s" $l (lower $p.sku) }}\
{{ dict "@context" "https://schema.org/" "@type" "Product" "name" (index $a.name $l) "url" $url \
"image" $a.source_images "description" (index $a.description $l) "sku" $p.sku "gtin" $a.gtin "mpn" $a.mpn \
"brand" (dict "@type" "Brand" "name" $a.brand) "category" "Apparel" "color" (index $colors $a.color) "size" $a.size \
"material" $a.material "pattern" $a.pattern \
"audience" (dict "@type" "PeopleAudience" "suggestedGender" (title $a.gender) "suggestedMinAge" 13) \
"weight" (dict "@type" "QuantitativeValue" "value" (int (index $w 0)) "unitCode" "GRM") \
"offers" (dict "@type" "Offer" "url" $url "price" (float (index $a.price $c)) "priceCurrency" $c \
"availability" "https://schema.org/InStock" "itemCondition" "https://schema.org/NewCondition" \
"seller" (dict "@type" "Organization" "name" "Made-up shop")) | jsonify (dict "noHTMLEscape" true) }}
{{ end }}END"""
_TEMPLATES = {"google": _GOOGLE, "shopify": _SHOPIFY, "website": _WEBSITE}
_COLORS = '{{- $colors := dict "navy" "Navy" "red" "Red" "sand" "Sand" -}}'


def data_in_six_pages(site: Path, products: Path) -> None:
    """The product files mounted as data; each feed is a page."""
    _write(site / "hugo.toml", _SETTINGS + _MOUNTS.format(products=products, target="data/products"))
    _six_pages(site, _OVER_DATA, _END_OF_DATA)


def data_in_six_formats(site: Path, products: Path) -> None:
    """The product files mounted as data; the home page has six output formats."""
    formats = [(f"{name}{short}", name, short, file) for name, file in FEEDS for short, _, _ in LOCALES]
    settings = _SETTINGS.replace('"home", ', "").partition("[outputFormats.feed]")[0]
    settings += f"[outputs]\nhome = {[each for each, *_ in formats]}\n"
    for each, name, short, file in formats:
        stem, _, ending = file.partition(".")
        settings += f'[mediaTypes."text/{each}"]\nsuffixes = ["{ending}"]\n'
        settings += f'[outputFormats.{each}]\nmediaType = "text/{each}"\nisPlainText = true\n'
        settings += f'path = "{name}-{short}"\nbaseName = "{stem}"\n'
    _write(site / "hugo.toml", settings + _MOUNTS.format(products=products, target="data/products"))
    _write(site / "content/.keep", "")
    for each, name, short, file in formats:
        _, locale, currency = next(one for one in LOCALES if one[0] == short)
        head = f'{{{{- $l := "{locale}" }}}}{{{{ $c := "{currency}" -}}}}{_COLORS}'
        _write(site / f"layouts/index.{each}.{file.partition('.')[2]}", head + _filled(name, _OVER_DATA, _END_OF_DATA))


def pages_as_content(site: Path, products: Path) -> None:
    """A content page for each product, which is never rendered itself; each feed is a page that lists them."""
    _write(site / "hugo.toml", _SETTINGS + _MOUNTS.format(products=site / "products", target="content/products"))
    _six_pages(site, _OVER_PAGES, _END_OF_PAGES)
    _write(site / "content/products/_index.md", "---\ncascade: {build: {render: never, list: always}}\n---\n")
    for file in sorted(products.rglob("*.yaml")):
        write_page(site, file.relative_to(products), file.read_text())


def write_page(site: Path, path: Path, product: str) -> None:
    """A product file as the front matter of a page."""
    _write(site / "products" / path.with_suffix(".md"), f"---\n{product}---\n")


SHAPES: tuple[Callable[[Path, Path], None], ...] = (data_in_six_pages, data_in_six_formats, pages_as_content)


def _six_pages(site: Path, over: str, end: str) -> None:
    for name, file in FEEDS:
        head = f"{{{{- $l := .Params.wording }}}}{{{{ $c := .Params.currency -}}}}{_COLORS}"
        _write(site / f"layouts/{name}.feed.txt", head + _filled(name, over, end))
        for short, locale, currency in LOCALES:
            _write(
                site / f"content/{name}-{short}.md",
                f"---\nurl: /{name}-{short}/{file}\nlayout: {name}\noutputs: [feed]\n"
                f"wording: {locale}\ncurrency: {currency}\n---\n",
            )


def _filled(name: str, over: str, end: str) -> str:
    return _TEMPLATES[name].replace("\\\n", "").replace("OVER", over).replace("END", end)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
