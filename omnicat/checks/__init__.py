"""What is looked at: the model, each product, each listing, and the catalog as a whole. A rule is a module."""

from omnicat.checks.listings import LISTING_CHECKS
from omnicat.checks.models import MODEL_CHECKS
from omnicat.checks.products import PLAIN_CHECKS, PRODUCT_CHECKS
from omnicat.checks.protocol import ListingCheck, ModelCheck, ProductCheck, WholeCheck
from omnicat.checks.wholes import WHOLE_CHECKS

__all__ = [
    "LISTING_CHECKS",
    "MODEL_CHECKS",
    "PLAIN_CHECKS",
    "PRODUCT_CHECKS",
    "WHOLE_CHECKS",
    "ListingCheck",
    "ModelCheck",
    "ProductCheck",
    "WholeCheck",
]
