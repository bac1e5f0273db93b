"""Checks of the whole, in the order they run."""

from omnicat.checks.protocol import WholeCheck
from omnicat.checks.wholes import (
    asset_duplicate_content,
    asset_missing,
    asset_name_collision,
    asset_no_model_release,
    asset_unknown_name,
    asset_unused,
    category_unused,
    family_unused,
    link_bundle_cycle,
    link_retired_product,
    link_unknown_product,
    link_unknown_reference,
    product_duplicate_gtin,
    product_duplicate_sku,
    product_duplicate_value,
    product_same_slug,
    source_stock_of_parent,
    source_unknown_sku,
)

WHOLE_CHECKS: tuple[WholeCheck, ...] = (
    asset_duplicate_content,
    asset_missing,
    asset_name_collision,
    asset_no_model_release,
    asset_unknown_name,
    asset_unused,
    category_unused,
    family_unused,
    link_bundle_cycle,
    link_retired_product,
    link_unknown_product,
    link_unknown_reference,
    product_duplicate_gtin,
    product_duplicate_sku,
    product_duplicate_value,
    product_same_slug,
    source_stock_of_parent,
    source_unknown_sku,
)
