"""How much each finding of a product matters in this shop, and which someone put aside with a reason."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from omnicat.findings import Finding, Location
from omnicat.model.catalog import Settings
from omnicat.policy import Ignore, PathIgnore, Policy
from omnicat.policy.ignores import Ignoring


class Weighing:
    """The settings' severities and ignores, for findings that have their lines."""

    def __init__(self, settings: Settings) -> None:
        """Remembers what it weighs: there are few rules, and many findings."""
        policy = Policy((), severities=settings.severities)
        self._looks_for, self._severity = cache(policy.looks_for), cache(policy.severity)
        self._ignores = path_ignores(settings)

    def weighed(self, findings: Sequence[Finding], comments: Iterable[Ignore]) -> Iterator[Finding]:
        """The findings that are looked for, each as it counts here."""
        if not findings:
            return
        ignoring = Ignoring(comments, self._ignores)
        for each in findings:
            if self._looks_for(each.rule):
                severity = self._severity(each.rule, each.severity)
                yield ignoring.mark(each if severity == each.severity else replace(each, severity=severity))


def path_ignores(settings: Settings) -> tuple[PathIgnore, ...]:
    """The ignores that `catalog/catalog.yaml` says, each with its place there."""
    return tuple(
        PathIgnore(each.rule, each.path, each.reason, Location("catalog/catalog.yaml", 0, 0, f"lint/ignore/{number}"))
        for number, each in enumerate(settings.ignores)
    )
