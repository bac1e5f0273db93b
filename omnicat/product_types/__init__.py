"""Product type definitions: those a shop downloads read and compared with what it has, and written as it keeps them."""

from omnicat.product_types.foreign import read_definitions
from omnicat.product_types.importing import DefinitionPlan, plan_of, written
from omnicat.product_types.said import Said

__all__ = ["DefinitionPlan", "Said", "plan_of", "read_definitions", "written"]
