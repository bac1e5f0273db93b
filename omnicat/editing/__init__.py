"""Products written by hand: new files with what their family needs, values set where they belong, two edits made one.

A merge driver is started for every file: each name's module is imported when it is asked for.
"""

from omnicat import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from omnicat.editing.assignments import Assignment, read_assignments
    from omnicat.editing.new_file import NewProduct, family_named, new_product, read_axes
    from omnicat.editing.setting import Edited, Refused, plan_changes
else:
    __getattr__ = late(
        __name__,
        {
            "Assignment": "assignments",
            "Edited": "setting",
            "NewProduct": "new_file",
            "Refused": "setting",
            "family_named": "new_file",
            "new_product": "new_file",
            "plan_changes": "setting",
            "read_assignments": "assignments",
            "read_axes": "new_file",
        },
    )

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
