"""A range of commits judged: what differs, what it breaks, what stands out, and who has to approve."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from omnicat.catalog.locating import locate
from omnicat.findings import Finding, Location, Severity
from omnicat.looking.diff.differing import Diff, Wish, diff
from omnicat.looking.diff.summing import counted
from omnicat.looking.diff.view import DiffView
from omnicat.looking.governance import Ends, GovernanceView, Judged, judge_governance
from omnicat.looking.review.view import Fell, FindingRow, FindingsView, ReviewView, Word
from omnicat.model.governance import ANYBODY, Outliers
from omnicat.pipeline import Gathered, judge
from omnicat.pipeline.governed import Compared, Models, changes_compared
from omnicat.pipeline.linting import Terms
from omnicat.repository import ChangedFile
from omnicat.repository.identity import Merge
from omnicat.review.approvals import Approval, Seen, reason_not
from omnicat.review.change import Change
from omnicat.review.needs import Need
from omnicat.review.outliers import Outlier, outliers_in

Gather = Callable[[str], Gathered | None]


class Asked(Struct, frozen=True):
    """What a review is asked for. `reviews` is the host's file with its path; findings and outliers from `fail_on` on refuse,
    None refuses nothing. Without `has_channels` channels are not compared.
    """

    reviews: tuple[bytes, str] | None = None
    fail_on: Severity | None = Severity.ERROR
    has_channels: bool = True


class Review(Struct, frozen=True):
    """The verdict, with the new findings themselves and what differs."""

    view: ReviewView
    new: tuple[Finding, ...]
    diff: Diff


def review(root: Path, merge: Merge, gather: Gather, asked: Asked) -> Review:
    """Judges what is to be merged. Raises OmnicatError where git or the reviews can't be read."""
    between = merge.between
    before, after = gather(between.base), gather(between.head)
    differs = diff(root, between, Wish(), gather if asked.has_channels else None)
    compared = Compared(differs.sides.before, differs.sides.after, differs.found)
    changes = changes_compared(root, differs.sides.changed, compared)
    files = differs.files
    ends = Ends(files[0], files[1], Models(compared.before.model, compared.after.model), changes)
    judged = judge_governance(root, merge, asked.reviews, ends=ends)
    limits = judged.ground.governance.outliers if judged.ground else Outliers()
    products = len(before.opened.product_paths) if before else 0
    standing = outliers_in(changes, products, limits)
    placed = locate((each.finding for each in standing), files[1])
    outliers = tuple(_row(each, where, judged) for each, where in zip(standing, placed, strict=True))
    findings, new = _findings(before, after, _renamed(differs.sides.changed))
    word, because = _verdict(judged.view, findings, outliers, asked.fail_on)
    view = ReviewView(
        word,
        because,
        between.base,
        between.head,
        judged.view,
        findings,
        outliers,
        tuple(_fell(differs.view)),
        differs.view,
        is_cut=False,
    )
    return Review(view, new, differs)


def _renamed(changed: Iterable[ChangedFile]) -> Mapping[str, str]:
    return {each.was: each.path for each in changed if each.was and each.path}


def _findings(
    before: Gathered | None, after: Gathered | None, renamed: Mapping[str, str]
) -> tuple[FindingsView, tuple[Finding, ...]]:
    """What the head's findings have that the base's have not, whatever the lines: a fingerprint twice is two of them."""
    was, now = ([*_all(each)] if each else [] for each in (before, after))
    known = Counter(_moved(each, renamed).fingerprint for each in was if not each.ignored)
    total = Counter(_moved(each, renamed).fingerprint for each in was)
    new = [each for each in now if not each.ignored and not _taken(known, each.fingerprint)]
    ignored = sum(1 for each in now if each.ignored and not _taken(total, each.fingerprint))
    new.sort(key=lambda each: (-each.severity, each.order))
    counts = Counter(each.severity for each in new)
    view = FindingsView(
        counts[Severity.ERROR],
        counts[Severity.WARNING],
        counts[Severity.NOTE],
        sum(known.values()),
        ignored,
        tuple(map(_finding, new)),
    )
    return view, tuple(new)


def _all(gathered: Gathered) -> Iterable[Finding]:
    return judge(gathered, Terms(baseline=False)).findings


def _moved(found: Finding, renamed: Mapping[str, str]) -> Finding:
    path = renamed.get(found.where.path, found.where.path)
    return found if path == found.where.path else found.at(replace(found.where, path=path))


def _taken(counts: "Counter[str]", fingerprint: str) -> bool:
    """Whether there is one left, which is used up then."""
    if counts[fingerprint] <= 0:
        return False
    counts[fingerprint] -= 1
    return True


def _finding(found: Finding, approved_by: tuple[str, ...] = ()) -> FindingRow:
    where: Location = found.where
    severity = found.severity.name.lower()
    return FindingRow(
        where.path,
        where.line,
        where.column,
        found.rule,
        severity,  # type: ignore[arg-type] # the names of the severities are the words
        found.message,
        found.hint,
        found.fingerprint,
        approved_by,
    )


def _row(outlier: Outlier, placed: Finding, judged: Judged) -> FindingRow:
    return _finding(placed, _approvers(outlier.changes, judged))


def _approvers(changes: Iterable[Change], judged: Judged) -> tuple[str, ...]:
    """Who with a role approved all of these changes, none of them being their own."""
    ground = judged.ground
    if ground is None:
        return ()
    seen = Seen(ground.governance, ground.authors, ground.fell)
    need = Need(ANYBODY, 1, "")
    said: list[Approval] = [each.approval for each in judged.governed.approvals]
    every = [{each.person for each in said if not reason_not(each, change, need, seen)} for change in changes]
    people = set.intersection(*every) if every else set()
    return tuple(sorted(ground.governance.people[each].name for each in people))


def _fell(view: DiffView) -> Iterator[Fell]:
    for each in view.channels or ():
        if not each.change and each.after.percent < each.before.percent:
            yield Fell(each.channel, each.locale, each.before.percent, each.after.percent)


def _verdict(
    governance: GovernanceView, findings: FindingsView, outliers: Iterable[FindingRow], fail_on: Severity | None
) -> tuple[Word, tuple[str, ...]]:
    refusing = tuple(_refusing(findings, outliers, fail_on))
    waiting = tuple(_waiting(governance))
    word: Word = "refused" if refusing else "waiting" if waiting else "approved"
    return word, (*refusing, *waiting)


def _refusing(findings: FindingsView, outliers: Iterable[FindingRow], fail_on: Severity | None) -> Iterator[str]:
    if fail_on is None:
        return
    counts = {Severity.ERROR: findings.errors, Severity.WARNING: findings.warnings, Severity.NOTE: findings.notes}
    for severity, count in counts.items():
        if count and severity >= fail_on:
            yield counted(count, f"new {severity}")
    standing = sum(1 for each in outliers if Severity[each.severity.upper()] >= fail_on and not each.approved_by)
    if standing:
        yield counted(standing, "outlier")


def _waiting(governance: GovernanceView) -> Iterator[str]:
    if governance.state == "broken":
        yield "the governance at the base can't be read"
    for each in governance.asked:
        if each.open:
            people = " or ".join(each.may) or "nobody who may"
            number = f"{each.approvals} of " if each.approvals > 1 else ""
            yield f"{each.role} has to approve ({each.why}): {number}{people}"
