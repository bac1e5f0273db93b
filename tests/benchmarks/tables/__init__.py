"""The tables of the page, one module each."""

from tests.benchmarks.tables import (
    building,
    cluster,
    diffing,
    history,
    importing,
    linting,
    memory,
    merging,
    pictures,
    reading,
    rendering,
    renditions,
    scale,
    start,
    streaming,
    unchanged,
    validating,
    workers,
)
from tests.benchmarks.tables.protocol import OMNICAT, Goal, Setup, Table

__all__ = ["OMNICAT", "TABLES", "Goal", "Setup", "Table"]

TABLES: tuple[Table, ...] = (
    validating,
    linting,
    building,
    unchanged,
    rendering,
    importing,
    scale,
    memory,
    streaming,
    workers,
    cluster,
    start,
    reading,
    pictures,
    renditions,
    history,
    merging,
    diffing,
)
