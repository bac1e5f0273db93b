"""Whether a dist/ is what was released; without one, whether the release's own commit is."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from omnicat.cli.session import Session, counted
from omnicat.errors import Exit
from omnicat.looking.releases import Verification

FEW = 50
SIGNS = {"missing": "-", "changed": "~", "extra": "+"}
STYLES = {"missing": "red", "changed": "yellow", "extra": "cyan"}
SIGNATURES = {"bad": "the signature is not good, or of nobody that git is told to trust", "none": "it is not signed"}


def command(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="TAG", help="A tag that `omnicat release` made.")],
    dist: Annotated[
        Path | None, typer.Argument(metavar="[DIST]", help="A dist/, here or as it was delivered.", show_default=False)
    ] = None,
    signed: Annotated[bool, typer.Option("--signed", help="The tag's signature has to be good, too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> int:
    """Verify a release; exit 1 names each file that is missing, changed or extra."""
    from omnicat.looking.releases import verify

    session: Session = context.obj
    found = verify(session.root, name, session.start / dist if dist else None, signed=signed)
    if as_json:
        from omnicat.looking import as_json as plain
        from omnicat.reporters.escaping import json_text

        sys.stdout.write(json_text(plain("verification", found)))
    elif not session.is_quiet or not found.is_good:
        _tell(session, found)
    return int(Exit.CLEAN if found.is_good else Exit.FINDINGS)


def _tell(session: Session, found: Verification) -> None:
    from rich.text import Text

    from omnicat.cli.table import safe

    console = session.console()
    for each in found.differences[:FEW]:
        console.print(safe(f"{SIGNS[each.kind]} {each.kind:7}  ", STYLES[each.kind]) + safe(each.path))
    if len(found.differences) > FEW:
        console.print(
            Text(f"… and {counted(len(found.differences) - FEW, 'more file')}; --json names all", style="dim")
        )
    if found.signer:
        console.print(safe(found.signer, "dim"))
    if found.is_good:
        console.print(
            Text.assemble(("✓ ", "bold green"), f"{counted(found.checked, 'file')} as {found.name} has them.")
        )
        return
    count = len(found.differences)
    wrong = [f"{counted(count, 'file')} differ{'s' if count == 1 else ''}"] if count else []
    wrong += [SIGNATURES[found.signature]] if found.signature in SIGNATURES else []
    console.print(Text.assemble(("✗ ", "bold red"), f"{found.name}: {'; '.join(wrong)}."))
