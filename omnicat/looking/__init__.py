"""Products looked at: found, resolved, traced to where each value stands, and counted by channel.

A command needs some of it and no more: each name's module is imported when it is asked for.
"""

from omnicat import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from omnicat.looking.asking import Question, read_question
    from omnicat.looking.finding_sku import Found, all_skus, find_sku
    from omnicat.looking.listing import ListingView, profile_named, view_listings
    from omnicat.looking.mapping import Answer, answer
    from omnicat.looking.plain import as_json
    from omnicat.looking.product import ProductView, view_product
    from omnicat.looking.searching import Query, Row, search
    from omnicat.looking.status import Status, status_of_channels
else:
    __getattr__ = late(
        __name__,
        {
            "Answer": "mapping",
            "Found": "finding_sku",
            "ListingView": "listing",
            "ProductView": "product",
            "Query": "searching",
            "Question": "asking",
            "Row": "searching",
            "Status": "status",
            "all_skus": "finding_sku",
            "answer": "mapping",
            "as_json": "plain",
            "find_sku": "finding_sku",
            "profile_named": "listing",
            "read_question": "asking",
            "search": "searching",
            "status_of_channels": "status",
            "view_listings": "listing",
            "view_product": "product",
        },
    )

__all__ = [
    "Answer",
    "Found",
    "ListingView",
    "ProductView",
    "Query",
    "Question",
    "Row",
    "Status",
    "all_skus",
    "answer",
    "as_json",
    "find_sku",
    "profile_named",
    "read_question",
    "search",
    "status_of_channels",
    "view_listings",
    "view_product",
]
