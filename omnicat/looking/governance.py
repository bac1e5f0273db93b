"""What the governance says of a range of commits: who has to approve what, who has, and who is missing."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct, field

from omnicat.attributes.writing import write
from omnicat.cache import code_of
from omnicat.catalog import Shelf, load_governance, load_model
from omnicat.looking.approvals import HostReviews, approvals_of, read_reviews
from omnicat.model.files import Files
from omnicat.model.governance import ANYBODY, Governance
from omnicat.pipeline.governed import Ground, Models
from omnicat.pipeline.opening import STATE
from omnicat.repository import Range, revision_of
from omnicat.repository.identity import Merge
from omnicat.review.approvals import Approval, Seen
from omnicat.review.change import WHOLE, Change
from omnicat.review.governing import Asked, Governed, Weighed, govern

EXAMPLES = 10
"""So many changes of each that is asked for are told."""

State = Literal["judged", "none", "new", "broken"]


class GovernedChange(Struct, frozen=True):
    """A change that needs an approval: what it is, of what, in which file, and its value before and after as text."""

    kind: str
    about: str
    path: str
    old: str
    new: str


class AskedView(Struct, frozen=True):
    """Whom a role's changes need. `open` of the `changes` lack an approval, the first of which are `examples`; `given` and
    `may` are names of people: who approved some of it, and who could approve what is open.
    """

    role: str
    approvals: int
    why: str
    changes: int
    open: int
    given: tuple[str, ...]
    may: tuple[str, ...]
    examples: tuple[GovernedChange, ...]


class ApprovalView(Struct, frozen=True):
    """An approval: who, from where, of which commit, for which scope, and whether it counts or why not."""

    who: str
    source: str
    commit: str
    scope: tuple[str, ...]
    counts: bool
    why: str


class GovernanceView(Struct, frozen=True):
    """The verdict of the governance at the base. `state` is judged; none where there is no governance at either end; new where
    only the head has one, which judges from the next change on; broken where the base's can't be read.
    """

    state: State
    approved: bool
    asked: tuple[AskedView, ...]
    approvals: tuple[ApprovalView, ...]


class Ends(Struct, frozen=True):
    """Both ends of a range: their files, the models that their products are read by, and what changed where that is known."""

    base: Files
    head: Files
    models: Models
    changes: tuple[Change, ...] | None = None


class Judged(Struct, frozen=True):
    """What came out, with the ground it was judged on; none without a governance."""

    view: GovernanceView
    governed: Governed = field(default_factory=Governed)
    ground: Ground | None = None


def judge_governance(
    root: Path,
    merge: Merge,
    reviews: tuple[bytes, str] | None = None,
    more: Iterable[Approval] = (),
    ends: Ends | None = None,
) -> Judged:
    """Judges what is to be merged by the governance of what it is merged into. `reviews` is a file of the host's reviews, with its path; `more` are
    approvals that are not written yet; `ends` spare a second reading. Raises GitFailed, and OmnicatError where the reviews can't be read.
    """
    between = merge.between
    ends = ends or _ends(root, between)
    rules = ends.base if merge.into == between.base else revision_of(root, merge.into)
    governance, findings = load_governance(rules)
    if governance is None:
        if findings:
            return Judged(GovernanceView("broken", False, (), ()))
        is_new = load_governance(ends.head) != (None, ())
        return Judged(GovernanceView("new" if is_new else "none", True, (), ()))
    known = read_reviews(*reviews, governance) if reviews else HostReviews()
    ground = Ground(root, between, ends.models, governance, known.opened_by, ends.changes)
    approvals = (*approvals_of(root, ground.commits, governance, root / STATE), *known.approvals, *more)
    governed = govern(ground.changes, approvals, Seen(governance, ground.authors, ground.fell))
    return Judged(_view(governed, governance), governed, ground)


def _ends(root: Path, between: Range) -> Ends:
    base, head = revision_of(root, between.base), revision_of(root, between.head)
    shelf = Shelf(root / STATE / "opened.bin", code_of())
    return Ends(base, head, Models(load_model(base, shelf)[0], load_model(head, shelf)[0]))


def _view(governed: Governed, governance: Governance) -> GovernanceView:
    return GovernanceView(
        "judged",
        governed.is_approved,
        tuple(_asked(each, governance) for each in governed.asked),
        tuple(_approval(each, governance) for each in governed.approvals),
    )


def _asked(asked: Asked, governance: Governance) -> AskedView:
    need = asked.need
    shown = asked.open or asked.changes
    role = "anybody with a role" if need.role == ANYBODY else need.role
    return AskedView(
        role,
        need.approvals,
        need.why,
        len(asked.changes),
        len(asked.open),
        _people(asked.given, governance),
        _people(asked.may, governance),
        tuple(change_view(each) for each in shown[:EXAMPLES]),
    )


def _people(codes: Iterable[str], governance: Governance) -> tuple[str, ...]:
    return tuple(governance.people[code].name if code in governance.people else code for code in codes)


def _approval(weighed: Weighed, governance: Governance) -> ApprovalView:
    said = weighed.approval
    who = governance.people[said.person].name if said.person in governance.people else said.who
    return ApprovalView(who, said.source, said.commit, said.scope, not weighed.reason, weighed.words)


def change_view(change: Change) -> GovernedChange:
    """A change in words."""
    about = change.path or change.was_path
    if change.product:
        named = [] if change.attribute == WHOLE else [change.attribute]
        at = [f"@{each}" for each in (change.locale, change.currency, change.channel) if each]
        about = " ".join((change.sku, "".join((*named, *at)))).strip()
    elif change.attribute:
        about = f"{about} {change.attribute}"
    is_whole = change.kind in ("added", "removed") or not (change.product or change.attribute)
    old, new = ("", "") if is_whole else (_text(change.old), _text(change.new))
    return GovernedChange(change.kind, about, change.path or change.was_path, old, new)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return ", ".join(map(_text, value))
    return str(write(value))
