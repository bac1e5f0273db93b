"""A tiny made-up taxonomy, and categories to find a place for in it."""

from omnicat.model.category import Category
from omnicat.model.taxonomy import Taxonomy

PATHS = {
    "1": "Clothing",
    "2": "Clothing > Shirts & Tops",
    "3": "Clothing > Pants",
    "4": "Clothing > Sleepwear",
    "10": "Home",
    "11": "Home > Kitchen & Dining",
    "12": "Home > Kitchen & Dining > Drinkware",
    "13": "Home > Kitchen & Dining > Drinkware > Coffee & Tea Cups",
    "14": "Home > Kitchen & Dining > Drinkware > Mugs",
    "15": "Home > Kitchen & Dining > Tea Towels",
    "16": "Home > Linens > Towels",
    "17": "Home > Linens > Towels > Beach Towels",
    "18": "Home > Lighting",
    "19": "Home > Lighting > Lamps",
    "30": "Sports",
    "31": "Sports > Athletic Cups",
    "32": "Sports > Billiard Table Lights",
    "40": "Pets > Dog Leashes",
    "50": "Luggage",
    "51": "Luggage > Backpacks",
    "60": "Furniture > Tables",
}


def taxonomy(**more: str) -> Taxonomy:
    return Taxonomy("shelf", "2026-08", "shelf.csv", {**PATHS, **more})


def tree(**labels: str) -> dict[str, Category]:
    """Categories by path, `a__b` for `a/b`; a label is `English | German`."""
    paths = {key.replace("__", "/"): text for key, text in labels.items()}
    return {path: Category(path, _labels(text)) for path, text in paths.items()}


def _labels(text: str) -> dict[str, str]:
    english, _, german = text.partition("|")
    return {locale: said for locale, each in (("en-US", english), ("de-DE", german)) if (said := each.strip())}
