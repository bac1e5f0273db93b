"""Checks of what is written, whoever wrote it: records of a feed, with no catalog behind them."""

from omnicat.checks.written.definitions import WrittenTypes
from omnicat.checks.written.given import Given
from omnicat.checks.written.records import WrittenChecks
from omnicat.checks.written.repeated import RepeatedIds
from omnicat.checks.written.rules import BROKEN_FEED, MISSPELT_COLUMN, UNKNOWN_COLUMN, WRITTEN_RULES
from omnicat.checks.written.together import Together
from omnicat.checks.written.wrong import Wrong

__all__ = [
    "BROKEN_FEED",
    "MISSPELT_COLUMN",
    "UNKNOWN_COLUMN",
    "WRITTEN_RULES",
    "Given",
    "RepeatedIds",
    "Together",
    "WrittenChecks",
    "WrittenTypes",
    "Wrong",
]
