"""What governance judges of a range of commits: the changes, who made each, and whether an approval still stands."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from omnicat.catalog import read_product
from omnicat.documents import parse
from omnicat.model.catalog import Model
from omnicat.model.governance import Governance
from omnicat.model.product import Product
from omnicat.repository import ChangedFile, GitFailed, Range, changed_files, contents
from omnicat.repository.commits import MadeCommit, commits_between
from omnicat.review import Comparison, Side, compare
from omnicat.review.change import RECORD, Change, changes_of, kind_of_file, record_changes

Key = tuple[str, ...]


class Models(Struct, frozen=True):
    """The models that products are read by, before and after."""

    before: Model
    after: Model


class Compared(Struct, frozen=True):
    """Both sides of a range of commits, and what differs between them."""

    before: Side
    after: Side
    found: Comparison


def changes_compared(root: Path, files: tuple[ChangedFile, ...], compared: Compared) -> tuple[Change, ...]:
    """As `changes_between`, of files that are listed and products that are compared already."""
    read = _reader(root, (each for each in files if not _is_looked_into(each, "product")))
    return _told(files, compared, read)


def changes_between(root: Path, between: Range, models: Models) -> tuple[Change, ...]:
    """All that differs between two commits, in files at and below `root`: products value by value, records of originals key by
    key, other files whole; by path. Raises GitFailed.
    """
    return _changes(root, changed_files(root, between), models)


class Ground(Struct, frozen=True, dict=True):
    """A range of commits to be judged. `opened_by` is who asks for it to be taken over, by their short name; `known`
    are the changes, where somebody compared both ends already.

    `dict=True`: commits are read once.
    """

    root: Path
    between: Range
    models: Models
    governance: Governance
    opened_by: str = ""
    known: tuple[Change, ...] | None = None
    _fallen: dict[str, frozenset[Key] | None] = field(default_factory=dict)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """All that differs."""
        if self.known is not None:
            return self.known
        return changes_between(self.root, self.between, self.models)

    @cached_property
    def commits(self) -> tuple[MadeCommit, ...]:
        """The range's commits, the oldest first."""
        return commits_between(self.root, self.between)

    def authors(self, change: Change) -> frozenset[str]:
        """Who made a change, as far as the governance knows them."""
        said = {self.opened_by} if self.opened_by else set()
        return frozenset(said | self._authors_of(change))

    def fell(self, commit: str, change: Change) -> bool:
        """Whether what changed is otherwise now than at that commit, or nobody can tell."""
        if commit == self.between.head:
            return False
        if commit not in self._fallen:
            self._fallen[commit] = self._since(commit)
        keys = self._fallen[commit]
        return keys is None or change.key in keys

    def _since(self, commit: str) -> frozenset[Key] | None:
        """The keys of all that changed since a commit; None where git does not have it."""
        models = Models(self.models.after, self.models.after)
        try:
            return frozenset(each.key for each in changes_between(self.root, Range(commit, self.between.head), models))
        except GitFailed:
            return None

    def _authors_of(self, change: Change) -> set[str]:
        touching = [each for each in self.commits if _touches(each, change)] or list(self.commits)
        people = [self._people(each) for each in touching]
        if len(set(map(frozenset, people))) <= 1:
            return people[0] if people else set()
        own = [mine for each, mine in zip(touching, people, strict=True) if change.key in self._keys[each.id]]
        return set().union(*(own or people))

    def _people(self, commit: MadeCommit) -> set[str]:
        found = (self.governance.person_by_mail(mail) for _, mail in commit.authors)
        return {each.code for each in found if each}

    @cached_property
    def _keys(self) -> Mapping[str, frozenset[Key]]:
        """What each commit changed, by its id."""
        wanted = {path for change in self.changes for path in change.paths}
        files = {
            commit.id: tuple(
                ChangedFile(each.was, each.path, each.before, each.after)
                for each in commit.files
                if not wanted.isdisjoint((each.was, each.path))
            )
            for commit in self.commits
        }
        read = _reader(self.root, (each for mine in files.values() for each in mine))
        return {
            commit: frozenset(each.key for each in _changes_in(mine, read, self.models))
            for commit, mine in files.items()
        }


def _touches(commit: MadeCommit, change: Change) -> bool:
    paths = change.paths
    return any(each.path in paths or each.was in paths for each in commit.files)


Read = Callable[[str], bytes]


def _changes(root: Path, files: tuple[ChangedFile, ...], models: Models) -> tuple[Change, ...]:
    return _changes_in(files, _reader(root, files), models)


def _changes_in(files: tuple[ChangedFile, ...], read: Read, models: Models) -> tuple[Change, ...]:
    products = [each for each in files if _is_looked_into(each, "product")]
    before = Side(models.before, _products(products, "was", read, models.before))
    after = Side(models.after, _products(products, "path", read, models.after))
    renamed = {each.path: each.was for each in products if each.path and each.was and each.path != each.was}
    return _told(files, Compared(before, after, compare(before, after, renamed)), read)


def _told(files: tuple[ChangedFile, ...], compared: Compared, read: Read) -> tuple[Change, ...]:
    found = [*changes_of(compared.found, compared.before.products, compared.after.products)]
    told = {path for change in found for path in change.paths}
    for each in files:
        if not (_is_looked_into(each, "product") and {each.path, each.was} & told):
            found += _of_file(each, read)
    return tuple(sorted(found, key=lambda each: each.path or each.was_path))


def _of_file(file: ChangedFile, read: Read) -> Iterator[Change]:
    """A file that is no product, or whose product says what it said before."""
    kinds = dict.fromkeys(kind_of_file(path) for path in (file.path, file.was) if path)
    if "asset" in kinds and not file.is_link and all(path.endswith(RECORD) for path in (file.path, file.was) if path):
        before, after = (_record(path, blob, read) for path, blob in ((file.was, file.before), (file.path, file.after)))
        yield from record_changes(file.path or file.was, before, after)
        return
    for kind in kinds:
        yield Change("file" if kind == "product" else kind, file.path, file.was, old=file.before, new=file.after)


def _is_looked_into(file: ChangedFile, kind: str) -> bool:
    return not file.is_link and any(
        kind_of_file(path) == kind and path.endswith(RECORD) for path in (file.path, file.was) if path
    )


def _products(files: Iterable[ChangedFile], side: str, read: Read, model: Model) -> Mapping[str, Product]:
    found = {}
    for file in files:
        path, blob = (file.was, file.before) if side == "was" else (file.path, file.after)
        if path and blob and kind_of_file(path) == "product":
            document = parse(read(blob), path)[0]
            product = read_product(document, model)[0] if document else None
            if product is not None:
                found[path] = product
    return found


def _record(path: str, blob: str, read: Read) -> Mapping[str, Any]:
    document = parse(read(blob), path)[0] if path and blob else None
    return document.data if document and isinstance(document.data, dict) else {}


def _reader(root: Path, files: Iterable[ChangedFile]) -> Read:
    """The contents of all these files that are looked into, read at once."""
    blobs = {
        blob
        for each in files
        if _is_looked_into(each, "product") or _is_looked_into(each, "asset")
        for blob in (each.before, each.after)
        if blob
    }
    found = dict(contents(root, sorted(blobs)))
    return lambda blob: found.get(blob, b"")
