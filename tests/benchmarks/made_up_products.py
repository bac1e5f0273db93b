"""Made-up products, the same each time: about 1.7 KB and 20-odd values in two languages each."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PHOTOS = 20
COLORS = ("navy", "red", "sand")
FOLDER = 1000
EDITED = 1
"""The number of the product that edits change."""

_HEAD = """\
sku: {sku}
family: {family}
status: {status}
categories: [apparel]
attributes:
  name: {{en-US: Harbor organic tee {number}, de-DE: Harbor Bio-T-Shirt {number}}}
  description:
    en-US: >-
      A tee of organic cotton that keeps its shape. It is knitted and sewn in one place, from long fibres that stay
      soft after many washes. The neck is ribbed and holds its form; the seams are flat and do not rub. Number {number}.
    de-DE: >-
      Ein T-Shirt aus Bio-Baumwolle, das seine Form behält. Es wird an einem Ort gestrickt und genäht, aus langen
      Fasern, die nach vielen Wäschen weich bleiben. Der Kragen ist gerippt und hält die Form. Nummer {number}.
  brand: Harbor & Pine
  manufacturer: Harbor & Pine Textiles
  mpn: HP-{number}
  price: {{USD: {dollars}.00, EUR: {euros}.00}}
  weight: {grams} g
  condition: new
  size: M
  country_of_origin: PT
  gender: unisex
  age_group: adult
  material: cotton
  pattern: plain
  custom_label_0: basics
  seo_title: {{en-US: Organic tee {number} by Harbor & Pine, de-DE: Bio-T-Shirt {number} von Harbor & Pine}}
  seo_description:
    en-US: A regular tee of organic cotton from one farm, knitted and sewn in one place in Portugal, number {number}.
    de-DE: Ein T-Shirt aus Bio-Baumwolle von einem Hof, gestrickt und genäht an einem Ort in Portugal, Nummer {number}.
  composition: {{en-US: "100% cotton, organic", de-DE: "100% Baumwolle, aus Bio-Anbau"}}
  bullets:
    en-US: [Soft and dense, Organic cotton from one farm, "Cut: regular", Made to be mended, Ships in paper]
    de-DE: [Weich und dicht, Bio-Baumwolle von einem Hof, "Schnitt: normal", Zum Flicken gemacht, In Papier verpackt]
"""
_SINGLE = """\
  color: navy
  gtin: "{gtin}"
"""
_VARIANT = """\
  - sku: {sku}-{short}
    attributes: {{color: {color}, gtin: "{gtin}"}}
"""
_PHOTO = "assets:\n  main: photo-{photo}.jpg\n"
_LINK = "  source_images: [https://photos.example/photo-{photo}.jpg]\n"


@dataclass(frozen=True, slots=True)
class Kind:
    """What made-up products are like.

    Of every `variants` products one has three variants, of every `broken` one has a status that does not exist; none
    where these are 0. Their pictures are files of the catalog, or `linked`: addresses on the web, which no build makes
    renditions of. All have `photos` among them.
    """

    variants: int = 0
    broken: int = 0
    linked: bool = False
    photos: int = PHOTOS


def products(count: int, kind: Kind) -> Iterator[tuple[str, bytes]]:
    """Path and content of so many product files, at most a thousand in a folder."""
    for number in range(count):
        yield path(number), product(number, kind).encode()


def path(number: int) -> str:
    """Where a product's file is, below the products' folder."""
    return f"{number // FOLDER:04}/tee-{number:07}.yaml"


def product(number: int, kind: Kind, price: int = 9) -> str:
    """One product as a person would write it; a product with another price is an edited one."""
    sku = f"TEE-{number:07}"
    variants = _is_one_of(kind.variants, number)
    said = _HEAD.format(
        sku=sku,
        status="on-sale" if _is_one_of(kind.broken, number) else "active",
        family="colored-tee" if variants else "tee",
        number=number,
        dollars=number % 90 + price,
        euros=number % 80 + price,
        grams=number % 200 + 100,
    )
    pieces = [said]
    if not variants:
        pieces.append(_SINGLE.format(gtin=gtin(number * len(COLORS))))
    pieces.append((_LINK if kind.linked else _PHOTO).format(photo=number % kind.photos))
    if variants:
        pieces.append("variants:\n")
        pieces += (
            _VARIANT.format(sku=sku, short=color[:3].upper(), color=color, gtin=gtin(number * len(COLORS) + index))
            for index, color in enumerate(COLORS)
        )
    return "".join(pieces)


def gtin(number: int) -> str:
    """A GTIN-13 of the range for examples, with its check digit."""
    digits = f"952{number:09}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f"{digits}{-total % 10}"


def _is_one_of(every: int, number: int) -> bool:
    return every > 0 and number % every == 0


def write(folder: Path, files: Iterator[tuple[str, bytes]]) -> None:
    """Writes many files with one call of the system each."""
    made = set()
    for name, content in files:
        shard = name.rpartition("/")[0]
        if shard not in made:
            (folder / shard).mkdir(parents=True, exist_ok=True)
            made.add(shard)
        handle = os.open(f"{folder}/{name}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.write(handle, content)
        os.close(handle)
