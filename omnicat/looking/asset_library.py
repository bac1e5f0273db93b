"""The asset library as it stands: each original with who uses it, and what is wrong with it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct

from omnicat.catalog.rows import Row
from omnicat.channels.standing import standing
from omnicat.checks.wholes.asset_unused import RULE
from omnicat.findings import Finding, Location
from omnicat.model.asset import Asset
from omnicat.pipeline import Gathered, Opened
from omnicat.pipeline.building import model_is_broken
from omnicat.pipeline.gathering import Options, plan_of
from omnicat.pipeline.linting import Terms, judge
from omnicat.pipeline.memory import Counted
from omnicat.pipeline.remembered import no_results

ROOT, RECORD = "assets/", ".yaml"
UNUSED = RULE.id


class AssetUsed(Struct, frozen=True):
    """One use of an original: the product or variant, the product it belongs to, the role or attribute, the channel
    where only that one shows it so, and the place in the product's file."""

    sku: str
    product: str
    role: str
    channel: str
    where: Location


class Library(Struct, frozen=True, dict=True):
    """Every original by its path below `assets/`. `dict=True`: what is asked for is worked out once, and kept."""

    gathered: Gathered

    @property
    def assets(self) -> Mapping[str, Asset]:
        """All originals."""
        return self.gathered.opened.shop.model.assets

    @cached_property
    def uses(self) -> Mapping[str, tuple[AssetUsed, ...]]:
        """Who uses each original, in the order of the product files; those that nobody uses are not in it."""
        return uses_in(self.gathered.results.rows())

    @cached_property
    def standing(self) -> Mapping[str, tuple[str, ...]]:
        """What each original is for that the catalog itself names, in words."""
        opened, words = self.gathered.opened, defaultdict(list)
        for path, said in standing(opened.shop.model, opened.profiles.values()):
            words[path].append(said)
        return {path: tuple(several) for path, several in words.items()}

    @cached_property
    def on_purpose(self) -> frozenset[str]:
        """The originals that nobody uses and that the lint settings say are there on purpose."""
        found = judge(self.gathered, Terms()).findings
        return frozenset(each.subject.code for each in found if each.rule == UNUSED and each.ignored)

    @cached_property
    def findings(self) -> Mapping[str, tuple[Finding, ...]]:
        """What is wrong with each original, its record, and its uses; the worst first. Nothing that is put aside."""
        places = {(use.where.path, use.where.pointer): path for path, uses in self.uses.items() for use in uses}
        found: dict[str, list[Finding]] = defaultdict(list)
        for each in judge(self.gathered, Terms()).shown:
            path = _about(each.where, places)
            if path in self.assets:
                found[path].append(each)
        return {path: tuple(sorted(several, key=_worst_first)) for path, several in found.items()}

    @cached_property
    def is_sound(self) -> bool:
        """Whether all that may name an original could be read, but for product files: the model and every channel."""
        opened = self.gathered.opened
        profiles = [each for each in opened.files.paths("channel_profiles/") if each.endswith((".yaml", ".yml"))]
        return len(profiles) == len(opened.profiles) and not model_is_broken(judge(self.gathered, Terms()))

    @property
    def unread(self) -> int:
        """How many product files can't be read: they may use any original."""
        return self.gathered.results.files - self.gathered.results.products

    def products_of(self, path: str) -> tuple[str, ...]:
        """The SKUs of the products that use an original, themselves or by a variant."""
        return tuple(sorted({use.product for use in self.uses.get(path, ())}))


def without_products(opened: Opened) -> Gathered:
    """What there is before the first product."""
    plan = plan_of(opened, Options(date.min, render=False))
    return Gathered(opened, plan, no_results(), (), Counted())


def uses_in(rows: Iterable[Row]) -> Mapping[str, tuple[AssetUsed, ...]]:
    """Who uses each asset that rows name, whether it is there or not."""
    uses: dict[str, list[AssetUsed]] = defaultdict(list)
    for row in rows:
        for use in row.assets:
            uses[use.path].append(AssetUsed(row.sku, row.product, use.role, use.channel, use.where))
        for each in row.references:
            if each.to == "asset":
                uses[each.target].append(AssetUsed(row.sku, row.product, each.attribute, "", each.where))
    return {path: tuple(several) for path, several in uses.items()}


def _about(where: Location, places: Mapping[tuple[str, str], str]) -> str:
    """The original that a finding at that place is about; '' where it is about something else."""
    if where.path.startswith(ROOT):
        path = where.path.removeprefix(ROOT)
        return path.removesuffix(RECORD) if path.endswith(RECORD) else path
    return places.get((where.path, where.pointer), "")


def _worst_first(each: Finding) -> tuple[object, ...]:
    return (-each.severity, each.order)
