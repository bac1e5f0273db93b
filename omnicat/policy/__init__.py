"""Where findings become a verdict: what is selected, how much it matters, what is ignored, and whether the run fails."""

from omnicat.policy.baseline import (
    BASELINE_PATH,
    BaselineEntry,
    baseline_entries,
    read_baseline,
    unjudged,
    write_baseline,
)
from omnicat.policy.ignores import Ignore, PathIgnore
from omnicat.policy.judge import apply
from omnicat.policy.names import UnknownRule, names, nearest, require_known
from omnicat.policy.rules import RULES
from omnicat.policy.terms import Policy
from omnicat.policy.verdict import Checked, Verdict

__all__ = [
    "BASELINE_PATH",
    "RULES",
    "BaselineEntry",
    "Checked",
    "Ignore",
    "PathIgnore",
    "Policy",
    "UnknownRule",
    "Verdict",
    "apply",
    "baseline_entries",
    "names",
    "nearest",
    "read_baseline",
    "require_known",
    "unjudged",
    "write_baseline",
]
