"""Whether a feed template can look at every value of a listing, or only at what the channel makes of them."""

from collections.abc import Iterator

from jinja2 import nodes

MADE = frozenset(
    ("sku", "group", "kind", "channel", "locale", "where", "record", "about", "fields", "images", "files", "variants")
)
"""The parts of a listing that its mappings make, or that hold no value of an attribute."""

Parents = dict[int, nodes.Node]


def sees_values(tree: nodes.Template) -> bool:
    """True wherever that can't be ruled out: a listing that is written or passed on as a whole shows all it has."""
    parents = {id(child): node for node in _all(tree) for child in node.iter_child_nodes()}
    listings = _listings(tree)
    return any(
        isinstance(name, nodes.Name) and name.name in listings and name.ctx == "load" and not _is_made(name, parents)
        for name in _all(tree)
    )


def _all(tree: nodes.Node) -> Iterator[nodes.Node]:
    yield tree
    for child in tree.iter_child_nodes():
        yield from _all(child)


def _listings(tree: nodes.Template) -> frozenset[str]:
    """The names that stand for a listing: `listing`, and what a loop calls the variants of one."""
    found = frozenset(["listing"])
    while True:
        more = found | {
            loop.target.name
            for loop in tree.find_all(nodes.For)
            if isinstance(loop.target, nodes.Name) and _variants_of(_iterated(loop), found)
        }
        if more == found:
            return found
        found = more


def _iterated(loop: nodes.For) -> nodes.Node | None:
    """What a loop runs through, without the filter that counts its turns."""
    return loop.iter.node if isinstance(loop.iter, nodes.Filter) and loop.iter.name == "counted" else loop.iter


def _variants_of(node: nodes.Node | None, listings: frozenset[str]) -> bool:
    return (
        _part(node) == "variants"
        and isinstance(inner := getattr(node, "node", None), nodes.Name)
        and (inner.name in listings)
    )


def _part(node: nodes.Node | None) -> str:
    """The name of the part that is asked for; empty for anything else."""
    if isinstance(node, nodes.Getattr):
        return node.attr
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
        return node.arg.value
    return ""


def _is_made(name: nodes.Name, parents: Parents) -> bool:
    """Whether only a made part of the listing is asked for here; of its variants, their number or each by itself."""
    part = parents.get(id(name))
    asked = _part(part)
    if part is None or asked not in MADE or getattr(part, "node", None) is not name:
        return False
    return asked != "variants" or _is_run_through(part, parents)


def _is_run_through(variants: nodes.Node, parents: Parents) -> bool:
    user = parents.get(id(variants))
    if isinstance(user, nodes.Filter) and user.name == "counted":
        loop = parents.get(id(user))
        return isinstance(loop, nodes.For) and isinstance(loop.target, nodes.Name)
    if isinstance(user, nodes.If | nodes.CondExpr):
        return user.test is variants
    return isinstance(user, nodes.Not) or (isinstance(user, nodes.Filter) and user.name in ("length", "count"))
