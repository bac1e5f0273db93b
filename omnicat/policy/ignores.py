"""What people decided to put aside: comments in files, and the settings' ignores by rule and path."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from omnicat.findings import Finding, Location
from omnicat.policy.globs import path_matches
from omnicat.policy.names import names


class Ignore(Struct, frozen=True, order=True):
    """A comment `# omnicat: ignore[rule, rule] reason`.

    `line` and `column` are the comment's own, from 1. A comment at the end of a line speaks for that line;
    one that stands `alone` speaks for the next line that is no such comment.
    """

    path: str
    line: int
    rules: tuple[str, ...]
    reason: str = ""
    column: int = 0
    alone: bool = False

    @property
    def where(self) -> Location:
        """The place of the comment."""
        return Location(self.path, self.line, self.column)


class PathIgnore(Struct, frozen=True):
    """An ignore of the settings: findings of `rule` in files that fit the glob `path`."""

    rule: str
    path: str = "**"
    reason: str = ""
    where: Location = Location("catalog/catalog.yaml", pointer="lint/ignore")


Use = tuple[Ignore | PathIgnore, str]


class Ignoring:
    """Marks findings that someone put aside, and remembers which ignores were of use."""

    def __init__(self, comments: Iterable[Ignore], settings: Iterable[PathIgnore]) -> None:
        self.comments = tuple(sorted(set(comments)))
        self.settings = tuple(settings)
        self.used: set[Use] = set()
        self._by_place = _by_place(self.comments)

    def mark(self, finding: Finding) -> Finding:
        """The finding, marked where a comment or else the settings ignore it; both count as used."""
        by_comment, by_settings = self._by_comment(finding), self._by_settings(finding)
        if by_comment:
            return finding.marked("comment")
        return finding.marked("settings") if by_settings else finding

    def _by_comment(self, finding: Finding) -> bool:
        uses = {
            (ignore, name)
            for ignore in self._by_place.get((finding.where.path, finding.where.line), ())
            for name in ignore.rules
            if names(name, finding.rule)
        }
        self.used |= uses
        return bool(uses)

    def _by_settings(self, finding: Finding) -> bool:
        uses = {
            (ignore, ignore.rule)
            for ignore in self.settings
            if names(ignore.rule, finding.rule) and path_matches(ignore.path, finding.where.path)
        }
        self.used |= uses
        return bool(uses)


def _by_place(comments: Iterable[Ignore]) -> Mapping[tuple[str, int], list[Ignore]]:
    found = tuple(comments)
    alone = {(ignore.path, ignore.line) for ignore in found if ignore.alone}
    by_place: dict[tuple[str, int], list[Ignore]] = {}
    for ignore in found:
        for line in _lines(ignore, alone):
            by_place.setdefault((ignore.path, line), []).append(ignore)
    return by_place


def _lines(ignore: Ignore, alone: set[tuple[str, int]]) -> Iterator[int]:
    yield ignore.line
    if ignore.alone:
        below = ignore.line + 1
        while (ignore.path, below) in alone:
            below += 1
        yield below
