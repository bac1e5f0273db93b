"""The outermost frame: finds the command, runs it, and turns whatever goes wrong into a sentence."""

import gc
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from io import TextIOWrapper
from types import ModuleType
from typing import Any

from omnicat.cli.commands import COMMAND_BY_NAME
from omnicat.errors import Exit, OmnicatError
from omnicat.findings import did_you_mean

WITH_VALUE = ("-C", "--directory", "--color")


def run(arguments: Sequence[str] | None = None) -> None:
    """Runs omnicat on the arguments and exits. A terminal that lacks a letter shows another sign."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:] if arguments is None else arguments))


def main(arguments: Sequence[str]) -> int:
    """Runs omnicat on the arguments; the exit code. No traceback leaves it, unless `-vv` asks for it."""
    gc.disable()
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        return _run(list(arguments))
    except OmnicatError as error:
        _complain(error.message, error.hint)
        return int(error.code)
    except KeyboardInterrupt:
        _complain("interrupted", "")
        return int(Exit.INTERRUPTED)
    except Exception as error:  # the outermost frame: nothing else may catch everything
        if "-vv" in arguments:
            raise
        _complain(
            f"omnicat itself failed: {type(error).__name__}: {error}",
            "run again with `omnicat -vv …` and report what it prints",
        )
        return int(Exit.USAGE)


def _run(arguments: list[str]) -> int:
    name = _command_in(arguments)
    if name is None or (name == "" and not {"-h", "--help"}.isdisjoint(arguments)):
        from omnicat.cli.help import overview

        sys.stdout.write(overview(in_color=_in_color()))
        return int(Exit.CLEAN if arguments else Exit.USAGE)
    if name not in COMMAND_BY_NAME:
        raise OmnicatError(f"command '{name}' does not exist", did_you_mean(name, COMMAND_BY_NAME))
    return _with_typer(name, arguments)


def _command_in(arguments: list[str]) -> str | None:
    """The first word that is no option; None without any argument, '' where there are only options."""
    if not arguments:
        return None
    words = iter(arguments)
    for word in words:
        if word in WITH_VALUE:
            next(words, None)
        elif not word.startswith("-"):
            return word
    return ""


def _with_typer(name: str, arguments: list[str]) -> int:
    import typer

    modules = _asked_for(name, arguments)
    group = _group(name, modules)
    try:
        code = group(arguments, prog_name="omnicat", standalone_mode=False, obj=tuple(arguments))
    except typer.Exit as leaving:
        return int(leaving.exit_code)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except typer.TyperException as wrong:
        asked = " ".join((name, *modules)).strip() if len(modules) == 1 else name
        raise OmnicatError(_sentence(wrong.format_message()), f"see `omnicat {asked} --help`") from None
    if code == Exit.INTERRUPTED:  # typer has taken the interrupt for a way to leave
        raise KeyboardInterrupt
    return int(code or 0)


def _asked_for(name: str, arguments: list[str]) -> Mapping[str, str]:
    """The module of the action that the arguments name, '' for a command without any; all of them for help."""
    modules = COMMAND_BY_NAME[name].modules
    if "" in modules:
        return modules
    words = [word for word in arguments[arguments.index(name) + 1 :] if not word.startswith("-")]
    if not words and {"-h", "--help"}.isdisjoint(arguments):
        raise OmnicatError(f"`omnicat {name}` does not say what to do", f"add one of: {', '.join(modules)}")
    if words and words[0] not in modules:
        raise OmnicatError(f"`omnicat {name} {words[0]}` does not exist", did_you_mean(words[0], modules))
    return {words[0]: modules[words[0]]} if words else modules


def _group(name: str, modules: Mapping[str, str]) -> Any:
    """The command line for one command, or for the actions of one."""
    import importlib

    import typer

    from omnicat.cli.everywhere import begin
    from omnicat.cli.plain import take_plainly

    def made() -> typer.Typer:
        return typer.Typer(
            add_completion=False, rich_markup_mode="rich" if _in_color() else None, pretty_exceptions_enable=False
        )

    app, actions = made(), made()
    app.callback()(begin)
    found: dict[str, ModuleType] = {
        action: importlib.import_module(f"omnicat.cli.{module}") for action, module in modules.items()
    }
    for action, module in found.items():
        (actions if action else app).command(action or name, help=module.__doc__)(module.command)
    if "" not in found:
        app.add_typer(actions, name=name, help=f"{COMMAND_BY_NAME[name].summary.capitalize()}.")
    group: Any = typer.main.get_command(app)
    take_plainly(group, begin)
    for action, module in found.items():
        command = group.commands[name]
        take_plainly(command.commands[action] if action else command, module.command)
    return group


def _sentence(text: str) -> str:
    """As we write it; pydantic, which judges numbers for typer, has words of its own."""
    said = text.replace(": Input should be ", ": it has to be ").replace("a valid integer", "a whole number")
    said = said.partition(", unable to parse")[0].replace("greater than or equal to", "at least")
    said = said.replace("less than or equal to", "at most")
    return (said[:1].lower() + said[1:]).rstrip(".")


def _in_color() -> bool:
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and not os.environ.get("NO_COLOR"))


def _complain(message: str, hint: str) -> None:
    from omnicat.reporters.escaping import visible

    message, hint = ("\n".join(map(visible, text.split("\n"))) for text in (message, hint))
    red, blue, end = (
        ("\x1b[1;31m", "\x1b[36m", "\x1b[0m")
        if sys.stderr.isatty() and not os.environ.get("NO_COLOR")
        else ("", "", "")
    )
    sys.stderr.write(f"{red}error:{end} {message}\n" + (f"{blue}hint:{end} {hint}\n" if hint else ""))
