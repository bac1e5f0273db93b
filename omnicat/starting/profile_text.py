"""A starter profile for a channel, made from its spec: what is said already, and what may be said, as comments."""

from collections.abc import Collection, Iterator
from textwrap import wrap
from typing import Any

from msgspec import Struct

from omnicat.channels.mapping import GIVEN
from omnicat.documents.emitting import in_flow
from omnicat.images.spec import RenditionSpec
from omnicat.model.channel import FeedPlan, SettingWish, Spec, SpecField
from omnicat.starting.places import Place
from omnicat.templating import TemplatingProblem, compile_text

WIDTH = 116
IN_A_FEED = (
    *("file", "format", "template", "unit", "each", "element", "variants", "number", "min_items"),
    *("delimiter", "quoting", "line_end", "bom", "encoding", "names"),
)


class Starter(Struct, frozen=True):
    """What a profile is begun from. `codes` are the catalog's attributes, None where they are not known yet.

    One that `is_asleep` takes no product until the settings it needs are filled in; else these are left to be written,
    and lint names them. `first` is a profile of the same channel that there is already, '' for none.
    """

    spec: Spec
    place: Place
    codes: Collection[str] | None = None
    is_asleep: bool = False
    first: str = ""


def profile_text(starter: Starter) -> str:
    """The profile as a file."""
    return "\n".join(_lines(starter)) + "\n"


def to_fill(starter: Starter) -> tuple[str, ...]:
    """The settings that have to be written before the channel can be built."""
    return tuple(wish.name for wish in starter.spec.settings.values() if _is_open(wish, starter.place))


def unfilled(spec: Spec, codes: Collection[str]) -> tuple[SpecField, ...]:
    """The fields that a listing needs and that stay empty: the catalog has none of the attributes they come from."""
    needed = (field for field in spec.fields.values() if field.need in ("required", "conditional"))
    return tuple(field for field in needed if _is_empty(field, codes))


def _lines(starter: Starter) -> Iterator[str]:
    spec, place, missing = starter.spec, starter.place, to_fill(starter) if starter.is_asleep else ()
    yield from _comment(f"{spec.title}. `omnicat spec show {spec.id}` tells all that it demands.")
    if missing:
        yield from _comment(
            "It takes no product yet: fill in the settings below, then delete the line `select: 'false'`."
        )
    if spec.taxonomy:
        yield from _comment(
            f"It reads what categories say in catalog/categories.yaml as `taxonomies: {{{spec.taxonomy}: …}}`."
        )
    if starter.first:
        yield from _comment(
            f"To say only what differs from {starter.first}, write `extends: {starter.first}` for the line `spec:`."
        )
    yield f"spec: {spec.id}"
    yield from (f"locale: {place.locale}", f"currency: {place.currency}", f"country: {place.country}")
    yield "select: 'false'" if missing else "select: status == 'active'"
    yield from _settings(starter, missing)
    yield from _fields(starter)
    yield from _renditions(spec)
    yield from _feeds(spec, starter)


def _settings(starter: Starter, live: tuple[str, ...]) -> Iterator[str]:
    wishes = starter.spec.settings.values()
    if live:
        yield from ("", "settings:")
        for wish in wishes:
            if wish.name in live:
                yield from _comment(wish.description, "  ")
                yield f"  {wish.name}: YOUR-{wish.name.upper().replace('_', '-')}"
    others = [wish for wish in wishes if wish.name not in live]
    if others:
        yield ""
        yield from _comment(
            "What else the channel may be told:" if live else "What the channel may be told; take the `# ` away:"
        )
        yield "# settings:"
        for wish in sorted(others, key=lambda each: not _is_open(each, starter.place)):
            yield from _setting(wish, starter.place)


def _setting(wish: SettingWish, place: Place) -> Iterator[str]:
    known = wish.by_country.get(place.country, wish.default)
    tells = (
        "REQUIRED. " if _is_open(wish, place) else f"{in_flow(known)} unless it is said. " if known is not None else ""
    )
    yield from _comment(f"{tells}{wish.description}", "#   ")
    shown = wish.example if wish.example is not None else known
    yield f"#   {wish.name}: {in_flow(_placed(shown, place)) if shown is not None else '…'}"


