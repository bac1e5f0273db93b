"""What the record beside an original says, and what it leaves to the file itself."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct

from omnicat.catalog.plain import labels_of, list_of, mapping_of, text_of, texts_of
from omnicat.catalog.rules import RECORD_AT_ODDS
from omnicat.documents import Document, parse
from omnicat.findings import Finding, Subject, extend_pointer, finding, join_pointer
from omnicat.images import NOTHING_EMBEDDED, Embedded
from omnicat.model.asset import Box, Person, Rights
from omnicat.model.source_types import AI_GENERATED, source_uri
from omnicat.schemas import check_against

STATUSES = ("draft", "in_review", "approved", "retired")

UNREADABLE = "draft"
"""The status of an original whose record can't be trusted: what it may have forbidden is not shown."""

POINTED_AT = ("status", "rights", "people", "roles", "role", "products", "ai_generated")
"""The keys whose lines findings name."""


class Record(Struct, frozen=True):
    """A record's content, '' or empty where it says nothing. `lines` are those of what findings point at."""

    said: Mapping[str, Any]
    lines: Mapping[str, int]
    is_trusted: bool = True


NO_RECORD = Record({}, {})


def read_record(path: str, content: bytes) -> tuple[Record, tuple[Finding, ...]]:
    """The record at `path`, which runs from the catalog's root, and what is wrong with it."""
    document, findings = parse(content, path)
    if document is None:
        return Record({}, {}, is_trusted=False), findings
    said = mapping_of(document.data)
    shape, at_odds = check_against("asset", document), tuple(_at_odds(said, document))
    return Record(said, dict(_lines(said, document)), _is_trusted(said)), (*findings, *shape, *at_odds)


def fields_of(record: Record, embedded: Embedded, locale: str) -> dict[str, Any]:
    """The fields of an asset that people say: by the record, else by the file. Plain texts are in `locale`."""
    said = record.said
    own = {
        "title": labels_of(said.get("title"), locale),
        "alt": labels_of(said.get("alt"), locale),
        "tags": texts_of(said.get("tags")),
        "creator": text_of(said.get("creator")),
        "licence": text_of(said.get("licence")),
        "ai_generated": _source_type(said.get("ai_generated")),
    }
    taken = _embedded(embedded, locale) if embedded != NOTHING_EMBEDDED else {}
    taken = {key: value for key, value in taken.items() if value and key not in said}
    rights, from_file = _rights(mapping_of(said.get("rights")), embedded)
    shown = {**own, **taken}
    return {
        "titles": shown["title"],
        **{key: shown[key] for key in ("alt", "tags", "creator", "licence")},
        "source_type": shown["ai_generated"],
        "rights": rights,
        "embedded": (*taken, *from_file),
        "lines": record.lines,
        "status": _status(record),
        **_about_use(said),
    }


def _about_use(said: Mapping[str, Any]) -> dict[str, Any]:
    crops = {role: box for role, raw in mapping_of(said.get("crops")).items() if (box := _box(raw))}
    return {
        "focal": _point(said.get("focal")),
        "crop": _box(said.get("crop")),
        "crops": crops,
        "roles": texts_of(said.get("roles")) or texts_of(said.get("role")),
        "products": texts_of(said.get("products")),
        "people": tuple(map(_person, list_of(said.get("people")))),
    }


def _embedded(said: Embedded, locale: str) -> dict[str, Any]:
    return {
        "title": _by_locale(said.titles, locale),
        "alt": _by_locale(said.alt, locale),
        "tags": said.tags,
        "creator": said.creator,
        "licence": said.licence,
        "ai_generated": said.source_type,
    }


def _by_locale(texts: Mapping[str, str], locale: str) -> Mapping[str, str]:
    """The text without a language is in the catalog's own, unless another says that it is."""
    return {key or locale: text for key, text in texts.items() if key or locale not in texts}


def _rights(said: Mapping[str, Any], embedded: Embedded) -> tuple[Rights, tuple[str, ...]]:
    """The rights, and the keys of them that only the file says."""
    taken = {"from": embedded.since, "expires": embedded.expires}
    days = {key: _day(said[key]) if key in said else day for key, day in taken.items()}
    rights = Rights(days["from"], days["expires"], texts_of(said.get("regions")), texts_of(said.get("channels")))
    return rights, tuple(f"rights/{key}" for key, day in taken.items() if day and key not in said)


