"""Records of originals edited by hand: tags and status, by the smallest change to each file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from msgspec import Struct

from omnicat.catalog.plain import mapping_of
from omnicat.documents import Change, Data, Document, Remove, Set, edit, emit, parse
from omnicat.editing.setting import Edited, Refused
from omnicat.errors import OmnicatError
from omnicat.findings import Finding, Severity, did_you_mean
from omnicat.looking.asset_library import RECORD, ROOT
from omnicat.model.asset import Asset
from omnicat.repository import Version
from omnicat.schemas import check_against
from omnicat.schemas.asset import STATUSES

LONGEST_TAG = 100


class Tagging(Struct, frozen=True):
    """Tags to add and to remove; a tag is the same in capitals."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


Wanted = Callable[[Asset, Mapping[str, Any]], Iterable[Change]]
"""What is to change in the record of an original, which holds this."""


def plan_tags(
    assets: Iterable[Asset], tagging: Tagging, files: Version
) -> tuple[tuple[Edited, ...], tuple[Refused, ...]]:
    """The records that change, and what is refused; where anything is, nothing should be written. Raises OmnicatError."""
    for tag in (*tagging.added, *tagging.removed):
        if not tag.strip() or len(tag) > LONGEST_TAG or not tag.isprintable():
            raise OmnicatError(f"'{tag}' is no tag", f"write a word or a few, of at most {LONGEST_TAG} characters")
    both = {tag.casefold() for tag in tagging.added} & {tag.casefold() for tag in tagging.removed}
    if both:
        raise OmnicatError(f"'{min(both)}' is to be added and removed", "say one of the two")
    return planned(assets, lambda asset, said: _tag_changes(asset, said, tagging), files)


def plan_status(assets: Iterable[Asset], status: str, files: Version) -> tuple[tuple[Edited, ...], tuple[Refused, ...]]:
    """The same, for the status that all of them are to have."""
    if status not in STATUSES:
        raise OmnicatError(f"'{status}' is not a status", did_you_mean(status, STATUSES))
    several = tuple(assets)
    broken = tuple(
        Refused(each.path, "it can't be shown to anybody: it is no whole file", "replace it first")
        for each in several
        if each.broken and status == "approved"
    )
    edited, refused = planned(several, lambda asset, _: _status_changes(asset, status), files)
    return edited, (*broken, *refused)


def planned(assets: Iterable[Asset], wanted: Wanted, files: Version) -> tuple[tuple[Edited, ...], tuple[Refused, ...]]:
    """The records of these originals, each with its changes, and those that can't be edited."""
    edited: list[Edited] = []
    refused: list[Refused] = []
    known = frozenset(files.paths(ROOT))
    for asset in assets:
        path = f"{ROOT}{asset.path}{RECORD}"
        made = _edited(path, files.read(path) if path in known else None, partial(wanted, asset))
        if isinstance(made, Refused):
            refused.append(made)
        elif made.after != made.before:
            edited.append(made)
    return tuple(edited), tuple(refused)


def _edited(
    path: str, content: bytes | None, wanted: Callable[[Mapping[str, Any]], Iterable[Change]]
) -> Edited | Refused:
    if content is None:
        data = {change.pointer.partition("/")[0]: _new(change) for change in wanted({}) if isinstance(change, Set)}
        return Edited(path, "", emit(data) if data else "")
    document, problems = parse(content, path)
    if document is None or not isinstance(document.data, dict | None):
        message = problems[0].message if problems else "it is no mapping"
        return Refused(path, f"the record can't be read: {message}", "mend it first")
    after = edit(document, tuple(wanted(mapping_of(document.data))))
    if wrong := _new_errors(document, after):
        return Refused(path, wrong[0].message, wrong[0].hint)
    return Edited(path, document.text, after)


def _new(change: Set) -> Any:
    return [change.value] if change.pointer.endswith("/-") else change.value


def _tag_changes(asset: Asset, said: Mapping[str, Any], tagging: Tagging) -> Iterable[Change]:
    """Tags that the file itself brings along count until the record says its own: then it has to say them too."""
    there = said.get("tags")
    before = [str(each) for each in there] if isinstance(there, list) else list(asset.tags)
    gone = {tag.casefold() for tag in tagging.removed}
    have = {tag.casefold() for tag in before}
    new = {tag.strip().casefold(): tag.strip() for tag in reversed(tagging.added)}
    kept = [tag for tag in before if tag.casefold() not in gone]
    after: list[Data] = [*kept, *(tag for folded, tag in reversed(new.items()) if folded not in have)]
    if after == before:
        return ()
    if not isinstance(there, list):
        return (Set("tags", after),)
    return (Remove("tags"),) if not after else tuple(_in_list(before, after))


def _in_list(before: Sequence[str], after: Sequence[Data]) -> Iterable[Change]:
    """One change for each tag, so that the others keep their places and comments."""
    for index in reversed(range(len(before))):
        if before[index] not in after:
            yield Remove(f"tags/{index}")
    yield from (Set("tags/-", tag) for tag in after if tag not in before)


def _status_changes(asset: Asset, status: str) -> Iterable[Change]:
    return () if asset.status == status else (Set("status", status),)


def _new_errors(before: Document, after: str) -> tuple[Finding, ...]:
    """What is wrong with a record now that was not wrong before."""
    document, problems = parse(after.encode(), before.path)
    found = (*problems, *(check_against("asset", document) if document else ()))
    known = {each.fingerprint for each in check_against("asset", before)}
    return tuple(each for each in found if each.severity >= Severity.ERROR and each.fingerprint not in known)
