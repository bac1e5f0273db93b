"""How a field is filled: `color`, `listing.link`, `weight | unit('kg')` or `{{ brand }} {{ name }}`."""

import re
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import TemplateError, Undefined

from omnicat.templating.environment import bounded_text, environment, variables

PLAIN_NAME = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*")


class TemplatingProblem(Exception):
    """A text that can't be compiled or evaluated; says why, in a sentence."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled mapping. `names` are the variables it asks for; `evaluate` may raise TemplatingProblem.

    A path (`color`, `listing.link`) only looks things up; `root` is its first name, '' for anything else.
    """

    text: str
    names: frozenset[str]
    evaluate: Callable[[Mapping[str, Any]], Any]
    root: str = ""


@lru_cache(maxsize=4096)
def compile_text(text: str) -> Expression:
    """An expression of `text`; a template where it holds `{{` or `{%`. Raises TemplatingProblem."""
    text = text.strip()
    if PLAIN_NAME.fullmatch(text) and text not in ("true", "false", "none", "True", "False", "None"):
        return _path(text)
    try:
        return _template(text) if "{{" in text or "{%" in text else _native(text)
    except TemplateError as error:
        raise TemplatingProblem(f"{error.message or error}".rstrip(".")) from None


def _path(text: str) -> Expression:
    first, *rest = text.split(".")

    def evaluate(names: Mapping[str, Any]) -> Any:
        try:
            value = names[first]
        except KeyError:
            raise TemplatingProblem(f"'{first}' does not exist") from None
        for part in rest:
            if value is None:
                return None
            value = _member(value, part, text)
        return value

    return Expression(text, frozenset({first}), evaluate, first)


def _member(value: Any, part: str, text: str) -> Any:
    if isinstance(value, Mapping):
        if part in value:
            return value[part]
    elif not part.startswith("_") and not callable(found := getattr(value, part, _member)):
        return found
    raise TemplatingProblem(f"'{part}' in '{text}' does not exist")


def _native(text: str) -> Expression:
    jinja = environment()
    jinja.compile_expression(text)
    compiled = jinja.from_string("{% set result = (" + text + ") %}")
    names = variables(jinja.parse("{{" + text + "}}"))
    known = dict(jinja.globals)

    def evaluate(values: Mapping[str, Any]) -> Any:
        jinja.steps = 0
        context = jinja.context_class(jinja, {**known, **values}, None, {})
        _guarded(lambda: deque(compiled.root_render_func(context), 0))
        value = context.vars["result"]
        if isinstance(value, Undefined):
            _guarded(lambda: str(value))
        return value

    return Expression(text, names, evaluate)


def _template(text: str) -> Expression:
    jinja = environment()
    compiled = jinja.from_string(text)
    names = variables(jinja.parse(text))

    def evaluate(values: Mapping[str, Any]) -> str:
        jinja.steps = 0
        return " ".join(_guarded(lambda: bounded_text(compiled.generate(**values))).split(" ")).strip()

    return Expression(text, names, evaluate)


def _guarded(run: Callable[[], Any]) -> Any:
    try:
        return run()
    except (TemplateError, ArithmeticError, TypeError, ValueError, AttributeError, LookupError) as error:
        raise TemplatingProblem(str(error).rstrip(".")) from None
