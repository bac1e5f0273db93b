"""A Jinja that can only look at what it is given, and only for so long."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, meta, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from omnicat.templating.filters import FILTERS

STEPS = 100_000
"""How many turns all the loops of one rendering may take together."""

CHARACTERS = 10_000_000
"""How long one rendering, or one text made on the way, may become."""


class TooMuchWork(SecurityError):
    """A template that would loop or grow without end."""


class Environment(ImmutableSandboxedEnvironment):
    """The sandbox: no attributes with underscores, no changes, counted loops, no huge products."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, *, autoescape: bool) -> None:
        super().__init__(
            autoescape=autoescape,
            undefined=StrictUndefined,
            finalize=_nothing_for_none,
            keep_trailing_newline=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.steps = 0
        self.globals = {"range": self.globals["range"], "dict": dict, "namespace": self.globals["namespace"]}
        for name in ("center", "format", "indent", "attr", "map", "pprint", "random", "wordwrap", "xmlattr"):
            del self.filters[name]
        self.filters.update(FILTERS)
        self.filters["counted"] = self.counted

    def counted(self, things: Iterable[Any]) -> Iterator[Any]:
        """The same things, one step each."""
        for thing in things:
            self.steps += 1
            if self.steps > STEPS:
                raise TooMuchWork(f"more than {STEPS:,} turns of its loops")
            yield thing

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Multiplies numbers only, and no powers: a text times a number can fill the memory."""
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return bounded_text((left, right))
        if operator == "**" or not all(_is_number(side) for side in (left, right)):
            raise SecurityError(f"'{operator}' can't be used on {type(left).__name__} and {type(right).__name__}")
        return super().call_binop(context, operator, left, right)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, "counted", [], [], None, None, lineno=loop.lineno)
        Concatenations().visit(tree)
        return tree


class Concatenations(NodeTransformer):
    """`a ~ b` by our own filter, which has a limit."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802 - Jinja's visitor names its methods so
        """The same parts through the filter."""
        self.generic_visit(node)
        return nodes.Filter(nodes.List(node.nodes), "concatenated", [], [], None, None, lineno=node.lineno)


@cache
def environment(*, autoescape: bool = False) -> Environment:
    """The environment for feeds that need escaping, or for those that escape by themselves."""
    return Environment(autoescape=autoescape)


def bounded_text(chunks: Iterable[str]) -> str:
    """The chunks as one text, refused when it grows beyond all reason."""
    parts: list[str] = []
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > CHARACTERS:
            raise TooMuchWork(f"more than {CHARACTERS:,} characters of output")
        parts.append(chunk)
    return "".join(parts)


def variables(tree: nodes.Template) -> frozenset[str]:
    """The names a template asks for."""
    return frozenset(meta.find_undeclared_variables(tree))


def _nothing_for_none(value: Any) -> Any:
    return "" if value is None else value


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal)
