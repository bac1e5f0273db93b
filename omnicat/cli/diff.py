"""What differs between two revisions of the catalog: products and their values, originals, the model, every channel.

BASE and HEAD are commits, branches or tags; `main...HEAD` starts where the two parted. Without HEAD it is the files as
they are now, without BASE the last commit. Files and folders behind them narrow it: `omnicat diff main catalog/products/tee`.
Exits 0 whether anything differs or not."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from omnicat.cli.formats import Output, formats_of, put
from omnicat.cli.running import Now, Workers
from omnicat.cli.session import Session
from omnicat.errors import Exit, OmnicatError

if TYPE_CHECKING:
    from omnicat.looking.diff.differing import Diff, Gather
    from omnicat.pipeline import Gathered

SETTINGS = "catalog/catalog.yaml"
FOLDERS = ("assets/", "catalog/", "channel_profiles/", "specs/", "templates/")
"""What is gone from them is named, too."""

FORMATS = ("text", "markdown", "html", "json")


def command(
    context: typer.Context,
    base: Annotated[
        str,
        typer.Argument(metavar="[BASE]", help="A revision, or a range: main..HEAD, main...HEAD.", show_default=False),
    ] = "",
    head: Annotated[
        str,
        typer.Argument(
            metavar="[HEAD]", help="A revision; the files as they are now where none is named.", show_default=False
        ),
    ] = "",
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH…]", help="Only these files and folders.", show_default=False),
    ] = None,
    select: Annotated[
        str, typer.Option("--select", metavar="WHAT", help="Only these products: a SKU pattern, or an expression.")
    ] = "",
    channels: Annotated[
        list[str] | None, typer.Option("--channel", metavar="CHANNEL", help="Only the effect on this channel.")
    ] = None,
    no_channels: Annotated[bool, typer.Option("--no-channels", help="Values only: nothing of channels.")] = False,
    stat: Annotated[bool, typer.Option("--stat", help="The last line only.")] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Leave nothing out: compare all listings, cut no list.")
    ] = False,
    output_format: Annotated[
        list[str] | None, typer.Option("--output-format", metavar="FORMAT", help=f"{', '.join(FORMATS)}.")
    ] = None,
    output: Output = None,
    now: Now = "",
    workers: Workers = 0,
) -> int:
    """Show what differs."""
    from omnicat.looking.diff.differing import Wish, diff
    from omnicat.repository import range_of

    session: Session = context.obj
    formats = formats_of(FORMATS, output_format, output, "text")
    root = session.root
    revisions, named = _told_apart(session, [each for each in (base, head, *(paths or ())) if each])
    between = range_of(root, *revisions)
    wish = Wish(select, named, tuple(channels or ()), everything)
    gather = None if no_channels else gatherer(session, now, workers)
    found = diff(root, between, wish, gather)
    if stat:
        sys.stdout.write(f"{found.view.summary}\n" if found.view.summary else "")
        return int(Exit.CLEAN)
    for name, file in formats:
        put(_told(session, found, name, color=session.has_color and not file, everything=everything), file)
    return int(Exit.CLEAN)


def _told_apart(session: Session, words: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The revisions, two at most, and the paths behind them, from the catalog's folder. What could be either is a revision."""
    from omnicat.repository.revisions import is_revision

    count = 0
    for word in words[:2]:
        if _path(session, word) is not None and not is_revision(session.root, word):
            break
        count += 1
    paths = [_path(session, word) for word in words[count:]]
    for word, path in zip(words[count:], paths, strict=True):
        if path is None:
            raise OmnicatError(
                f"'{word}' is no file or folder of this catalog", "name one, or a revision before others"
            )
    return tuple(words[:count]), tuple(path for path in paths if path is not None)


def _path(session: Session, word: str) -> str | None:
    """The path in the catalog of a file or folder named from here, or from the catalog's folder; None where it is none."""
    root = session.root.resolve()
    here = (session.start / word).resolve()
    if here.exists() and here.is_relative_to(root):
        return here.relative_to(root).as_posix().removeprefix(".")
    return word.rstrip("/") if word.startswith(FOLDERS) or (root / word).exists() else None


def gatherer(session: Session, now: str, workers: int) -> "Gather":
    """The work on a side of the comparison: only products that no run has seen as they are there are worked on."""
    from omnicat.cli.running import gathered
    from omnicat.executor import executor_for
    from omnicat.looking.diff.sides import files_at
    from omnicat.pipeline import open_at

    def gather(commit: str) -> "Gathered | None":
        if not files_at(session.root, commit).paths(SETTINGS):
            return None
        with session.progress("Photos") as progress:
            opened = open_at(session.root, commit, progress)
        if not opened.product_paths:
            return None
        return gathered(session, now=now, horizon="0d", executor=executor_for(workers), render=False, opened=opened)

    return gather


def _told(session: Session, found: "Diff", name: str, *, color: bool, everything: bool) -> str:
    if name == "text":
        from omnicat.looking.diff.text import as_text

        return as_text(found.view, color=color, everything=everything)
    if name == "markdown":
        from omnicat.looking.diff.markdown import as_markdown

        return as_markdown(found.view)
    if name == "html":
        from omnicat.looking.diff.html import as_html
        from omnicat.looking.diff.pictures import pictures_of

        return as_html(found.view, f"{session.root.name}: what differs", pictures_of(found.view, found.files))
    from omnicat.looking import as_json
    from omnicat.reporters.escaping import json_text

    return json_text(as_json("diff", found.view))
