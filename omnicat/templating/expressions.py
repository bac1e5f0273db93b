"""How a field is filled: `color`, `listing.link`, `weight | unit('kg')` or `{{ brand }} {{ name }}`."""

import re
from collections import deque
from collections.abc import Callable, Mapping
from functools import cache, lru_cache, partial
from typing import Any

from jinja2 import TemplateError, Undefined, nodes
from msgspec import Struct

from omnicat.templating.arguments import tables_in
from omnicat.templating.direct import Step, direct
from omnicat.templating.environment import environment, reads, variables
from omnicat.templating.limits import bounded_text
from omnicat.templating.near import Beyond, near
from omnicat.templating.near_text import near_text
from omnicat.templating.needs import FIELDS
from omnicat.templating.problems import TemplatingProblem
from omnicat.templating.trees import is_small, names_of, with_constants
from omnicat.templating.understood import understood

SPACES = re.compile(" {2,}")
"""What stays where a value in the middle of a text is missing."""

PLAIN_NAME = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*")


NOT_COMPILED = (TemplateError, SyntaxError, ValueError, RecursionError, MemoryError, OverflowError)
"""What Jinja and Python raise on a text they can't compile: too deep, too many digits, or simply wrong."""

FAILURES = (
    TemplateError,
    ArithmeticError,
    TypeError,
    ValueError,
    AttributeError,
    LookupError,
    RuntimeError,
    MemoryError,
)
"""What a template may raise on values it was not written for."""


SHORT = (*FAILURES, Beyond, StopIteration)
"""What the short way may raise."""


class Expression(Struct, frozen=True):
    """A compiled mapping. `names` are the variables it asks for; `evaluate` may raise TemplatingProblem.

    A path (`color`, `listing.link`) only looks things up; `root` is its first name, '' for anything else. `reads`
    are the names with the member that is asked for, '' for the whole. A direct one is cheap and takes any mapping.
    `needs` are groups of names: where all of a group are None, it is not true; `words` are names that have to be a
    certain word. `tables` are those that things are looked up in, '' for one whose name is worked out.
    """

    text: str
    names: frozenset[str]
    evaluate: Callable[[Mapping[str, Any]], Any]
    root: str = ""
    reads: tuple[tuple[str, str], ...] = ()
    is_direct: bool = False
    needs: tuple[frozenset[str], ...] = ()
    tables: frozenset[str] = frozenset()
    words: tuple[tuple[str, str], ...] = ()


@lru_cache(maxsize=4096)
def compile_text(text: str) -> Expression:
    """An expression of `text`; a template where it holds `{{` or `{%`. Raises TemplatingProblem."""
    text = text.strip()
    if PLAIN_NAME.fullmatch(text) and text not in ("true", "false", "none", "True", "False", "None"):
        return _path(text)
    try:
        return _template(text) if "{{" in text or "{%" in text else _native(text)
    except NOT_COMPILED as error:
        raise TemplatingProblem(sentence(error), getattr(error, "hint", "")) from None


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
            value = value[part] if type(value) is dict and part in value else _member(value, part, text)
        return value

    if first == "fields" and rest:
        field = FIELDS + rest[0]
        return Expression(text, frozenset({first}), evaluate, first, ((first, rest[0]),), needs=(frozenset({field}),))
    return Expression(text, frozenset({first}), evaluate, first, needs=(frozenset({first}),))


def _member(value: Any, part: str, text: str) -> Any:
    if isinstance(value, Mapping):
        if part in value:
            return value[part]
    elif not part.startswith("_") and not callable(found := getattr(value, part, _member)):
        return found
    raise TemplatingProblem(f"'{part}' in '{text}' does not exist")


def _native(text: str) -> Expression:
    jinja = environment()
    said = understood(text, jinja)
    tree, names = said.tree, said.names
    made = partial(Expression, text, names, reads=said.reads, needs=said.needs, tables=said.tables, words=said.words)
    compiled = cache(lambda: jinja.from_string("{% set result = (" + text + ") %}"))
    if not said.is_small:
        compiled()
    if step := _direct(tree):
        return made(evaluate=_kept_in_words(step), is_direct=True)
    known = dict(jinja.globals)

    def evaluate(values: Mapping[str, Any]) -> Any:
        jinja.steps = 0
        context = jinja.context_class(jinja, {**known, **values}, None, {})
        _guarded(lambda: deque(compiled().root_render_func(context), 0))
        value = context.vars["result"]
        if isinstance(value, Undefined):
            _guarded(lambda: str(value))
        return value

    if step := near(tree, names) or near(with_constants(tree, jinja), names):
        return made(evaluate=_else(step, evaluate, names), is_direct=True)
    compiled()
    return made(evaluate=evaluate)


def _else(step: Step, evaluate: Step, names: frozenset[str]) -> Step:
    """The short way, and the long one for what that can't do."""

    def evaluated(values: Mapping[str, Any]) -> Any:
        try:
            return step(values)
        except SHORT:
            return evaluate({name: values[name] for name in names if name in values or hasattr(values, "__missing__")})

    return evaluated


def _kept_in_words(step: Step) -> Step:
    def evaluate(values: Mapping[str, Any]) -> Any:
        try:
            return step(values)
        except FAILURES as error:
            raise TemplatingProblem(sentence(error)) from None

    return evaluate


def _direct(tree: nodes.Template) -> Step | None:
    """The one expression of a template that is nothing else, as a function where it is a plain one."""
    whole = tree.body[0]
    return direct(whole.nodes[0]) if isinstance(whole, nodes.Output) and len(whole.nodes) == 1 else None


def _template(text: str) -> Expression:
    jinja = environment()
    tree = jinja.parse(text)
    compiled = cache(lambda: jinja.from_string(text))

    def evaluate(values: Mapping[str, Any]) -> str:
        jinja.steps = 0
        return SPACES.sub(" ", _guarded(lambda: bounded_text(compiled().generate(**values)))).strip()

    names = names_of(tree, jinja)
    if is_small(tree, text) and (write := near_text(tree, names)):
        short = _else(lambda values: SPACES.sub(" ", bounded_text(write(values))).strip(), evaluate, names)
        return Expression(text, names, short, reads=reads(tree, names), is_direct=True, tables=tables_in(tree))
    compiled()
    names = variables(tree)
    return Expression(text, names, evaluate, reads=reads(tree, names), tables=tables_in(tree))


def _guarded(run: Callable[[], Any]) -> Any:
    try:
        return run()
    except FAILURES as error:
        raise TemplatingProblem(sentence(error)) from None


def sentence(error: BaseException) -> str:
    """What an error says, without its place and its full stop."""
    if isinstance(error, RecursionError):
        return "it is nested too deep"
    if isinstance(error, KeyError):
        return f"{error} does not exist"
    said = error.message if isinstance(error, TemplateError) else error.msg if isinstance(error, SyntaxError) else ""
    return (said or str(error) or type(error).__name__).rstrip(".")
