"""One thing wrong with one written record."""

from typing import NamedTuple

from omnicat.checks.faults import Fault
from omnicat.checks.refusals import SEVERITIES
from omnicat.findings import Rule, Severity
from omnicat.model.channel import Spec, SpecField


class Wrong(NamedTuple):
    """The field it is about, the rule it breaks, how much it matters, what is wrong and what to do."""

    field: str
    rule: Rule
    severity: Severity
    message: str
    hint: str = ""


def wrong(field: SpecField, rule: Rule, message: str, hint: str, spec: Spec, *, severity: str = "") -> Wrong:
    """A field that breaks a rule: at this severity or the field's, no worse than the rule's, with its source."""
    said = min(SEVERITIES[severity or field.severity], rule.severity)
    return Wrong(field.name, rule, said, message + cited(field.source, spec), hint)


def faulty(field: SpecField, rule: Rule, fault: Fault, spec: Spec) -> Wrong:
    """A field whose value breaks a limit."""
    hint = f"{fault.verb} it" if fault.verb else fault.hint
    return wrong(field, rule, f"{field.name} {fault.message}", hint, spec, severity=fault.severity)


def cited(code: str, spec: Spec) -> str:
    """Where a fact stands, in parentheses; nothing where the spec does not say."""
    source = spec.sources.get(code)
    return f" ({source})" if source else ""
