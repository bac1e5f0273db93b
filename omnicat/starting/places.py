"""A channel's place: the country it sells in, with the locale and the currency of the catalog that belong there."""

from collections.abc import Sequence

from msgspec import Struct

from omnicat.errors import OmnicatError
from omnicat.findings import did_you_mean

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
LANGUAGES = {
    "AT": ("de",),
    "CH": ("de", "fr", "it"),
    "BE": ("nl", "fr", "de"),
    "LU": ("fr", "de"),
    "CA": ("en", "fr"),
    "MX": ("es",),
    "BR": ("pt",),
    "CY": ("el",),
    "GR": ("el",),
    "EE": ("et",),
    "SI": ("sl",),
    "IN": ("en", "hi"),
    "SG": ("en", "zh"),
    "ZA": ("en",),
    "AE": ("ar", "en"),
    **dict.fromkeys(("US", "GB", "IE", "AU", "NZ"), ("en",)),
    **{country: (language,) for language, country in COUNTRY_BY_LANGUAGE.items() if language != "en"},
}
"""Country -> the languages that shops speak there, where they are not called as the country is."""


class Place(Struct, frozen=True):
    """One country with a locale and a currency."""

    country: str
    locale: str
    currency: str


def usual_place(locale: str, currencies: Sequence[str]) -> Place:
    """The place that a locale speaks of; the first currency where the country's own is not among those there are."""
    country = _country_of(locale) or "US"
    usual = CURRENCY_BY_COUNTRY.get(country, "")
    return Place(country, locale, usual if usual in currencies else currencies[0])


def place_in(country: str, locale: str, currency: str, locales: Sequence[str], currencies: Sequence[str]) -> Place:
    """The place that was asked for; what was not said ('') follows from the rest and from the catalog's own.

    Raises OmnicatError where that does not tell, or where the catalog has no such locale or currency.
    """
    if locale and locale not in locales:
        raise OmnicatError(f"locale '{locale}' is not one of the catalog's", did_you_mean(locale, locales))
    if currency and currency not in currencies:
        raise OmnicatError(f"currency '{currency}' is not one of the catalog's", did_you_mean(currency, currencies))
    land = country.upper() or _country_of(locale or (locales[0] if len(locales) == 1 else ""))
    if not land:
        raise OmnicatError("the country is not known", "say it, such as --country DE")
    if len(land) != len("DE") or not land.isalpha():
        raise OmnicatError(f"'{country}' is not a country", "write it as in ISO 3166, such as DE")
    return Place(land, locale or _locale_in(land, locales), currency or _currency_in(land, currencies))


def _country_of(locale: str) -> str:
    language, *others = locale.split("-")
    said = next((part.upper() for part in others if len(part) == 2), "")
    return said or COUNTRY_BY_LANGUAGE.get(language, language.upper() if language.upper() in EURO else "")


def _locale_in(country: str, locales: Sequence[str]) -> str:
    """The catalog's locale of that country, else the one in a language of that country."""
    spoken = LANGUAGES.get(country, (country.lower(),))
    exact = [each for each in locales if each.endswith(f"-{country}")]
    near = [each for language in spoken for each in locales if each.partition("-")[0] == language]
    found = exact or near
    if len(found) == 1 or (near and not exact and len({each.partition("-")[0] for each in near}) == len(near)):
        return found[0]
    asked = " or ".join(f"--locale {each}" for each in found or locales)
    wrong = (
        f"several locales of the catalog are spoken in {country}"
        if found
        else f"no locale of the catalog is of {country}"
    )
    raise OmnicatError(wrong, f"say which one: {asked}" + ("" if found else "; or add one to catalog/catalog.yaml"))


def _currency_in(country: str, currencies: Sequence[str]) -> str:
    usual = CURRENCY_BY_COUNTRY.get(country, "")
    if usual in currencies:
        return usual
    asked = " or ".join(f"--currency {each}" for each in currencies)
    wrong = (
        f"'{usual}' of {country} is not a currency of the catalog"
        if usual
        else f"the currency of {country} is not known"
    )
    raise OmnicatError(wrong, f"say which one: {asked}; or add it to catalog/catalog.yaml")
