"""The filters of a text, judged and completed before anything runs: known names, fitting arguments, what the channel gives.

`price | money` becomes `price | money(channel.locale)`, `color | lookup('colors', default='x')` the same with the channel's
tables. All arguments stand in their places then, so that a filter is one call.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from inspect import Parameter, signature
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from omnicat.findings import did_you_mean
from omnicat.templating.filters import FILTERS, OF_CHANNEL
from omnicat.templating.manual import usage_of


class BadFilter(TemplateSyntaxError):
    """A filter that does not exist, or that can't be called so; with what to do."""

    def __init__(self, message: str, lineno: int, hint: str) -> None:
        super().__init__(message, lineno)
        self.hint = hint


def complete_filters(tree: nodes.Template, known: Collection[str]) -> None:
    """Every filter with all of its arguments. Raises BadFilter."""
    for node in tuple(tree.find_all(nodes.Filter)):
        if node.name not in known:
            raise BadFilter(f"filter '{node.name}' does not exist", node.lineno, did_you_mean(node.name, known))
        if node.name in FILTERS and not node.dyn_args and not node.dyn_kwargs:
            _complete(node)


def tables_in(tree: nodes.Template) -> frozenset[str]:
    """The tables that a completed text looks things up in; '' for one whose name is worked out."""
    return frozenset(_tables(tree))


def _tables(tree: nodes.Template) -> Iterator[str]:
    for node in tree.find_all(nodes.Filter):
        if node.name == "lookup" and len(node.args) > 1:
            name = node.args[1]
            yield name.value if isinstance(name, nodes.Const) and isinstance(name.value, str) else ""


def _complete(node: nodes.Filter) -> None:
    parameters = _parameters(FILTERS[node.name])
    if any(each.kind is Parameter.VAR_POSITIONAL for each in parameters):
        if node.kwargs:
            raise BadFilter(f"filter '{node.name}' takes no '{node.kwargs[0].key}'", node.lineno, _hint(node))
        return
    said = _said(node, parameters)
    if len(node.args) == len(said) == len(parameters):
        return
    node.args = [said.get(each.name) or _unsaid(each, node) for each in parameters]
    node.kwargs = []


def _said(node: nodes.Filter, parameters: tuple[Parameter, ...]) -> dict[str, nodes.Expr]:
    """The arguments by the name of their parameter."""
    own = [each.name for each in parameters if each.name not in OF_CHANNEL or each.default is not Parameter.empty]
    if len(node.args) > len(own):
        raise BadFilter(
            f"filter '{node.name}' takes at most {len(own)} arguments, not {len(node.args)}", node.lineno, _hint(node)
        )
    said: dict[str, nodes.Expr] = dict(zip(own, node.args, strict=False))
    named: Iterable[nodes.Keyword] = node.kwargs  # type: ignore[assignment] # Jinja calls them pairs of expressions
    for each in named:
        if each.key not in own or each.key in said:
            what = "twice" if each.key in said else "which it does not take"
            raise BadFilter(f"filter '{node.name}' is given '{each.key}' {what}", node.lineno, _hint(node))
        said[each.key] = each.value
    return said


def _unsaid(parameter: Parameter, node: nodes.Filter) -> nodes.Expr:
    if parameter.name in OF_CHANNEL:
        channel = nodes.Name("channel", "load", lineno=node.lineno)
        return nodes.Getattr(channel, OF_CHANNEL[parameter.name], "load", lineno=node.lineno)
    if parameter.default is Parameter.empty:
        message = f"filter '{node.name}' needs '{parameter.name}'"
        raise BadFilter(message, node.lineno, _hint(node))
    return nodes.Const(parameter.default, lineno=node.lineno)


def _hint(node: nodes.Filter) -> str:
    return f"write it as `{usage_of(node.name)}`"


@cache
def _parameters(work: Callable[..., Any]) -> tuple[Parameter, ...]:
    """What it takes besides the value."""
    return tuple(signature(work).parameters.values())[1:]
