"""The steps in order: open, work on each product, look at the whole, build. The only room that knows them all.

Most runs take only some of the steps: each name's module is imported when it is asked for.
"""

from omnicat import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from omnicat.pipeline.building import Built, build
    from omnicat.pipeline.gathering import Gathered, gather
    from omnicat.pipeline.linting import judge
    from omnicat.pipeline.opening import Opened, on_day, open_at, open_catalog, open_usable
    from omnicat.pipeline.rules import ALL_RULES
else:
    __getattr__ = late(
        __name__,
        {
            "ALL_RULES": "rules",
            "Built": "building",
            "Gathered": "gathering",
            "Opened": "opening",
            "build": "building",
            "gather": "gathering",
            "judge": "linting",
            "on_day": "opening",
            "open_at": "opening",
            "open_catalog": "opening",
            "open_usable": "opening",
        },
    )

__all__ = [
    "ALL_RULES",
    "Built",
    "Gathered",
    "Opened",
    "build",
    "gather",
    "judge",
    "on_day",
    "open_at",
    "open_catalog",
    "open_usable",
]
