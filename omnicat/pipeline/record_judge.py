"""One record of a channel that is no product, as the profile says it: spelled and judged."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from omnicat.channels.kinds import CannotSpell
from omnicat.channels.rules import CANNOT_SPELL
from omnicat.channels.spelling import Speller, speller
from omnicat.checks.days import days_of_change
from omnicat.checks.written import Given, RepeatedIds, WrittenChecks, Wrong
from omnicat.findings import Finding, Location, Subject, finding
from omnicat.model.channel import DatedLimits, OtherLimits, Profile, Spec, SpecField
from omnicat.model.listing import Listing
from omnicat.pipeline.bench import Plan


class RecordJudge:
    """One channel's records, one after the other."""

    def __init__(self, profile: Profile, plan: Plan) -> None:
        """Makes ready what all records are judged by."""
        self._profile = profile
        given = Given(profile.country, profile.locale, profile.currency, profile.settings)
        self._checks = WrittenChecks(profile.spec, given, today=plan.today, horizon=plan.horizon)
        self._ids = RepeatedIds(profile.spec)
        self._spell: dict[str, Speller] = {
            name: speller(each, profile.spec) for name, each in profile.spec.fields.items()
        }

    def judged(self, number: int, said: Any) -> tuple[Listing, tuple[Finding, ...]]:
        """The record as it is written, and what is wrong with it."""
        pointer = f"{self._profile.records_where.pointer}/{number}"
        if not isinstance(said, Mapping):
            name = f"record {number + 1}"
            return self._listing(name, {}, pointer), (self.told(pointer, name, f"{name} is not a mapping of fields"),)
        spelled = self._spelled(said)
        name = self._ids.id_of(spelled) or f"record {number + 1}"
        told = tuple(self._finding(each, said, pointer, name) for each in self._wrong(spelled, number))
        return self._listing(name, spelled, pointer), told

    def told(self, pointer: str, name: str, message: str) -> Finding:
        """What can't be read at all."""
        hint = f"write `{self._profile.spec.records}` as a list of mappings, each of fields"
        return finding(CANNOT_SPELL, self._place(pointer), message, hint, subject=self._about(name))

    def _wrong(self, spelled: Mapping[str, Any], number: int) -> Iterator[Wrong]:
        yield from self._checks.check(spelled, "single")
        if repeated := self._ids.check(spelled, number + 1):
            message = f"{repeated.field} '{self._ids.id_of(spelled)}' is there twice"
            yield repeated._replace(message=message)

    def _spelled(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """The fields in the channel's order and spelling, unknown ones last. What can't be spelled stays as it is, to be
        judged."""
        known = [name for name in self._spell if name in said]
        spelled = {name: self._one(name, said[name]) for name in (*known, *sorted(said.keys() - self._spell.keys()))}
        return {name: value for name, value in spelled.items() if value is not None}

    def _one(self, name: str, said: Any) -> Any:
        try:
            return self._spell[name](said) if name in self._spell else said
        except CannotSpell:
            return said

    def _finding(self, wrong: Wrong, said: Mapping[str, Any], pointer: str, name: str) -> Finding:
        where = self._place(f"{pointer}/{wrong.field}" if wrong.field in said else pointer)
        found = finding(wrong.rule, where, wrong.message, wrong.hint, subject=self._about(name))
        return found if found.severity == wrong.severity else replace(found, severity=wrong.severity)

    def _listing(self, name: str, spelled: Mapping[str, Any], pointer: str) -> Listing:
        about = {"sku": name, "group": name, "kind": "single", "slug": name}
        profile = self._profile
        return Listing(
            name, name, "single", profile.name, profile.locale, self._place(pointer), spelled=spelled, about=about
        )

    def _place(self, pointer: str) -> Location:
        return Location(self._profile.records_where.path, 0, 0, pointer)

    def _about(self, name: str) -> Subject:
        return Subject("record", name, self._profile.name, self._profile.locale)


def days_of(listing: Listing, spec: Spec) -> Iterator[str]:
    """The days on which a date of the record may be judged otherwise."""
    for name, field_ in spec.fields.items():
        if name in listing.spelled:
            for limit in (field_.days_ahead, *(each.limits.get("days_ahead") for each in _others(field_))):
                if limit is not None:
                    yield from days_of_change(listing.spelled[name], limit)


def _others(field_: SpecField) -> tuple[OtherLimits | DatedLimits, ...]:
    return (*field_.other_limits, *field_.dated)
