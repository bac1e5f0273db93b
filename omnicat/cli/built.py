"""What a person sees after a build: the feeds with their counts, what was left out and why."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from omnicat.cli.session import Session, counted
from omnicat.manifest import ChannelLeft, Feed
from omnicat.pipeline import Built

if TYPE_CHECKING:
    from omnicat.cli.table import Cell

FIRST_REASONS = 5
COUNTS = ("Listed", "Written", "Left out")
HEADINGS = ("Channel", "Feed", "Locale", *COUNTS)


def show(session: Session, built: Built, where: str = "dist") -> None:
    """The table of feeds, then the reasons for what is missing; `where` is the folder that was built into."""
    from rich.text import Text

    from omnicat.cli.table import safe, show_rows

    console = session.console()
    rows = [_row(feed) for feed in built.manifest.feeds if feed.channel in built.channels]
    show_rows(console, HEADINGS, rows, right=COUNTS)
    console.print()
    for line in _left_out(tuple(each for each in built.manifest.channels if each.channel in built.channels)):
        console.print(safe(line, "yellow" if not line.startswith(" ") else ""))
    console.print(Text(_summary(built, where)))


def _row(feed: Feed) -> "tuple[Cell, ...]":
    from omnicat.cli.table import safe

    several = f"{feed.file} ({counted(feed.files, 'file')})"
    file = _one_file(feed) or several
    file += f", {feed.removed:,} to be removed" if feed.removed else ""
    return (
        safe(feed.channel, "cyan"),
        file if feed.files else f"{feed.file} (nothing to send)",
        feed.locale,
        f"{feed.listings:,}",
        f"{feed.written:,}",
        safe(f"{feed.excluded:,}", "yellow" if feed.excluded else "dim"),
    )


def _one_file(feed: Feed) -> str:
    """The name of the feed's only file; '' where there are several, or each item has its own."""
    if len(feed.parts) == 1:
        return feed.parts[0].file
    return feed.file if feed.files == 1 and "{" not in feed.file else ""


def _left_out(channels: tuple[ChannelLeft, ...]) -> Iterator[str]:
    for channel in channels:
        if channel.reasons:
            yield f"{channel.channel} is left out:"
            yield from (f"  {reason.rule}: {_short(reason.message)}" for reason in channel.reasons)
            yield ""
        if not channel.excluded:
            continue
        reasons = Counter(reason.rule for each in channel.excluded for reason in each.reasons)
        yield f"{channel.channel} leaves out {len(channel.excluded):,}:"
        for rule, count in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))[:FIRST_REASONS]:
            example = next(
                (each.sku, reason.message)
                for each in channel.excluded
                for reason in each.reasons
                if reason.rule == rule
            )
            yield f"  {count:>6,}  {rule}, such as {example[0]}: {_short(example[1])}"
        yield ""


def _short(text: str) -> str:
    return text if len(text) <= 110 else text[:109] + "…"


def _summary(built: Built, where: str) -> str:
    manifest = built.manifest
    images = f"{counted(built.made, 'image')} made, {built.reused:,} kept"
    products, feeds = counted(manifest.products, "product"), counted(len(manifest.feeds), "feed")
    what = f"{products}, {manifest.sold:,} sold; {feeds}; {images}."
    if not built.changed:
        return f"{what} Nothing changed in {where}/."
    left = manifest.is_partial or manifest.errors
    reasons = f": every reason is in {where}/manifest.json and {where}/report.html."
    return f"{what} In {where}/{reasons if left else ', with manifest.json and report.html.'}"