def _is_open(wish: SettingWish, place: Place) -> bool:
    return wish.required and not wish.by_country.get(place.country, wish.default)


def _placed(said: Any, place: Place) -> Any:
    """An example with the place's own country and currency."""
    if isinstance(said, dict):
        return {key: _placed(each, place) for key, each in said.items()}
    if isinstance(said, list):
        return [_placed(each, place) for each in said]
    return (
        said.replace("$country", place.country).replace("$currency", place.currency) if isinstance(said, str) else said
    )


def _fields(starter: Starter) -> Iterator[str]:
    missing = unfilled(starter.spec, starter.codes) if starter.codes is not None else ()
    example = tuple(_example(starter.spec, starter.codes or ()))
    if not missing and not example:
        return
    yield ""
    if missing:
        yield from _comment(
            "The channel needs these, and no attribute of the catalog fills them. Map each to one of yours, or define it:"
        )
    else:
        yield from _comment(
            "How a field is filled where the usual way isn't yours: an attribute, an expression, or text with attributes in it."
        )
    yield "# fields:"
    for field in missing:
        where = f" where {' '.join(field.when.split())}" if field.need == "conditional" else ""
        yield from _comment(f"{field.need}{where}; usually from {' '.join(field.default.split())}", "#   ")
        yield f"#   {in_flow(field.name)}: …"
    if not missing:
        yield from example


def _example(spec: Spec, codes: Collection[str]) -> Iterator[str]:
    """The first field that is made of the product's name, filled as shops like to; else one of the catalog's attributes."""
    for field in spec.fields.values():
        if field.type == "text" and field.default and not field.rules and "name" in compile_text(field.default).names:
            yield f'#   {in_flow(field.name)}: "{{{{ brand }}}} {{{{ name }}}}"'
            return
    for field in spec.fields.values():
        if field.default in codes:
            yield f"#   {in_flow(field.name)}: {in_flow(field.default)}"
            return


def _is_empty(field: SpecField, codes: Collection[str]) -> bool:
    """Whether the field's usual way gives nothing, whatever the product, in a catalog with these attributes."""
    if field.rules:
        return False
    try:
        expression = compile_text(field.default)
        if expression.names and expression.names.isdisjoint(GIVEN) and expression.names.isdisjoint(codes):
            return not expression.evaluate(dict.fromkeys(expression.names))
    except TemplatingProblem:
        return False
    return any(group.isdisjoint(GIVEN) and group.isdisjoint(codes) for group in expression.needs)


def _renditions(spec: Spec) -> Iterator[str]:
    if spec.renditions:
        yield ""
        yield from _comment("The images to make, by role; these are the channel's usual ones.")
        yield "# renditions:"
        for role, rendition in spec.renditions.items():
            yield f"#   {role}: {in_flow(_said(rendition))}"


def _said(rendition: RenditionSpec) -> dict[str, Any]:
    names = [*RenditionSpec.__struct_fields__]
    usual = RenditionSpec()
    said = {name: getattr(rendition, name) for name in names if getattr(rendition, name) != getattr(usual, name)}
    return {name: [*each] if isinstance(each, tuple) else each for name, each in said.items()}


def _feeds(spec: Spec, starter: Starter) -> Iterator[str]:
    yield ""
    yield from _comment("The files to write; these are the channel's usual ones.")
    yield "# feeds:"
    for feed in spec.feeds:
        yield f"#   - {in_flow(_plan(feed))}"


def _plan(feed: FeedPlan) -> dict[str, Any]:
    usual = FeedPlan("", "")
    return {name: getattr(feed, name) for name in IN_A_FEED if getattr(feed, name) != getattr(usual, name)}


def _comment(text: str, indent: str = "") -> Iterator[str]:
    """Text as lines of a comment."""
    yield from (
        f"{indent}# {line}" for line in wrap(" ".join(text.split()), WIDTH - len(indent), break_on_hyphens=False)
    )
