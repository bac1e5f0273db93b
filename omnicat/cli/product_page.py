"""A product on the terminal."""

from itertools import groupby

from rich.console import Console
from rich.text import Text

from omnicat.cli.table import safe, show_rows
from omnicat.findings import Severity
from omnicat.looking.in_channels import ChannelState
from omnicat.looking.product import AssetLine, AttributeLine, ProductView, VariantLine

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
    ordered = sorted(view.attributes, key=lambda each: each.group == "other")
    groups = {group: [] for group in dict.fromkeys(each.group for each in ordered)}  # type: dict[str, list[AttributeLine]]
    for each in ordered:
        groups[each.group].append(each)
    for group, lines in groups.items():
        _title(console, "Attributes" if len(groups) == 1 else group.replace("_", " ").capitalize())
        show_rows(console, ("", "", "", ""), [row for line in lines for row in _values(line)], indent=2)


def _values(line: AttributeLine) -> list[tuple[Text, Text, Text, Text]]:
    rows = []
    for number, value in enumerate(line.values):
        code = safe(line.code if number == 0 else "", "cyan")
        text = value.text if len(value.text) <= LONGEST else f"{value.text[: LONGEST - 1]}…"
        origin = safe(value.origin, "magenta" if value.origin.startswith("fallback") else "dim")
        rows.append((code, safe(value.locale, "dim"), safe(text), origin))
    return rows


def _variants(console: Console, variants: tuple[VariantLine, ...]) -> None:
    axes = list(dict.fromkeys(code for each in variants for code in each.axes))
    rows = []
    for number, each in enumerate(variants):
        branch = "  " * (each.level - 1) + ("└ " if _is_last(variants, number) else "├ ")
        stock = "" if each.stock is None else f"{each.stock:,}"
        rows.append(
            (
                Text.assemble((branch, "dim"), safe(each.sku, "bold" if each.is_sold else "")),
                *(safe(each.axes.get(code, "")) for code in axes),
                Text(each.status, style=STATUS_STYLES[each.status]),
                safe(each.price if each.is_sold else ""),
                Text(stock, style="red" if each.stock is not None and each.stock <= 0 else ""),
            )
        )
    show_rows(console, ("SKU", *axes, "Status", "Price", "Stock"), rows, right=("Stock",), indent=2)


def _is_last(variants: tuple[VariantLine, ...], number: int) -> bool:
    level = variants[number].level
    below = next((each.level for each in variants[number + 1 :] if each.level <= level), 0)
    return below < level


def _asset(each: AssetLine, sku: str) -> tuple[Text, Text, Text, Text]:
    facts = f"{each.width}×{each.height}" if each.width else each.kind
    size = f"{each.size / 1024:,.0f} kB" if each.size else ""
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
        if channels:
            line.append_text(Text.assemble((" on ", "dim"), safe(channels, "dim")))
        console.print(line)
        if several[0].where.line:
            console.print(Text.assemble("    ", safe(several[0].where, "dim")))
        if hint:
            console.print(Text.assemble("    ", ("hint: ", "cyan"), safe(hint)))
