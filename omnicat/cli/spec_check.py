"""Spec files judged: shape, expressions, patterns, names, sources, words and feeds; findings and exit codes as lint's."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from omnicat import __version__
from omnicat.cli.formats import known_format
from omnicat.cli.session import Session
from omnicat.errors import OmnicatError
from omnicat.reporters import REPORTER_NAMES
from omnicat.repository.places import root_above


def command(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Spec files, or folders of them.")],
    output_format: Annotated[
        str, typer.Option("--output-format", metavar="FORMAT", help=f"{', '.join(REPORTER_NAMES)}.")
    ] = "full",
) -> int:
    """Check spec files."""
    from omnicat.importers.standard import standard_attributes
    from omnicat.looking.spec_judging import judge_specs
    from omnicat.pipeline import ALL_RULES
    from omnicat.reporters import Report, show

    session: Session = context.obj
    known_format(output_format, REPORTER_NAMES)
    texts = _read([session.start / each for each in files], session.start)
    attributes, templates = _known(session)
    verdict = judge_specs(texts, {*standard_attributes(), *attributes}, templates, ALL_RULES.keys())

    def source(path: str) -> str | None:
        return texts[path].decode(errors="replace") if path in texts else None

    if verdict.shown or not session.is_quiet:
        report = Report(verdict, __version__, session.start.name, ALL_RULES, source, None, session.has_color)
        sys.stdout.write(show(output_format, report))
    return int(verdict.exit)


def _read(paths: list[Path], start: Path) -> dict[str, bytes]:
    """The files by the path that people know them by."""
    found: dict[str, bytes] = {}
    for path in paths:
        inside = sorted(path.rglob("*.y*ml")) if path.is_dir() else [path]
        if not inside or not all(each.is_file() for each in inside):
            raise OmnicatError(
                f"'{path}' " + ("holds no spec" if path.is_dir() else "does not exist"), "name spec files"
            )
        for each in inside:
            shown = each.relative_to(start) if each.is_relative_to(start) else each
            found[shown.as_posix()] = each.read_bytes()
    return found


def _known(session: Session) -> tuple[set[str], set[str]]:
    """The attributes of the catalog around us, if there is one, and all templates."""
    from omnicat.catalog import load_model
    from omnicat.pipeline.opening import shipped_templates
    from omnicat.repository import Folder

    root = root_above(str(session.start))
    if not root:
        return set(), set(shipped_templates())
    files = Folder(Path(root))
    own = {path.removeprefix("templates/") for path in files.paths("templates/")}
    return set(load_model(files)[0].attributes), own | shipped_templates().keys()
