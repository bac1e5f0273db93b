"""A feed template: three blocks, `header`, `item` and `footer`, that see channel, locale and listing only."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from jinja2 import Template, TemplateSyntaxError
from jinja2 import nodes as syntax
from msgspec import Struct

from omnicat.templating.environment import Environment, environment
from omnicat.templating.expressions import FAILURES, NOT_COMPILED, sentence
from omnicat.templating.limits import bounded_block
from omnicat.templating.problems import TemplatingProblem
from omnicat.templating.sights import sees_values

BLOCKS = ("header", "item", "footer")
ESCAPED = {**dict.fromkeys((".xml", ".html", ".htm", ".rss", ".svg"), "markup"), ".md": "markdown"}
"""How texts are escaped, by the ending of what a template writes."""


class FeedTemplate(Struct, frozen=True):
    """A compiled template. Rendering may raise TemplatingProblem, which names the template's line.

    `sees_values`: it may look at any value of a listing, not only at what the channel makes of them.
    """

    name: str
    compiled: Template
    jinja: Environment
    sees_values: bool = True

    def header(self, about: Mapping[str, Any]) -> str:
        """What stands before the items."""
        return self._render("header", about)

    def item(self, about: Mapping[str, Any]) -> str:
        """One item."""
        return self._render("item", about)

    def footer(self, about: Mapping[str, Any]) -> str:
        """What stands after the items."""
        return self._render("footer", about)

    def _render(self, block: str, about: Mapping[str, Any]) -> str:
        self.jinja.steps = 0
        try:
            names = {**self.jinja.globals, **about}
            context = self.jinja.context_class(self.jinja, names, self.name, self.compiled.blocks)
            return bounded_block(self.compiled.blocks[block](context))
        except FAILURES as error:
            raise TemplatingProblem(f"{sentence(error)} ({self.name}:{_line(error, self.compiled)})") from None


@lru_cache(maxsize=64)
def load_template(name: str, source: str) -> FeedTemplate:
    """The template compiled; `name` ends in `.j2` and the ending before it decides the escaping."""
    jinja = environment(ESCAPED.get(PurePosixPath(name.removesuffix(".j2")).suffix, ""))
    try:
        tree = jinja.parse(source, name)
        blocks = {block.name for block in tree.find_all(syntax.Block)}
        compiled = jinja.from_string(source)
    except NOT_COMPILED as error:
        line = error.lineno if isinstance(error, TemplateSyntaxError) else 1
        raise TemplatingProblem(f"{sentence(error)} ({name}:{line})") from None
    if missing := [block for block in BLOCKS if block not in blocks]:
        raise TemplatingProblem(f"block '{missing[0]}' is missing ({name}:1)")
    return FeedTemplate(name, compiled, jinja, sees_values(tree))


def _line(error: BaseException, compiled: Template) -> int:
    trace, line = error.__traceback__, 1
    while trace:
        if trace.tb_frame.f_globals is compiled.root_render_func.__globals__:
            line = compiled.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return line
