"""The steps in order: open, work on each product, look at the whole, build. The only room that knows them all."""

from omnicat.pipeline.building import Built, build
from omnicat.pipeline.gathering import Gathered, gather
from omnicat.pipeline.linting import judge
from omnicat.pipeline.opening import Opened, open_catalog, open_usable
from omnicat.pipeline.rules import ALL_RULES

__all__ = ["ALL_RULES", "Built", "Gathered", "Opened", "build", "gather", "judge", "open_catalog", "open_usable"]
