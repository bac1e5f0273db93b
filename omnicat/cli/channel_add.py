"""One more place to sell: writes a starter profile for a channel, with all that it may be told as comments."""

from typing import Annotated

import typer

from omnicat.cli.session import Session
from omnicat.cli.specs_here import catalog_specs
from omnicat.errors import Exit
from omnicat.outputs import write_file
from omnicat.pipeline import open_usable
from omnicat.starting import Added, add_channel


def command(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A channel, such as google, or a spec's id.")],
    country: Annotated[str, typer.Option(metavar="CODE", help="The country to sell in, such as DE.")] = "",
    locale: Annotated[str, typer.Option(metavar="LOCALE", help="The language, if not the country's own.")] = "",
    currency: Annotated[str, typer.Option(metavar="CODE", help="The currency, if not the country's own.")] = "",
    file: Annotated[str, typer.Option("--as", metavar="FILE", help="The profile's name, if not NAME-COUNTRY.")] = "",
) -> int:
    """Add a channel."""
    session: Session = context.obj
    opened = open_usable(session.root, only_known=True)
    added = add_channel(name, catalog_specs(session), opened, (country, locale, currency.upper()), file)
    write_file(session.root / added.path, added.text.encode())
    if not session.is_quiet:
        _tell(session, added)
    return int(Exit.CLEAN)


def _tell(session: Session, added: Added) -> None:
    from rich.text import Text

    from omnicat.cli.table import safe

    console = session.console()
    head = Text.assemble(("✓ ", "bold green"), safe(added.name, "bold cyan"), safe(f" of {added.spec} begun: "))
    console.print(head + safe(added.path, "bold"))
    if added.settings:
        names = ", ".join(f"settings.{name}" for name in added.settings)
        console.print(Text.assemble("  to fill in: ", safe(names, "yellow")))
    if added.fields:
        console.print(Text.assemble("  to map: ", safe(", ".join(added.fields), "yellow")))
    console.print(Text.assemble("  then: ", (f"omnicat lint {added.path}", "cyan")))
