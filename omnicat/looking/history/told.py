"""A commit and a value's change as they are told: by people's names, in words, with percent for prices and measures."""

from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from omnicat.attributes.definition import Measurement
from omnicat.attributes.units import Inconvertible, convert
from omnicat.looking.history.values import Key, Said
from omnicat.repository import CommitFacts

TENTH = Decimal("0.1")


class ApprovalView(Struct, frozen=True):
    """Who approved, as the commit's message says: `Approved-by: Name <mail> scope`."""

    name: str
    mail: str
    scope: str


class CommitView(Struct, frozen=True):
    """A commit: an empty id for what is not committed yet. `when` is the author's time with its zone, ISO 8601; `day` the same
    day in UTC.
    """

    id: str
    author: str
    mail: str
    when: str
    day: str
    subject: str
    body: str
    approved: tuple[ApprovalView, ...]


class ValueName(Struct, frozen=True):
    """What value it is. `kind` is product, attribute, asset or association; `name` the attribute's code, the role, the type of
    link, or a product's sku, parent, family, status, categories or exclude. '' where it has no channel, locale or currency.
    Of a file that is no product, the `kind` is file, and `name` the keys from its top with slashes, '' for its path.
    """

    sku: str
    kind: str
    name: str
    channel: str
    locale: str
    currency: str


def commit_view(commit: CommitFacts) -> CommitView:
    """What people read of a commit."""
    approved = tuple(ApprovalView(each.name, each.mail, each.scope) for each in commit.approved)
    facts = (commit.id, commit.author, commit.mail, commit.when, day_of(commit.when), commit.subject, commit.body)
    return CommitView(*facts, approved)


def day_of(when: str) -> str:
    """The day in UTC of a time with its zone; '' where there is none."""
    return datetime.fromisoformat(when).astimezone(UTC).date().isoformat() if when else ""


def value_name(key: Key) -> ValueName:
    """The key as it is told."""
    return ValueName(*key)


def percent(old: Said | None, new: Said | None) -> Decimal | None:
    """How much more it is, with one decimal; None for what is no amount, or began at nothing."""
    if old is None or new is None or type(old.value) is not type(new.value):
        return None
    one, other = _amounts(old.value, new.value)
    if not one or other is None:
        return None
    return ((other - one) * 100 / abs(one)).quantize(TENTH, ROUND_HALF_UP)


def _amounts(old: object, new: object) -> tuple[Decimal | None, Decimal | None]:
    """Two numbers that can be compared: measures are in the unit of the second."""
    if isinstance(old, Decimal | int) and isinstance(new, Decimal | int):
        return Decimal(old), Decimal(new)
    if not isinstance(old, Measurement) or not isinstance(new, Measurement):
        return None, None
    try:
        return convert(old.amount, old.unit, new.unit), new.amount
    except Inconvertible:
        return None, None
