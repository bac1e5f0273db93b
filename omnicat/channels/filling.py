"""Every field of a listing filled: from its mapping, in the channel's spelling, knowing where it came from."""

from collections.abc import Mapping
from typing import Any

from omnicat.channels.mapping import Channel, FieldMap
from omnicat.channels.names import Names
from omnicat.channels.rules import CANNOT_SPELL, EXPRESSION_FAILED
from omnicat.channels.spelling import CannotSpell, spell
from omnicat.findings import Finding, Location, Subject, finding
from omnicat.model.catalog import Model
from omnicat.model.listing import FieldValue, Resolved
from omnicat.templating import TemplatingProblem


def fill(
    channel: Channel,
    kind: str,
    values: Mapping[str, Resolved],
    given: Mapping[str, Any],
    model: Model,
    where: Location,
    sku: str,
    problems: list[Finding],
) -> dict[str, FieldValue]:
    """Field name -> value, in the order of the spec, for the fields that have one."""
    names = Names(values, model, channel.eyes, given, channel.remembered)
    filled: dict[str, FieldValue] = {}
    for each in channel.fields_of(kind):
        root = each.expression.root
        if root and root not in values and root not in given:
            continue
        try:
            if each.only and not names.evaluate(each.only):
                continue
            value = spell(names.evaluate(each.expression), each.field, channel.profile.spec)
        except (TemplatingProblem, CannotSpell) as problem:
            problems.append(_problem(problem, each, channel, _place(each, values, where), sku))
            continue
        if value is not None:
            attributes = tuple(name for name in each.codes if name in values)
            filled[each.field.name] = FieldValue(value, _place(each, values, where), attributes)
    return filled


def _place(each: FieldMap, values: Mapping[str, Resolved], where: Location) -> Location:
    """Where the first attribute that the field is made of says its value, else the product's own place."""
    for name in each.codes:
        if name in values and values[name].origin.kind != "default":
            return values[name].origin.where
    return where


def _problem(
    problem: TemplatingProblem | CannotSpell, each: FieldMap, channel: Channel, where: Location, sku: str
) -> Finding:
    spec = channel.profile.spec
    about = Subject("product", sku, channel.profile.name, channel.profile.locale)
    if isinstance(problem, CannotSpell):
        source = spec.sources.get(each.field.source)
        message = f"{each.field.name}: {problem}" + (f" ({source})" if source else "")
        return finding(CANNOT_SPELL, where, message, problem.hint, subject=about)
    place = f"{each.source.where}" if each.source.where.path else spec.id
    message = f"{each.field.name}: '{each.source.text}' fails: {problem}"
    return finding(EXPRESSION_FAILED, where, message, f"correct the mapping in {place}", subject=about)
