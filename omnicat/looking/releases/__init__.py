"""A release: what its tag holds, what it would hold, and whether files are still what it says."""

from omnicat.looking.releases.checking import Difference, Verification, verify
from omnicat.looking.releases.planning import Release, plan_release

__all__ = ["Difference", "Release", "Verification", "plan_release", "verify"]
