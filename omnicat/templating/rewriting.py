"""What a template becomes where Jinja would make something else of it: counted loops, `~` with a limit, one escaping."""

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import TemplateSyntaxError
from jinja2.visitor import NodeTransformer

CHARACTERS_A_STEP = 100
"""So many characters that are handled are a step of work; a shorter text is none."""


class EscapingOnce(CodeGenerator):
    """Escapes a short text of `{{ value }}` on the spot and anything else with one call, where Jinja's own way is two with a
    text of a special kind between them.
    """

    def write_commons(self) -> None:
        """What every block finds at hand."""
        super().write_commons()
        self.writeline("escaped = environment.escaped")
        self.writeline("signs = environment.signs")
        self.writeline("pieces = environment.pieces")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - Jinja's visitor names its methods so
        """Pieces that stand together are given as one text, where Jinja's own way gives one by one."""
        if frame.buffer is None and len(node.nodes) > 1:
            frame = frame.copy()
            frame.buffer = "yield pieces"
        super().visit_Output(node, frame)

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> str:
        """A text that stands in the template is escaped when it is written, as all others are."""
        if frame.eval_ctx.autoescape and not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if _is_escaped(frame):
            self.write("(signs(said) if type(said := (")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if _is_escaped(frame):
            self.write(f")) is str and len(said) < {CHARACTERS_A_STEP} else escaped(said))")
        else:
            super()._output_child_post(node, frame, finalize)


def _is_escaped(frame: Frame) -> bool:
    """Whether what is written there is surely escaped."""
    return bool(frame.eval_ctx.autoescape) and not frame.eval_ctx.volatile


def count_loops(tree: nodes.Template, name: str | None, filename: str | None) -> None:
    """Each loop runs through a filter that counts its turns, and knows how much text stands in it."""
    for loop in tree.find_all(nodes.For):
        if loop.recursive:
            raise TemplateSyntaxError("a recursive loop is not allowed", loop.lineno, name, filename)
        text = nodes.Const(sum(len(each.data) for each in loop.find_all(nodes.TemplateData)))
        owner = _owner_of_pairs(loop.iter)
        counted, things = ("counted_pairs", owner) if owner else ("counted", loop.iter)
        loop.iter = nodes.Filter(things, counted, [text], [], None, None, lineno=loop.lineno)


def _owner_of_pairs(node: nodes.Node) -> nodes.Expr | None:
    """The `x` of `x.items()`."""
    if not isinstance(node, nodes.Call) or node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return None
    return node.node.node if isinstance(node.node, nodes.Getattr) and node.node.attr == "items" else None


class Concatenations(NodeTransformer):
    """`a ~ b` by our own filter, which has a limit."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802 - Jinja's visitor names its methods so
        """The same parts through the filter."""
        self.generic_visit(node)
        return nodes.Filter(nodes.List(node.nodes), "concatenated", [], [], None, None, lineno=node.lineno)
