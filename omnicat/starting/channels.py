"""The channel profiles a new catalog begins with: Google in each locale, the shop's own pages, Shopify, Amazon."""

from collections.abc import Iterator, Mapping, Sequence

EURO = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "CY",
        "DE",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "IE",
        "IT",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "PT",
        "SI",
        "SK",
    ]
)
CURRENCY_BY_COUNTRY = {
    **dict.fromkeys(EURO, "EUR"),
    "US": "USD",
    "GB": "GBP",
    "CA": "CAD",
    "AU": "AUD",
    "NZ": "NZD",
    "JP": "JPY",
    "CN": "CNY",
    "IN": "INR",
    "CH": "CHF",
    "SE": "SEK",
    "NO": "NOK",
    "DK": "DKK",
    "PL": "PLN",
    "CZ": "CZK",
    "HU": "HUF",
    "RO": "RON",
    "BR": "BRL",
    "MX": "MXN",
    "KR": "KRW",
    "SG": "SGD",
    "ZA": "ZAR",
    "TR": "TRY",
    "AE": "AED",
}
COUNTRY_BY_LANGUAGE = {"en": "US", "sv": "SE", "da": "DK", "ja": "JP", "cs": "CZ", "nb": "NO", "ko": "KR", "zh": "CN"}
MARKETPLACES = {
    "US": "ATVPDKIKX0DER",
    "CA": "A2EUQ1WTGCTBG2",
    "MX": "A1AM78C64UM0Y8",
    "BR": "A2Q3Y263D00KWC",
    "GB": "A1F83G8C2ARO7P",
    "DE": "A1PA6795UKMFR9",
    "FR": "A13V1IB3VIYZZH",
    "IT": "APJ6JRA9NG5V4",
    "ES": "A1RKKUPIHCS9HS",
    "NL": "A1805IZSGTT6HS",
    "SE": "A2NODRKZP88ZB9",
    "PL": "A1C3SOZRARQ6R3",
    "JP": "A1VC38T7YXB528",
    "AU": "A39IBJ37TRP1C6",
    "IN": "A21TJRUUN4KGV",
}
"""Country -> marketplace (Amazon, Selling Partner API, marketplace ids, read 2026-08)."""

GOOGLE = """\
# Google Merchant Center: free listings and Shopping ads. `omnicat explain {spec}` tells what it demands.
spec: {spec}
locale: {locale}
currency: {currency}
country: {country}
select: status == 'active'

# How a field is filled, where the usual way isn't yours: an attribute, or text with attributes in it.
# fields:
#   title: "{{{{ brand }}}} {{{{ name }}}}"
#   custom_label_0: season

# Shipping, where the account in Merchant Center doesn't say it.
# settings:
#   shipping: [{{country: {country}, service: Standard, price: 5.00 {currency}}}]
"""

ELSEWHERE = """\
# As in {first}, but for what is said here.
extends: {first}
locale: {locale}
currency: {currency}
country: {country}
"""

WEBSITE = """\
# The shop's own pages: structured data for each product, and a sitemap with images. For pages in another language,
# a file beside this one with `extends: website` and a `locale:` of its own is enough.
spec: {spec}
locale: {locale}
currency: {currency}
country: {country}
select: status == 'active'

# What it costs to send, and to send back: search engines show it beside the price.
# settings:
#   shipping: [{{country: {country}, rate: 5.00, handling_days_min: 0, handling_days_max: 1, transit_days_min: 2, transit_days_max: 4}}]
#   returns: {{country: {country}, window: finite, days: 30, method: mail, fees: free}}
"""

SHOPIFY = """\
# Shopify: the product import file. A blank cell clears what the shop had there; `Column: ~` leaves a column alone.
spec: {spec}
locale: {locale}
currency: {currency}
country: {country}
select: status == 'active'

# fields:
#   Vendor: ~
"""

AMAZON = """\
# Amazon: the JSON listings feed. Three steps before it lists anything:
#   1. put your own seller_id here, and see that marketplace_id is the marketplace you sell in
#   2. say the product types in catalog/categories.yaml: `taxonomies: {{amazon: SHIRT}}`
#   3. delete the line `select: 'false'`
spec: {spec}
locale: {locale}
currency: {currency}
country: {country}
select: 'false'
settings:
  seller_id: YOUR-SELLER-ID
  marketplace_id: {marketplace}
"""


def starter_profiles(locales: Sequence[str], currencies: Sequence[str], spec_ids: Mapping[str, str]) -> dict[str, str]:
    """Path -> text. `spec_ids` are the newest specs by name."""
    places = [_place(locale, currencies) for locale in locales]
    first = places[0]
    profiles = {
        "amazon": AMAZON.format(
            **first,
            spec=spec_ids["amazon-listings"],
            marketplace=MARKETPLACES.get(first["country"], MARKETPLACES["US"]),
        ),
        "shopify": SHOPIFY.format(**first, spec=spec_ids["shopify"]),
    }
    names = [f"google{ending}" for ending in _endings(places)]
    profiles["website"] = WEBSITE.format(**first, spec=spec_ids["website"])
    profiles[names[0]] = GOOGLE.format(**first, spec=spec_ids["google-merchant"])
    profiles |= {
        name: ELSEWHERE.format(**place, first=names[0]) for name, place in zip(names[1:], places[1:], strict=True)
    }
    return {f"channel_profiles/{name}.yaml": text for name, text in sorted(profiles.items())}


def newest(spec_ids: Sequence[str]) -> dict[str, str]:
    """The newest spec of each name."""
    return {spec_id.partition("@")[0]: spec_id for spec_id in sorted(spec_ids)}


def _place(locale: str, currencies: Sequence[str]) -> dict[str, str]:
    language, *others = locale.split("-")
    said = next((part.upper() for part in others if len(part) == 2), "")
    country = said or COUNTRY_BY_LANGUAGE.get(language, language.upper() if language.upper() in EURO else "US")
    usual = CURRENCY_BY_COUNTRY.get(country, "")
    return {"locale": locale, "country": country, "currency": usual if usual in currencies else currencies[0]}


def _endings(places: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Nothing where there is one; the country; the locale where two have the same country."""
    countries = [place["country"] for place in places]
    for place in places:
        ending = place["country"] if countries.count(place["country"]) == 1 else place["locale"]
        yield f"-{ending.lower()}" if len(places) > 1 else ""
