"""The feeds of two states of the catalog compared: nothing is built for it."""

import sys

from omnicat.cli.diff import gatherer
from omnicat.cli.session import Session
from omnicat.errors import Exit


def compare(session: Session, revisions: tuple[str, str], channels: tuple[str, ...], now: str, *, json: bool) -> int:
    """Tells what each channel's listings say at the second revision that they did not at the first."""
    from omnicat.looking import as_json
    from omnicat.looking.diff.differing import Wish, diff
    from omnicat.looking.diff.feeds import of_feeds
    from omnicat.looking.diff.text import as_text
    from omnicat.reporters.escaping import json_text
    from omnicat.repository import Range, commit_of

    root = session.root
    between = Range(*(commit_of(root, each) for each in revisions))
    view = of_feeds(diff(root, between, Wish(channels=channels, everything=True), gatherer(session, now, 0)).view)
    sys.stdout.write(json_text(as_json("diff", view)) if json else as_text(view, color=session.has_color))
    return int(Exit.CLEAN)
