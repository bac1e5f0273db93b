"""The text of a mapping as Jinja's tree, and what the tree tells without being compiled."""

from pathlib import Path

from jinja2 import TemplateSyntaxError, nodes
from jinja2 import parser as parser_of_jinja
from jinja2.optimizer import optimize
from jinja2.parser import Parser

from omnicat.templating.arguments import complete_filters
from omnicat.templating.environment import Environment, variables
from omnicat.templating.rewriting import Concatenations

LONGEST = 1_000
DEEPEST = 20
"""Beyond these Python may refuse what Jinja makes of a text: whether it does is found out by compiling it."""


def expression_tree(text: str, jinja: Environment) -> nodes.Template:
    """A template that is this one expression and nothing else. Raises what Jinja raises."""
    parser = Parser(jinja, text, state="variable")
    whole = parser.parse_expression()
    if not parser.stream.eos:
        raise TemplateSyntaxError("chunk after expression", parser.stream.current.lineno, None, None)
    tree = nodes.Template([nodes.Output([whole], lineno=1)], lineno=1)
    tree.set_environment(jinja)
    complete_filters(tree, jinja.mappable)
    Concatenations().visit(tree)
    return tree


def engine_mark() -> bytes:
    """What is another as soon as Jinja is."""
    stat = Path(str(parser_of_jinja.__file__)).stat()
    return f"{parser_of_jinja.__file__} {stat.st_size} {stat.st_mtime_ns}".encode()


def with_constants(tree: nodes.Template, jinja: Environment) -> nodes.Template:
    """The same tree with what is constant worked out in it, as Jinja does before it compiles."""
    tree.set_environment(jinja)
    optimize(tree, jinja)
    return tree


def names_of(tree: nodes.Template, jinja: Environment) -> frozenset[str]:
    """The names that a tree without loops, assignments and blocks asks for."""
    names = {each.name for each in tree.find_all(nodes.Name)}
    return variables(tree) if "self" in names else frozenset(names - jinja.globals.keys())


def is_small(tree: nodes.Template, text: str) -> bool:
    """Whether Python is sure to take what Jinja would make of the text."""
    return len(text) <= LONGEST and _is_shallow(tree, DEEPEST)


def _is_shallow(node: nodes.Node, levels: int) -> bool:
    return levels > 0 and all(_is_shallow(each, levels - 1) for each in node.iter_child_nodes())
