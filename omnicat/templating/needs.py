"""Which names an expression can't be true without: where they have no value, nobody has to evaluate it."""

from collections.abc import Iterator

from jinja2 import nodes


def needs_of(tree: nodes.Template) -> tuple[frozenset[str], ...]:
    """Groups of names: where all names of one group are None, the expression is not true, nor can it fail.

    `a and (b or c) and d.e > 1` needs a, and it needs b or c.
    """
    whole = tree.body[0] if len(tree.body) == 1 else None
    if not isinstance(whole, nodes.Output) or len(whole.nodes) != 1:
        return ()
    return tuple(_leading(whole.nodes[0]))


def _leading(node: nodes.Node) -> Iterator[frozenset[str]]:
    """The groups that `and` joins, up to the first thing that does more than look at names."""
    for part in _joined(node):
        group = _group(part)
        if not group:
            return
        yield group


def _joined(node: nodes.Node) -> Iterator[nodes.Node]:
    if isinstance(node, nodes.And):
        yield from _joined(node.left)
        yield from _joined(node.right)
    else:
        yield node


def _group(node: nodes.Node) -> frozenset[str]:
    """The names one of which has to have a value for this part to be true; none where it is not as plain as that."""
    if isinstance(node, nodes.Name):
        return frozenset((node.name,))
    if isinstance(node, nodes.Or):
        left, right = _group(node.left), _group(node.right)
        return left | right if left and right else frozenset()
    if isinstance(node, nodes.Not) and isinstance(node.node, nodes.Test) and node.node.name == "none":
        return _group(node.node.node) if isinstance(node.node.node, nodes.Name) else frozenset()
    return frozenset()
