"""`catalog/attributes/*.yaml` as attribute definitions, by code."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from omnicat.attributes.definition import TYPE_NAMES, Attribute, Option
from omnicat.catalog.plain import fallbacks_of, labels_of, mapping_of, text_of, texts_of
from omnicat.catalog.rules import ATTRIBUTE_DEFINED_TWICE
from omnicat.documents import Document
from omnicat.findings import Finding, Location, Subject, finding, join_pointer
from omnicat.model.catalog import Settings

SINGLE_TYPES = tuple(name for name in TYPE_NAMES if name not in ("multi_select", "table"))


def read_attributes(
    documents: Iterable[Document], settings: Settings
) -> tuple[Mapping[str, Attribute], tuple[Finding, ...]]:
    """Every attribute by its code. Of two with one code the first counts."""
    attributes: dict[str, Attribute] = {}
    found: list[Finding] = []
    for document in documents:
        for code, said in mapping_of(document.data).items():
            where = document.key_place(join_pointer(code))
            if code in attributes:
                found.append(_defined_twice(code, where, attributes[code].where))
            elif isinstance(said, dict):
                attributes[code] = read_attribute(code, said, settings, where)
    return attributes, tuple(found)


def read_attribute(code: str, said: Mapping[str, Any], settings: Settings, where: Location) -> Attribute:
    """One definition. An unknown type counts as text, so that one slip is not reported at every product."""
    kind = said.get("type")
    return Attribute(
        code,
        kind if isinstance(kind, str) and kind in TYPE_NAMES else "text",
        labels=labels_of(said.get("label"), settings.locale),
        description=text_of(said.get("description")),
        group=text_of(said.get("group")),
        list=said.get("list") is True,
        localizable=said.get("localizable") is True,
        presentation=said.get("presentation") is True,
        unique=said.get("unique") is True,
        pattern=text_of(said.get("pattern")),
        min=_bound(said.get("min")),
        max=_bound(said.get("max")),
        max_length=_count(said.get("max_length")),
        default=said.get("default"),
        required=said.get("required") is True,
        deprecated=text_of(said.get("deprecated")),
        options=_options(said.get("options"), settings.locale),
        quantity=text_of(said.get("quantity")),
        unit=text_of(said.get("unit")),
        columns=_columns(said.get("columns"), settings, where),
        to=text_of(said.get("to")),
        kinds=texts_of(said.get("kinds")),
        fallback=fallbacks_of(said.get("fallback")),
        currencies=settings.currencies,
        where=where,
    )


def _count(raw: Any) -> int | None:
    return raw if isinstance(raw, int) and not isinstance(raw, bool) else None


def _bound(raw: Any) -> Decimal | str | None:
    if isinstance(raw, bool):
        return None
    if isinstance(raw, int | Decimal):
        return Decimal(raw)
    return raw if isinstance(raw, str) else None


def _options(raw: Any, locale: str) -> Mapping[str, Option]:
    return {code: _option(code, said, locale) for code, said in mapping_of(raw).items()}


def _option(code: str, said: Any, locale: str) -> Option:
    if not isinstance(said, dict):
        return Option(code, labels_of(said, locale))
    channels = {name: text_of(word) for name, word in mapping_of(said.get("channels")).items()}
    return Option(code, labels_of(said.get("label"), locale), text_of(said.get("swatch")), channels)


def _columns(raw: Any, settings: Settings, where: Location) -> Mapping[str, Attribute]:
    return {
        code: _column(read_attribute(code, said, settings, where))
        for code, said in mapping_of(raw).items()
        if isinstance(said, dict)
    }


def _column(column: Attribute) -> Attribute:
    """A cell holds one value: a table in a table, which the schema refuses, counts as text."""
    return column if column.type in SINGLE_TYPES else replace(column, type="text")


def _defined_twice(code: str, where: Location, before: Location) -> Finding:
    message = f"attribute '{code}' is defined twice"
    hint = f"remove one of them; the first is at {before}"
    return finding(ATTRIBUTE_DEFINED_TWICE, where, message, hint, subject=Subject("attribute", code), related=(before,))
