"""The one door to Jinja: expressions and feed templates, sandboxed and bounded."""

from omnicat.templating.expressions import Expression, TemplatingProblem, compile_text
from omnicat.templating.feeds import FeedTemplate, load_template
from omnicat.templating.limits import TooMuchWork

__all__ = [
    "Expression",
    "FeedTemplate",
    "TemplatingProblem",
    "TooMuchWork",
    "compile_text",
    "load_template",
    "needs_of",
]
