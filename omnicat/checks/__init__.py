"""What is looked at: the model, each product, each listing, and the catalog as a whole. A rule is a module.

A run where little changed needs some of it: each name's module is imported when it is asked for.
"""

from omnicat import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from omnicat.checks.listings import LISTING_CHECKS
    from omnicat.checks.models import MODEL_CHECKS
    from omnicat.checks.products import PLAIN_CHECKS, PRODUCT_CHECKS
    from omnicat.checks.protocol import ListingCheck, ModelCheck, ProductCheck, WholeCheck
    from omnicat.checks.wholes import WHOLE_CHECKS
else:
    __getattr__ = late(
        __name__,
        {
            "LISTING_CHECKS": "listings",
            "ListingCheck": "protocol",
            "MODEL_CHECKS": "models",
            "ModelCheck": "protocol",
            "PLAIN_CHECKS": "products",
            "PRODUCT_CHECKS": "products",
            "ProductCheck": "protocol",
            "WHOLE_CHECKS": "wholes",
            "WholeCheck": "protocol",
        },
    )

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
