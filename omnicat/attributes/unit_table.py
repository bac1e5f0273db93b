"""The units that are known, each with its exact size in its quantity's standard unit."""

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from msgspec import Struct


class Unit(Struct, frozen=True):
    """`amount x factor + offset` is the amount in the standard unit of the quantity."""

    symbol: str
    quantity: str
    factor: Fraction
    offset: Fraction = Fraction(0)


QUANTITIES = ("mass", "length", "area", "volume", "count", "power", "energy", "memory", "temperature", "time")

# All sizes are exact by definition. US and imperial: NIST Handbook 44 (2024), appendix C, and NIST SP 811, appendix B:
# 1 lb = 0.45359237 kg, 1 in = 2.54 cm, 1 US gallon = 231 cubic inches; volumes are US ones unless they begin with imp.
# hp is 550 foot-pounds-force a second, PS is 75 kilogram-force metres a second, with g = 9.80665 m/s2.
# BTU is the International Table one, cal the thermochemical one (SP 811, B.8).
# mo and y are the means of the Gregorian calendar (UCUM mo_g and a_g): 1 y = 365.2425 d = 12 mo.
_SIZES = {
    "mass": {  # g
        "mg": "0.001", "g": "1", "kg": "1000", "t": "1000000",
        "gr": "0.06479891", "oz": "28.349523125", "lb": "453.59237", "st": "6350.29318", "ton": "907184.74",
    },
    "length": {  # m
        "um": "0.000001", "mm": "0.001", "cm": "0.01", "dm": "0.1", "m": "1", "km": "1000",
        "in": "0.0254", "ft": "0.3048", "yd": "0.9144", "mi": "1609.344",
    },
    "area": {  # m2
        "mm2": "0.000001", "cm2": "0.0001", "dm2": "0.01", "m2": "1", "ha": "10000", "km2": "1000000",
        "in2": "0.00064516", "ft2": "0.09290304", "yd2": "0.83612736", "acre": "4046.8564224",
    },
    "volume": {  # l
        "ml": "0.001", "cl": "0.01", "dl": "0.1", "l": "1", "hl": "100",
        "mm3": "0.000001", "cm3": "0.001", "dm3": "1", "m3": "1000",
        "tsp": "0.00492892159375", "tbsp": "0.01478676478125", "floz": "0.0295735295625", "cup": "0.2365882365",
        "pt": "0.473176473", "qt": "0.946352946", "gal": "3.785411784",
        "impfloz": "0.0284130625", "imppt": "0.56826125", "impqt": "1.1365225", "impgal": "4.54609",
        "in3": "0.016387064", "ft3": "28.316846592", "yd3": "764.554857984",
    },
    "count": {"ct": "1", "pcs": "1", "pair": "2", "dozen": "12"},
    "power": {  # W
        "mW": "0.001", "W": "1", "kW": "1000", "MW": "1000000", "hp": "745.69987158227022", "PS": "735.49875",
    },
    "energy": {  # J
        "J": "1", "kJ": "1000", "MJ": "1000000", "mWh": "3.6", "Wh": "3600", "kWh": "3600000", "MWh": "3600000000",
        "cal": "4.184", "kcal": "4184", "BTU": "1055.05585262",
    },
    "memory": {  # B
        "B": "1", "kB": "1000", "MB": "1000000", "GB": "1000000000", "TB": "1000000000000", "PB": "1000000000000000",
        "KiB": "1024", "MiB": "1048576", "GiB": "1073741824", "TiB": "1099511627776", "PiB": "1125899906842624",
    },
    "time": {  # s
        "ms": "0.001", "s": "1", "min": "60", "h": "3600", "d": "86400", "wk": "604800", "mo": "2629746", "y": "31556952",
    },
}  # fmt: skip

_TEMPERATURES = (  # K
    Unit("C", "temperature", Fraction(1), Fraction("273.15")),
    Unit("F", "temperature", Fraction(5, 9), Fraction("273.15") - Fraction(160, 9)),
    Unit("K", "temperature", Fraction(1)),
)

