"""Checks of listings, in the order they run: those of single fields, then those of the product as a channel shows it."""

from omnicat.checks.listings import (
    asset_alt_text_not_in_locale,
    asset_not_approved,
    asset_not_licensed,
    asset_rights_expired,
    asset_rights_expiring,
    asset_rights_not_begun,
    channel_bad_gtin,
    channel_bad_url,
    channel_both_alternatives,
    channel_cannot_encode,
    channel_condition,
    channel_date_out_of_range,
    channel_forbidden_text,
    channel_image_format,
    channel_image_too_large,
    channel_image_too_small,
    channel_missing_field,
    channel_missing_recommended,
    channel_original_too_small,
    channel_out_of_range,
    channel_pattern,
    channel_product_type,
    channel_product_type_word,
    channel_repeated_word,
    channel_spec_fails,
    channel_too_few,
    channel_too_long,
    channel_too_many,
    channel_too_many_axes,
    channel_too_many_images,
    channel_too_many_variants,
    channel_too_short,
    channel_variants_alike,
    channel_variants_disagree,
    completeness_channel_recommended,
    completeness_channel_required,
)
from omnicat.checks.protocol import FieldCheck, HasRule, ListingCheck

FIELD_CHECKS: tuple[FieldCheck, ...] = (
    channel_bad_url,
    channel_cannot_encode,
    channel_date_out_of_range,
    channel_forbidden_text,
    channel_out_of_range,
    channel_pattern,
    channel_repeated_word,
    channel_too_few,
    channel_too_long,
    channel_too_many,
    channel_too_short,
)

SHOWN_CHECKS: tuple[ListingCheck, ...] = (
    asset_alt_text_not_in_locale,
    asset_not_approved,
    asset_not_licensed,
    asset_rights_expired,
    asset_rights_expiring,
    asset_rights_not_begun,
    channel_bad_gtin,
    channel_both_alternatives,
    channel_condition,
    channel_image_format,
    channel_image_too_large,
    channel_image_too_small,
    channel_missing_field,
    channel_missing_recommended,
    channel_original_too_small,
    channel_product_type,
    channel_product_type_word,
    channel_too_many_axes,
    channel_too_many_images,
    channel_too_many_variants,
    channel_variants_alike,
    channel_variants_disagree,
    completeness_channel_recommended,
    completeness_channel_required,
    channel_spec_fails,  # tells what failed in the others
)

DATED_CHECKS: tuple[ListingCheck, ...] = (
    channel_condition,
    channel_missing_field,
    channel_missing_recommended,
)
"""Those that look at what a spec says of fields together, which may start on a day."""

LISTING_CHECKS: tuple[HasRule, ...] = (*FIELD_CHECKS, *SHOWN_CHECKS)
