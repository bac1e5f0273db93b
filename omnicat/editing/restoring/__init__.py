"""Values of products brought back as a commit has them, as an edit of today's files."""

from omnicat.editing.restoring.applying import apply_restoration
from omnicat.editing.restoring.planning import Plan, Wanted, plan_restoration

__all__ = ["Plan", "Wanted", "apply_restoration", "plan_restoration"]
