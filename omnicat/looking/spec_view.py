"""A spec as people and programs look at it: everything in words, every fact with its source."""

import re
from collections.abc import Mapping

from msgspec import Struct

from omnicat.errors import OmnicatError
from omnicat.findings import did_you_mean
from omnicat.looking.spec_words import (
    REMOVALS,
    dated_words,
    demands_of,
    feed_limits,
    layout_words,
    limit_words,
    limits_of,
    listing_limits,
)
from omnicat.model.channel import FeedPlan, ImageRule, OtherLimits, Removal, Spec, SpecCheck, SpecField


class OtherLimitsView(Struct, frozen=True):
    """Limits in words that stand in for the usual ones where an expression is true."""

    when: str
    limits: tuple[str, ...]


class DatedView(Struct, frozen=True):
    """What a field has to be from a day on, in words."""

    since: str
    limits: tuple[str, ...]


class FieldView(Struct, frozen=True):
    """A field. `values` are the words of an enum, ours -> the channel's; `parts` those of a grouped field.

    `when` is the condition under which it is needed, `only` that under which it is written. `default` is how it is
    filled where a profile says nothing. `source` is the short name that the spec gives a page.
    """

    name: str
    need: str
    type: str
    limits: tuple[str, ...]
    values: Mapping[str, str]
    default: str
    source: str
    when: str
    only: str
    kinds: tuple[str, ...]
    many: bool
    parts: tuple[str, ...]
    alternative: str
    closed: bool
    other_limits: tuple[OtherLimitsView, ...]
    dated: tuple[DatedView, ...]
    severity: str


class ImageView(Struct, frozen=True):
    """What a role's images have to be; `since` is the day it starts ('' = now), `when` an expression ('' = always)."""

    role: str
    demands: tuple[str, ...]
    when: str
    since: str
    severity: str
    source: str


class CheckView(Struct, frozen=True):
    """A condition between fields: the name, the field it is about, when it is broken, and what is said then.

    `since` is the day it starts ('' = now).
    """

    name: str
    field: str
    fails: str
    message: str
    since: str
    severity: str
    source: str


class FeedView(Struct, frozen=True):
    """A file that is written, its limits and its layout in words."""

    file: str
    format: str
    template: str
    unit: str
    limits: tuple[str, ...]
    layout: tuple[str, ...]


class RemovalView(Struct, frozen=True):
    """What becomes of a product that leaves; `fields` are those that are written of it, and how they are filled."""

    how: str
    says: str
    note: str
    fields: Mapping[str, str]
    source: str


class FactView(Struct, frozen=True):
    """What a shopper could compare between channels, and what says it: a field, or an expression over `fields`."""

    name: str
    said_by: str


class SettingView(Struct, frozen=True):
    """What a profile says in its `settings`."""

    name: str
    required: bool
    description: str


class SourceView(Struct, frozen=True):
    """A page where facts stand, by its short name, and the date it was read."""

    name: str
    title: str
    url: str
    date: str


class SpecView(Struct, frozen=True):
    """What a channel demands, as of a date. `limits` are those of a product as a whole.

    `html` are the tags that it takes, None where it says nothing of HTML; `tables` the words that it knows by ours.
    """

    id: str
    title: str
    description: str
    aliases: tuple[str, ...]
    settings: tuple[SettingView, ...]
    feeds: tuple[FeedView, ...]
    limits: tuple[str, ...]
    fields: tuple[FieldView, ...]
    own_fields: tuple[FieldView, ...]
    images: tuple[ImageView, ...]
    checks: tuple[CheckView, ...]
    removal: RemovalView | None
    facts: tuple[FactView, ...]
    sources: tuple[SourceView, ...]
    html: tuple[str, ...] | None
    tables: Mapping[str, Mapping[str, str]]


def view_spec(spec: Spec) -> SpecView:
    """All of a spec."""
    return SpecView(
        spec.id,
        spec.title,
        spec.description,
        spec.aliases,
        tuple(SettingView(each.name, each.required, each.description) for each in spec.settings.values()),
        tuple(map(_feed, spec.feeds)),
        listing_limits(spec),
        tuple(map(view_field, spec.fields.values())),
        tuple(map(view_field, spec.own_fields)),
        tuple(map(_image, spec.images)),
        tuple(map(_check, spec.checks)),
        _removal(spec.removal) if spec.removal else None,
        tuple(FactView(name, text) for name, text in spec.facts.items()),
        tuple(SourceView(name, each.title, each.url, each.date) for name, each in spec.sources.items()),
        spec.html,
        {
            name: {key: "" if entry.value is None else str(entry.value) for key, entry in table.entries.items()}
            for name, table in spec.tables.items()
        },
    )


def field_named(name: str, spec: SpecView) -> FieldView:
    """One field, or what it would be as one of the shop's own. Raises OmnicatError with the nearest where there is none
    of that name.
    """
    for each in spec.fields:
        if each.name == name:
            return each
    for each in spec.own_fields:
        if name == each.name or re.fullmatch(each.name, name):
            return each
    raise OmnicatError(f"'{name}' is not a field of {spec.id}", did_you_mean(name, (each.name for each in spec.fields)))


def view_field(field: SpecField) -> FieldView:
    """One field."""
    return FieldView(
        field.name,
        field.need,
        field.type,
        limits_of(field),
        field.values,
        field.default,
        field.source,
        field.when,
        field.only,
        field.kinds,
        field.many,
        tuple(field.group),
        field.alternative,
        field.closed,
        tuple(map(_other_limits, field.other_limits)),
        tuple(DatedView(since, limits) for since, limits in dated_words(field).items()),
        field.severity,
    )


def _other_limits(other: OtherLimits) -> OtherLimitsView:
    said = (limit_words(name, limit) if name != "values" else "" for name, limit in other.limits.items())
    return OtherLimitsView(other.when, tuple(each for each in said if each))


def _image(rule: ImageRule) -> ImageView:
    return ImageView(rule.role, tuple(demands_of(rule).values()), rule.when, rule.since, rule.severity, rule.source)


def _check(check: SpecCheck) -> CheckView:
    return CheckView(check.name, check.field, check.fails, check.message, check.since, check.severity, check.source)


def _removal(removal: Removal) -> RemovalView:
    return RemovalView(removal.how, REMOVALS[removal.how], removal.note, removal.fields, removal.source)


def _feed(feed: FeedPlan) -> FeedView:
    return FeedView(feed.file, feed.format, feed.template, feed.unit, feed_limits(feed), layout_words(feed))
