"""What became of the images, on the terminal: by channel, then the originals that were refused."""

from rich.console import Console
from rich.text import Text

from omnicat.cli.session import counted
from omnicat.cli.table import safe, show_rows
from omnicat.looking.image_account import ImagesView, RefusedOriginal
from omnicat.pipeline.picturing import ChannelImages

COUNTS = ("Needed", "New", "Kept", "Refused")
MOST = 20
"""So many originals are told of one by one."""


def show_images(console: Console, view: ImagesView) -> None:
    """One line where there was nothing to do; else the account of each channel. What is missing comes last."""
    if view.made or view.fetched:
        show_rows(console, ("Channel", *COUNTS), [_row(each) for each in view.channels], right=COUNTS)
        console.print()
    _refused(console, view.refused)
    for name in view.broken:
        console.print(Text.assemble(safe(name, "cyan"), (" can't be used: `omnicat lint channel_profiles`", "red")))
    console.print(Text.assemble(("✓ ", "bold green") if not view.is_partial else "", _summary(view)))


def _row(each: ChannelImages) -> tuple[Text, ...]:
    counts = ((each.needed, ""), (each.new, "green"), (each.kept, ""), (each.refused, "bold red"))
    cells = (Text(f"{count:,}", style=style if count else "dim") for count, style in counts)
    return safe(each.channel, "cyan"), *cells


def _refused(console: Console, refused: tuple[RefusedOriginal, ...]) -> None:
    for each in refused[:MOST]:
        where = f" (missing in {', '.join(each.channels)})" if each.channels else ""
        console.print(
            Text.assemble(
                safe(each.path, "bold"), ": ", safe(_without(each)), (f" [{each.rule}]", "dim"), (where, "yellow")
            )
        )
        if each.hint:
            console.print(Text.assemble(("  hint: ", "cyan"), safe(each.hint)))
    if len(refused) > MOST:
        console.print(Text(f"and {len(refused) - MOST:,} more originals: `omnicat lint assets`", style="dim"))
    if refused:
        console.print()


def _without(each: RefusedOriginal) -> str:
    """The message without the path that stands before it already."""
    return each.message.removeprefix(f"'{each.path}' ")


def _summary(view: ImagesView) -> str:
    kept = f"{counted(view.kept, 'image')}" + (" is" if view.kept == 1 else " are")
    originals = {each.path for each in view.refused}
    refused = f"{counted(len(originals), 'original')} refused" if originals else ""
    if not view.made and not view.fetched:
        told = f"Nothing to do: {kept} made already" if view.kept else "Nothing to do: no channel shows an image"
        return f"{told}; {refused}." if refused else f"{told}."
    parts = [f"{counted(view.made, 'image')} made{_pace(view)}"] if view.made else []
    parts += [f"{view.fetched:,} fetched"] if view.fetched else []
    return "; ".join([*parts, f"{view.kept:,} kept", *([refused] if refused else [])]) + "."


def _pace(view: ImagesView) -> str:
    seconds = max(view.milliseconds, 1) / 1000
    return f" in {seconds:.1f} s, {view.made / seconds:,.1f} a second"
