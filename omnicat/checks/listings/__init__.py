"""Checks of listings, in the order they run."""

from omnicat.checks.protocol import ListingCheck

LISTING_CHECKS: tuple[ListingCheck, ...] = ()
