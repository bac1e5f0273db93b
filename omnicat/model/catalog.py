"""The model of a catalog: everything that is small and is loaded whole."""

from collections.abc import Mapping

from msgspec import Struct, field

from omnicat.attributes.definition import Attribute
from omnicat.findings import Location
from omnicat.model.asset import STANDARD_ROLES, Asset, Role
from omnicat.model.category import Category
from omnicat.model.family import Family
from omnicat.model.taxonomy import Imported


class AssociationType(Struct, frozen=True):
    """A kind of link: one way or both ways; `quantity` where it counts."""

    code: str
    labels: Mapping[str, str] = field(default_factory=dict)
    two_way: bool = False
    quantity: bool = False


class LintIgnore(Struct, frozen=True):
    """A finding the settings put aside: by rule (or its kind), in files that match `path`."""

    rule: str
    path: str = "**"
    reason: str = ""


class Settings(Struct, frozen=True):
    """What `catalog/catalog.yaml` says. The first locale and the first currency are the defaults. `originals`
    is the address of the object store that has those whose records say so.
    """

    name: str = ""
    url: str = ""
    product_url: str = ""
    asset_url: str = ""
    originals: str = ""
    locales: tuple[str, ...] = ("en-US",)
    fallback: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    currencies: tuple[str, ...] = ("USD",)
    associations: Mapping[str, AssociationType] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=lambda: STANDARD_ROLES)
    sku_pattern: str = ""
    organization: Mapping[str, str] = field(default_factory=dict)
    ignores: tuple[LintIgnore, ...] = ()
    severities: Mapping[str, str] = field(default_factory=dict)
    where: Location = Location("catalog/catalog.yaml", 1, 1)

    @property
    def locale(self) -> str:
        """The default locale: what a plain value of a localizable attribute is in."""
        return self.locales[0]

    @property
    def currency(self) -> str:
        """The default currency: what a bare number of money is in."""
        return self.currencies[0]


class Stock(Struct, frozen=True):
    """How many there are of each tracked SKU, all locations together, and the row it was last said in.

    `by_location` says it by SKU and location, for those who ask for it.
    """

    quantities: Mapping[str, int] = field(default_factory=dict)
    places: Mapping[str, Location] = field(default_factory=dict)
    by_location: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def of(self, sku: str) -> int | None:
        """The quantity, or None where the SKU is not tracked."""
        return self.quantities.get(sku)

    def at(self, sku: str, location: str) -> int | None:
        """The quantity in one location, or None where the SKU is not counted there."""
        return self.by_location.get((sku, location))


class Model(Struct, frozen=True):
    """Settings, attributes, families, categories and assets of one catalog, each by its code.

    `taxonomies` are the imported ones by name. Nothing that a listing shows depends on them: only findings do.
    """

    settings: Settings = Settings()
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    families: Mapping[str, Family] = field(default_factory=dict)
    categories: Mapping[str, Category] = field(default_factory=dict)
    assets: Mapping[str, Asset] = field(default_factory=dict)
    locations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    taxonomies: Mapping[str, Imported] = field(default_factory=dict)

    def fallback_of(self, attribute: Attribute, locale: str) -> tuple[str, ...]:
        """The locales to look in when `locale` says nothing: the attribute's own list, or the catalog's."""
        if locale in attribute.fallback:
            return attribute.fallback[locale]
        return self.settings.fallback.get(locale, ())
