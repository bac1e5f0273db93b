"""Products written by hand: new files with what their family needs, and values set where they belong."""

from omnicat.editing.assignments import Assignment, read_assignments
from omnicat.editing.new_product import NewProduct, family_named, new_product, read_axes
from omnicat.editing.setting import Edited, Refused, plan_changes

__all__ = [
    "Assignment",
    "Edited",
    "NewProduct",
    "Refused",
    "family_named",
    "new_product",
    "plan_changes",
    "read_assignments",
    "read_axes",
]
