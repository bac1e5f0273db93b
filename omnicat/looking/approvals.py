"""The approvals of a range of commits, wherever they are written: in messages, in notes, on the host."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from omnicat.documents import parse
from omnicat.errors import OmnicatError
from omnicat.model.governance import Governance, Trust
from omnicat.repository.commits import MadeCommit
from omnicat.repository.signatures import signers_of
from omnicat.review.approvals import Approval, read_trailer
from omnicat.schemas.kinds import MADE

NOT_TRUSTED: Mapping[Trust, str] = {
    "trailers": "stands in a message, which anybody may write, and in no commit that its key signed",
    "notes": "stands in a note, which anybody with access may write",
    "review": "is from a host, which is not trusted here",
    "signed": "is signed, which is not trusted here",
}


class HostReviews(Struct, frozen=True):
    """What a host says: who opened the pull request, by their short name, and the reviews that approve."""

    opened_by: str = ""
    approvals: tuple[Approval, ...] = ()


def approvals_of(
    root: Path, commits: Iterable[MadeCommit], governance: Governance, state: Path
) -> tuple[Approval, ...]:
    """Those of messages and notes. Signatures are looked at where they are trusted; keys stand in `state` meanwhile."""
    made = tuple(commits)
    speaking = tuple(each.id for each in made if each.approvals)
    keys = {code: person.keys for code, person in governance.people.items() if person.keys}
    signers = signers_of(root, speaking, keys, state) if "signed" in governance.trust else {}
    return tuple(each for commit in made for each in _of_commit(commit, governance, signers.get(commit.id, "")))


def _of_commit(commit: MadeCommit, governance: Governance, signer: str) -> Iterator[Approval]:
    for text in commit.approvals:
        person, who, scope = read_trailer(text, governance)
        code = person.code if person else ""
        source: Trust = "signed" if signer and signer == code else "trailers"
        yield Approval(source, who, code, commit.id, scope, _refusal(source, governance))
    for text in commit.noted:
        person, who, scope = read_trailer(text, governance)
        yield Approval("notes", who, person.code if person else "", commit.id, scope, _refusal("notes", governance))


def _refusal(source: Trust, governance: Governance) -> str:
    return "" if source in governance.trust else NOT_TRUSTED[source]


def read_reviews(data: bytes, path: str, governance: Governance) -> HostReviews:
    """What a file in the format `approvals` tells. Raises OmnicatError where it does not follow its schema."""
    # Explaining what does not follow a schema takes long to load, and few have a file.
    from omnicat.schemas.telling import tell

    document, findings = parse(data, path)
    wrong = [*findings, *(tell(MADE["approvals"], document) if document else ())]
    if document is None or wrong:
        first = f"{wrong[0].where}: {wrong[0].message}" if wrong else f"'{path}' is empty"
        raise OmnicatError(f"these are no reviews: {first}", "see docs/governance.md for the format")
    said: Mapping[str, Any] = document.data
    host = said["host"]
    last: dict[str, Mapping[str, Any]] = {}
    for review in said["reviews"]:
        if review["state"] != "commented":
            login = review["login"].lower()
            last.pop(login, None)
            last[login] = review
    approving = (each for each in last.values() if each["state"] == "approved")
    opened_by = governance.person_by_login(host, said.get("opened_by", "")) if said.get("opened_by") else None
    return HostReviews(
        opened_by.code if opened_by else "", tuple(_review(each, host, governance) for each in approving)
    )


def _review(said: Mapping[str, Any], host: str, governance: Governance) -> Approval:
    person = governance.person_by_login(host, said["login"])
    code = person.code if person else ""
    scope = tuple(said.get("scope", ()))
    return Approval("review", f"@{said['login']}", code, said["commit"], scope, _refusal("review", governance))
