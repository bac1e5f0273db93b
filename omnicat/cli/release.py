"""A tag that says what was released: every file of the commit and of its dist/, with hashes."""

import sys
from typing import Annotated

import typer

from omnicat.cli.session import Session, counted
from omnicat.errors import Exit
from omnicat.looking.releases import Release


def command(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The tag's name, such as v1.0.")],
    sign: Annotated[bool, typer.Option("--sign", help="Sign it, with the key that git is set up with.")] = False,
    apply: Annotated[bool, typer.Option("--apply", help="Make the tag.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> int:
    """Release the checked out commit and the dist/ built of it."""
    from msgspec.structs import replace

    from omnicat.looking.releases import plan_release
    from omnicat.repository.tags import make_tag

    session: Session = context.obj
    root = session.root
    release, message = plan_release(root, name)
    if apply:
        tag = make_tag(root, name, release.commit, message, signed=sign)
        release = replace(release, tag=tag.id, signed=tag.is_signed)
    if as_json:
        from omnicat.looking import as_json as plain
        from omnicat.reporters.escaping import json_text

        sys.stdout.write(json_text(plain("release", release)))
    elif not session.is_quiet:
        _tell(session, release)
    return int(Exit.CLEAN)


def _tell(session: Session, release: Release) -> None:
    from rich.text import Text

    from omnicat.cli.table import safe, show_rows

    console = session.console()
    rows = (
        ("commit", release.commit[:10]),
        ("products", counted(release.products, "file")),
        ("originals", counted(release.assets, "file")),
        ("other files", f"{release.catalog:,}"),
        ("feeds", f"{release.feeds:,}, {counted(release.dist, 'file')} of dist/"),
        ("manifest", f"sha256:{release.digest}"),
    )
    show_rows(console, ("", ""), [(Text(key, style="dim"), safe(value)) for key, value in rows], indent=2)
    if release.tag:
        signed = "signed " if release.signed else ""
        console.print(
            Text.assemble(
                ("✓ ", "bold green"),
                f"Tag {release.name} is {signed}made. Next: ",
                (f"git push origin {release.name}", "cyan"),
            )
        )
    else:
        console.print(Text.assemble("Nothing is tagged yet: run it again with ", ("--apply", "bold cyan")))
