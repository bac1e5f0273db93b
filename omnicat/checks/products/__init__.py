"""Checks of products, in the order they run."""

from omnicat.checks.protocol import ProductCheck

PRODUCT_CHECKS: tuple[ProductCheck, ...] = ()
