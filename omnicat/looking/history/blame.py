"""Who said what: each value of a product with the commit that made it what it is."""

from msgspec import Struct

from omnicat.documents import parse
from omnicat.errors import OmnicatError
from omnicat.findings import Location
from omnicat.looking.history.points import NOW
from omnicat.looking.history.stories import story
from omnicat.looking.history.subject import Subject
from omnicat.looking.history.told import CommitView, ValueName, commit_view, value_name
from omnicat.looking.history.values import subtree


class BlamedValue(Struct, frozen=True):
    """A value, where it stands, and the commit that made it what it is; that commit's id is empty where it is not committed
    yet. `is_end`: a shallow clone's history ends there, and it may be older.
    """

    value: ValueName
    text: str
    where: Location
    commit: CommitView
    is_end: bool


class Blame(Struct, frozen=True):
    """Every value of a product or variant and of all below it, in the order of the file. `ends` is the commit at which a
    shallow clone's history ends, '' where all of it is here.
    """

    sku: str
    path: str
    ends: str
    values: tuple[BlamedValue, ...]


def blame(subject: Subject) -> Blame:
    """Who said what it says now. Raises OmnicatError where the catalog does not have it any more."""
    if not subject.is_there:
        hint = f"see what it was with `omnicat log {subject.sku}`, or bring it back with `omnicat restore`"
        raise OmnicatError(f"SKU '{subject.sku}' is not in the catalog any more", hint)
    document = parse(subject.files.read(subject.path), subject.path)[0]
    said = subject.points[NOW].said if document else {}
    members = frozenset(subtree(subject.sku, subject.points[NOW].contents.parent_by_sku))
    values = []
    for key, value in said.items():
        if key.sku in members and document:
            point = next(story(key, subject.points)).point
            commit = commit_view(subject.points[point].commit)
            where = document.place(value.pointer)
            values.append(BlamedValue(value_name(key), value.text, where, commit, point == subject.ends))
    return Blame(subject.sku, subject.path, subject.ends, tuple(values))
