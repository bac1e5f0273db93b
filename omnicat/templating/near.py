"""The expressions that are almost plain ones, done without a rendering of Jinja.

Here a step never says what is wrong: whatever it can't do raises, and Jinja then does the whole, or says why not.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from jinja2 import nodes

from omnicat.templating.direct import MAKERS, Make, Names, Step, known
from omnicat.templating.lazy import Lazy

LONGEST_RANGE = 10_000

NOT_A_MEMBER = object()


class Beyond(Exception):
    """Something that Jinja has to look at."""


class Nothing(Beyond):
    """A name or member that is not there, which `default` may stand in for."""


def near(tree: nodes.Template, names: frozenset[str]) -> Step | None:
    """The one expression of a template that is nothing else; None where it is not almost plain."""
    whole = tree.body[0] if len(tree.body) == 1 else None
    if not isinstance(whole, nodes.Output) or len(whole.nodes) != 1 or not knows(tree, names):
        return None
    return made(whole.nodes[0])


def knows(tree: nodes.Template, names: frozenset[str]) -> bool:
    """Whether every name is one that is given, or `range`."""
    return all(each.name in names or each.name == "range" for each in tree.find_all(nodes.Name))


def made(node: nodes.Node) -> Step | None:
    """An expression as a function of its names; None where it is not almost plain."""
    make = NEAR.get(type(node))
    return make(node, made) if make else None


def _name(node: nodes.Name, _: Make) -> Step | None:
    name = node.name
    if name == "range":
        return None

    def step(names: Names) -> Any:
        try:
            return names[name]
        except KeyError:
            raise Nothing from None

    return step


def _member(node: nodes.Getattr, make: Make) -> Step | None:
    inner, name = make(node.node), node.attr
    # Jinja gives a mapping's methods before its keys.
    if inner is None or name.startswith("_") or hasattr(dict, name):
        return None

    def step(names: Names) -> Any:
        try:
            owner = inner(names)
        except Nothing:
            raise Beyond from None
        if type(owner) is dict:
            if name in owner:
                return owner[name]
            raise Nothing
        found = getattr(owner, name, NOT_A_MEMBER)
        if found is NOT_A_MEMBER and not isinstance(owner, Mapping):
            raise Nothing
        if found is NOT_A_MEMBER or callable(found):
            raise Beyond
        return found

    return step


def _item(node: nodes.Getitem, make: Make) -> Step | None:
    owner_of = make(node.node)
    at = _slice(node.arg, make) if isinstance(node.arg, nodes.Slice) else make(node.arg)
    if owner_of is None or at is None:
        return None

    def step(names: Names) -> Any:
        owner = owner_of(names)
        if type(owner) not in (tuple, list, str, dict, Lazy):
            raise Beyond
        return owner[at(names)]

    return step


def _slice(node: nodes.Slice, make: Make) -> Step | None:
    nothing = nodes.Const(None)
    parts = known(make(each or nothing) for each in (node.start, node.stop, node.step))
    return None if parts is None else lambda names: slice(*[part(names) for part in parts])


def _dict(node: nodes.Dict, make: Make) -> Step | None:
    keys, values = known(make(each.key) for each in node.items), known(make(each.value) for each in node.items)
    if keys is None or values is None:
        return None
    pairs = tuple(zip(keys, values, strict=True))
    return lambda names: {key(names): value(names) for key, value in pairs}


def _test(node: nodes.Test, make: Make) -> Step | None:
    inner = make(node.node)
    return None if inner is None or node.name != "none" else lambda names: inner(names) is None


def _filter(node: nodes.Filter, make: Make) -> Step | None:
    made_here = JINJAS.get(node.name)
    if made_here is None:
        return MAKERS[nodes.Filter](node, make)
    inner = make(node.node) if node.node else None
    if inner is None or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return None
    return made_here(inner, node.args, make)


def _listed(inner: Step, given: list[nodes.Expr], _: Make) -> Step | None:
    return None if given else lambda names: list(inner(names))


def _default(inner: Step, given: list[nodes.Expr], make: Make) -> Step | None:
    other = make(given[0]) if given else None
    also = given[1:] and given[1]
    if other is None or not isinstance(also, nodes.Const | list):
        return None
    also_for_empty = bool(also.value) if isinstance(also, nodes.Const) else False

    def step(names: Names) -> Any:
        try:
            value = inner(names)
        except Nothing:
            return other(names)
        return other(names) if value is None or (also_for_empty and not value) else value

    return step


def _selected(inner: Step, given: list[nodes.Expr], _: Make) -> Step | None:
    return _chosen(inner, given, is_wanted=True)


def _rejected(inner: Step, given: list[nodes.Expr], _: Make) -> Step | None:
    return _chosen(inner, given, is_wanted=False)


def _chosen(inner: Step, given: list[nodes.Expr], *, is_wanted: bool) -> Step | None:
    """The mappings of a list that say something for a key, or those that don't."""
    key = given[0].value if len(given) == 1 and isinstance(given[0], nodes.Const) else None
    # Jinja reads a path and a place into it, and finds a mapping's methods.
    if not isinstance(key, str) or not key.isidentifier() or hasattr(dict, key):
        return None

    def step(names: Names) -> Any:
        several = inner(names)
        if type(several) not in (tuple, list) or any(type(each) is not dict for each in several):
            raise Beyond
        return iter([each for each in several if bool(each.get(key)) is is_wanted])

    return step


def _call(node: nodes.Call, make: Make) -> Step | None:
    given = known(make(each) for each in node.args)
    callee = node.node
    if given is None or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return None
    if isinstance(callee, nodes.Name):
        return (lambda names: _range([each(names) for each in given])) if callee.name == "range" else None
    owner_of = make(callee.node) if isinstance(callee, nodes.Getattr) else None
    owned = CALLED.get(callee.attr) if isinstance(callee, nodes.Getattr) else None
    if owner_of is None or owned is None:
        return None
    kind, method = owned

    def step(names: Names) -> Any:
        owner = owner_of(names)
        if type(owner) is not kind:
            raise Beyond
        return method(owner, *[each(names) for each in given])

    return step


def _range(given: list[Any]) -> range:
    numbers = range(*given)
    if len(numbers) > LONGEST_RANGE:
        raise Beyond
    return numbers


def _sum(node: nodes.Add, make: Make) -> Step | None:
    left, right = make(node.left), make(node.right)
    return None if left is None or right is None else lambda names: _number(left(names)) + _number(right(names))


def _difference(node: nodes.Sub, make: Make) -> Step | None:
    left, right = make(node.left), make(node.right)
    return None if left is None or right is None else lambda names: _number(left(names)) - _number(right(names))


def _number(value: Any) -> Any:
    if type(value) is int or type(value) is Decimal:
        return value
    raise Beyond


JINJAS: Mapping[str, Callable[[Step, list[nodes.Expr], Make], Step | None]] = {
    "default": _default,
    "list": _listed,
    "rejectattr": _rejected,
    "selectattr": _selected,
}
"""Jinja's own filters that are done here, of what they are given."""

CALLED: Mapping[str, tuple[type, Callable[..., Any]]] = {"get": (dict, dict.get), "split": (str, str.split)}
"""The methods that are called here, each of one kind of value only."""

NEAR: Mapping[type[nodes.Node], Callable[[Any, Make], Step | None]] = {
    **MAKERS,
    nodes.Name: _name,
    nodes.Getattr: _member,
    nodes.Getitem: _item,
    nodes.Dict: _dict,
    nodes.Test: _test,
    nodes.Filter: _filter,
    nodes.Call: _call,
    nodes.Add: _sum,
    nodes.Sub: _difference,
}
