"""Which names an expression can't be true without: where they have no value, nobody has to evaluate it."""

from collections.abc import Iterator
from itertools import takewhile

from jinja2 import nodes

FIELDS = "fields."
"""What the names of written fields begin with among the needs."""


def needs_of(tree: nodes.Template) -> tuple[frozenset[str], ...]:
    """Groups of names: where all names of one group are None, the expression is not true, nor can it fail.

    `a and (b or c) and d.e > 1` needs a, and it needs b or c. A member of `fields` is a name here, `fields.price`: one
    that is not there is None.
    """
    return tuple(_group(each) for each in _leading(tree))


def words_of(tree: nodes.Template) -> tuple[tuple[str, str], ...]:
    """Names with a word: where one of them is another word, the expression is not true, nor can it fail.

    `kind == 'child' and size` has to have the kind child.
    """
    found = ((_named(each.expr), each.ops[0].expr) for each in _leading(tree) if isinstance(each, nodes.Compare))
    return tuple(
        (name, word.value) for name, word in found if isinstance(word, nodes.Const) and type(word.value) is str
    )


def _leading(tree: nodes.Template) -> Iterator[nodes.Node]:
    """The parts that `and` joins, up to the first that does more than look at names."""
    whole = tree.body[0] if len(tree.body) == 1 else None
    if isinstance(whole, nodes.Output) and len(whole.nodes) == 1:
        yield from takewhile(_group, _joined(whole.nodes[0]))


def _joined(node: nodes.Node) -> Iterator[nodes.Node]:
    if isinstance(node, nodes.And):
        yield from _joined(node.left)
        yield from _joined(node.right)
    else:
        yield node


def _group(node: nodes.Node) -> frozenset[str]:
    """The names one of which has to have a value for this part to be true; none where it is not as plain as that."""
    if name := _named(node):
        return frozenset((name,))
    if isinstance(node, nodes.Compare):
        return _group(node.expr) if _is_of_a_word(node) else frozenset()
    if isinstance(node, nodes.Or):
        left, right = _group(node.left), _group(node.right)
        return left | right if left and right else frozenset()
    if isinstance(node, nodes.Not) and isinstance(node.node, nodes.Test) and node.node.name == "none":
        inner = node.node.node
        return _group(inner) if _named(inner) else frozenset()
    return frozenset()


def _is_of_a_word(node: nodes.Compare) -> bool:
    """Whether a name is to be a certain word: None is none."""
    first = node.ops[0]
    is_one = bool(_named(node.expr)) and len(node.ops) == 1 and first.op == "eq"
    return is_one and isinstance(first.expr, nodes.Const) and first.expr.value is not None


def _named(node: nodes.Node) -> str:
    """The name that stands alone there, or the field; '' for anything else."""
    return node.name if isinstance(node, nodes.Name) else _field(node)


def _field(node: nodes.Node) -> str:
    """`fields.price` of that or of `fields['price']`; '' for anything else."""
    if not isinstance(node, nodes.Getattr | nodes.Getitem) or not isinstance(node.node, nodes.Name):
        return ""
    member = (
        node.attr if isinstance(node, nodes.Getattr) else node.arg.value if isinstance(node.arg, nodes.Const) else ""
    )
    return f"{FIELDS}{member}" if node.node.name == "fields" and isinstance(member, str) else ""
