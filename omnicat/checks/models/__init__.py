"""Checks of the model, in the order they run."""

from omnicat.checks.models import (
    attribute_bad_default,
    attribute_bad_limits,
    attribute_bad_pattern,
    attribute_option_without_label,
    attribute_reserved_code,
    attribute_unknown_channel,
    attribute_unknown_unit,
    attribute_unused,
    catalog_bad_url,
    catalog_no_link,
    catalog_unknown_fallback,
    category_without_label,
    category_without_taxonomy,
    family_bad_axis,
    family_required_not_in_family,
    family_unknown_attribute,
    family_unknown_channel,
)
from omnicat.checks.protocol import ModelCheck

MODEL_CHECKS: tuple[ModelCheck, ...] = (
    attribute_bad_default,
    attribute_bad_limits,
    attribute_bad_pattern,
    attribute_option_without_label,
    attribute_reserved_code,
    attribute_unknown_channel,
    attribute_unknown_unit,
    attribute_unused,
    catalog_bad_url,
    catalog_no_link,
    catalog_unknown_fallback,
    category_without_label,
    category_without_taxonomy,
    family_bad_axis,
    family_required_not_in_family,
    family_unknown_attribute,
    family_unknown_channel,
)
