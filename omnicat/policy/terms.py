"""What a run was asked to look for, how much it matters, and what was put aside."""

from collections.abc import Collection, Mapping

from msgspec import Struct, field

from omnicat.findings import Severity
from omnicat.policy.baseline import BaselineEntry
from omnicat.policy.ignores import PathIgnore
from omnicat.policy.names import names, require_known

LEVELS: Mapping[str, Severity | None] = {"off": None, **{str(severity): severity for severity in Severity}}


class Policy(Struct, frozen=True):
    """The terms findings are judged by.

    `known` are the ids of all rules. `select` (all, if empty) and `ignore` come from the command line and name
    rules, kinds or globs; a name that means no known rule raises `UnknownRule`. `severities` come from the
    settings: rule, kind or glob -> `off`, `note`, `warning` or `error`, and the most exact name wins; a level
    of another name changes nothing, since the settings' schema has already reported it. `paths`, unless None,
    are the files the run is about: findings elsewhere are dropped. Findings at or above `fail_on` fail the
    run; None never fails.
    """

    known: Collection[str]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, str] = field(default_factory=dict)
    ignores: tuple[PathIgnore, ...] = ()
    baseline: tuple[BaselineEntry, ...] = ()
    paths: frozenset[str] | None = None
    fail_on: Severity | None = Severity.ERROR

    def __post_init__(self) -> None:
        """Refuses names that mean nothing."""
        require_known("--select", self.select, self.known)
        require_known("--ignore", self.ignore, self.known)

    def looks_for(self, rule: str) -> bool:
        """Whether findings of `rule` belong in the report."""
        selected = not self.select or any(names(name, rule) for name in self.select)
        return selected and not any(names(name, rule) for name in self.ignore) and not self._is_off(rule)

    def severity(self, rule: str, usual: Severity) -> Severity:
        """How much findings of `rule` matter here."""
        return LEVELS.get(self._level(rule)) or usual

    def is_about(self, path: str) -> bool:
        """Whether the run is about the file."""
        return self.paths is None or path in self.paths

    def judges(self, name: str) -> bool:
        """Whether every known rule that `name` means is looked for, so that its absence says something."""
        return all(self.looks_for(rule) for rule in self.known if names(name, rule))

    def _is_off(self, rule: str) -> bool:
        return self._level(rule) == "off"

    def _level(self, rule: str) -> str:
        said = [name for name, level in self.severities.items() if level in LEVELS and names(name, rule)]
        return self.severities[max(said, key=lambda name: (name == rule, len(name), name))] if said else ""
