"""A profile compiled: for every field of the channel, how it is filled and when it must be."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from omnicat.channels.names import Remembered
from omnicat.channels.ruled import Ruled, one_of, seeing_the_product
from omnicat.channels.rules import BAD_EXPRESSION, UNKNOWN_NAME, UNKNOWN_TABLE
from omnicat.channels.uses import uses_of
from omnicat.channels.views import Eyes
from omnicat.findings import Finding, Location, Subject, did_you_mean, finding, join_pointer
from omnicat.model.catalog import Model
from omnicat.model.channel import LISTING_KINDS, Mapped, Profile, SpecField
from omnicat.templating import Expression, TemplatingProblem, compile_text

GIVEN = frozenset({"listing", "channel", "catalog"})
"""The names an expression may use besides attribute codes."""

SPECIFICATION = "listing.specification"
"""What stands in a mapping that shows all facts of a product."""


class FieldMap(msgspec.Struct, frozen=True):
    """One field: how it is filled, when it must be, and when it may be written at all.

    `codes` are the attributes it may be made of, sorted; `names` all that its mapping and its `only` ask for. `rules` are
    those that its expression tries, where it has any.
    """

    field: SpecField
    source: Mapped
    expression: Expression
    when: Expression | None
    only: Expression | None
    codes: tuple[str, ...]
    names: frozenset[str]
    rules: tuple[Ruled, ...] = ()


class Channel(msgspec.Struct, frozen=True):
    """A profile ready to show products.

    `uses` are the codes of all attributes whose value or definition it can look at, whatever the product, besides
    those that the product's family names; every one where a mapping asks for `listing.specification`. `leaving`
    are the fields that are told of a product that leaves, `conditions` the compiled ones of overlays. `remembered`
    holds what expressions say that no product bears on, `kept` what else is worked out once for all products.
    `today` is the day that dates are judged by (YYYY-MM-DD); without it they are not.
    """

    profile: Profile
    fields: tuple[FieldMap, ...]
    unfilled: tuple[SpecField, ...]
    select: Expression
    eyes: Eyes
    given: Mapping[str, Any]
    by_kind: Mapping[str, tuple[FieldMap, ...]]
    uses: frozenset[str]
    has_specification: bool = False
    leaving: tuple[FieldMap, ...] = ()
    conditions: Mapping[str, Expression] = msgspec.field(default_factory=dict)
    today: str = ""
    remembered: Remembered = msgspec.field(default_factory=dict)
    kept: dict[Any, Any] = msgspec.field(default_factory=dict)

    def fields_of(self, kind: str) -> tuple[FieldMap, ...]:
        """The fields that listings of that kind carry."""
        return self.by_kind[kind]


def compile_channel(profile: Profile, model: Model) -> tuple[Channel | None, tuple[Finding, ...]]:
    """The profile compiled; None where a text in it can't be. Findings stand at the profile's lines."""
    problems: list[Finding] = []
    remembered: Remembered = {}
    fields = tuple(_field_maps(profile, model, remembered, problems))
    leaving = tuple(_leaving(profile, problems))
    choosing = Mapped("false" if profile.spec.records else profile.select, profile.where)
    select = _compiled(choosing, profile, "select", problems)
    if select:
        problems.extend(_unknown_tables(select, choosing, profile, "select"))
    conditions = _conditions(profile, model, problems)
    filled = {each.field.name for each in fields}
    unfilled = tuple(field for name, field in profile.spec.fields.items() if name not in filled)
    if select is None or problems:
        return None, tuple(problems)
    locales = (profile.locale, *model.settings.fallback.get(profile.locale, ()), model.settings.locale)
    eyes = Eyes(locales, profile.currency, profile.names)
    given = {"channel": about_for_expressions(profile, model), "catalog": about_catalog(model)}
    by_kind = {kind: tuple(each for each in fields if kind in each.field.kinds) for kind in LISTING_KINDS}
    asked = (*(each.expression for each in (*fields, *leaving)), *conditions.values())
    uses = uses_of(profile, select, asked)
    has_specification = any(SPECIFICATION in each.expression.text for each in fields)
    seen = uses | model.attributes.keys() if has_specification else uses
    known = fields, unfilled, select, eyes, given, by_kind, seen, has_specification, leaving, conditions
    return Channel(profile, *known, remembered=remembered), tuple(problems)


def about_for_expressions(profile: Profile, model: Model) -> dict[str, Any]:
    """The `channel` of expressions: what templates see, and the tables that they look things up in."""
    return {**about_channel(profile, model), "tables": profile.tables}


def about_channel(profile: Profile, model: Model) -> dict[str, Any]:
    """The `channel` of templates."""
    return {
        "name": profile.name,
        "spec": profile.spec.id,
        "title": profile.spec.title,
        "locale": profile.locale,
        "language": profile.locale.partition("-")[0],
        "country": profile.country,
        "currency": profile.currency,
        "settings": profile.settings,
        "lists": profile.spec.lists,
        "html": profile.spec.html,
        "shop": about_catalog(model),
    }


def about_catalog(model: Model) -> dict[str, Any]:
    """The `catalog` of expressions."""
    settings = model.settings
    return {"name": settings.name, "url": settings.url, "organization": settings.organization}


def _field_maps(profile: Profile, model: Model, remembered: Remembered, problems: list[Finding]) -> Iterator[FieldMap]:
    for name, field in profile.spec.fields.items():
        source = profile.mapping.get(name) or Mapped(field.default, profile.spec.where, field.rules)
        if not source.text:
            continue
        rules = tuple(_rules(source, profile, name, model, problems))
        expression = one_of(rules, source.text, remembered) if rules else _compiled(source, profile, name, problems)
        if expression is None:
            continue
        if name in profile.mapping and not rules:
            problems.extend(_unknown_names(expression, source, profile, name, model))
        when, only = (
            _compiled(Mapped(text, profile.spec.where), profile, name, problems) if text else None
            for text in (field.when, field.only)
        )
        names = expression.names | only.names if only else expression.names
        yield FieldMap(field, source, expression, when, only, tuple(sorted(expression.names - GIVEN)), names, rules)


def _rules(source: Mapped, profile: Profile, name: str, model: Model, problems: list[Finding]) -> Iterator[Ruled]:
    """The rules of a field, compiled; those that can't be understood are told of, each at its line."""
    for rule in source.rules:
        when, value = (
            _compiled(Mapped(text, rule.where), profile, name, problems) if text else None
            for text in (rule.when, rule.text)
        )
        when = seeing_the_product(when, model.attributes) if when else None
        for part, text in ((when, rule.when), (value, rule.text)):
            if part and rule.where != profile.spec.where:
                problems.extend(_unknown_names(part, Mapped(text, rule.where), profile, name, model))
        yield Ruled(rule, when, value)


