"""Texts with almost plain expressions in them, done without a rendering of Jinja."""

from collections.abc import Callable, Iterable

from jinja2 import nodes

from omnicat.templating.direct import Names
from omnicat.templating.limits import as_text
from omnicat.templating.near import knows, made

Write = Callable[[Names, list[str]], None]


def near_text(tree: nodes.Template, names: frozenset[str]) -> Callable[[Names], list[str]] | None:
    """The pieces of a text with expressions in it."""
    write = _block(tree.body) if knows(tree, names) else None
    if write is None:
        return None

    def pieces(names: Names) -> list[str]:
        written: list[str] = []
        write(names, written)
        return written

    return pieces


def _block(body: Iterable[nodes.Node]) -> Write | None:
    writes = [_written(each) for each in body]
    some = [write for write in writes if write is not None]
    if len(some) < len(writes):
        return None

    def write(names: Names, written: list[str]) -> None:
        for one in some:
            one(names, written)

    return write


def _written(node: nodes.Node) -> Write | None:
    if isinstance(node, nodes.Output):
        return _block(node.nodes)
    if isinstance(node, nodes.TemplateData):
        text = node.data
        return lambda _, written: written.append(text)
    if isinstance(node, nodes.If):
        return _either_block(node)
    step = made(node)
    return None if step is None else lambda names, written: written.append(as_text(step(names)))


def _either_block(node: nodes.If) -> Write | None:
    test, yes, no = made(node.test), _block(node.body), _block(node.else_)
    if test is None or yes is None or no is None or node.elif_:
        return None
    return lambda names, written: (yes if test(names) else no)(names, written)
