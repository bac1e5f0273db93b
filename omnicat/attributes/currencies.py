"""How many decimals an amount of money can have in each currency."""

import re
from decimal import Decimal

# ISO 4217, list one (read 2026-08): the currencies whose minor unit is not a hundredth.
_MINOR_UNITS = {
    **dict.fromkeys(
        [
            "BIF",
            "CLP",
            "DJF",
            "GNF",
            "ISK",
            "JPY",
            "KMF",
            "KRW",
            "PYG",
            "RWF",
            "UGX",
            "UYI",
            "VND",
            "VUV",
            "XAF",
            "XOF",
            "XPF",
        ],
        0,
    ),
    **dict.fromkeys(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"], 3),
    **dict.fromkeys(["CLF", "UYW"], 4),
}
CODES = frozenset(
    re.findall(
        "[A-Z]{3}",
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD "
        "CDF CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD "
        "GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT "
        "LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR "
        "NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP "
        "STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYI UYU UYW UZS VED VES VND VUV WST "
        "XAF XCD XCG XOF XPF YER ZAR ZMW ZWG ",
    )
)
"""ISO 4217, list one (read 2026-08): the currencies that prices are in today."""

is_code = re.compile(r"[A-Z]{3}").fullmatch


def minor_units(currency: str) -> int:
    """The number of decimals of a currency: 2 for USD, 0 for JPY, 3 for KWD."""
    return _MINOR_UNITS.get(currency, 2)


def fits(amount: Decimal, currency: str) -> bool:
    """Whether the amount can be paid in that currency to the last digit; zeros at its end don't count."""
    exponent = amount.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent <= minor_units(currency):
        return True
    return not format(amount, "f").partition(".")[2][minor_units(currency) :].strip("0")
