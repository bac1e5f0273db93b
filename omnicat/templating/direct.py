"""The plain expressions, which most mappings are, as functions: several times faster than a rendering of Jinja.

Only what means the same either way is taken: names and their members, constants, `and`, `or`, `not`, comparisons,
`x if y else z`, and filters of our own. Everything else is left to Jinja.
"""

import operator
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import nodes

from omnicat.templating.filters import FILTERS

Names = Mapping[str, Any]
Step = Callable[[Names], Any]


class Absent(LookupError):
    """A name or a member that is not there."""


LOOKERS: Mapping[str, Any] = {**FILTERS, "length": len}

COMPARISONS: Mapping[str, Callable[[Any, Any], Any]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "lteq": operator.le,
    "gt": operator.gt,
    "gteq": operator.ge,
    "in": lambda one, several: one in several,
    "notin": lambda one, several: one not in several,
}


def direct(node: nodes.Node) -> Step | None:
    """The expression as a function of its names; None where it is not a plain one."""
    make = MAKERS.get(type(node))
    return make(node) if make else None


def _name(node: nodes.Name) -> Step:
    def step(names: Names) -> Any:
        try:
            return names[node.name]
        except KeyError:
            raise Absent(f"'{node.name}' is undefined") from None

    return step


def _constant(node: nodes.Const) -> Step:
    return lambda _: node.value


def _member(node: nodes.Getattr) -> Step | None:
    inner = direct(node.node)
    name = node.attr
    if inner is None or name.startswith("_"):
        return None

    def step(names: Names) -> Any:
        owner = inner(names)
        if isinstance(owner, Mapping):
            if name in owner:
                return owner[name]
        elif owner is not None and not callable(found := getattr(owner, name, step)):
            return found
        raise Absent(f"'{type(owner).__name__}' has no '{name}'")

    return step


def _list(node: nodes.List | nodes.Tuple) -> Step | None:
    steps = [direct(each) for each in node.items]
    if any(step is None for step in steps):
        return None
    known = [step for step in steps if step is not None]
    return lambda names: [step(names) for step in known]


def _both(node: nodes.And) -> Step | None:
    left, right = direct(node.left), direct(node.right)
    return None if left is None or right is None else lambda names: left(names) and right(names)


def _either(node: nodes.Or) -> Step | None:
    left, right = direct(node.left), direct(node.right)
    return None if left is None or right is None else lambda names: left(names) or right(names)


def _not(node: nodes.Not) -> Step | None:
    inner = direct(node.node)
    return None if inner is None else lambda names: not inner(names)


def _comparison(node: nodes.Compare) -> Step | None:
    left, right = direct(node.expr), direct(node.ops[0].expr)
    compare = COMPARISONS[node.ops[0].op]
    if left is None or right is None or len(node.ops) > 1:
        return None
    return lambda names: compare(left(names), right(names))


def _choice(node: nodes.CondExpr) -> Step | None:
    if node.expr2 is None:
        return None
    test, yes, no = direct(node.test), direct(node.expr1), direct(node.expr2)
    if test is None or yes is None or no is None:
        return None
    return lambda names: yes(names) if test(names) else no(names)


def _filter(node: nodes.Filter) -> Step | None:
    work: Callable[..., Any] | None = LOOKERS.get(node.name)
    inner = direct(node.node) if node.node else None
    steps = [direct(each) for each in node.args]
    if (
        work is None
        or inner is None
        or None in steps
        or hasattr(work, "jinja_pass_arg")
        or node.kwargs
        or node.dyn_args
    ):
        return None
    given = [step for step in steps if step is not None]
    return lambda names: work(inner(names), *(step(names) for step in given))


MAKERS: Mapping[type[nodes.Node], Callable[[Any], Step | None]] = {
    nodes.Name: _name,
    nodes.Const: _constant,
    nodes.Getattr: _member,
    nodes.List: _list,
    nodes.Tuple: _list,
    nodes.And: _both,
    nodes.Or: _either,
    nodes.Not: _not,
    nodes.Compare: _comparison,
    nodes.CondExpr: _choice,
    nodes.Filter: _filter,
}
