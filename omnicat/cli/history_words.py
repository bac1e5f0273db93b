"""Commits and values of history on the terminal."""

from rich.console import Console
from rich.text import Text

from omnicat.cli.table import safe
from omnicat.looking.history.told import ApprovalView, CommitView, ValueName
from omnicat.repository.revisions import FETCH_ALL

SHORT = 8
NOT_COMMITTED = "not committed yet"


def value_words(value: ValueName, shown_sku: str = "") -> Text:
    """`price EUR`, `name de-DE on google`; with its SKU, where that is another than is shown already."""
    words = Text()
    if value.sku != shown_sku:
        words.append_text(safe(f"{value.sku} ", "cyan"))
    name = {"parent": "variant of", "exclude": "left out"}.get(value.name) if value.kind == "product" else None
    words.append_text(safe(name or value.name or value.kind, "bold"))
    for each in (value.locale, value.currency):
        if each:
            words.append_text(safe(f" {each}"))
    if value.channel:
        words.append_text(Text.assemble((" on ", "dim"), safe(value.channel, "magenta")))
    return words


def commit_words(commit: CommitView) -> Text:
    """`1a2b3c4d  Ada Example`; what is not committed says so."""
    if not commit.id:
        return Text(NOT_COMMITTED, style="yellow")
    return Text.assemble((commit.id[:SHORT], "yellow"), "  ", safe(commit.author, "bold"))


def approved_words(approved: tuple[ApprovalView, ...]) -> str:
    """`Grace Example (pricing), Bob Example`."""
    return ", ".join(f"{each.name or each.mail}{f' ({each.scope})' if each.scope else ''}" for each in approved)


def tell_end(console: Console, ends: str) -> None:
    """That a shallow clone's history ends, and how to fetch the rest."""
    if ends:
        console.print()
        console.print(
            Text.assemble(
                ("note: ", "blue"), f"history ends at {ends[:SHORT]} (shallow clone): what is older was not fetched"
            )
        )
        console.print(Text.assemble(("hint: ", "cyan"), FETCH_ALL))
