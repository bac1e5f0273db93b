"""What a run found, after all ignores: the findings, their number by severity, and the exit code."""

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from omnicat.errors import Exit
from omnicat.findings import Finding, Severity
from omnicat.policy.baseline import BaselineEntry


class Checked(Struct, frozen=True):
    """How much was looked at; `noun` is the word for one of the `products`, where they are something else."""

    products: int
    files: int
    noun: str = "product"


class Verdict(Struct, frozen=True):
    """All findings in order, the ignored ones marked.

    `stale` are baseline entries that no longer occur, or less often than their count: `count` is what is missing.
    """

    findings: tuple[Finding, ...]
    checked: Checked
    fail_on: Severity | None = Severity.ERROR
    stale: tuple[BaselineEntry, ...] = ()

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The findings that nobody ignores."""
        return tuple(finding for finding in self.findings if not finding.ignored)

    @property
    def ignored(self) -> int:
        """How many findings are ignored."""
        return len(self.findings) - len(self.shown)

    @property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings of each severity nobody ignores; the worst first, zeros included."""
        found = Counter(finding.severity for finding in self.shown)
        return {severity: found[severity] for severity in sorted(Severity, reverse=True)}

    def failed(self, fail_on: Severity | None) -> bool:
        """Whether a finding at or above `fail_on` stands that nobody ignores; None never fails."""
        return fail_on is not None and any(finding.severity >= fail_on for finding in self.shown)

    @property
    def exit(self) -> Exit:
        """2 where there was no product to check, 1 where findings reach `fail_on`, else 0."""
        if not self.checked.products:
            return Exit.USAGE
        return Exit.FINDINGS if self.failed(self.fail_on) else Exit.CLEAN
