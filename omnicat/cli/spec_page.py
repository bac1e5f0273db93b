"""A channel's spec as a page: its settings, feeds, fields, images, conditions and sources; or one field of it.

There is one page and two ways to show it: Markdown for pipes and documents, tables in colour for a terminal.
"""

import sys
from collections.abc import Iterable, Iterator

from msgspec import Struct

from omnicat.cli.session import Session
from omnicat.looking.spec_view import CheckView, FieldView, ImageView, SourceView, SpecView

CODE = "cyan"
"""The style of what stands between backquotes in Markdown."""
NEEDS = {"required": "bold red", "conditional": "yellow", "recommended": "green", "optional": "dim"}


class Section(Struct, frozen=True):
    """A table below a heading. `columns` are headings, each with its style on a terminal."""

    title: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, ...], ...]


class Page(Struct, frozen=True):
    """A page: its title, a few words, and its tables; those without rows are not shown."""

    title: str
    words: str
    sections: tuple[Section, ...]


def spec_page(spec: SpecView) -> Page:
    """All of a spec."""
    sections = (
        _settings(spec),
        _feeds(spec),
        _products(spec),
        _fields(spec),
        _own_fields(spec),
        _images(spec.images, spec),
    )
    more = (
        _checks(spec.checks, spec),
        _removal(spec),
        _facts(spec),
        _html(spec),
        _tables(spec),
        _sources(spec.sources),
    )
    return Page(f"{spec.id}: {spec.title}", spec.description, (*sections, *more))


def field_page(field: FieldView, spec: SpecView) -> Page:
    """One field of a spec."""
    about = Section("About", (("", "dim"), ("", "")), tuple((key, text) for key, text in _about(field, spec) if text))
    words = Section("Values", (("the catalog's", CODE), ("the channel's", "bold")), tuple(field.values.items()))
    checks = _checks((each for each in spec.checks if each.field == field.name), spec)
    sources = _sources(each for each in spec.sources if each.name == field.source)
    return Page(f"{field.name} of {spec.id}", "", (about, words, checks, sources))


def show_page(session: Session, page: Page) -> None:
    """The page on the terminal, or in Markdown in a pipe."""
    if not session.has_color:
        sys.stdout.write(markdown(page))
        return
    from rich.text import Text

    from omnicat.cli.table import safe, show_rows

    console = session.console()
    console.print(safe(page.title, "bold"))
    if page.words:
        console.print(Text(page.words, style="dim"))
    for section in page.sections:
        if section.rows:
            console.print()
            console.print(Text(section.title, style="bold underline"))
            rows = [[safe(*_shown(*each)) for each in zip(row, section.columns, strict=True)] for row in section.rows]
            show_rows(console, [heading for heading, _ in section.columns], rows, indent=2)


def _shown(cell: str, column: tuple[str, str]) -> tuple[str, str]:
    """A cell and its style on a terminal, where a source's date stands with the sources alone."""
    heading, style = column
    return cell.partition(" (")[0] if heading == "source" else cell, NEEDS.get(cell, style)


def markdown(page: Page) -> str:
    """The page in Markdown."""
    return "\n".join(_lines(page)).rstrip() + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield from (f"# {page.title}", "")
    if page.words:
        yield from (page.words, "")
    for section in page.sections:
        if section.rows:
            yield from (f"## {section.title}", "")
            yield f"| {' | '.join(heading for heading, _ in section.columns)} |"
            yield f"|{'---|' * len(section.columns)}"
            for row in section.rows:
                yield f"| {' | '.join(map(_cell, row, (style for _, style in section.columns)))} |"
            yield ""


def _cell(text: str, style: str) -> str:
    plain = " ".join(text.split()).replace("|", "\\|")
    return f"`{plain}`" if plain and style == CODE else plain


def _settings(spec: SpecView) -> Section:
    rows = ((each.name, "yes" if each.required else "no", each.description) for each in spec.settings)
    return Section("Settings", (("setting", CODE), ("needed", ""), ("meaning", "")), tuple(rows))


def _html(spec: SpecView) -> Section:
    rows = () if spec.html is None else ((", ".join(spec.html) or "none",),)
    return Section("HTML", (("tags it takes", CODE),), rows)


def _tables(spec: SpecView) -> Section:
    rows = ((name, key, word) for name, table in spec.tables.items() for key, word in table.items())
    return Section("Tables", (("table", CODE), ("key", CODE), ("says", "")), tuple(rows))


def _feeds(spec: SpecView) -> Section:
    rows = ((each.file, each.format, f"a {each.unit}", "; ".join((*each.limits, *each.layout))) for each in spec.feeds)
    return Section("Feeds", (("file", CODE), ("format", ""), ("one item is", ""), ("limits", "dim")), tuple(rows))


