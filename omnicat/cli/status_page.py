"""Completeness on the terminal: a bar for each channel, and the next things to do."""

from rich.console import Console
from rich.text import Text

from omnicat.cli.session import counted
from omnicat.cli.table import safe, shorter, show_rows
from omnicat.looking.status import ChannelStatus, Status

BAR = 24
"""The longest bar; a narrow terminal gets a shorter one."""
BESIDE_BAR = 78
MOST = 6


def show_status(console: Console, status: Status) -> None:
    """The channels, what is missing most in each, and what to fix first."""
    console.print(Text(counted(status.products, "product"), style="bold"))
    console.print()
    _channels(console, status)
    _missing(console, status)
    _blockers(console, status)
    _first(console, status)


def _channels(console: Console, status: Status) -> None:
    is_drawn = console.is_terminal
    rows = []
    for each in status.channels:
        style = _style(each)
        rows.append(
            (
                safe(each.channel, "bold cyan"),
                safe(each.locale, "dim"),
                *((_bar(console, each, style),) if is_drawn else ()),
                Text(f"{each.percent}%" if each.listings else "–", style=f"bold {style}"),
                Text(
                    f"{each.complete:,} of {each.listings:,}" if each.listings else "takes none",
                    style="dim" if not each.listings else "green" if each.complete == each.listings else "",
                ),
                Text(f"{each.blocked:,}", style="red" if each.blocked else "dim"),
                Text(f"{each.untranslated:,}", style="magenta" if each.untranslated else "dim"),
            )
        )
    headings = ("Channel", "Locale", *(("",) if is_drawn else ()), "Said", "Complete", "Left out", "Untranslated")
    show_rows(console, headings, rows, right=("Said", "Complete", "Left out", "Untranslated"))


def _style(each: ChannelStatus) -> str:
    if not each.listings:
        return "dim"
    return "green" if each.percent == 100 else "yellow" if each.percent >= 80 else "red"


def _bar(console: Console, each: ChannelStatus, style: str) -> Text:
    length = max(6, min(BAR, console.width - BESIDE_BAR))
    halves = each.percent * length * 2 // 100 if each.listings else 0
    drawn = "━" * (halves // 2) + ("╸" if halves % 2 else "")
    return Text.assemble((drawn, style), ("━" * (length - len(drawn)), "bright_black"))


def _missing(console: Console, status: Status) -> None:
    lacking = [each for each in status.channels if each.missing]
    if not lacking:
        return
    _title(console, "Missing most")
    rows = []
    for each in lacking:
        words = Text(", ").join(
            Text.assemble(safe(code), (f" {count:,}", "dim")) for code, count in each.missing[:MOST]
        )
        if len(each.missing) > MOST:
            words.append(f" and {len(each.missing) - MOST} more", style="dim")
        rows.append((safe(each.channel, "cyan"), words))
    show_rows(console, ("", ""), rows, indent=2)


def _blockers(console: Console, status: Status) -> None:
    if not status.blockers:
        return
    _title(console, "Left out because of")
    rows = [
        (
            Text(f"{each.listings:,}", style="bold red"),
            Text(each.rule),
            safe(f"such as {each.sku}: {shorter(console, each.message, 90)}", "dim"),
        )
        for each in status.blockers[:MOST]
    ]
    show_rows(console, ("Listings", "Rule", ""), rows, right=("Listings",), indent=2)
    if len(status.blockers) > MOST:
        console.print(Text(f"  and {len(status.blockers) - MOST} more rules: `omnicat lint` shows all", style="dim"))


def _first(console: Console, status: Status) -> None:
    if not status.first:
        if any(each.listings for each in status.channels):
            console.print()
            console.print(Text.assemble(("✓ ", "bold green"), "Nothing that channels need is missing."))
        return
    _title(console, "Fix first")
    rows = []
    for number, each in enumerate(status.first[:MOST], 1):
        gain = f"completes {each.completes:,} listings" if each.completes else f"missing in {each.helps:,} listings"
        if each.completes and each.helps > each.completes:
            gain += f", missing in {each.helps:,}"
        rows.append(
            (
                Text(f"{number}.", style="dim"),
                safe(each.attribute, "bold"),
                Text(gain, style="green" if each.completes else ""),
                safe(f"omnicat list --missing '{each.name_there}' --channel {each.channels[0]}", "cyan"),
            )
        )
    show_rows(console, ("", "", "", ""), rows, indent=2)


def _title(console: Console, text: str) -> None:
    console.print()
    console.print(Text(text, style="bold"))