def _conditions(profile: Profile, model: Model, problems: list[Finding]) -> Mapping[str, Expression]:
    """The conditions of overlays, compiled, by their text."""
    found: dict[str, Expression] = {}
    for role, wish in profile.renditions.items():
        where = Location(profile.where.path, 0, 0, join_pointer("renditions", role))
        if wish.color and wish.color not in model.attributes:
            said = Mapped(wish.color, where)
            problems.extend(_unknown_names(compile_text(wish.color), said, profile, f"renditions.{role}", model))
        for each in wish.overlays:
            name, source = f"renditions.{role}", Mapped(each.when, where)
            expression = _compiled(source, profile, name, problems) if each.when else None
            if expression:
                seen = seeing_the_product(expression, model.attributes)
                problems.extend(_unknown_names(seen, source, profile, name, model))
                found[each.when] = expression
    return found


def _leaving(profile: Profile, problems: list[Finding]) -> Iterator[FieldMap]:
    """What is written of a product that leaves, in the order of the spec's fields, whatever conditions they have."""
    removal = profile.spec.removal
    for name, field in profile.spec.fields.items() if removal and removal.how == "rows" else ():
        if removal and name in removal.fields:
            source = Mapped(removal.fields[name], profile.spec.where)
            if expression := _compiled(source, profile, name, problems):
                plain = msgspec.structs.replace(field, need="optional", when="", only="", kinds=LISTING_KINDS)
                codes = tuple(sorted(expression.names - GIVEN))
                yield FieldMap(plain, source, expression, None, None, codes, expression.names)


def _compiled(source: Mapped, profile: Profile, name: str, problems: list[Finding]) -> Expression | None:
    try:
        return compile_text(source.text)
    except TemplatingProblem as problem:
        problems.append(
            finding(
                BAD_EXPRESSION,
                source.where,
                f"'{source.text}' for '{name}' can't be understood: {problem}",
                problem.hint or "write an attribute code, an expression, or text with {{ attribute }} in it",
                subject=Subject("channel", profile.name, profile.name),
            )
        )
        return None


def _unknown_names(
    expression: Expression, source: Mapped, profile: Profile, name: str, model: Model
) -> Iterator[Finding]:
    for unknown in sorted(expression.names - GIVEN - model.attributes.keys() - {"range", "dict", "namespace"}):
        yield finding(
            UNKNOWN_NAME,
            source.where,
            f"'{unknown}' in '{source.text}' for '{name}' is not an attribute",
            did_you_mean(unknown, (*model.attributes, *GIVEN)),
            subject=Subject("channel", profile.name, profile.name),
        )
    yield from _unknown_tables(expression, source, profile, name)


def _unknown_tables(expression: Expression, source: Mapped, profile: Profile, name: str) -> Iterator[Finding]:
    for unknown in sorted(expression.tables - profile.tables.keys() - {""}):
        yield finding(
            UNKNOWN_TABLE,
            source.where,
            f"table '{unknown}' in '{source.text}' for '{name}' does not exist",
            did_you_mean(unknown, profile.tables),
            subject=Subject("channel", profile.name, profile.name),
        )
