"""Product type definitions that a channel publishes, brought into the repository: every listing is judged by them from then on.

`omnicat spec import SHIRT.json` takes the JSON Schema that Amazon's getDefinitionsProductType links, that answer beside
it, or several in one file. It shows what changes, and with --apply writes
`specs/amazon-listings/product_types/<marketplace>/<TYPE>.<locale>.json`.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from omnicat.cli.session import Session
from omnicat.cli.specs_here import catalog_specs
from omnicat.errors import Exit, OmnicatError
from omnicat.findings import did_you_mean
from omnicat.looking.plain import as_json
from omnicat.model.product_type import path_of
from omnicat.outputs import write_file
from omnicat.product_types import DefinitionPlan, Said, plan_of, read_definitions, written
from omnicat.reporters.escaping import json_text
from omnicat.repository import Folder
from omnicat.schemas.definition import made_ready


def command(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Downloaded definitions.")],
    spec: Annotated[str, typer.Option(metavar="NAME", help="Whose definitions they are, if not amazon-listings.")] = "",
    marketplace: Annotated[
        str, typer.Option(metavar="ID", help="The marketplace, where the file doesn't say it.")
    ] = "",
    locale: Annotated[str, typer.Option(metavar="TAG", help="The language, where the file doesn't say it.")] = "",
    is_applied: Annotated[
        bool, typer.Option("--apply", help="Write them; without this, only say what would be.")
    ] = False,
    is_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> int:
    """Import product type definitions."""
    session: Session = context.obj
    owner = _owner(spec, session)
    definitions = read_definitions({str(each): _content(session.start / each) for each in files})
    whole = [_whole(each, marketplace, locale) for each in definitions]
    plans = [_planned(each, owner, Folder(session.root)) for each in whole]
    if is_applied:
        for each, plan in zip(whole, plans, strict=True):
            if plan.state != "same":
                write_file(session.root / plan.path, written(each).encode())
    if is_json:
        sys.stdout.write(json_text(as_json("definitions", plans)))
    elif not session.is_quiet:
        _tell(session, plans, is_applied=is_applied)
    return int(Exit.CLEAN)


def _owner(asked: str, session: Session) -> str:
    """The channel that publishes definitions, by its name."""
    names = sorted({each.name for each in catalog_specs(session).values() if each.product_types})
    if asked in names:
        return asked
    if asked:
        raise OmnicatError(f"spec '{asked}' is not judged by product type definitions", did_you_mean(asked, names))
    if len(names) != 1:
        raise OmnicatError("several channels publish definitions", f"say whose they are: --spec {' or '.join(names)}")
    return names[0]


def _whole(said: Said, marketplace: str, locale: str) -> Said:
    whole = replace(said, marketplace=marketplace or said.marketplace, locale=(locale or said.locale).replace("-", "_"))
    for name, found, example in (
        ("marketplace", whole.marketplace, "ATVPDKIKX0DER"),
        ("locale", whole.locale, "en_US"),
    ):
        if not (found and found.replace("_", "").isalnum()):
            raise OmnicatError(f"'{said.file}' doesn't say its {name}", f"say it: --{name} {example}")
    if not said.name.replace("_", "").isalnum():
        raise OmnicatError(f"'{said.name}' in '{said.file}' is not a product type's name", "download it again")
    try:
        made_ready(said.schema)
    except ValueError as error:
        raise OmnicatError(f"'{said.file}' can't be used: {error}", "download it again") from error
    return whole


def _planned(said: Said, owner: str, files: Folder) -> DefinitionPlan:
    path = path_of(owner, said.marketplace, said.name, said.locale, said.requirements)
    return plan_of(said, path, files.read(path) if path in files.paths(path) else None)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OmnicatError(f"can't read '{path}': {error.strerror}", "check the file and its permissions") from error


def _tell(session: Session, plans: Sequence[DefinitionPlan], *, is_applied: bool) -> None:
    from omnicat.cli.definition_page import tell_definitions

    tell_definitions(session.console(), plans, is_applied=is_applied)
