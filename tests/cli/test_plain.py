"""Plain arguments become what typer itself makes of them, only sooner."""

import importlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

from omnicat.cli.commands import COMMANDS
from omnicat.cli.everywhere import begin
from omnicat.cli.plain import take_plainly

ARGUMENTS: tuple[Any, ...] = (
    None,
    "",
    "word",
    "12",
    "007",
    "-3",
    "²",
    "99999999999",
    "1.5",
    "true",
    True,
    False,
    0,
    2,
    (),
    ("a", "b"),
    ["a"],
    ("", "1"),
    Path("x"),
)


def build(name: str) -> tuple[Any, Any]:
    module = importlib.import_module(f"omnicat.cli.{name}")
    app = typer.Typer(add_completion=False)
    app.callback()(begin)
    app.command(name)(module.command)
    group: Any = typer.main.get_command(app)
    return group.commands[name], module.command


def outcome(parameter: Any, context: Any, value: Any) -> object:
    try:
        return parameter.process_value(context, value)
    except typer.TyperException as error:
        return type(error), error.format_message()


@pytest.mark.parametrize("name", [module for command in COMMANDS for module in command.modules.values()])
def test_a_plain_argument_is_what_typer_makes_of_it(name: str) -> None:
    (usual, _), (plain, function) = build(name), build(name)
    take_plainly(plain, function)
    context = typer.Context(usual)
    for mine, theirs in zip(plain.get_params(context), usual.get_params(context), strict=True):
        if mine.name == "help":
            continue
        for value in ARGUMENTS:
            made, expected = outcome(mine, context, value), outcome(theirs, context, value)
            assert (made, type(made)) == (expected, type(expected)), f"{mine.name} of {value!r}"


def test_nothing_is_loaded_that_takes_time(tmp_path: Path) -> None:
    command = (
        "import sys; from omnicat.cli.app import main; main(sys.argv[1:]);"
        "print([name for name in ('pydantic', 'rich', 'PIL', 'git') if name in sys.modules])"
    )
    arguments = ["-C", str(tmp_path), "lint", "catalog", "--workers", "1", "--select", "product"]
    told = subprocess.run([sys.executable, "-c", command, *arguments], capture_output=True, text=True, check=True)
    assert "no catalog in" in told.stderr
    assert told.stdout == "[]\n"
