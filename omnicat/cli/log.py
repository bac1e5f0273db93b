"""What changed about a product, by commit: who, when, old and new, approved by whom.

Of a YAML file that is no product (settings, attributes, a family, a channel, the record of an original) it tells key by key."""

import sys
from typing import Annotated

import typer

from omnicat.cli.session import Session
from omnicat.errors import Exit, OmnicatError
from omnicat.looking import as_json
from omnicat.looking.history import Log, LogQuery, file_log, log, product_in, subject_of
from omnicat.reporters.escaping import json_text

PRODUCTS = "catalog/products/"
YAML = (".yaml", ".yml")


def command(
    context: typer.Context,
    sku: Annotated[
        str, typer.Argument(metavar="SKU", help="A product or a variant, also one that is gone; or a YAML file.")
    ],
    attribute: Annotated[
        str,
        typer.Option(
            "--attribute",
            "-a",
            metavar="NAME",
            help="Only this attribute; also a role, a type of link, or status; a key of a file.",
        ),
    ] = "",
    locale: Annotated[str, typer.Option(metavar="LOCALE", help="Only what is said in this locale.")] = "",
    channel: Annotated[str, typer.Option(metavar="CHANNEL", help="Only what this channel says its own way.")] = "",
    since: Annotated[
        str, typer.Option(metavar="DATE", help="Written at or after this instant: 2026-08-01, or with a time; UTC.")
    ] = "",
    until: Annotated[
        str, typer.Option(metavar="DATE", help="Written at or before this instant; a day counts to its end.")
    ] = "",
    most: Annotated[int, typer.Option("-n", "--most", metavar="N", min=0, help="So many commits; 0 is all.")] = 0,
    is_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> int:
    """Tell what changed."""
    session: Session = context.obj
    query = LogQuery(attribute, locale, channel, since, until, most)
    found = _log(session, sku, query)
    if is_json:
        sys.stdout.write(json_text(as_json("log", found)))
    else:
        from omnicat.cli.log_page import show_log

        show_log(session.console(), found, is_narrowed=bool(attribute or locale or channel))
    return int(Exit.CLEAN)


def _log(session: Session, named: str, query: LogQuery) -> Log:
    """Of a product by its SKU or its file, or of another file."""
    path = _path(session, named)
    if not path:
        return log(subject_of(named, session.root), query)
    sku = product_in(path, session.root) if path.startswith(PRODUCTS) else ""
    return log(subject_of(sku, session.root), query) if sku else file_log(path, session.root, query)


def _path(session: Session, named: str) -> str:
    """The path in the catalog of what is named as a file, from here or from the catalog's folder; '' for a SKU."""
    root = session.root.resolve()
    here = (session.start / named).resolve()
    if here.is_dir():
        raise OmnicatError(f"'{named}' is a folder", "name one of its files, or a SKU")
    if not named.endswith(YAML) and ("/" not in named or not here.is_file()):
        return ""
    if not here.is_relative_to(root) or not (here.exists() or session.start.resolve() != root):
        here = root / named
    if not named.endswith(YAML):
        raise OmnicatError(f"'{named}' is no YAML file", "see its lines with `git log --follow -p`")
    here = here.resolve()
    if not here.is_relative_to(root):
        raise OmnicatError(f"'{named}' is no file of this catalog", "name one below its folder")
    return here.relative_to(root).as_posix()
