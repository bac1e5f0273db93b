"""A comparison for the comment of a pull request: the most important first, as much of it as fits."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from omnicat.looking.diff.grouping import KeptOut, field_groups, group_lines, kept_out, named, told
from omnicat.looking.diff.lines import NOTHING, Line, asset_lines, detail_lines, lines_of
from omnicat.looking.diff.summing import counted
from omnicat.looking.diff.view import AssetRow, ChannelRow, DiffView, ModelRow, ProductRow
from omnicat.reporters.escaping import markdown, markdown_code

LIMIT = 60_000
"""GitHub takes 65,536 characters in a comment (https://docs.github.com/rest/issues/comments); something else may stand
beside."""

CELL = 240
"""So many characters of a value are shown."""

LINES, HEADLINES = 25, 8
"""So many lines of one product are shown; and so many of one that came or went as a whole."""

NAMES = 10
"""So many SKUs are named in a row."""


class Part(Struct, frozen=True):
    """A folded part of the comment: its title, and its blocks, the most important first."""

    title: str
    blocks: Sequence[Callable[[], str]]
    noun: str
    is_open: bool = False


def as_markdown(view: DiffView, limit: int = LIMIT) -> str:
    """The comparison within so many characters; '' where nothing differs. What is left out is counted."""
    if not view:
        return ""
    head = f"### Catalog: {markdown(view.summary)}\n"
    table = _channel_table(view.channels or ())
    room = limit - len(head) - len(table) - 200
    parts = []
    for part in _parts(view):
        text = _folded(part, room)
        room -= len(text)
        parts.append(text)
    return "\n".join(each for each in (head, table, *parts) if each)


def _parts(view: DiffView) -> Iterator[Part]:
    """The parts with anything in them, the most important first: each takes of what room the others left."""
    unread = [lambda each=each: _unread(each.path, each.side, each.message) for each in view.unread]
    out = [lambda each=each: _kept_out(each) for each in kept_out(view.channels or ())]
    products = [lambda each=each: _product(each) for each in view.products]
    assets = [lambda each=each: _asset(each) for each in view.assets]
    models = [lambda each=each: _model(each) for each in view.models]
    fields = [lambda each=each: _fields(each) for each in view.channels or () if each.changed]
    every = (
        Part("Files that can't be read", unread, "file", is_open=True),
        Part("Newly kept out of channels", out, "reason", is_open=True),
        Part("Products", products, "product", is_open=len(products) <= 20),
        Part("The model", models, "change", is_open=len(models) <= 5),
        Part("Originals", assets, "original"),
        Part("Fields of feeds", fields, "channel"),
    )
    return (each for each in every if each.blocks)


def _folded(part: Part, room: int) -> str:
    """The part with as many of its blocks as there is room for."""
    start = (
        f"<details{' open' if part.is_open else ''}><summary><b>{part.title}</b> ({len(part.blocks):,})</summary>\n\n"
    )
    end = "\n</details>\n"
    room -= len(start) + len(end) + 80
    texts: list[str] = []
    for block in part.blocks:
        text = block()
        if len(text) > room:
            break
        room -= len(text) + 1
        texts.append(text)
    left = len(part.blocks) - len(texts)
    if left:
        texts.append(f"\n… and {counted(left, f'more {part.noun}')}: `omnicat diff` shows all\n")
    return start + "\n".join(texts) + end


def _channel_table(channels: Sequence[ChannelRow]) -> str:
    if not channels:
        return ""
    rows = [
        "| channel | listed | gone | changed | kept out | complete | fields |",
        "|---|---:|---:|---:|---:|---|---|",
        *(_channel(each) for each in channels),
    ]
    more = max(each.uncompared for each in channels)
    note = (
        f"\n{counted(more, 'more product')} may be shown otherwise, too: listings were not compared.\n" if more else ""
    )
    return "\n".join(rows) + "\n" + note


def _channel(row: ChannelRow) -> str:
    fields = Counter(field.name for listing in row.changed for field in listing.fields)
    named = [f"{markdown_code(name)} {count:,}" for name, count in fields.most_common(6)]
    more = [f"and {len(fields) - 6:,} more"] if len(fields) > 6 else []
    sign = {"added": " **new**", "removed": " **gone**"}.get(row.change, "")
    listed = len(row.added) + len(row.readmitted)
    numbers = (listed, len(row.removed), len(row.changed), len(row.excluded))
    cells = " | ".join(f"{number:,}" if number else "" for number in numbers)
    complete = f"{row.before.percent} % → {row.after.percent} %"
    complete = complete if row.before.percent != row.after.percent else f"{row.after.percent} %"
    return f"| {markdown(row.channel)}{sign} ({markdown(row.locale)}) | {cells} | {complete} | {', '.join([*named, *more])} |"


def _product(product: ProductRow) -> str:
    kind = "" if product.kind == "changed" else f" · {product.kind}"
    name = f" {markdown(_cut(product.name))}" if product.name else ""
    most = HEADLINES if product.kind in ("added", "removed") else LINES
    return f"**{markdown(product.sku)}**{name}{kind}\n\n{_table(lines_of(product), most)}"


def _asset(asset: AssetRow) -> str:
    kind = "replaced" if asset.is_replaced else asset.kind
    used = "" if asset.products is None else f", used by {counted(asset.products, 'product')}"
    return f"{markdown_code(asset.path)} {kind}{used}\n\n{_table(asset_lines(asset))}"


def _model(model: ModelRow) -> str:
    touched = "" if model.products is None else f", touches {counted(model.products, 'product')}"
    return f"{model.kind} **{markdown(model.code)}** {model.change}{touched}\n\n{_table(detail_lines(model.details))}"


def _fields(channel: ChannelRow) -> str:
    return f"**{markdown(channel.channel)}** {markdown(channel.locale)}\n\n{_table(group_lines(field_groups(channel)))}"


def _kept_out(each: KeptOut) -> str:
    where, what = markdown(", ".join(each.channels)), markdown(named(each.skus, NAMES))
    return (
        f"- **{counted(len(each.skus), 'listing')}** ({what}) on {where}: {markdown(_cut(told(each.reasons, NAMES)))}"
    )


def _table(lines: Iterable[Line], most: int = LINES) -> str:
    """Before and after, side by side. A table needs an empty line before and behind."""
    every = list(lines)
    if not every:
        return ""
    rows = [_row(each) for each in every[:most]]
    left = [f"| … | {counted(len(every) - most, 'more line')} | | |"] if len(every) > most else []
    return "\n".join(["| | before | after | |", "|---|---|---|---|", *rows, *left]) + "\n"


def _row(line: Line) -> str:
    label = f"{line.about}: {line.label}" if line.about else line.label
    if line.words:
        old = "".join(_word(text, "del", kind) for kind, text in line.words if kind != "new")
        new = "".join(_word(text, "ins", kind) for kind, text in line.words if kind != "old")
        return f"| {markdown(label)} | {old} | {new} | {markdown(line.note)} |"
    old, new = (markdown(_cut(text)) if text else NOTHING for text in (line.old, line.new))
    return f"| {markdown(label)} | {old} | {new} | {markdown(line.note)} |"


def _word(text: str, tag: str, kind: str) -> str:
    """A piece of a text in which what differs is marked, with the space around it outside of the mark."""
    shown = _escaped(_cut(text))
    if kind == "same" or not text.strip():
        return shown
    return f"<{tag}>{shown}</{tag}>"


def _escaped(text: str) -> str:
    """Spaces at the ends are kept: pieces of a text stand beside each other."""
    bare = text.strip(" ")
    before, after = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
    return f"{before}{markdown(bare)}{after}" if bare else before


def _unread(path: str, side: str, message: str) -> str:
    return f"- {markdown_code(path)} ({side}): {markdown(_cut(message))}"


def _cut(text: str) -> str:
    return text if len(text) <= CELL else f"{text[: CELL - 1]}…"
