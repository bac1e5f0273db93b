"""A comparison as a page that needs nothing else: no script, no file from elsewhere, pictures side by side in it."""

from collections.abc import Iterable, Iterator, Sequence

from omnicat.looking.diff.grouping import KeptOut, field_groups, group_lines, kept_out
from omnicat.looking.diff.lines import NOTHING, Line, asset_lines, detail_lines, facts_text, lines_of
from omnicat.looking.diff.pictures import Pictures
from omnicat.looking.diff.summing import counted
from omnicat.looking.diff.view import AssetRow, ChannelRow, DiffView, ModelRow, ProductRow, UseRow
from omnicat.looking.page import html_text, page_foot, page_head

Section = tuple[str, str, Sequence[str]]
"""A part of the page: its name in links, its title, and its blocks of HTML."""

LISTINGS = 200
"""So many changes of fields of a channel are shown."""

OPEN = 12
"""Up to so many changes of a channel are unfolded."""

HEADLINES = 10
"""So many lines of a product that came or went are shown unfolded."""


def as_html(view: DiffView, name: str, pictures: Pictures) -> str:
    """The page of what differs."""
    return as_page("omnicat diff", name, view, diff_sections(view, pictures))


def diff_sections(view: DiffView, pictures: Pictures) -> tuple[Section, ...]:
    """The parts of the page, those that have nothing to show included."""
    return (
        ("unread", "Files that can't be read", [_unread(each.path, each.side, each.message) for each in view.unread]),
        ("channels", "Channels", [_channel_table(view.channels)] if view.channels else []),
        ("kept-out", "Newly kept out of channels", _kept_out(kept_out(view.channels or ()))),
        ("products", "Products", [_product(each, pictures) for each in view.products]),
        ("originals", "Originals", [_asset(each, pictures) for each in view.assets]),
        ("model", "The model", [_model(each) for each in view.models]),
        ("fields", "Fields of feeds", [_channel(each) for each in view.channels or () if _has_detail(each)]),
    )


def as_page(brand: str, name: str, view: DiffView, sections: Iterable[Section]) -> str:
    """A page of sections, with a link to each that has something to show."""
    shown = [each for each in sections if each[2]]
    links = "".join(f'<a href="#{code}">{title}</a>' for code, title, _ in shown)
    nav = f'<nav aria-label="Parts">{links}</nav>\n' if links else ""
    body = (f'<section id="{code}">\n<h2>{title}</h2>\n{"".join(blocks)}</section>\n' for code, title, blocks in shown)
    head = page_head(brand, name, _about(view), nav, "diff/page.css")
    return head + ("".join(body) or "<p>Nothing differs.</p>\n") + page_foot()


def _about(view: DiffView) -> str:
    ends = f"{view.base[:10]} → {view.head[:10] or 'the files as they are now'}"
    return f"{view.summary}  ·  {ends}" if view.summary else ends


def _product(product: ProductRow, pictures: Pictures) -> str:
    name = f"<span>{html_text(product.name)}</span>" if product.name else ""
    photos = _photos(product, pictures)
    lines = list(lines_of(product))
    few = len(lines) if product.kind not in ("added", "removed") else HEADLINES
    rest = (
        f"<details><summary>{len(lines) - few} more lines</summary>{_table(lines[few:])}</details>"
        if lines[few:]
        else ""
    )
    return (
        f'<article class="{product.kind}"><h3><b>{html_text(product.sku)}</b>{name}{_badge(product.kind)}</h3>\n'
        f'<p class="path">{html_text(product.path)}</p>\n{photos}{_table(lines[:few])}{rest}</article>\n'
    )


def _photos(product: ProductRow, pictures: Pictures) -> str:
    """The pictures that went beside those that came, each once; role by role where some of each did."""
    rows = [_sides(each, pictures) for each in product.uses]
    if product.kind in ("added", "removed"):
        rows = [list(dict.fromkeys(figure for row in rows for figure in row))]
    return "".join(f'<div class="photos">{"".join(row)}</div>\n' for row in rows if row)


def _sides(use: UseRow, pictures: Pictures) -> list[str]:
    sides = (("before", use.removed), ("after", use.added))
    return [_figure(path, side, pictures) for side, paths in sides for path in paths if (side, path) in pictures]


def _figure(path: str, side: str, pictures: Pictures, facts: str = "") -> str:
    picture = pictures.get((side, path))
    image = (
        f'<img src="{picture}" alt="{html_text(path)}, {side}">' if picture else '<div class="none">no preview</div>'
    )
    told = f"<span>{html_text(facts)}</span>" if facts else ""
    return f'<figure class="{side}">{image}<figcaption><em>{side}</em> {html_text(path)}{told}</figcaption></figure>'


