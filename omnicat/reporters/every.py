"""Every format a verdict can be shown in, and what a format has to be."""

from collections.abc import Mapping
from typing import Protocol

from omnicat.reporters import concise, full, github, gitlab, html, json, junit, markdown, sarif
from omnicat.reporters.report import Report


class Reporter(Protocol):
    """A format: its name, as `--output-format` takes it, and the text it makes."""

    @property
    def NAME(self) -> str:  # noqa: N802 - a constant of a module
        """The format's name."""

    def report(self, report: Report) -> str:
        """The whole text, with a line end last."""


REPORTERS: tuple[Reporter, ...] = (concise, full, json, sarif, github, gitlab, junit, markdown, html)

REPORTER_BY_NAME: Mapping[str, Reporter] = {reporter.NAME: reporter for reporter in REPORTERS}
