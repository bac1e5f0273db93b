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


def wrong(field: SpecField, rule: Rule, message: str, hint: str, spec: Spec) -> Wrong:
    """A field that breaks a rule: at the field's severity, no worse than the rule's, with its source."""
    severity = min(SEVERITIES[field.severity], rule.severity)
    return Wrong(field.name, rule, severity, message + cited(field.source, spec), hint)


def faulty(field: SpecField, rule: Rule, fault: Fault, spec: Spec) -> Wrong:
    """A field whose value breaks a limit."""
    hint = f"{fault.verb} it" if fault.verb else fault.hint
    return wrong(field, rule, f"{field.name} {fault.message}", hint, spec)


def cited(code: str, spec: Spec) -> str:
    """Where a fact stands, in parentheses; nothing where the spec does not say."""
    source = spec.sources.get(code)
    return f" ({source})" if source else ""
