"""Plain arguments are taken as they are.

The library that typer turns arguments into values with takes longer to load than all else of the command line. What is
not plain is left to typer, and so is everything that is wrong.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

UNSURE = object()

SEVERAL = {list[str]: str, list[Path]: Path}

FREE = {
    "parser": None,
    "exists": False,
    "file_okay": True,
    "dir_okay": True,
    "writable": False,
    "readable": True,
    "resolve_path": False,
    "allow_dash": False,
    "path_type": None,
}
"""What typer is told of an argument that may be anything of its kind."""


def take_plainly(command: Any, function: Callable[..., Any]) -> None:
    """Makes the parameters of typer's command for that function look for themselves whether an argument is plain."""
    hints: Mapping[str, Any] = get_type_hints(function, include_extras=True)
    usual = command.get_params

    def get_params(context: Any) -> Any:
        parameters = usual(context)
        for each in parameters:
            if "process_value" not in vars(each):
                each.process_value = _taking(each, hints.get(each.name))
        return parameters

    command.get_params = get_params


def _taking(parameter: Any, hint: Any) -> Callable[[Any, Any], Any]:
    usual = parameter.process_value
    is_many = parameter.multiple or parameter.nargs == -1
    bare, *asked = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    is_ours = hint is not None and _is_free(asked) and not parameter.required and parameter.callback is None

    def process_value(context: Any, value: Any) -> Any:
        if parameter.name == "help" and not value:
            return value
        if not is_ours:
            return usual(context, value)
        if value is None:
            return () if is_many else None
        plain = _plain(value, bare)
        return usual(context, value) if plain is UNSURE or _is_out_of_range(plain, asked) else plain

    return process_value


def _is_free(asked: Iterable[Any]) -> bool:
    """Whether an argument may be anything of its kind, but for a range of numbers."""
    return all(getattr(each, name, usual) == usual for each in asked for name, usual in FREE.items())


def _is_out_of_range(value: Any, asked: Iterable[Any]) -> bool:
    least = [each.min for each in asked if getattr(each, "min", None) is not None]
    most = [each.max for each in asked if getattr(each, "max", None) is not None]
    return any(value < each for each in least) or any(value > each for each in most)


def _plain(value: Any, hint: Any) -> Any:
    """The value as typer would make it; UNSURE where only typer can tell."""
    kinds = [each for each in get_args(hint) if each is not NoneType] if NoneType in get_args(hint) else [hint]
    kind = kinds[0]
    if get_origin(kind) is list:
        made = [_one(each, SEVERAL.get(kind)) for each in value] if isinstance(value, list | tuple) else [UNSURE]
        return UNSURE if UNSURE in made else made
    return _one(value, kind)


def _one(value: Any, kind: Any) -> Any:
    if kind in (str, bool, int) and type(value) is kind:
        return value
    if kind is int and isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        return int(value)
    if kind is Path and isinstance(value, Path | str):
        path = Path(value)
        return path if not path.exists() or os.access(path, os.R_OK) else UNSURE
    return UNSURE
