"""Checks of wholes, in the order they run."""

from omnicat.checks.protocol import WholeCheck

WHOLE_CHECKS: tuple[WholeCheck, ...] = ()
