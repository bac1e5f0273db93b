"""One written record held against all that its channel asks, with no catalog behind it."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from omnicat.channels.dated import days_ahead, in_force
from omnicat.channels.mapping import Channel
from omnicat.channels.meaning import fields_of, meanings
from omnicat.channels.spelling import is_nothing
from omnicat.channels.views import text_of
from omnicat.checks.listings import channel_condition, channel_spec_fails
from omnicat.checks.refusals import SEVERITIES
from omnicat.checks.written.conditions import Condition, Failed, condition, never
from omnicat.checks.written.given import Given, channel_without_catalog
from omnicat.checks.written.needs import Needs
from omnicat.checks.written.rules import UNKNOWN_COLUMN
from omnicat.checks.written.values import JudgedValues
from omnicat.checks.written.wrong import Wrong, cited
from omnicat.findings import Severity, did_you_mean
from omnicat.model.channel import LISTING_KINDS, Spec, SpecCheck
from omnicat.templating import Lazy, TemplatingProblem, compile_text


class Between(NamedTuple):
    """A condition between fields, and the kinds of listing it is asked of."""

    check: SpecCheck
    fails: Condition
    kinds: tuple[str, ...]


class WrittenChecks:
    """What a spec asks of a record, for one country, locale and currency; worked out once.

    A record maps fields to what is written: a text, a number, a truth value, a tuple where the field repeats, a
    mapping for a group. `today` and `horizon` are days as YYYY-MM-DD: the day of judging, and the last day whose dated
    rules are warned of.
    """

    def __init__(self, spec: Spec, given: Given, *, today: str, horizon: str) -> None:
        self.spec = spec
        self._now = _Day(in_force(spec, today), given, today)
        self._ahead = tuple((day, _Day(in_force(spec, day), given, today)) for day in days_ahead(spec, today, horizon))

    def check(self, record: Mapping[str, Any], kind: str = "") -> list[Wrong]:
        """All that the channel would refuse of a record, or see with regret. `kind` is single, child or parent; what
        the spec takes it for where it is not said."""
        found = self._now.check(record, kind)
        known = {(each.field, each.rule.id) for each in found}
        for day, later in self._ahead:
            for each in later.check(record, kind):
                if (each.field, each.rule.id) not in known:
                    known.add((each.field, each.rule.id))
                    severity = min(each.severity, Severity.WARNING)
                    found.append(each._replace(severity=severity, message=f"{each.message}; from {day} on"))
        return found

    def fields(self, record: Mapping[str, Any]) -> Lazy:
        """What a record means, by field."""
        return self._now.fields(record)


class _Day:
    """What is asked on one day; dates are judged by `today`."""

    def __init__(self, spec: Spec, given: Given, today: str) -> None:
        self.spec = spec
        channel = channel_without_catalog(spec, given, today)
        self._readers = meanings(spec, given.currency)
        self._many = frozenset(field.name for field in spec.fields.values() if field.many or field.level == "image")
        self._values = JudgedValues(channel, self._readers)
        self._needs = Needs(channel)
        self._between = tuple(_between(channel))
        self._kind = _kind_of(spec, channel)
        self._own = tuple(re.compile(each.name) for each in spec.own_fields)

    def fields(self, record: Mapping[str, Any]) -> Lazy:
        return fields_of(record, self._readers)

    def check(self, record: Mapping[str, Any], kind: str) -> list[Wrong]:
        said = {name: self._whole(name, each) for name, each in record.items() if not is_nothing(each)}
        fields, failed = fields_of(said, self._readers), Failed()
        found = [*self._wrong(said, kind or self._kind(fields), fields, failed)]
        return [*found, *(self._failing(text, why) for text, why in failed)]

    def _whole(self, name: str, said: Any) -> Any:
        """The value as its field writes it: a tuple where the field repeats."""
        if isinstance(said, list):
            return tuple(said)
        return (said,) if name in self._many and not isinstance(said, tuple) else said

    def _wrong(self, said: Mapping[str, Any], kind: str, fields: Lazy, failed: Failed) -> Iterator[Wrong]:
        for name, each in said.items():
            if name in self.spec.fields:
                yield from self._values.wrong(name, each, fields, failed)
            elif not any(form.fullmatch(name) for form in self._own):
                yield _unknown(name, self.spec)
        if self._removes(said):
            return
        yield from self._needs.missing(said, kind, fields, failed)
        yield from self._needs.doubled(said)
        for check, fails, kinds in self._between:
            if kind in kinds and fails(fields, failed):
                yield self._broken(check, said)

    def _removes(self, said: Mapping[str, Any]) -> bool:
        """Whether a record tells that a product is gone: of such a one nothing else is asked."""
        removal = self.spec.removal
        return bool(removal and removal.how == "rows" and said.keys() == removal.fields.keys())

    def _broken(self, check: SpecCheck, said: Mapping[str, Any]) -> Wrong:
        rule = channel_condition.RULE
        value = text_of(said.get(check.field))[:60]
        message = f"{check.field}: {check.message.replace('{value}', value)}{cited(check.source, self.spec)}"
        return Wrong(check.field, rule, min(SEVERITIES[check.severity], rule.severity), message, check.hint)

    def _failing(self, text: str, why: str) -> Wrong:
        rule = channel_spec_fails.RULE
        message = f"'{text}' of {self.spec.id} fails: {why}"
        return Wrong("", rule, rule.severity, message, f"correct it in the spec {self.spec.id}")


def _unknown(name: str, spec: Spec) -> Wrong:
    hint = did_you_mean(name, spec.fields)
    return Wrong(name, UNKNOWN_COLUMN, UNKNOWN_COLUMN.severity, f"{spec.id} knows no field '{name}'", hint)


def _between(channel: Channel) -> Iterator[Between]:
    spec = channel.profile.spec
    for check in spec.checks:
        fails = condition(check.fails, channel.given)
        if fails is not None and fails is not never:
            kinds = spec.fields[check.field].kinds if check.field in spec.fields else LISTING_KINDS
            yield Between(check, fails, kinds)


def _kind_of(spec: Spec, channel: Channel) -> Callable[[Lazy], str]:
    """What kind of listing a record is, by the spec's own expression; one that is sold and has no variants if not."""
    if not spec.kind:
        return lambda _: "single"
    evaluate = compile_text(spec.kind).evaluate

    def kind(fields: Lazy) -> str:
        try:
            said = evaluate({**channel.given, "fields": fields})
        except TemplatingProblem:
            return "single"
        return said if said in LISTING_KINDS else "single"

    return kind
