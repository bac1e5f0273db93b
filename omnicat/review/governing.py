"""Who has to approve what, who has, and who is missing."""

from collections.abc import Iterable

from msgspec import Struct

from omnicat.review.approvals import WORDS, Approval, Reason, Seen, reason_not
from omnicat.review.change import Change
from omnicat.review.needs import Need, needs_of

ORDER: tuple[Reason, ...] = ("", "fell", "own", "scope", "role", "untrusted", "unknown")
"""Of several reasons, the one that is told first."""


class Asked(Struct, frozen=True):
    """What needs a role's approval. `open` are the changes that still lack some, `given` who approved any of it, `may` who
    could approve what is open; all by short names, sorted.
    """

    need: Need
    changes: tuple[Change, ...]
    open: tuple[Change, ...]
    given: tuple[str, ...]
    may: tuple[str, ...]


class Weighed(Struct, frozen=True):
    """An approval, and what became of it: `reason` is '' where it counts for anything; `is_partly` where it was of more, which
    changed again.
    """

    approval: Approval
    reason: Reason
    is_partly: bool = False

    @property
    def words(self) -> str:
        """What is said of it."""
        more = ", but some of it changed again" if self.is_partly else ""
        return self.approval.refused or WORDS[self.reason] + more


class Governed(Struct, frozen=True):
    """All that is asked, what is open first, and every approval."""

    asked: tuple[Asked, ...] = ()
    approvals: tuple[Weighed, ...] = ()

    @property
    def is_approved(self) -> bool:
        """Whether nothing is open."""
        return not any(each.open for each in self.asked)


def govern(changes: Iterable[Change], approvals: Iterable[Approval], seen: Seen) -> Governed:
    """What the governance says of these changes and approvals."""
    said = tuple(dict.fromkeys(approvals))
    by_need: dict[Need, list[Change]] = {}
    for change in changes:
        for need in needs_of(change, seen.governance):
            by_need.setdefault(need, []).append(change)
    book = _Book(said, seen)
    asked = [book.asked(need, tuple(mine)) for need, mine in by_need.items()]
    asked.sort(key=lambda each: (not each.open, each.need))
    return Governed(tuple(asked), tuple(book.weighed(each) for each in said))


class _Book:
    """What became of each approval so far."""

    def __init__(self, approvals: tuple[Approval, ...], seen: Seen) -> None:
        self._approvals = approvals
        self._seen = seen
        self._reasons: dict[Approval, set[Reason]] = {each: set() for each in approvals}

    def asked(self, need: Need, changes: tuple[Change, ...]) -> Asked:
        given: set[str] = set()
        lacking: list[Change] = []
        for change in changes:
            people = self._people(change, need)
            given |= people
            if len(people) < need.approvals:
                lacking.append(change)
        return Asked(need, changes, tuple(lacking), tuple(sorted(given)), self._may(need, lacking))

    def weighed(self, approval: Approval) -> Weighed:
        reason = self._best(approval)
        return Weighed(approval, reason, not reason and "fell" in self._reasons[approval])

    def _best(self, approval: Approval) -> Reason:
        said = self._reasons[approval] or ({"unknown"} if not approval.person else {"scope"})
        if approval.person and (approval.refused or approval.source not in self._seen.governance.trust):
            return "untrusted"
        return next(reason for reason in ORDER if reason in said)

    def _people(self, change: Change, need: Need) -> set[str]:
        people = set()
        for approval in self._approvals:
            reason = reason_not(approval, change, need, self._seen)
            self._reasons[approval].add(reason)
            if not reason:
                people.add(approval.person)
        return people

    def _may(self, need: Need, lacking: list[Change]) -> tuple[str, ...]:
        governance = self._seen.governance
        everybody = governance.people_of(need.role)
        return tuple(
            sorted(
                person
                for person in everybody
                if governance.may_approve_own(person)
                or any(person not in self._seen.authors(change) for change in lacking)
            )
        )