def _status(record: Record) -> str:
    if not record.is_trusted:
        return UNREADABLE
    return text_of(record.said.get("status"), "approved")


def _source_type(raw: Any) -> str:
    if isinstance(raw, bool):
        return source_uri(AI_GENERATED) if raw else ""
    return source_uri(text_of(raw))


def _person(raw: Any) -> Person:
    said = mapping_of(raw)
    if not said:
        return Person(text_of(raw))
    return Person(text_of(said.get("name")), text_of(said.get("release")), _day(said.get("expires")))


def _is_trusted(said: Mapping[str, Any]) -> bool:
    """Whether everything that bears on where it may be shown can be read."""
    rights = said.get("rights", {})
    if text_of(said.get("status", "approved")) not in STATUSES or not isinstance(rights, dict):
        return False
    days = [rights[key] for key in ("from", "expires") if key in rights]
    lists = [rights[key] for key in ("regions", "channels") if key in rights]
    is_listed = all(isinstance(each, list) and all(isinstance(one, str) for one in each) for each in lists)
    return is_listed and all(_is_day(each) for each in days)


def _is_day(raw: Any) -> bool:
    try:
        return bool(date.fromisoformat(raw)) and len(raw) == len("YYYY-MM-DD")
    except (TypeError, ValueError):
        return False


def _day(raw: Any) -> str:
    return raw if _is_day(raw) else ""


def _at_odds(said: Mapping[str, Any], document: Document) -> Iterator[Finding]:
    """What has the right shape and can't be: days that no calendar has, a part that has no inside."""
    for pointer, message, hint in (*_bad_days(said), *_bad_boxes(said)):
        about = Subject("asset", document.path.removeprefix("assets/").removesuffix(".yaml"))
        yield finding(RECORD_AT_ODDS, document.place(pointer), message, hint, subject=about)


def _bad_days(said: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    rights = mapping_of(said.get("rights"))
    people = enumerate(list_of(said.get("people")))
    days = [("rights/from", rights.get("from")), ("rights/expires", rights.get("expires"))]
    days += [(join_pointer("people", number, "expires"), mapping_of(each).get("expires")) for number, each in people]
    for pointer, day in days:
        if isinstance(day, str) and len(day) == len("YYYY-MM-DD") and not _is_day(day):
            yield pointer, f"'{day}' is no day", "write a day of the calendar as YYYY-MM-DD"
    since, expires = rights.get("from"), rights.get("expires")
    if _is_day(since) and _is_day(expires) and str(expires) <= str(since):
        yield "rights/expires", f"rights end on '{expires}' and begin on '{since}'", "write a later day as `expires`"


def _bad_boxes(said: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    boxes = [("crop", said.get("crop"))]
    boxes += [(extend_pointer("crops", role), raw) for role, raw in mapping_of(said.get("crops")).items()]
    for pointer, raw in boxes:
        shares = _shares(raw)
        if len(shares) == 4 and not (shares[0] < shares[2] and shares[1] < shares[3]):
            yield (
                pointer,
                "this part of the picture holds nothing",
                "write left, top, right and bottom edge, in that order",
            )


def _lines(said: Mapping[str, Any], document: Document) -> Iterator[tuple[str, int]]:
    for key in POINTED_AT:
        if key in said:
            yield key, document.place(key).line
            below = said[key]
            inner = below if isinstance(below, dict) else range(len(below)) if isinstance(below, list) else ()
            yield from ((pointer, document.place(pointer).line) for one in inner if (pointer := join_pointer(key, one)))


def _point(raw: Any) -> tuple[float, float] | None:
    shares = _shares(raw)
    return (shares[0], shares[1]) if len(shares) == 2 else None


def _box(raw: Any) -> Box | None:
    shares = _shares(raw)
    if len(shares) != 4 or shares[0] >= shares[2] or shares[1] >= shares[3]:
        return None
    return (shares[0], shares[1], shares[2], shares[3])


def _shares(raw: Any) -> tuple[float, ...]:
    numbers = raw if isinstance(raw, list) else []
    shares = [float(each) for each in numbers if isinstance(each, int | Decimal) and not isinstance(each, bool)]
    return tuple(shares) if len(shares) == len(numbers) and all(0 <= share <= 1 for share in shares) else ()
