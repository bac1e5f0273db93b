"""The account of an import on the terminal: what was guessed, changed, left out and refused."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from omnicat.cli.table import safe, shorter, show_rows
from omnicat.findings import Finding
from omnicat.importers import Plan, ReportRow, summary
from omnicat.importers.draft import KINDS

STYLES = {"refused": "bold red", "left out": "yellow", "changed": "cyan", "guessed": "magenta"}
FOLDERS = {
    ("product", "products"): "catalog/products/",
    ("family", "families"): "catalog/families/",
    ("channel", "channels"): "channel_profiles/",
    ("asset", "assets"): "assets/",
}
LINES = 6
FINDINGS = 5


def tell_report(console: Console, report: Sequence[ReportRow], *, full: str) -> None:
    """The first lines of each kind, the worst kind first. `full` says where the rest is."""
    lines = summary(report, examples=1)
    for kind in KINDS:
        mine = [line for line in lines if line.kind == kind]
        if not mine:
            continue
        total = sum(line.count for line in mine)
        console.print(Text.assemble((kind.capitalize(), STYLES[kind]), (f"  {total:,}", "bold")))
        rows = [
            (
                Text(f"{line.count:,}×", style="dim"),
                safe(line.column, "bold"),
                safe(line.message),
                safe(_example(console, line.examples), "dim"),
            )
            for line in sorted(mine, key=lambda line: -line.count)[:LINES]
        ]
        show_rows(console, ("", "", "", ""), rows, indent=2)
        if len(mine) > LINES:
            console.print(Text(f"  and {len(mine) - LINES:,} more kinds of it{full}", style="dim"))


def _example(console: Console, examples: Sequence[ReportRow]) -> str:
    first = examples[0]
    where = f"row {first.row}" if first.row else ""
    value = f"'{shorter(console, first.value, 50)}'" if first.value else ""
    return " ".join(part for part in (where, value) if part)


def tell_findings(console: Console, findings: Sequence[Finding], *, full: str) -> None:
    """The first findings, each with its hint."""
    for each in findings[:FINDINGS]:
        console.print(Text.assemble(safe(each.where, "bold"), ": ", safe(each.message), (f" [{each.rule}]", "dim")))
        if each.hint:
            console.print(Text.assemble(("  hint: ", "cyan"), safe(each.hint)))
    if len(findings) > FINDINGS:
        console.print(Text(f"and {len(findings) - FINDINGS:,} more{full}", style="dim"))


def counted(plan: Plan) -> str:
    """What a plan writes, in words."""
    paths = (*(each.path for each in plan.files), *(each.path for each in plan.assets))
    counts = {names: sum(path.startswith(folder) for path in paths) for names, folder in FOLDERS.items()}
    return ", ".join(f"{count:,} {names[count != 1]}" for names, count in counts.items() if count)
