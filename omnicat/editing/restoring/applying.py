"""A restoration done: all files are written beside the catalog first, then moved into place."""

from pathlib import Path

from omnicat.editing.restoring.planning import Plan
from omnicat.importers import Plan as Writing
from omnicat.importers import apply_plan
from omnicat.outputs.files import writing


def apply_restoration(plan: Plan, root: Path) -> None:
    """Writes and deletes what the plan says. Raises OmnicatError where the folder can't be written."""
    apply_plan(Writing(plan.files), root)
    for path in plan.deleted:
        with writing(root / path):
            (root / path).unlink()
