"""What would be brought back, on the terminal."""

from rich.console import Console
from rich.text import Text

from omnicat.cli.history_words import NOT_COMMITTED, SHORT, value_words
from omnicat.cli.log_page import when_words
from omnicat.cli.session import counted
from omnicat.cli.table import safe, shorter, show_rows
from omnicat.looking.history.restored import LeftOut, Restoration, RestoredProduct, RestoredValue

SHOWN = 30
"""So many products are shown on a terminal."""

LONGEST = 50
STATES = {"changed": ("~", "yellow"), "brought back": ("+", "green"), "taken away": ("-", "red")}


def show_restoration(console: Console, plan: Restoration, *, is_applied: bool) -> None:
    """The commit, each product with its values, what is left out, and what to do next."""
    commit = plan.commit
    console.print(
        Text.assemble(
            ("as of ", "dim"), (commit.id[:SHORT], "yellow"), f"  {when_words(commit.when)}  ", safe(commit.subject)
        )
    )
    most = SHOWN if console.is_terminal else len(plan.products)
    for each in plan.products[:most]:
        _product(console, each)
    if len(plan.products) > most:
        console.print(Text(f"… and {counted(len(plan.products) - most, 'more product')}", style="dim"))
    _beside(console, plan)
    if not plan.products and not any(each.is_back for each in plan.assets):
        console.print("Nothing to bring back: all of it is said already.")
        return
    values = sum(len(each.values) for each in plan.products)
    count = f"{counted(len(plan.products), 'product')}, {counted(values, 'value')}"
    if is_applied:
        console.print(Text.assemble(("✓ ", "bold green"), f"Written: {count}. See it with `git diff`."))
    else:
        console.print(Text.assemble(f"Nothing is written yet ({count}): run it again with ", ("--apply", "bold cyan")))


def _product(console: Console, each: RestoredProduct) -> None:
    mark, style = STATES[each.state]
    heading = Text.assemble((f"{mark} ", style), safe(each.sku, "bold cyan"), "  ", safe(each.path, "dim"))
    if each.was_sku:
        heading.append_text(Text.assemble(("  then ", "dim"), safe(each.was_sku, "cyan")))
    if each.state != "changed":
        heading.append(f"  {each.state}", style=style)
    if each.is_uncommitted:
        heading.append("  it says what is not committed", style="bold red")
    console.print(heading)
    if each.values:
        show_rows(console, ("",) * 6, [_row(console, value) for value in each.values], indent=4)


def _row(console: Console, each: RestoredValue) -> tuple[Text, ...]:
    now, then = (shorter(console, "–" if text is None else text, LONGEST) for text in (each.now, each.then))
    return (
        value_words(each.value, each.value.sku),
        safe(now, "red" if each.now is not None else "dim"),
        Text("→", style="dim"),
        safe(then, "green" if each.then is not None else "dim"),
        Text(f"{each.percent:+f} %" if each.percent else "", style="magenta"),
        Text(NOT_COMMITTED if each.is_uncommitted else "", style="bold red"),
    )


def _beside(console: Console, plan: Restoration) -> None:
    for each in plan.assets:
        how = "comes back" if each.is_back else "is gone: bring it back with --with-assets"
        console.print(Text.assemble(("note: ", "blue"), safe(each.path, "bold"), f" {how}"))
    most = SHOWN if console.is_terminal else len(plan.left_out)
    for left in plan.left_out[:most]:
        _left_out(console, left)
    if len(plan.left_out) > most:
        console.print(Text(f"… and {len(plan.left_out) - most:,} more that can't be brought back", style="dim"))


def _left_out(console: Console, each: LeftOut) -> None:
    name = " ".join(part for part in (each.sku, each.name) if part)
    console.print(Text.assemble(("left out: ", "yellow"), safe(name, "bold"), ": ", safe(each.message)))
