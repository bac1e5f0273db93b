"""The plain expressions, which most mappings are, as functions: several times faster than a rendering of Jinja.

Only what means the same either way is taken: names and their members, constants, `and`, `or`, `not`, comparisons,
`x if y else z`, and filters of our own. Everything else is left to Jinja.
"""

import operator
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import nodes

from omnicat.templating.filters import FILTERS

Names = Mapping[str, Any]
Step = Callable[[Names], Any]
Make = Callable[[nodes.Node], Step | None]


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
    return make(node, direct) if make else None


def _name(node: nodes.Name, _: Make) -> Step:
    name = node.name

    def step(names: Names) -> Any:
        try:
            return names[name]
        except KeyError:
            raise Absent(f"'{name}' is undefined") from None

    return step


def _constant(node: nodes.Const, _: Make) -> Step:
    value = node.value
    return lambda _: value


def _member(node: nodes.Getattr, make: Make) -> Step | None:
    inner = make(node.node)
    name = node.attr
    if inner is None or name.startswith("_"):
        return None

    def step(names: Names) -> Any:
        owner = inner(names)
        if type(owner) is dict or isinstance(owner, Mapping):
            if name in owner:
                return owner[name]
        elif owner is not None and not callable(found := getattr(owner, name, step)):
            return found
        raise Absent(f"'{type(owner).__name__}' has no '{name}'")

    return step


def _list(node: nodes.List | nodes.Tuple, make: Make) -> Step | None:
    steps = known(make(each) for each in node.items)
    return None if steps is None else lambda names: [step(names) for step in steps]


def _both(node: nodes.And, make: Make) -> Step | None:
    left, right = make(node.left), make(node.right)
    return None if left is None or right is None else lambda names: left(names) and right(names)


def _either(node: nodes.Or, make: Make) -> Step | None:
    left, right = make(node.left), make(node.right)
    return None if left is None or right is None else lambda names: left(names) or right(names)


def _not(node: nodes.Not, make: Make) -> Step | None:
    inner = make(node.node)
    return None if inner is None else lambda names: not inner(names)


def _comparison(node: nodes.Compare, make: Make) -> Step | None:
    left, right = make(node.expr), make(node.ops[0].expr)
    compare = COMPARISONS[node.ops[0].op]
    if left is None or right is None or len(node.ops) > 1:
        return None
    return lambda names: compare(left(names), right(names))


def _choice(node: nodes.CondExpr, make: Make) -> Step | None:
    if node.expr2 is None:
        return None
    test, yes, no = make(node.test), make(node.expr1), make(node.expr2)
    if test is None or yes is None or no is None:
        return None
    return lambda names: yes(names) if test(names) else no(names)


def _filter(node: nodes.Filter, make: Make) -> Step | None:
    work: Callable[..., Any] | None = LOOKERS.get(node.name)
    inner = make(node.node) if node.node else None
    given = known(make(each) for each in node.args)
    if (
        work is None
        or inner is None
        or given is None
        or hasattr(work, "jinja_pass_arg")
        or node.kwargs
        or node.dyn_args
    ):
        return None
    if not given:
        return lambda names: work(inner(names))
    return lambda names: work(inner(names), *[step(names) for step in given])


def known(steps: Iterable[Step | None]) -> list[Step] | None:
    """The steps, where each of them could be made."""
    made = list(steps)
    return [step for step in made if step is not None] if None not in made else None


MAKERS: Mapping[type[nodes.Node], Callable[[Any, Make], Step | None]] = {
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
