"""A comparison for the terminal: one block a product, aligned, in colour or plain."""

from collections.abc import Iterable, Iterator, Sequence

from omnicat.looking.diff.grouping import field_groups, group_lines, kept_out, told
from omnicat.looking.diff.lines import NOTHING, asset_lines, detail_lines, lines_of
from omnicat.looking.diff.lines import Line as Told
from omnicat.looking.diff.summing import counted
from omnicat.looking.diff.view import AssetRow, ChannelRow, Completeness, DiffView, ModelRow, ProductRow
from omnicat.reporters.escaping import visible
from omnicat.reporters.terminal import Line, Span, paint

STYLES = {"added": "bold green", "removed": "bold red", "renamed": "bold magenta", "moved": "bold cyan"}
SIGNS = {"+": "green", "-": "red", "~": "yellow"}
LABEL = 34
"""The widest that a column of labels is."""

FEW = 12
"""So many listings, details or lines of something are told where not all are asked for."""


def as_text(view: DiffView, *, color: bool, everything: bool = False) -> str:
    """The whole comparison; '' where nothing differs. With `everything` no list is cut."""
    most = None if everything else FEW
    blocks = [
        *(
            _block(_product_head(each), lines_of(each), None if each.kind == "changed" else most)
            for each in view.products
        ),
        *(_block(_asset_head(each), asset_lines(each), most) for each in view.assets),
        *(_block(_model_head(each), detail_lines(each.details), most) for each in view.models),
        *([*_channel(each, most)] for each in view.channels or ()),
        *([_unread(each.path, each.side, each.message)] for each in view.unread),
    ]
    if not blocks:
        return ""
    lines = [line for block in blocks for line in (*block, ())]
    return paint([*lines, ((view.summary, "bold"),)], color=color)


def _block(head: Line, told: Iterable[Told], most: int | None) -> list[Line]:
    lines = list(told)
    shown = lines if most is None else lines[:most]
    width = min(max((len(_label(each)) for each in shown), default=0), LABEL)
    left = [_more(len(lines) - len(shown), "line")] if len(lines) > len(shown) else []
    return [head, *(_line(each, width) for each in shown), *left]


def _product_head(product: ProductRow) -> Line:
    kind: Sequence[Span] = () if product.kind == "changed" else ((f"{product.kind} ", STYLES[product.kind]),)
    name = f"  {visible(product.name)}" if product.name else ""
    return (*kind, (visible(product.sku), "bold"), (name, ""), (f"  {visible(product.path)}", "dim"))


def _asset_head(asset: AssetRow) -> Line:
    kind = "replaced" if asset.is_replaced else asset.kind
    used = "" if asset.products is None else f"  used by {counted(asset.products, 'product')}"
    return ("original ", "cyan"), (f"{kind} ", STYLES.get(kind, "bold")), (visible(asset.path), "bold"), (used, "dim")


def _model_head(model: ModelRow) -> Line:
    touched = "" if model.products is None else f"  touches {counted(model.products, 'product')}"
    kind: Sequence[Span] = () if model.change == "changed" else ((f"{model.change} ", STYLES[model.change]),)
    return ((f"{model.kind} ", "cyan"), *kind, (visible(model.code), "bold"), (touched, "dim"))


def _label(line: Told) -> str:
    return f"{line.about}: {line.label}" if line.about else line.label


def _line(line: Told, width: int) -> Line:
    label = visible(_label(line))
    head: Line = ((f"  {line.sign} ", SIGNS[line.sign]), (label.ljust(width), ""), ("  ", ""))
    note: Line = ((f" ({visible(line.note)})", "yellow" if line.note.endswith("%") else "dim"),) if line.note else ()
    return (*head, *(_words(line) if line.words else _values(line)), *note)


def _words(line: Told) -> Iterator[Span]:
    """What is gone stands in brackets with a minus, what is new with a plus, so that it reads without colour, too."""
    for kind, text in line.words:
        shown = visible(text)
        yield (
            (shown, "") if kind == "same" else (f"[-{shown}-]", "red") if kind == "old" else (f"{{+{shown}+}}", "green")
        )


def _values(line: Told) -> Iterator[Span]:
    if line.old:
        yield visible(line.old), "red"
    if line.sign == "~" and line.old:
        yield " → ", "dim"
    if line.new or not line.old:
        yield visible(line.new) or NOTHING, "green" if line.new else "dim"


def _channel(row: ChannelRow, most: int | None) -> Iterator[Line]:
    change: Sequence[Span] = ((f"{row.change} ", STYLES[row.change]),) if row.change else ()
    yield ("channel ", "cyan"), *change, (visible(row.channel), "bold"), (f"  {visible(row.locale)}", "dim")
    yield from _complete(row.before, row.after)
    lists = (("+", "listed", row.added), ("+", "listed again", row.readmitted), ("-", "no longer listed", row.removed))
    for sign, says, skus in lists:
        if skus:
            yield _skus(sign, says, skus if most is None else skus[:most], len(skus))
    for each in kept_out((row,)):
        few = each.skus if most is None else each.skus[:most]
        yield (*_skus("-", "kept out", few, len(each.skus)), (f": {visible(told(each.reasons, most))}", "red"))
    groups = field_groups(row)
    lines = list(group_lines(groups if most is None else groups[:most]))
    width = min(max((len(each.label) for each in lines), default=0), LABEL)
    yield from (_line(each, width) for each in lines)
    if len(groups) > len(lines):
        yield _more(len(groups) - len(lines), "change")
    if row.uncompared:
        yield _more(row.uncompared, "product", "whose listings were not compared; --all compares them")


def _complete(before: Completeness, after: Completeness) -> Iterator[Line]:
    lacking = [each.listings - each.complete for each in (before, after)]
    if before.percent != after.percent or lacking[0] != lacking[1]:
        is_better = (after.percent, -lacking[1]) >= (before.percent, -lacking[0])
        said = f"  complete {before.percent} % → {after.percent} %"
        told = f"  ({lacking[0]:,} → {lacking[1]:,} of {after.listings:,} listings lack something)"
        yield (said, "green" if is_better else "red"), (told, "dim")


def _skus(sign: str, says: str, few: Sequence[str], count: int) -> Line:
    more = f" and {count - len(few):,} more" if count > len(few) else ""
    return (f"  {sign} ", SIGNS[sign]), (f"{count:,} {says}  ", ""), (visible(", ".join(few)) + more, SIGNS[sign])


def _more(count: int, noun: str, behind: str = "") -> Line:
    return ((f"    … and {counted(count, f'more {noun}')}{f' {behind}' if behind else ''}", "dim"),)


def _unread(path: str, side: str, message: str) -> Line:
    return ("can't be read ", "bold red"), (visible(path), "bold"), (f"  {side}: {visible(message)}", "")
