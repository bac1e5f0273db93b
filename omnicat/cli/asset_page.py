"""One original on the terminal."""

from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.text import Text

from omnicat.cli.assets_here import pixels_in_words, rights_in_words
from omnicat.cli.assets_page import STATUS_STYLES
from omnicat.cli.product_page import SEVERITY_STYLES
from omnicat.cli.table import safe, show_rows
from omnicat.looking.asset_view import AssetView, RenditionLine
from omnicat.looking.sizes import size_in_words

STATES = {"unfetched": "not fetched", "elsewhere": "in the object store"}

Said = tuple[str, str, str]
"""A name, a key of it such as a locale, and what is said."""


def show_asset(console: Console, view: AssetView) -> None:
    """Everything, from the path down to the findings."""
    _header(console, view)
    _block(console, "Record", [*_record(view)])
    _block(console, "Pixels", [*_looks(view)])
    _uses(console, view)
    _renditions(console, view.renditions)
    _findings(console, view)


def _header(console: Console, view: AssetView) -> None:
    title = next(iter(view.titles.values()), "")
    console.print(Text.assemble(safe(view.path, "bold cyan"), *((" ", safe(title, "bold")) if title else ())))
    facts = [
        safe(view.format or view.kind or "unknown kind"),
        *([Text(pixels)] if (pixels := pixels_in_words(view)) else []),
        Text(size_in_words(view.size)),
        *([safe(view.mode)] if view.mode else []),
        *([Text("transparent parts")] if view.has_alpha else []),
        *([Text("unreadable", style="bold red")] if view.is_broken else []),
        *([Text(STATES[view.state], style="yellow")] if view.state in STATES else []),
        Text(view.status, style=STATUS_STYLES.get(view.status, "")),
    ]
    console.print(Text(" · ", style="dim").join(facts))
    console.print(Text(f"sha256 {view.digest}", style="dim"))
    console.print(safe(view.record or "no record beside it", "dim"))


def _record(view: AssetView) -> Iterator[Said]:
    yield from (("title", locale, text) for locale, text in view.titles.items())
    yield from (("alt", locale, text) for locale, text in view.alt.items())
    for name, value in (
        ("tags", ", ".join(view.tags)),
        ("made for", ", ".join(view.made_for)),
        ("shows", ", ".join(view.shows)),
        ("creator", view.creator),
        ("licence", view.licence),
        ("rights", rights_in_words(view.rights)),
        ("source", view.source_type.rpartition("/")[2]),
        ("said by the file", ", ".join(view.embedded)),
        ("focal point", _shares(view.focal)),
        ("crop", _shares(view.crop)),
    ):
        if value:
            yield name, "", value
    yield from (("crop", role, _shares(box)) for role, box in view.crops.items())
    for person in view.people:
        yield "person", "", f"{person.name}, {f'release {person.release}' if person.release else 'no release'}"


def _looks(view: AssetView) -> Iterator[Said]:
    looks = view.looks
    if looks is None:
        if view.state == "elsewhere" and view.kind == "image":
            yield "not looked at", "", "its content is not here: `omnicat assets pull`"
        return
    yield "content", "", f"{looks.fill:.0%} of the frame, {_shares(looks.content)}"
    if looks.background:
        yield "background", "", f"{looks.background}, uniform to {looks.uniform:.0%}, pure white to {looks.white:.0%}"
    yield "sharpness", "", f"{looks.sharpness:.2f}"
    if looks.quality:
        yield "JPEG quality", "", f"{looks.quality}"
    yield "eye rests at", "", _shares(looks.attention)
    if looks.frame:
        yield "border", "", "a border of another colour runs around it"
    if looks.text >= 0.5:
        yield "writing", "", f"likely laid over it ({looks.text:.0%})"
    yield "fingerprint", "", looks.fingerprint


def _shares(shares: Any) -> str:
    return " ".join(f"{share:.0%}" for share in shares or ())


def _block(console: Console, title: str, said: list[Said]) -> None:
    if said:
        _title(console, title)
        rows = [(safe(name, "cyan"), safe(key, "dim"), safe(text)) for name, key, text in said]
        show_rows(console, ("", "", ""), rows, indent=2)


def _title(console: Console, text: str) -> None:
    console.print()
    console.print(Text(text, style="bold"))


def _uses(console: Console, view: AssetView) -> None:
    _title(console, "Used by")
    rows = [
        (
            safe(use.sku, "bold"),
            safe(use.role, "cyan"),
            safe(f"on {use.channel}" if use.channel else "", "magenta"),
            safe(use.where, "dim"),
        )
        for use in view.uses
    ]
    if rows:
        show_rows(console, ("", "", "", ""), rows, indent=2)
    for words in view.standing:
        console.print(Text.assemble("  ", safe(words)))
    if not rows and not view.standing:
        console.print(Text("  no product", style="yellow"))


def _renditions(console: Console, renditions: tuple[RenditionLine, ...]) -> None:
    if not renditions:
        return
    _title(console, "Renditions")
    rows = [
        (
            safe(each.channel, "cyan"),
            safe(each.file),
            Text(f"{each.width}×{each.height}"),
            Text(size_in_words(each.size)) if each.is_made else Text("not made yet", style="yellow"),
        )
        for each in renditions
    ]
    show_rows(console, ("", "", "", ""), rows, indent=2)


def _findings(console: Console, view: AssetView) -> None:
    if not view.findings:
        return
    _title(console, "Findings")
    for each in view.findings:
        severity = (str(each.severity), SEVERITY_STYLES[each.severity])
        channels = each.subject.channel.replace(",", ", ")
        about = f" on {channels}" if channels and not each.message.startswith(f"{channels}: ") else ""
        console.print(
            Text.assemble("  ", severity, ": ", safe(each.message), (f" [{each.rule}]", "dim"), safe(about, "dim"))
        )
        if each.where.line:
            console.print(Text.assemble("    ", safe(each.where, "dim")))
        if each.hint:
            console.print(Text.assemble("    ", ("hint: ", "cyan"), safe(each.hint)))
