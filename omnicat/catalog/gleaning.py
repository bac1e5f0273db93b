"""What all rows tell, gathered in one pass: names in little room, and which of them are to be looked at again."""

from collections.abc import Iterator

from msgspec import Struct, field

from omnicat.catalog.rows import Row
from omnicat.catalog.suspicion import Suspicion, key_of
from omnicat.catalog.text_set import TextSet
from omnicat.model.catalog import Model, Stock


class Gleaning:
    """What the rows up to now have told. A product's own row comes before those of its variants."""

    def __init__(self, model: Model, stock: Stock) -> None:
        """Nothing is told yet, and no asset used."""
        self.skus = _Names()
        self.retired = TextSet()
        self.families: set[str] = set()
        self.categories: set[str] = set()
        self.stocked_parents: list[str] = []
        self.uses = _Uses(model)
        self._stocked = stock.quantities
        self._gtins, self._slugs, self._values = _Names(), _Names(), _Names()
        self._gtin_codes = frozenset(code for code, each in model.attributes.items() if each.type == "gtin")
        self._links = _Links(model)

    def take(self, row: Row) -> None:
        """What one row tells."""
        self.skus.take(row.sku)
        self.families.add(row.family)
        self.categories.update(row.categories)
        if row.status == "retired":
            self.retired.add(row.sku)
        else:
            self._take_names(row)
        if row.unique_values:
            self._take_values(row)
        self.uses.take(row)
        self._links.take(row, is_repeated=row.sku in self.skus.repeated)
        if not row.is_sellable and row.sku in self._stocked:
            self.stocked_parents.append(row.sku)

    def suspicion(self) -> Suspicion:
        """Which rows are to be looked at again."""
        skus = self.skus.all
        return Suspicion(
            self.skus.repeated,
            self._gtins.repeated,
            self._slugs.repeated,
            self._values.repeated,
            frozenset(self._links.suspicious(skus, self.retired)),
            frozenset(self.uses.unknown(skus)),
            self.uses.missing,
        )

    def _take_names(self, row: Row) -> None:
        if row.gtin:
            self._gtins.take(row.gtin)
        if row.slug:
            self._slugs.take(row.slug.lower())

    def _take_values(self, row: Row) -> None:
        for key in {key_of(each) for each in row.unique_values if each.attribute not in self._gtin_codes}:
            self._values.take(key)


class _Names(Struct):
    """Names of which each row is to have its own."""

    all: TextSet = field(default_factory=TextSet)
    repeated: set[str] = field(default_factory=set)

    def take(self, name: str) -> None:
        if not self.all.add(name):
            self.repeated.add(name)


class _Uses:
    """Assets that are used, and whatever an attribute refers to."""

    def __init__(self, model: Model) -> None:
        self.unused = dict.fromkeys(model.assets)
        self.missing: set[str] = set()
        self._assets = model.assets
        self._categories = model.categories
        self._unknown_categories: set[str] = set()
        self._products = TextSet()

    def take(self, row: Row) -> None:
        for use in row.assets:
            self._use(use.path)
        for each in row.references:
            if each.to == "asset":
                self._use(each.target)
            elif each.to == "product":
                self._products.add(each.target)
            elif each.to == "category" and each.target not in self._categories:
                self._unknown_categories.add(each.target)

    def unknown(self, skus: TextSet) -> Iterator[tuple[str, str]]:
        """What is referred to and isn't there, with its kind."""
        yield from (("product", each) for each in self._products if each not in skus)
        yield from (("category", each) for each in self._unknown_categories)
        yield from (("asset", each) for each in self.missing)

    def _use(self, path: str) -> None:
        if path in self._assets:
            self.unused.pop(path, None)
        else:
            self.missing.add(path)


class _Links:
    """What products link to, what active ones do, and which bundles are made of what."""

    def __init__(self, model: Model) -> None:
        self._counting = frozenset(code for code, each in model.settings.associations.items() if each.quantity)
        self._by_active, self._by_others = TextSet(), TextSet()
        self._bundles, self._variants, self._parts = TextSet(), TextSet(), TextSet()
        self._is_tangled = False

    def take(self, row: Row, *, is_repeated: bool) -> None:
        if row.product != row.sku and row.product in self._bundles:
            self._variants.add(row.sku)
        if row.links:
            targets = self._by_active if row.status == "active" else self._by_others
            for link in row.links:
                targets.add(link.sku)
            if self._counting:
                self._take_parts(row, is_repeated=is_repeated)

    def suspicious(self, skus: TextSet, retired: TextSet) -> Iterator[str]:
        """What a link should not lead to, or maybe not."""
        for targets in (self._by_active, self._by_others):
            yield from (each for each in targets if each not in skus)
        yield from (each for each in retired if each in self._by_active)
        for each in self._parts:
            if self._is_tangled or each in self._bundles or each in self._variants:
                yield each

    def _take_parts(self, row: Row, *, is_repeated: bool) -> None:
        """A product that comes a second time may have had its variants before: then every part may be a bundle."""
        counting = [link for link in row.links if link.type in self._counting]
        if counting:
            self._bundles.add(row.sku)
            self._is_tangled |= is_repeated
        for link in counting:
            self._parts.add(link.sku)
