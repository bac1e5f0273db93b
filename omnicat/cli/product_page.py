"""A product on the terminal."""

from collections.abc import Iterator
from itertools import groupby

from rich.console import Console
from rich.text import Text

from omnicat.cli.table import safe, shorter, show_rows
from omnicat.findings import Severity
from omnicat.looking.in_channels import ChannelState
from omnicat.looking.product import OTHER_GROUP, AssetLine, AttributeLine, ProductView, VariantLine

STATUS_STYLES = {"active": "green", "draft": "yellow", "retired": "dim"}
STATE_STYLES = {"complete": "green", "incomplete": "yellow", "left out": "red", "not selected": "dim"}
SEVERITY_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}
LONGEST = 300


def show_product(console: Console, view: ProductView) -> None:
    """Everything, from the name down to the findings."""
    _header(console, view)
    _attributes(console, view)
    if view.variants:
        _title(console, "Variants")
        _variants(console, view.variants)
    if view.assets:
        _title(console, "Assets")
        show_rows(console, ("", "", "", ""), [_asset(each, view.sku) for each in view.assets], indent=2)
    if view.associations:
        _title(console, "Associations")
        rows = [
            (safe(kind, "bold"), safe(sku), f"× {count}" if count != 1 else "")
            for kind, sku, count in view.associations
        ]
        show_rows(console, ("", "", ""), rows, indent=2)
    _title(console, "Channels")
    show_rows(console, ("", "", "", ""), [_channel(each) for each in view.channels], indent=2)
    _findings(console, view)


def _header(console: Console, view: ProductView) -> None:
    name = (" ", safe(view.name, "bold")) if view.name else ()
    console.print(Text.assemble(safe(view.sku, "bold cyan"), *name))
    family = safe(view.family + (f" ({view.family_label})" if view.family_label not in ("", view.family) else ""))
    facts = [
        Text.assemble(("family ", "dim"), family if view.family else Text("none", style="red")),
        Text(view.status, style=STATUS_STYLES[view.status]),
        *(Text.assemble(("in ", "dim"), safe(path)) for path in view.categories),
        *([Text.assemble(("stock ", "dim"), f"{view.stock:,}")] if view.stock is not None else []),
        *([Text.assemble(("variant of ", "dim"), safe(view.product))] if view.product != view.sku else []),
    ]
    console.print(Text(" · ", style="dim").join(facts))
    console.print(safe(view.where, "dim"))


def _title(console: Console, text: str) -> None:
    console.print()
    console.print(Text(text, style="bold"))


def _attributes(console: Console, view: ProductView) -> None:
    groups: dict[str, list[AttributeLine]] = {}
    for each in sorted(view.attributes, key=lambda each: each.group == OTHER_GROUP):
        groups.setdefault(each.group, []).append(each)
    first = next((group for group, lines in groups.items() if any(each.code == "name" for each in lines)), "")
    for group in sorted(groups, key=lambda group: group != first):
        _title(console, "Attributes" if len(groups) == 1 else group.replace("_", " ").capitalize())
        rows = [row for line in groups[group] for row in _values(console, line)]
        show_rows(console, ("", "", "", ""), rows, indent=2)


def _values(console: Console, line: AttributeLine) -> Iterator[tuple[Text, Text, Text, Text]]:
    code = line.code
    for value in line.values:
        locale, origin = value.locale, value.origin
        for text in value.text.split("\n"):
            style = "magenta" if origin.startswith("fallback") else "dim"
            yield safe(code, "cyan"), safe(locale, "dim"), safe(shorter(console, text, LONGEST)), safe(origin, style)
            code = locale = origin = ""


def _variants(console: Console, variants: tuple[VariantLine, ...]) -> None:
    axes = list(dict.fromkeys(code for each in variants for code in each.axes))
    rows = [
        (
            Text.assemble((_branch(variants, number), "dim"), safe(each.sku, "bold" if each.is_sold else "")),
            *(safe(each.axes.get(code, "")) for code in axes),
            Text(each.status, style=STATUS_STYLES[each.status]),
            safe(each.price if each.is_sold else ""),
            Text(
                "" if each.stock is None else f"{each.stock:,}",
                style="red" if each.stock is not None and each.stock <= 0 else "",
            ),
        )
        for number, each in enumerate(variants)
    ]
    show_rows(console, ("SKU", *axes, "Status", "Price", "Stock"), rows, right=("Stock",), indent=2)


def _branch(variants: tuple[VariantLine, ...], number: int) -> str:
    """The lines of the tree before a variant."""
    level = variants[number].level
    above = ("│  " if _goes_on(variants, number, each) else "   " for each in range(1, level))
    return "".join(above) + ("├─ " if _goes_on(variants, number, level) else "└─ ")


def _goes_on(variants: tuple[VariantLine, ...], number: int, level: int) -> bool:
    """Whether another variant of that level follows below the same ancestor."""
    return next((each.level == level for each in variants[number + 1 :] if each.level <= level), False)


def _asset(each: AssetLine, sku: str) -> tuple[Text, Text, Text, Text]:
    facts = f"{each.width}×{each.height}" if each.width else each.kind
    size = f"{max(1, each.size // 1024):,} kB" if each.size else ""
    about = Text(f"{facts}  {size}", style="dim") if not each.state else Text(each.state, style="bold red")
    return safe(each.role, "cyan"), safe(each.path), about, safe("" if each.sku == sku else each.sku, "dim")


def _channel(each: ChannelState) -> tuple[Text, Text, Text, Text]:
    percent = f"{100 * (each.needed - each.missing_count) // each.needed}%" if each.needed else ""
    listed = f"{each.listed} of {each.listed + each.left_out} listed" if each.listed + each.left_out > 1 else ""
    why = each.reasons[:2] or tuple(f"lacks {', '.join(each.missing[:6])}" for _ in [0] if each.missing)
    more = f" (and {len(each.reasons) - 2} more)" if len(each.reasons) > 2 else ""
    return (
        safe(each.channel, "cyan"),
        Text.assemble((each.state, STATE_STYLES[each.state])),
        Text(" ".join(part for part in (percent, listed) if part)),
        safe("; ".join(why) + more, "dim"),
    )


def _findings(console: Console, view: ProductView) -> None:
    if not view.findings:
        return
    _title(console, "Findings")
    for message, group in groupby(view.findings, key=lambda each: (each.severity, each.message, each.hint, each.rule)):
        several = list(group)
        severity, text, hint, rule = message
        channels = ", ".join(dict.fromkeys(each.subject.channel for each in several if each.subject.channel))
        line = Text.assemble("  ", (str(severity), SEVERITY_STYLES[severity]), ": ", safe(text), (f" [{rule}]", "dim"))
        if channels and not text.startswith(f"{channels}: "):
            line.append_text(Text.assemble((" on ", "dim"), safe(channels, "dim")))
        console.print(line)
        if several[0].where.line:
            console.print(Text.assemble("    ", safe(several[0].where, "dim")))
        if hint:
            console.print(Text.assemble("    ", ("hint: ", "cyan"), safe(hint)))