UNITS: tuple[Unit, ...] = (
    *(Unit(symbol, kind, Fraction(size)) for kind, sizes in _SIZES.items() for symbol, size in sizes.items()),
    *_TEMPERATURES,
)

DOUBTFUL = ("gr",)
"""Symbols that most people write for something else: grams are meant far more often than grains."""

# What people write for a unit, in lower case. Only what can mean nothing else within its quantity.
_NAMES = {
    "mg": "milligram milligrams milligramm",
    "g": "gram grams gramm gms gm grm",
    "kg": "kilogram kilograms kilogramm kilo kilos kgs",
    "t": "tonne tonnes",
    "gr": "grain grains",
    "oz": "ounce ounces unze unzen ozs",
    "lb": "lbs pound pounds pfund",
    "st": "stone stones",
    "um": "µm μm micron microns micrometer micrometers",
    "mm": "millimeter millimeters millimetre millimetres",
    "cm": "centimeter centimeters centimetre centimetres zentimeter cms",
    "dm": "decimeter decimeters decimetre decimetres",
    "m": "meter meters metre metres mtr",
    "km": "kilometer kilometers kilometre kilometres",
    "in": 'inch inches zoll " ″ ”',
    "ft": "foot feet ' ′ ’",
    "yd": "yard yards yds",
    "mi": "mile miles",
    "mm2": "mm² sqmm",
    "cm2": "cm² sqcm",
    "dm2": "dm²",
    "m2": "m² sqm qm",
    "km2": "km²",
    "ha": "hectare hectares hektar",
    "in2": "in² sqin",
    "ft2": "ft² sqft",
    "yd2": "yd² sqyd",
    "acre": "acres",
    "ml": "milliliter milliliters millilitre millilitres",
    "cl": "centiliter centiliters centilitre centilitres",
    "dl": "deciliter deciliters decilitre decilitres",
    "l": "liter liters litre litres ltr ℓ",
    "mm3": "mm³",
    "cm3": "cm³ cc ccm",
    "dm3": "dm³",
    "m3": "m³ cbm",
    "in3": "in³ cuin",
    "ft3": "ft³ cuft",
    "yd3": "yd³ cuyd",
    "tsp": "teaspoon teaspoons",
    "tbsp": "tablespoon tablespoons",
    "floz": "fl_oz fl._oz fluid_ounce fluid_ounces fl.oz fl-oz",
    "cup": "cups",
    "pt": "pint pints",
    "qt": "quart quarts",
    "gal": "gallon gallons gals",
    "ct": "count each ea unit units",
    "pcs": "pc piece pieces stück stk stueck st",
    "pair": "pairs paar",
    "dozen": "dozens dz doz dutzend",
    "W": "watt watts",
    "kW": "kilowatt kilowatts",
    "MW": "megawatt megawatts",
    "mW": "milliwatt milliwatts",
    "hp": "horsepower",
    "J": "joule joules",
    "kJ": "kilojoule kilojoules",
    "Wh": "watt-hour watt-hours watthour watthours",
    "kWh": "kilowatt-hour kilowatt-hours kilowatthour",
    "cal": "calorie calories",
    "kcal": "kilocalorie kilocalories kilokalorien",
    "BTU": "btus",
    "B": "byte bytes",
    "kB": "kb kilobyte kilobytes",
    "MB": "megabyte megabytes",
    "GB": "gigabyte gigabytes",
    "TB": "terabyte terabytes",
    "C": "°c ℃ celsius degc",
    "F": "°f ℉ fahrenheit degf",
    "K": "kelvin",
    "ms": "millisecond milliseconds",
    "s": "sec secs second seconds sekunde sekunden",
    "min": "mins minute minutes minuten",
    "h": "hr hrs hour hours stunde stunden std",
    "d": "day days tag tage",
    "wk": "wks week weeks woche wochen",
    "mo": "mos month months monat monate",
    "y": "yr yrs year years jahr jahre",
}
ALIASES: Mapping[str, str] = MappingProxyType(
    {name.replace("_", " ").casefold(): symbol for symbol, names in _NAMES.items() for name in names.split()}
)
"""Name in lower case -> symbol."""
