"""The commits that bear on some SKUs, each with what it says of them and where it comes from, through whatever files."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from msgspec import Struct, field

from omnicat.catalog import product_paths
from omnicat.looking.finding_sku import may_hold
from omnicat.looking.history.renaming import renamed
from omnicat.looking.history.values import NOTHING, Contents, Key, Said, read_contents, subtree
from omnicat.model.catalog import Model
from omnicat.repository import (
    ChangedFile,
    CommitFacts,
    Folder,
    Range,
    Stage,
    Way,
    changed_files,
    changes_of,
    contents,
    stages,
)

NOW = "now"
"""The files as they are now, as if they were a commit."""

NOWHERE = ""
MOST_ROUNDS = 100
"""So many files may a product have come through."""

PRODUCTS = "catalog/products/"
YAML = (".yaml", ".yml")


class Step(NamedTuple):
    """Where a point comes from: the point before it, and SKUs that had another name there, name here -> name there."""

    point: str
    names: Mapping[str, str]


class Point(Struct, frozen=True):
    """A commit: what its files say, by the names of values, and where that comes from, the first parent first."""

    commit: CommitFacts
    contents: Contents
    steps: tuple[Step, ...]

    @property
    def said(self) -> Mapping[Key, Said]:
        """Every value of the files that are followed."""
        return self.contents.said


Points = Mapping[str, Point]
"""By commit, the newest first."""


class Tracker(Struct, dict=True):
    """Follows SKUs through the history of one catalog. What was read once is kept."""

    files: Folder
    model: Model
    tip: str
    has_now: bool = True
    _read: dict[str, Contents] = field(default_factory=dict)
    _looked_at: dict[tuple[str, str, frozenset[str]], frozenset[str]] = field(default_factory=dict)

    def follow(self, sku: str, paths: Iterable[str]) -> Points:
        """Every point that bears on what is at or below a SKU, whose file, or files, are known. Raises GitFailed."""
        known = frozenset(paths)
        for _ in range(MOST_ROUNDS):
            found = self._stages(sorted(known))
            points = {at: self._point(stage, found) for at, stage in found.items()}
            more = self._elsewhere(found, points, wanted(sku, points)) - known
            if not more:
                break
            known |= more
        return points

    def _stages(self, paths: list[str]) -> Mapping[str, Stage]:
        """As git tells them, with the files as they are now before them."""
        found = dict(stages(self.files.root, self.tip, paths))
        if self.has_now:
            now = {path: f"{NOW}:{path}" for path in paths if path in self._now}
            first = next(iter(found), NOWHERE)
            found = {NOW: Stage(CommitFacts(), now, (Way(first, self.tip),)), **found}
        self._read_blobs({blob: path for stage in found.values() for path, blob in stage.files.items()})
        return found

    @property
    def _now(self) -> frozenset[str]:
        return frozenset(product_paths(self.files))

    def _read_blobs(self, path_by_blob: Mapping[str, str]) -> None:
        missing = {blob: path for blob, path in path_by_blob.items() if blob not in self._read}
        for blob in [each for each in missing if each.startswith(f"{NOW}:")]:
            path = missing.pop(blob)
            self._read[blob] = read_contents(self.files.read(path), path, self.model)
        for blob, data in contents(self.files.root, missing) if missing else ():
            self._read[blob] = read_contents(data, missing[blob], self.model)

    def _contents(self, stage: Stage) -> Contents:
        """What all of its files say; where a SKU is in two of them, the first counts."""
        several = [self._read[stage.files[path]] for path in sorted(stage.files)]
        if len(several) == 1:
            return several[0]
        said: dict[Key, Said] = {}
        parents: dict[str, str] = {}
        for each in several:
            new = {sku: parent for sku, parent in each.parent_by_sku.items() if sku not in parents}
            said.update({key: value for key, value in each.said.items() if key.sku in new})
            parents |= new
        return Contents(said, parents)

    def _point(self, stage: Stage, found: Mapping[str, Stage]) -> Point:
        here = self._contents(stage)
        steps = []
        for way in stage.ways:
            there = self._contents(found[way.stage]) if way.stage else NOTHING
            steps.append(Step(way.stage, renamed(here, there)))
        return Point(stage.commit, here, tuple(steps))

    def _elsewhere(
        self, found: Mapping[str, Stage], points: Points, wanted_at: Mapping[str, frozenset[str]]
    ) -> frozenset[str]:
        """Files that SKUs came from, where a commit has them and the one before it does not; and those that SKUs went to
        which look as if they were renamed."""
        asked: dict[tuple[str, str], frozenset[str]] = {}
        for at, stage in found.items():
            here = points[at].contents.parent_by_sku
            for way in stage.ways:
                there = points[way.stage].contents.parent_by_sku if way.stage else {}
                new = frozenset(sku for sku in wanted_at.get(at, ()) if sku in here and sku not in there)
                gone = frozenset(there) - frozenset(here)
                if new and (at, way.parent, new | gone) not in self._looked_at:
                    asked[at, way.parent] = new | gone
        for (at, parent), changes in self._changes(list(asked)):
            skus = asked[at, parent]
            self._looked_at[at, parent, skus] = frozenset(self._holding(skus, changes, found[at]))
        return frozenset().union(*self._looked_at.values())

    def _changes(self, steps: list[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], tuple[ChangedFile, ...]]]:
        root = self.files.root
        if (NOW, self.tip) in steps:
            yield (NOW, self.tip), _of_products(changed_files(root, Range(self.tip, "")))
        committed = [step for step in steps if step[0] != NOW]
        if committed:
            for step, changes in zip(committed, changes_of(root, committed), strict=True):
                yield step, _of_products(changes)

    def _holding(self, skus: frozenset[str], changes: tuple[ChangedFile, ...], stage: Stage) -> Iterator[str]:
        """The changed files that hold any of the SKUs before or after. Where git says what a followed file was called before
        and that has them all, no other is read: thousands may have moved at once."""
        renamed_files = [each for each in changes if each.was and each.path != each.was and each.path in stage.files]
        yield from (each.was for each in renamed_files)
        left = set(skus)
        for _, held in self._among(left, {each.before: each.was for each in renamed_files}):
            left -= held
        path_by_blob = {each.before: each.was for each in changes if each.before}
        path_by_blob |= {each.after: each.path for each in changes if each.after}
        yield from (path for path, _ in self._among(left, path_by_blob))

    def _among(self, skus: AbstractSet[str], path_by_blob: Mapping[str, str]) -> Iterator[tuple[str, AbstractSet[str]]]:
        """The files that hold any of the SKUs, and which."""
        names = [sku.encode(errors="replace") for sku in skus]
        for blob, data in contents(self.files.root, path_by_blob) if path_by_blob and skus else ():
            path = path_by_blob[blob]
            if any(may_hold(data, name) for name in names):
                held = self._read.setdefault(blob, read_contents(data, path, self.model))
                if found := skus & held.parent_by_sku.keys():
                    yield path, found


def wanted(sku: str, points: Points) -> Mapping[str, frozenset[str]]:
    """Point -> the SKUs that matter there: what is at or below the one that is asked for, and what that was before."""
    name_at = {next(iter(points), NOWHERE): sku}
    found: dict[str, set[str]] = {}
    for at, point in points.items():
        name = name_at.get(at, sku)
        here = found.setdefault(at, set())
        here.update(subtree(name, point.contents.parent_by_sku))
        for step in point.steps:
            name_at.setdefault(step.point, step.names.get(name, name))
            found.setdefault(step.point, set()).update(step.names.get(each, each) for each in here)
    return {at: frozenset(each) for at, each in found.items()}


def _of_products(changes: Iterable[ChangedFile]) -> tuple[ChangedFile, ...]:
    return tuple(each for each in changes if not each.is_link and _is_product(each.path or each.was))


def _is_product(path: str) -> bool:
    return path.startswith(PRODUCTS) and path.endswith(YAML)
