"""What changed about a product: by commit, the newest first, value by value."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from omnicat.errors import OmnicatError
from omnicat.findings import did_you_mean
from omnicat.looking.history.moments import beginning, end
from omnicat.looking.history.points import Point, Points
from omnicat.looking.history.stories import Turn, keys_of, story
from omnicat.looking.history.subject import Subject
from omnicat.looking.history.told import CommitView, ValueName, commit_view, percent, value_name
from omnicat.looking.history.values import PRODUCT, Key


class LogQuery(Struct, frozen=True):
    """What is asked for; an empty part asks for all. `most` is how many commits are told of, 0 for all."""

    attribute: str = ""
    locale: str = ""
    channel: str = ""
    since: str = ""
    until: str = ""
    most: int = 0


class ChangeView(Struct, frozen=True):
    """A value that changed: `old` and `new` in words, null where nothing is said. `was_sku` is the SKU before, where that
    changed too; `percent` how much more a price, measure or number is.
    """

    value: ValueName
    was_sku: str
    old: str | None
    new: str | None
    percent: Decimal | None


class LogEntry(Struct, frozen=True):
    """A commit with what it changed. `is_end`: a shallow clone's history ends here, and it may have been said before."""

    commit: CommitView
    is_end: bool
    changes: tuple[ChangeView, ...]


class Log(Struct, frozen=True):
    """The history of a product or variant with all below it, or, where `sku` is '', of the file at `path`. `is_there`: the
    catalog has it now. `ends` is the commit at which a shallow clone's history ends, '' where all of it is here.
    `left_out`: so many more commits changed it.
    """

    sku: str
    path: str
    is_there: bool
    ends: str
    entries: tuple[LogEntry, ...]
    left_out: int


def log(subject: Subject, query: LogQuery) -> Log:
    """What commits changed. Raises OmnicatError where the query names what there never was."""
    keys = keys_of(subject.sku, subject.points)
    _check(query, keys, subject)
    asked = [key for key in keys if _is_asked(key, query)]
    entries, left = told(asked, subject.points, subject.ends, query)
    return Log(subject.sku, subject.path, subject.is_there, subject.ends, entries, left)


def told(keys: Iterable[Key], points: Points, ends: str, query: LogQuery) -> tuple[tuple[LogEntry, ...], int]:
    """What commits changed of these values, the newest first, and how many more did than are asked for."""
    turns: dict[str, list[Turn]] = {}
    for key in keys:
        for turn in story(key, points):
            turns.setdefault(turn.point, []).append(turn)
    entries = [_entry(turns[at], points[at], is_end=at == ends) for at in points if at in turns]
    entries = [each for each in _between(entries, query) if each.changes]
    most = query.most or len(entries)
    return tuple(entries[:most]), len(entries[most:])


def _check(query: LogQuery, keys: Iterable[Key], subject: Subject) -> None:
    known = {each.name for each in keys} | subject.model.attributes.keys() | set(PRODUCT)
    if query.attribute and query.attribute not in known:
        raise OmnicatError(
            f"attribute '{query.attribute}' does not exist", did_you_mean(query.attribute, sorted(known))
        )
    for what, name, said in (
        ("locale", query.locale, {*subject.model.settings.locales, *(each.locale for each in keys)}),
        ("channel", query.channel, {each.channel for each in keys}),
    ):
        if name and name not in said:
            message = f"'{subject.sku}' never said anything for {what} '{name}'"
            raise OmnicatError(message, did_you_mean(name, sorted(said - {""})))


def _is_asked(key: Key, query: LogQuery) -> bool:
    return query.attribute in ("", key.name) and query.locale in ("", key.locale) and query.channel in ("", key.channel)


def _entry(turns: Iterable[Turn], point: Point, *, is_end: bool) -> LogEntry:
    return LogEntry(commit_view(point.commit), is_end, tuple(map(_change, turns)))


def _change(turn: Turn) -> ChangeView:
    was = turn.old_key.sku if turn.old_key.sku != turn.key.sku else ""
    old, new = (each.text if each else None for each in (turn.old, turn.new))
    return ChangeView(value_name(turn.key), was, old, new, percent(turn.old, turn.new))


def _between(entries: Iterable[LogEntry], query: LogQuery) -> Iterator[LogEntry]:
    since = beginning(query.since, "--since") if query.since else None
    until = end(query.until, "--until") if query.until else None
    for each in entries:
        when = datetime.fromisoformat(each.commit.when) if each.commit.when else None
        if (when is None and until is None) or (
            when and (since is None or when >= since) and (until is None or when <= until)
        ):
            yield each
