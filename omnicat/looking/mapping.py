"""How a field of a channel is filled: its mapping, where that is written, what it gives, and from which attributes."""

from collections.abc import Collection, Iterator
from typing import Any

from msgspec import Struct

from omnicat.channels import Channel, Resolutions, compile_channel, show
from omnicat.findings import Location
from omnicat.looking.asking import Question
from omnicat.looking.finding_sku import Found
from omnicat.looking.not_shown import NotShown, behind, not_shown
from omnicat.looking.rules import EntryTrace, RuleTrace, trace_rule
from omnicat.looking.tracing import Trace, place_in_file, trace
from omnicat.model.channel import Profile, SpecField
from omnicat.model.listing import Listing
from omnicat.pipeline import Opened


class FieldTrace(Struct, frozen=True):
    """`mapping` is the text that fills the field; `from_spec` says that it is the spec's own. `value` is None
    where the listing doesn't carry the field; `why_not` then says why. `originals` are the images in it. `rule` is the one
    of its rules that counts, None where it has none; `entries` are what was looked up in tables.
    """

    field: str
    channel: str
    spec: str
    need: str
    mapping: str
    where: Location
    from_spec: bool
    value: Any
    why_not: str
    originals: tuple[str, ...] = ()
    rule: RuleTrace | None = None
    entries: tuple[EntryTrace, ...] = ()


class Answer(Struct, frozen=True):
    """What `why` tells: the field, if one was asked for, and each attribute that it or the question is about. `withheld`
    are the originals that these name and the channel does not show.
    """

    sku: str
    field: FieldTrace | None
    attributes: tuple[Trace, ...]
    used_by: tuple[str, ...]
    withheld: tuple[NotShown, ...] = ()


def answer(question: Question, found: Found, opened: Opened) -> Answer:
    """The whole chain behind a field or an attribute."""
    model, profile, name = opened.shop.model, question.profile, question.name
    channels = profile.names if profile else ()
    codes = dict.fromkeys((name,) if name in model.attributes else ())
    is_field = profile is not None and name in profile.spec.fields
    if is_field and profile:
        codes = dict.fromkeys((*_names_in(name, profile, opened), *codes))
    withheld = tuple(_withheld(name, codes, found, profile, opened)) if profile else ()
    field = _trace_field(name, found, profile, opened, withheld) if is_field and profile else None
    used_by = tuple(_fields_with(name, profile, opened)) if profile and not field else ()
    traces = tuple(trace(code, found, opened, question.locale, channels) for code in codes if code in model.attributes)
    return Answer(question.sku, field, traces, used_by, withheld)


def _trace_field(
    name: str, found: Found, profile: Profile, opened: Opened, withheld: tuple[NotShown, ...]
) -> FieldTrace:
    field = profile.spec.fields[name]
    mapped = profile.mapping.get(name)
    text = mapped.text if mapped else field.default
    channel, _ = compile_channel(profile, opened.shop.model)
    listing = _listing(found, channel, opened)
    value, why_not = _value(field, text, listing, found, profile)
    if listing and value is None:
        why_not = "; ".join(each.words for each in withheld) or why_not
    where = place_in_file(mapped.where, opened) if mapped else profile.spec.where
    rule, entries = trace_rule(name, channel, listing, opened) if channel and listing else (None, ())
    return FieldTrace(
        name,
        profile.name,
        profile.spec.id,
        field.need,
        text,
        where,
        mapped is None,
        value,
        why_not,
        tuple(_originals(value, listing)),
        rule,
        entries,
    )


def _value(field: SpecField, text: str, listing: Listing | None, found: Found, profile: Profile) -> tuple[Any, str]:
    if listing is None:
        return None, f"'{profile.name}' does not list {found.lineage[-1].sku}"
    if field.name in listing.spelled:
        return listing.spelled[field.name], ""
    if not text:
        return None, "nothing fills it: no mapping in the profile, no default in the spec"
    if listing.kind not in field.kinds:
        return None, f"a {listing.kind} listing doesn't carry it"
    return None, "its mapping gives nothing" + (f", or '{field.only}' is not true" if field.only else "")


def _originals(value: Any, listing: Listing | None) -> Iterator[str]:
    """The originals behind the addresses of images."""
    addresses = value if isinstance(value, tuple | list) else (value,)
    for image in listing.images if listing else ():
        if image.url in addresses:
            yield f"assets/{image.asset}"


def _listing(found: Found, channel: Channel | None, opened: Opened) -> Listing | None:
    if channel is None:
        return None
    shown, _ = show(found.product, channel, opened.shop, Resolutions(found.product, opened.shop.model))
    pointer = found.lineage[-1].pointer
    return next((each for each in (shown, *shown.variants) if each.where.pointer == pointer), None) if shown else None


def _withheld(name: str, codes: Collection[str], found: Found, profile: Profile, opened: Opened) -> Iterator[NotShown]:
    """The originals that the field or attribute would show."""
    channel, _ = compile_channel(profile, opened.shop.model)
    if channel:
        yield from behind(not_shown(found.lineage, found.product, channel, opened.shop), name, codes, channel)


def _names_in(name: str, profile: Profile, opened: Opened) -> Iterator[str]:
    """The attributes that a field's mapping asks for."""
    channel, _ = compile_channel(profile, opened.shop.model)
    for each in channel.fields if channel else ():
        if each.field.name == name:
            yield from sorted(each.expression.names & opened.shop.model.attributes.keys())


def _fields_with(code: str, profile: Profile, opened: Opened) -> Iterator[str]:
    """The fields that an attribute goes into."""
    channel, _ = compile_channel(profile, opened.shop.model)
    for each in channel.fields if channel else ():
        if code in each.expression.names:
            yield each.field.name
