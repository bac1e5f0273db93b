"""An approval to be given: by whom, of what, and what it would settle."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from omnicat.errors import OmnicatError
from omnicat.findings import did_you_mean
from omnicat.looking.governance import GovernedChange, Judged, change_view, judge_governance
from omnicat.model.governance import Governance, Person, Trust
from omnicat.repository.commits import APPROVED_BY, write_empty_commit, write_note
from omnicat.repository.identity import Merge
from omnicat.review.approvals import Approval, Seen, covers, reason_not, trailer
from omnicat.review.change import Change

Way = Literal["note", "trailer"]
SOURCE: dict[Way, Trust] = {"note": "notes", "trailer": "trailers"}


class Plan(Struct, frozen=True):
    """What an approval would do. `settled` are the changes that lack nothing any more, `helped` those that lack others' approval
    too, `open` so many still lack some; `refused` says why it does not count for anything, '' where it does. `line` is how
    it is written.
    """

    way: Way
    line: str
    commit: str
    settled: tuple[GovernedChange, ...]
    helped: tuple[GovernedChange, ...]
    open: int
    refused: str
    is_signed: bool


def plan_approval(root: Path, merge: Merge, mail: str, scopes: tuple[str, ...], way: Way | None) -> Plan:
    """What an approval of the head by the person with this mail would settle; `way` None takes what is trusted.
    Raises OmnicatError where there is no governance, or it does not know the person or what is approved.
    """
    before = judge_governance(root, merge)
    if before.ground is None:
        raise OmnicatError(f"the governance at '{merge.into[:10]}' {_WHY[before.view.state]}", "there is nobody to ask")
    governance = before.ground.governance
    person = _person(governance, mail)
    chosen: Way = way or ("note" if "notes" in governance.trust else "trailer")
    is_signed = chosen == "trailer" and "signed" in governance.trust
    source: Trust = "signed" if is_signed else SOURCE[chosen]
    _check_trust(source, governance)
    approval = Approval(source, mail, person.code, merge.between.head, scopes)
    _check_scopes(approval, before, person)
    after = judge_governance(root, merge, None, (approval,))
    was, now = _open(before), _open(after)
    settled = tuple(change_view(each) for each in was if each not in now)
    helped = tuple(change_view(each) for each in _new_to(approval, before) if each in now)
    told = next(each for each in after.governed.approvals if each.approval == approval)
    line = f"{APPROVED_BY}: {trailer(person, mail, scopes)}"
    return Plan(
        chosen, line, merge.between.head, settled, helped, len(now), "" if not told.reason else told.words, is_signed
    )


def give_approval(root: Path, plan: Plan) -> str:
    """Writes it: the id of the commit that has the note, or of the new one with the trailer. Raises GitFailed."""
    if plan.way == "note":
        write_note(root, plan.commit, (plan.line,))
        return plan.commit
    return write_empty_commit(root, f"Approve\n\n{plan.line}\n", is_signed=plan.is_signed)


_WHY = {"none": "does not exist", "new": "does not exist yet", "broken": "can't be read"}


def _person(governance: Governance, mail: str) -> Person:
    person = governance.person_by_mail(mail)
    if person is None:
        known = [each for one in governance.people.values() for each in one.mails]
        message = f"'{mail}' is the mail of nobody in the governance" if mail else "git does not know your mail"
        raise OmnicatError(
            message, did_you_mean(mail, known) if mail else "run `git config user.email YOU@EXAMPLE.COM`"
        )
    return person


def _check_trust(source: Trust, governance: Governance) -> None:
    if source in governance.trust:
        return
    said = ", ".join(governance.trust)
    ways = [word for trust, word in OPTION.items() if trust in governance.trust]
    hint = f"use {ways[0]}" if ways else "approve on the host"
    raise OmnicatError(f"what stands in {PLACE[source]} does not count here: `trust` is {said}", hint)


PLACE: Mapping[Trust, str] = {"notes": "notes", "trailers": "messages"}
OPTION: Mapping[Trust, str] = {"signed": "--trailer", "notes": "--note", "trailers": "--trailer"}


def _check_scopes(approval: Approval, judged: Judged, person: Person) -> None:
    """Each word has to mean something that is asked for, and of a role that the person has."""
    governance = judged.ground.governance if judged.ground else Governance()
    asked = judged.governed.asked
    for scope in approval.scope:
        alone = replace(approval, scope=(scope,))
        meant = [each for each in asked if any(covers(alone, change, each.need) for change in each.changes)]
        if not meant:
            names = {name for each in asked for change in each.changes for name in _names(each.need.role, change)}
            raise OmnicatError(f"'{scope}' is nothing that needs an approval", did_you_mean(scope, names))
        roles = dict.fromkeys(each.need.role for each in meant)
        if not any(person.code in governance.people_of(role) for role in roles):
            may = sorted({governance.people[code].name for role in roles for code in governance.people_of(role)})
            message = f"'{scope}' needs {' and '.join(roles)}, and {person.name} has no such role"
            raise OmnicatError(
                message, f"ask {' or '.join(may)}" if may else "give somebody the role in the governance"
            )


def _new_to(approval: Approval, judged: Judged) -> Iterator[Change]:
    """What is open and the approval counts for, where none of the same person does already."""
    ground = judged.ground
    if ground is None:
        return
    seen = Seen(ground.governance, ground.authors, ground.fell)
    own = [each.approval for each in judged.governed.approvals if each.approval.person == approval.person]
    for asked in judged.governed.asked:
        for change in asked.open:
            said = (reason_not(each, change, asked.need, seen) for each in own)
            if not reason_not(approval, change, asked.need, seen) and all(said):
                yield change


def _names(role: str, change: Change) -> set[str]:
    return {role, change.product, change.path} - {""}


def _open(judged: Judged) -> list[Change]:
    return list(dict.fromkeys(change for each in judged.governed.asked for change in each.open))