def _products(spec: SpecView) -> Section:
    return Section("Products", (("limits", ""),), tuple((each,) for each in spec.limits))


def _fields(spec: SpecView) -> Section:
    columns = (("field", CODE), ("need", ""), ("type", ""), ("limits", ""), ("filled from", CODE), ("source", "dim"))
    rows = (
        (each.name, each.need, each.type, "; ".join(_limits(each)), each.default, _cited(each.source, spec))
        for each in spec.fields
    )
    return Section("Fields", columns, tuple(rows))


def _own_fields(spec: SpecView) -> Section:
    columns = (("named like", CODE), ("need", ""), ("type", ""), ("limits", ""), ("source", "dim"))
    rows = (
        (each.name, each.need, each.type, "; ".join(_limits(each)), _cited(each.source, spec))
        for each in spec.own_fields
    )
    return Section("Fields that a profile may add", columns, tuple(rows))


def _limits(field: FieldView) -> Iterator[str]:
    if field.when:
        yield f"needed where `{field.when}`"
    yield from field.limits
    if field.values:
        yield f"{'' if field.closed else 'usually '}one of {', '.join(dict.fromkeys(field.values.values()))}"
    if field.alternative:
        yield f"or {field.alternative} in its place"
    for other in field.other_limits:
        yield f"where `{other.when}`: {', '.join(other.limits)}"
    for dated in field.dated:
        yield f"from {dated.since} on: {', '.join(dated.limits)}"


def _images(images: Iterable[ImageView], spec: SpecView) -> Section:
    columns = (("role", "bold"), ("demands", ""), ("where", ""), ("from", "yellow"), ("source", "dim"))
    rows = (
        (
            each.role,
            "; ".join(each.demands),
            f"`{each.when}`" if each.when else "",
            each.since,
            _cited(each.source, spec),
        )
        for each in images
    )
    return Section("Images", columns, tuple(rows))


def _checks(checks: Iterable[CheckView], spec: SpecView) -> Section:
    columns = (
        ("condition", "bold"),
        ("field", CODE),
        ("says", ""),
        ("from", "yellow"),
        ("severity", ""),
        ("source", "dim"),
    )
    rows = (
        (each.name, each.field, each.message, each.since, each.severity, _cited(each.source, spec)) for each in checks
    )
    return Section("Conditions between fields", columns, tuple(rows))


def _removal(spec: SpecView) -> Section:
    said = spec.removal
    if said is None:
        return Section("Removal", (("", ""),), ())
    rows = [("how", f"{said.how}: {said.says}"), ("note", said.note)]
    rows += [(f"`{name}`", f"`{text}`") for name, text in said.fields.items()]
    rows.append(("source", _cited(said.source, spec)))
    return Section("Removal", (("", "dim"), ("", "")), tuple(row for row in rows if row[1]))


def _facts(spec: SpecView) -> Section:
    rows = ((each.name, each.said_by) for each in spec.facts)
    return Section("Facts", (("fact", "bold"), ("said by", CODE)), tuple(rows))


def _sources(sources: Iterable[SourceView]) -> Section:
    columns = (("source", "bold"), ("title", ""), ("date", ""), ("address", "dim"))
    return Section("Sources", columns, tuple((each.name, each.title, each.date, each.url) for each in sources))


def _cited(source: str, spec: SpecView) -> str:
    """The source's short name with the date it was read."""
    date = next((each.date for each in spec.sources if each.name == source), "")
    return f"{source} ({date})" if date else source


def _about(field: FieldView, spec: SpecView) -> Iterator[tuple[str, str]]:
    yield "need", field.need
    yield "needed where", f"`{field.when}`" if field.when else ""
    yield "written only where", f"`{field.only}`" if field.only else ""
    yield "listings", ", ".join(field.kinds)
    yield "type", field.type + (", several values" if field.many else "")
    yield "filled from", f"`{field.default}`" if field.default else "nothing, unless a profile says how"
    for limit in field.limits:
        yield "limit", limit
    for other in field.other_limits:
        yield f"where `{other.when}`", ", ".join(other.limits)
    for dated in field.dated:
        yield f"from {dated.since} on", ", ".join(dated.limits)
    yield "parts", ", ".join(field.parts)
    yield "in its place", field.alternative
    yield "other words", "" if field.closed or not field.values else "are taken too"
    yield "breaking it gives", f"a {field.severity}" if field.severity != "error" else "an error"
    yield "source", _cited(field.source, spec)
