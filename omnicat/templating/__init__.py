"""The one door to Jinja: expressions and feed templates, sandboxed and bounded."""

from omnicat.templating.expressions import Expression, TemplatingProblem, compile_text
from omnicat.templating.feeds import FeedTemplate, load_template
from omnicat.templating.limits import TooMuchWork
from omnicat.templating.trees import engine_mark

__all__ = [
    "Expression",
    "FeedTemplate",
    "TemplatingProblem",
    "TooMuchWork",
    "compile_text",
    "engine_mark",
    "load_template",
]
