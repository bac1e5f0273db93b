"""Checks of models, in the order they run."""

from omnicat.checks.protocol import ModelCheck

MODEL_CHECKS: tuple[ModelCheck, ...] = ()
