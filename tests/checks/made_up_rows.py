"""Rows by chance, of which many have the same names, and the model they are of."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

from msgspec import structs
from msgspec.structs import replace

from omnicat.attributes.definition import Attribute
from omnicat.catalog.rows import Link, Reference, Row, UniqueValue, Use
from omnicat.findings import Location
from omnicat.images import Looks
from omnicat.model.asset import Asset, Person, Rights
from omnicat.model.catalog import AssociationType, Model, Settings, Stock
from omnicat.model.category import Category
from omnicat.model.family import Family

SKUS = ("A", "B", "C", "a", "A\nB", "", "Ä", *"DEFGHIJKLMNOPQRS")
ASSETS = ("a.jpg", "A.jpg", "b/é.jpg", "b/e\u0301.jpg", "c.jpg", "d.jpg", "D.jpg", "gone.jpg")
CATEGORIES = ("x", "x/y", "x/y/z", "w", "gone")
FAMILIES = ("tee", "hat", "cap", "gone")

SAID: Mapping[str, Mapping[str, Any]] = {
    "a.jpg": {"people": (Person("Ada"), Person("Ida", "paper"), Person("Eve", "paper", "2026-01-01"))},
    "c.jpg": {"people": (Person("Ada", "A.jpg"),), "roles": ("man", "main"), "crops": {"manual": (0, 0, 1, 1)}},
    "d.jpg": {
        "roles": ("man",),
        "products": ("A", "B", "gone"),
        "rights": Rights(channels=("x",)),
        "lines": {"role": 1},
    },
}
"""What the records of some of them say."""

PLAIN = Looks("f0f0f0f0f0f0f0f0", background="#ffffff", colour="#204060")
SEEN = (
    PLAIN,
    replace(PLAIN, fingerprint="f0f0f0f0f0f0f0fc", frame=True, profile="Adobe RGB"),
    replace(PLAIN, fingerprint="f0f0f0f0f0f0f00f", sharpness=0.1),
    replace(PLAIN, fingerprint="70f0f0f0f1f0f0f0", colour="#602040", text=0.5),
    replace(PLAIN, fingerprint="0000000000000000", quality=20),
    None,
)
"""What their pixels say: two and their copy in another colour look alike."""

MODEL = Model(
    Settings(associations={"goes": AssociationType("goes"), "part": AssociationType("part", quantity=True)}),
    {code: Attribute(code, kind) for code, kind in (("mpn", "text"), ("ean", "text"), ("gtin", "gtin"))},
    {code: Family(code, parent="hat" if code == "cap" else "") for code in FAMILIES[:-1]},
    {path: Category(path) for path in CATEGORIES[:-1]},
    {
        path: Asset(path, digest, 1, "image", looks=looks, **SAID.get(path, {}))
        for path, digest, looks in zip(ASSETS[:-2], "121340", SEEN, strict=True)
    },
)


class MadeUp:
    """A catalog by chance, with names that many have: in some catalogs most, in others hardly any."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._ease = self._random.choice((0, 1, 3, 12))
        self._repeating = self._random.choice((0.0, 0.05, 0.5))
        self._skus: list[str] = self._random.sample(SKUS, len(SKUS))
        self._places = 0

    def rows(self) -> tuple[Row, ...]:
        """Products, each followed by its variants."""
        return tuple(row for _ in range(self._random.randint(0, 9)) for row in self._product())

    def stock(self) -> Stock:
        """Quantities of some SKUs."""
        return Stock(dict.fromkeys(self._some(SKUS), 1))

    def _product(self) -> Iterator[Row]:
        own, *variants = (self._row() for _ in range(self._random.choice((1, 1, 2, 3))))
        yield own
        for each in variants:
            links = each.links if self._random.randrange(4) == 0 else ()
            yield structs.replace(each, product=own.sku, level=1, where=self._where(own.where.path), links=links)

    def _row(self) -> Row:
        pick, sku = self._random.choice, self._sku()
        targets = {"product": SKUS, "asset": ASSETS, "category": CATEGORIES, "brand": ("x",)}
        referred = [(to, pick(targets[to])) for to in self._some(tuple(targets))]
        return Row(
            sku,
            0,
            self._where(pick(("p.yaml", "q.yaml"))),
            sku,
            pick(FAMILIES),
            pick(("active", "active", "draft", "retired")),
            is_sellable=pick((True, False)),
            categories=self._some(CATEGORIES),
            gtin=pick(("", "01", "02", sku, sku)),
            gtin_where=self._where(),
            unique_values=tuple(UniqueValue(pick(("mpn", "ean", "gtin")), x, self._where()) for x in self._some("xyz")),
            links=tuple(Link(pick(("part", "part", "goes")), to, 1, self._where()) for to in self._some(SKUS)),
            references=tuple(Reference("matching", to, target, self._where()) for to, target in referred),
            assets=tuple(Use(path, "main", self._where()) for path in self._some(ASSETS)),
            slug=pick(("", *"sStuvw", sku, sku, sku, sku)),
        )

    def _sku(self) -> str:
        is_new = self._skus and self._random.random() >= self._repeating
        return self._skus.pop() if is_new else self._random.choice(SKUS)

    def _some(self, values: Sequence[str]) -> tuple[str, ...]:
        wanted = self._random.choice((0,) * self._ease + (0, 1, 2))
        return tuple(self._random.choice(values) for _ in range(wanted))

    def _where(self, path: str = "p.yaml") -> Location:
        self._places += 1
        return Location(path, pointer=str(self._places))
