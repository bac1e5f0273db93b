"""Writes docs/reference/ from the code: commands, rules, attribute types, units, specs.

`python tools/reference.py` writes; with `--check` it only says which pages are out of date and exits 1.
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import groupby
from pathlib import Path

import typer
from typer.testing import CliRunner

from omnicat.attributes import TYPES
from omnicat.attributes.units import units_of
from omnicat.attributes.unit_table import QUANTITIES
from omnicat.channels import shipped_specs
from omnicat.cli.commands import COMMANDS, Command
from omnicat.cli.everywhere import begin
from omnicat.cli.spec_page import spec_page
from omnicat.pipeline import ALL_RULES

FOLDER = Path(__file__).parents[1] / "docs" / "reference"
MADE = "<!-- Made from the code by `make docs`; changes here are lost. -->"


def pages() -> dict[str, str]:
    """Every page by its file name."""
    specs = {f"spec-{spec.name}.md": f"{MADE}\n\n{spec_page(spec)}" for spec in shipped_specs().values()}
    return {
        "commands.md": _page("Commands", _commands()),
        "rules.md": _page("Rules", _rules()),
        "attribute-types.md": _page("Attribute types", _types()),
        **specs,
    }


def main() -> int:
    """Writes what differs."""
    stale = [name for name, text in pages().items() if _current(name) != text]
    stale += sorted(path.name for path in FOLDER.glob("*.md") if path.name not in pages())
    if "--check" in sys.argv:
        sys.stdout.write("".join(f"docs/reference/{name} is out of date: run `make docs`\n" for name in stale))
        return 1 if stale else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in FOLDER.glob("*.md"):
        if path.name not in pages():
            path.unlink()
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


def _current(name: str) -> str:
    path = FOLDER / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _page(title: str, lines: Iterator[str]) -> str:
    return "\n".join((MADE, "", f"# {title}", "", *lines)).rstrip() + "\n"


def _commands() -> Iterator[str]:
    yield "`omnicat [-C DIR] [--color WHEN] [-q|-v] COMMAND …`"
    yield ""
    for command in COMMANDS:
        yield f"## omnicat {command.name}"
        yield ""
        yield command.summary[0].upper() + command.summary[1:] + "."
        yield ""
        yield "```text"
        yield from (line.rstrip() for line in _help(command).strip().splitlines())
        yield "```"
        yield ""


def _help(command: Command) -> str:
    module = import_module(f"omnicat.cli.{command.module}")
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.callback()(begin)
    app.command(command.name, help=module.__doc__)(module.command)
    shown = CliRunner(env={"COLUMNS": "100", "TERMINAL_WIDTH": "100"}).invoke(app, [command.name, "--help"], prog_name="omnicat")
    return shown.output


def _rules() -> Iterator[str]:
    yield f"{len(ALL_RULES)} rules. `omnicat explain RULE` shows the same."
    yield ""
    yield "| rule | severity | says |"
    yield "|---|---|---|"
    for rule in ALL_RULES.values():
        yield f"| [`{rule.id}`](#{rule.id.replace('/', '')}) | {rule.severity} | {rule.summary.replace('|', chr(92) + '|')} |"
    for kind, rules in groupby(ALL_RULES.values(), key=lambda rule: rule.kind):
        yield ""
        yield f"## {kind}"
        for rule in rules:
            yield ""
            yield f"### {rule.id}"
            yield ""
            yield rule.manual.strip()


def _types() -> Iterator[str]:
    for each in TYPES:
        module = sys.modules[each.__module__] if hasattr(each, "__module__") else each
        yield f"## {each.NAME}"
        yield ""
        yield (module.__doc__ or "").strip()
        yield ""
    yield "## Units"
    yield ""
    yield "| quantity | units |"
    yield "|---|---|"
    for quantity in QUANTITIES:
        yield f"| {quantity} | {', '.join(f'`{_symbol(unit)}`' for unit in units_of(quantity))} |"


def _symbol(unit: object) -> str:
    return str(getattr(unit, "symbol", unit))


if __name__ == "__main__":
    sys.exit(main())
