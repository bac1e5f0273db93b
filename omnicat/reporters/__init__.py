"""How a verdict is shown: one module a format, each a pure function from a report to a text.

A run shows one or two of them: each format is imported when it is asked for.
"""

from importlib import import_module

from omnicat import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from omnicat.reporters.every import REPORTER_BY_NAME, REPORTERS, Reporter
    from omnicat.reporters.report import ImageCount, Original, Report
else:
    __getattr__ = late(
        __name__,
        {
            "ImageCount": "report",
            "Original": "report",
            "REPORTERS": "every",
            "REPORTER_BY_NAME": "every",
            "Report": "report",
            "Reporter": "every",
        },
    )

REPORTER_NAMES = ("concise", "full", "json", "sarif", "github", "gitlab", "junit", "markdown", "html")

__all__ = ["REPORTERS", "REPORTER_BY_NAME", "REPORTER_NAMES", "ImageCount", "Original", "Report", "Reporter", "show"]


def show(name: str, report: "Report") -> str:
    """The report in the format of that name, with a line end last."""
    reporter: Reporter = import_module(f"{__name__}.{name}")
    return reporter.report(report)