def _asset(asset: AssetRow, pictures: Pictures) -> str:
    kind = "replaced" if asset.is_replaced else asset.kind
    used = "" if asset.products is None else f'<p class="path">used by {counted(asset.products, "product")}</p>'
    sides = [("before", asset.was_path, asset.old), ("after", asset.path, asset.new)]
    is_picture = any((side, path) in pictures for side, path, _ in sides)
    figures = [
        _figure(path, side, pictures, facts_text(facts)) for side, path, facts in sides if is_picture and facts and path
    ]
    photos = f'<div class="photos">{"".join(figures)}</div>\n' if figures else ""
    return (
        f'<article class="{asset.kind}"><h3><b>{html_text(asset.path)}</b>{_badge(kind)}</h3>\n{used}'
        f"{_table(asset_lines(asset))}{photos}</article>\n"
    )


def _model(model: ModelRow) -> str:
    touched = "" if model.products is None else f'<p class="path">touches {counted(model.products, "product")}</p>'
    return (
        f'<article class="{model.change}"><h3>{html_text(model.kind)} <b>{html_text(model.code)}</b>{_badge(model.change)}</h3>\n'
        f"{touched}{_table(detail_lines(model.details))}</article>\n"
    )


def _channel_table(channels: Sequence[ChannelRow]) -> str:
    heads = ("Channel", "Locale", "Listed", "Gone", "Changed", "Kept out", "Complete")
    rows = "".join(_channel_row(each) for each in channels)
    head = "".join(f'<th scope="col">{each}</th>' for each in heads)
    more = max(each.uncompared for each in channels)
    note = (
        f"<p>{counted(more, 'more product')} may be shown otherwise, too: listings were not compared.</p>"
        if more
        else ""
    )
    return f'<div class="wide"><table class="channels">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>{note}\n'


def _channel_row(row: ChannelRow) -> str:
    numbers = (len(row.added) + len(row.readmitted), len(row.removed), len(row.changed), len(row.excluded))
    cells = "".join(
        f'<td class="number{" bad" if bad and number else ""}">{number or ""}</td>'
        for number, bad in zip(numbers, (False, True, False, True), strict=True)
    )
    before, after = row.before.percent, row.after.percent
    complete = f"{after} %" if before == after else f"{before} % → {after} %"
    mark = " bad" if after < before else " good" if after > before else ""
    change = _badge(row.change) if row.change else ""
    return (
        f'<tr><th scope="row">{html_text(row.channel)}{change}</th><td>{html_text(row.locale)}</td>{cells}'
        f'<td class="number{mark}">{complete}</td></tr>\n'
    )


def _has_detail(row: ChannelRow) -> bool:
    return bool(row.added or row.removed or row.readmitted or row.changed)


def _channel(row: ChannelRow) -> str:
    lists = (("Listed", (*row.added, *row.readmitted)), ("No longer listed", row.removed))
    named = "".join(f"<p><em>{title}:</em> {html_text(', '.join(skus))}</p>\n" for title, skus in lists if skus)
    groups = field_groups(row)
    left = len(groups) - LISTINGS
    more = f"<p>… and {counted(left, 'more change')}</p>" if left > 0 else ""
    is_open = " open" if len(groups) <= OPEN else ""
    title = f"{html_text(row.channel)} <span>{html_text(row.locale)}</span>"
    fields = _table(group_lines(groups[:LISTINGS]))
    return f"<details{is_open}><summary>{title}</summary>\n{named}{fields}{more}</details>\n"


def _kept_out(groups: Sequence[KeptOut]) -> list[str]:
    items = (
        f"<li><b>{html_text(', '.join(each.skus))}</b> on {html_text(', '.join(each.channels))}: "
        f"<span>{html_text('; '.join(each.reasons))}</span></li>\n"
        for each in groups
    )
    return [f'<article class="removed"><ul class="out">\n{"".join(items)}</ul></article>\n'] if groups else []


def _table(lines: Iterable[Line]) -> str:
    rows = "".join(map(_row, lines))
    return f'<table class="lines">\n<tbody>\n{rows}</tbody></table>\n' if rows else ""


def _row(line: Line) -> str:
    about = f"<b>{html_text(line.about)}</b> " if line.about else ""
    note = f'<td class="note">{html_text(line.note)}</td>' if line.note else "<td></td>"
    head = f'<th scope="row">{about}{html_text(line.label)}</th>'
    if line.words:
        return f'<tr>{head}<td class="text" colspan="2">{"".join(_words(line))}</td>{note}</tr>\n'
    old, new = f"<del>{html_text(line.old)}</del>", f"<ins>{html_text(line.new)}</ins>"
    if not line.old or not line.new:
        only = old if line.old else new if line.new else NOTHING
        return f'<tr>{head}<td colspan="2">{only}</td>{note}</tr>\n'
    return f"<tr>{head}<td>{old}</td><td>{new}</td>{note}</tr>\n"


def _words(line: Line) -> Iterator[str]:
    tags = {"old": "del", "new": "ins"}
    for kind, text in line.words:
        tag = tags.get(kind)
        yield f"<{tag}>{html_text(text)}</{tag}>" if tag else html_text(text)


def _badge(kind: str) -> str:
    return "" if kind == "changed" else f'<i class="badge {kind}">{kind}</i>'


def _unread(path: str, side: str, message: str) -> str:
    return f'<article class="removed"><h3><b>{html_text(path)}</b></h3><p>{side}: {html_text(message)}</p></article>\n'
