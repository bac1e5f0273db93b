"""The one door to Jinja: expressions and feed templates, sandboxed and bounded."""

from omnicat.templating.expressions import Expression, compile_text
from omnicat.templating.feeds import FeedTemplate, load_template
from omnicat.templating.filters.tables import key_of
from omnicat.templating.lazy import Lazy
from omnicat.templating.limits import TooMuchWork
from omnicat.templating.manual import pages as filter_pages
from omnicat.templating.needs import FIELDS
from omnicat.templating.problems import NotInTable, TemplatingProblem
from omnicat.templating.trees import engine_mark
from omnicat.templating.understood import remember, to_keep

__all__ = [
    "FIELDS",
    "Expression",
    "FeedTemplate",
    "Lazy",
    "NotInTable",
    "TemplatingProblem",
    "TooMuchWork",
    "compile_text",
    "engine_mark",
    "filter_pages",
    "key_of",
    "load_template",
    "remember",
    "to_keep",
]
