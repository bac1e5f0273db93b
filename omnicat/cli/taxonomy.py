"""Channels' own category trees: import one, list them, look at an entry, and find what your categories stand for.

`omnicat taxonomy import FILE` reads Google's taxonomy-with-ids in any language, Shopify's categories.txt, categories.json
or taxonomy.json, and any table with the columns id and path. It shows what changes, and writes with --apply.
`omnicat taxonomy list` shows the imported ones, `omnicat taxonomy show ID` or `show PATH` one entry, and
`omnicat taxonomy suggest [CATEGORY…]` ranks what categories may stand for; without a category, those that have no id yet.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from omnicat.catalog.model import load_model
from omnicat.catalog.taxonomies import open_taxonomies
from omnicat.cli.session import Session
from omnicat.errors import Exit, OmnicatError
from omnicat.findings import did_you_mean
from omnicat.looking.plain import as_json
from omnicat.reporters.escaping import json_text
from omnicat.repository import Folder

ACTIONS = {"import": ("one", "FILE"), "list": ("no", "argument"), "show": ("one", "ID or PATH"), "suggest": ("any", "")}


def command(
    context: typer.Context,
    action: Annotated[str, typer.Argument(metavar="ACTION", help="import, list, show or suggest.")] = "list",
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORD…]", help="The file, the id or path, or the categories.", show_default=False),
    ] = None,
    name: Annotated[str, typer.Option(metavar="NAME", help="With import: whose taxonomy a table is.")] = "",
    is_applied: Annotated[
        bool, typer.Option("--apply", help="With import: write it; without this, only say what would be.")
    ] = False,
    taxonomy: Annotated[str, typer.Option(metavar="NAME", help="With show and suggest: in this one only.")] = "",
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="With suggest: so many candidates each.")] = 5,
    is_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> int:
    """Look after taxonomies."""
    session: Session = context.obj
    given = tuple(words or ())
    _check(action, given)
    if action == "import":
        return _import(session, given[0], name, is_applied=is_applied, is_json=is_json)
    if action == "list":
        return _list(session, is_json=is_json)
    if action == "show":
        return _show(session, given[0], taxonomy, is_json=is_json)
    return _suggest(session, given, taxonomy, limit, is_json=is_json)


def _check(action: str, given: Sequence[str]) -> None:
    if action not in ACTIONS:
        raise OmnicatError(f"action '{action}' does not exist", did_you_mean(action, ACTIONS))
    many, what = ACTIONS[action]
    if many != "any" and len(given) != (many == "one"):
        raise OmnicatError(f"`omnicat taxonomy {action}` takes {many} {what}", "see `omnicat taxonomy --help`")


def _import(session: Session, file: str, name: str, *, is_applied: bool, is_json: bool) -> int:
    from omnicat.outputs import write_file
    from omnicat.taxonomies.foreign import read_foreign
    from omnicat.taxonomies.importing import plan_of, with_history
    from omnicat.taxonomies.own_file import path_of, written

    files = Folder(session.root)
    read = read_foreign(file, _content(session.start / file), name)
    old = open_taxonomies(files).get(read.name)
    new, path = with_history(read, old), path_of(read.name)
    content, before = written(new).encode(), files.read(path) if path in files.paths(path) else None
    state = "new" if before is None else "same" if before == content else "changed"
    plan = plan_of(new, old, load_model(files)[0].categories, path=path, state=state)
    if is_applied and state != "same":
        write_file(files.root / path, content)
    if is_json:
        _write("import", plan)
    elif not session.is_quiet:
        from omnicat.cli.taxonomy_page import tell_plan

        tell_plan(session.console(), plan, is_applied=is_applied)
    return int(Exit.FINDINGS if plan.affected and not is_applied else Exit.CLEAN)


def _list(session: Session, *, is_json: bool) -> int:
    from omnicat.looking.taxonomies import NONE_YET, taxonomy_rows

    rows = taxonomy_rows(load_model(Folder(session.root))[0])
    if is_json:
        _write("taxonomies", rows)
    elif rows:
        from omnicat.cli.taxonomy_page import show_taxonomies

        show_taxonomies(session.console(), rows)
    elif not session.is_quiet:
        sys.stderr.write(f"no taxonomy is imported yet\nhint: {NONE_YET}\n")
    return int(Exit.CLEAN)


def _show(session: Session, text: str, taxonomy: str, *, is_json: bool) -> int:
    from omnicat.looking.taxonomies import chosen, view_entries

    files = Folder(session.root)
    views = view_entries(text, chosen(taxonomy, open_taxonomies(files)), load_model(files)[0])
    if is_json:
        _write("entries", views)
    else:
        from omnicat.cli.taxonomy_page import show_entries

        show_entries(session.console(), views)
    return int(Exit.CLEAN)


def _suggest(session: Session, categories: Sequence[str], taxonomy: str, limit: int, *, is_json: bool) -> int:
    from omnicat.looking.taxonomies import chosen, suggestions

    files = Folder(session.root)
    taxonomies = chosen(taxonomy, open_taxonomies(files))
    asked = [each.strip("/") for each in categories]
    found = suggestions(asked, taxonomies, load_model(files)[0], limit)
    if is_json:
        _write("suggestions", found)
    elif found:
        from omnicat.cli.taxonomy_page import show_suggestions

        show_suggestions(session.console(), found)
    elif not session.is_quiet:
        names = " and ".join(sorted(taxonomies))
        sys.stderr.write(
            f"every category has an id in the taxonomy of {names}; name categories to see what else fits\n"
        )
    return int(Exit.CLEAN)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OmnicatError(f"can't read '{path}': {error.strerror}", "check the file and its permissions") from error


def _write(name: str, thing: Any) -> None:
    sys.stdout.write(json_text(as_json(name, thing)))
