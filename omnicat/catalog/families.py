"""`catalog/families/*.yaml` as families, with what they inherit already in."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from omnicat.catalog.plain import labels_of, mapping_of, text_of, texts_of
from omnicat.catalog.rules import FAMILY_CYCLE, FAMILY_DEFINED_TWICE, UNKNOWN_PARENT
from omnicat.documents import Document
from omnicat.findings import Finding, Location, Subject, did_you_mean, finding
from omnicat.model.family import Family

ByChannel = Mapping[str, tuple[str, ...]]


def read_families(documents: Iterable[Document], locale: str) -> tuple[Mapping[str, Family], tuple[Finding, ...]]:
    """Every family by its code. Of two with one code the first counts."""
    said: dict[str, Family] = {}
    found: list[Finding] = []
    places: dict[str, Location] = {}
    for document in documents:
        family = _read(document, locale)
        if family.code in said:
            found.append(_defined_twice(family, said[family.code]))
        elif family.code:
            said[family.code] = family
            places[family.code] = document.place("parent")
    found += _parent_findings(said, places)
    return {code: _flatten(family, said) for code, family in said.items()}, tuple(found)


def _read(document: Document, locale: str) -> Family:
    said = mapping_of(document.data)
    return Family(
        text_of(said.get("family")),
        labels_of(said.get("label"), locale),
        text_of(said.get("parent")),
        texts_of(said.get("attributes")),
        _by_channel(said.get("required")),
        _by_channel(said.get("recommended")),
        texts_of(said.get("axes")),
        abstract=said.get("abstract") is True,
        where=document.place("family"),
        raw=said,
    )


def _by_channel(raw: Any) -> ByChannel:
    if isinstance(raw, dict):
        return {name: texts_of(codes) for name, codes in raw.items()}
    return {"all": texts_of(raw)} if raw else {}


def _flatten(family: Family, said: Mapping[str, Family]) -> Family:
    """The family with its ancestors' attributes before its own; its own axes, or else the nearest ancestor's."""
    chain = tuple(_chain(family, said))
    return replace(
        family,
        attributes=tuple(dict.fromkeys(code for each in reversed(chain) for code in each.attributes)),
        required=_merged(each.required for each in reversed(chain)),
        recommended=_merged(each.recommended for each in reversed(chain)),
        axes=next((each.axes for each in chain if each.axes), ()),
    )


def _chain(family: Family, said: Mapping[str, Family]) -> Iterator[Family]:
    """The family, its parent, and so on; a cycle is left where it closes."""
    seen: set[str] = set()
    step: Family | None = family
    while step is not None and step.code not in seen:
        seen.add(step.code)
        yield step
        step = said.get(step.parent)


def _merged(parts: Iterable[ByChannel]) -> ByChannel:
    merged: dict[str, dict[str, None]] = {}
    for part in parts:
        for name, codes in part.items():
            merged.setdefault(name, {}).update(dict.fromkeys(codes))
    return {name: tuple(codes) for name, codes in merged.items()}


def _parent_findings(said: Mapping[str, Family], places: Mapping[str, Location]) -> Iterator[Finding]:
    for code, family in said.items():
        subject = Subject("family", code)
        if family.parent and family.parent not in said:
            message, hint = f"family '{family.parent}' does not exist", did_you_mean(family.parent, set(said) - {code})
            yield finding(UNKNOWN_PARENT, places[code], message, hint, subject=subject)
        elif (last := tuple(_chain(family, said))[-1]).parent == code:
            message = f"family '{code}' inherits from itself" + (f" through '{last.code}'" if last != family else "")
            yield finding(FAMILY_CYCLE, places[code], message, "remove `parent` from one of them", subject=subject)


def _defined_twice(family: Family, before: Family) -> Finding:
    message, hint = f"family '{family.code}' is defined twice", f"rename one of them; the first is at {before.where}"
    subject = Subject("family", family.code)
    return finding(FAMILY_DEFINED_TWICE, family.where, message, hint, subject=subject, related=(before.where,))
