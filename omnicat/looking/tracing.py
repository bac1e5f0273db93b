"""Where a value comes from: every place that was looked in, in order, which one won, and who wrote it."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from omnicat.attributes import read_value, text_of
from omnicat.attributes.definition import Attribute, Value
from omnicat.channels import Resolutions
from omnicat.channels.values import locales_of
from omnicat.documents import parse
from omnicat.findings import Location, extend_pointer, join_pointer
from omnicat.looking.finding_sku import Found
from omnicat.looking.history.authors import value_authors
from omnicat.model.product import Lineage, LocaleValues, Node
from omnicat.pipeline import Opened
from omnicat.repository import Authored, authors_of

NOBODY = Authored("", "", "", "")


class Place(Struct, frozen=True):
    """One place that was looked in. `state` is won, hidden (a nearer place won) or empty.

    `kind` is override, variant, parent, product or default; `owner` the SKU, or the channel of an override.
    """

    kind: str
    owner: str
    locale: str
    state: str
    text: str
    where: Location
    author: Authored = NOBODY


class Trace(Struct, frozen=True):
    """One attribute in one locale. `is_fallback`: what won is said in another locale. `locale` is '' for all."""

    attribute: str
    label: str
    locale: str
    text: str
    is_fallback: bool
    places: tuple[Place, ...]


def trace(code: str, found: Found, opened: Opened, locale: str, channels: tuple[str, ...] = ()) -> Trace:
    """The whole chain of an attribute; `channels` are the names whose overrides count, the most specific first."""
    model = opened.shop.model
    attribute = model.attributes[code]
    resolved = Resolutions(found.product, model).of(found.lineage, locale, channels).get(code)
    won = resolved.origin.where if resolved else None
    places = []
    for each in _places(attribute, found, opened, locale, channels):
        is_won = won is not None and each.where == won and each.state == "hidden"
        places.append(replace(each, state="won") if is_won else each)
        won = None if is_won else won
    text = text_of(resolved.value, attribute, locale) if resolved else ""
    return Trace(
        code,
        attribute.label(locale),
        locale if attribute.localizable else "",
        text,
        bool(resolved and resolved.origin.kind == "fallback"),
        tuple(_with_authors(places, found, opened)),
    )


def _places(
    attribute: Attribute, found: Found, opened: Opened, locale: str, channels: tuple[str, ...]
) -> Iterator[Place]:
    for each in locales_of(attribute, locale, opened.shop.model):
        for kind, owner, pointer, values in _sayings(found.lineage, channels):
            yield _place(attribute, kind, owner, pointer, values.get(attribute.code, {}), each, found.document.path)
    family = opened.shop.model.families.get(found.product.family)
    if family is None or attribute.code not in family.attributes:
        return
    default = read_value(attribute.default, attribute, opened.shop.model.settings.locales)[0]
    for each in locales_of(attribute, locale, opened.shop.model) if default else ():
        text = _text(default.get(each), attribute, each)
        yield Place("default", attribute.code, each, "hidden" if text else "empty", text, attribute.where)


def _sayings(lineage: Lineage, channels: tuple[str, ...]) -> Iterator[tuple[str, str, str, dict[str, LocaleValues]]]:
    nearest_first = lineage[::-1]
    for channel in channels:
        for node in nearest_first:
            if channel in node.overrides:
                pointer = extend_pointer(node.pointer, "channels", channel, "attributes")
                yield "override", channel, pointer, dict(node.overrides[channel].values)
    for node in nearest_first:
        yield _kind(node, lineage), node.sku, extend_pointer(node.pointer, "attributes"), dict(node.values)


def _kind(node: Node, lineage: Lineage) -> str:
    if node is lineage[0]:
        return "product"
    return "variant" if node is lineage[-1] else "parent"


def _place(
    attribute: Attribute, kind: str, owner: str, pointer: str, said: LocaleValues, locale: str, path: str
) -> Place:
    keys = (attribute.code, locale) if locale else (attribute.code,)
    where = Location(path, 0, 0, extend_pointer(pointer, *keys))
    if locale not in said:
        return Place(kind, owner, locale, "empty", "", Location(path))
    return Place(kind, owner, locale, "hidden", _text(said[locale], attribute, locale), where)


def _text(value: Value | None, attribute: Attribute, locale: str) -> str:
    return "" if value is None else text_of(value, attribute, locale)


def _with_authors(places: Iterable[Place], found: Found, opened: Opened) -> Iterator[Place]:
    """The places with their lines, and who wrote them as far as git knows: values as `blame` tells it, defaults by line."""
    placed = [_placed(each, found, opened) for each in places]
    lines: dict[str, set[int]] = {}
    for each in placed:
        if each.state != "empty" and each.where.path != found.document.path:
            lines.setdefault(each.where.path, set()).add(each.where.line)
    authors = {path: authors_of(opened.files.root, path, wanted) for path, wanted in lines.items()}
    is_said = any(each.state != "empty" and each.where.path == found.document.path for each in placed)
    writers = value_authors(found.product.sku, opened.files.root) if is_said else {}
    for each in placed:
        if each.state == "empty":
            yield each
        elif each.where.path == found.document.path:
            yield replace(each, author=writers.get((_attribute_at(each), each.locale), NOBODY))
        else:
            yield replace(each, author=authors.get(each.where.path, {}).get(each.where.line, NOBODY))


def _attribute_at(place: Place) -> str:
    """The pointer of the attribute, whose value in one locale the place is."""
    return place.where.pointer.removesuffix(f"/{join_pointer(place.locale)}") if place.locale else place.where.pointer


def _placed(each: Place, found: Found, opened: Opened) -> Place:
    if each.state == "empty":
        return each
    if each.where.path != found.document.path:
        return replace(each, where=place_in_file(each.where, opened))
    return replace(each, where=found.document.place(each.where.pointer))


def place_in_file(where: Location, opened: Opened) -> Location:
    """The same place with its line and column, in any file of the catalog."""
    if where.line or where.path not in opened.files.paths(where.path):
        return where
    document, _ = parse(opened.files.read(where.path), where.path)
    return document.place(where.pointer) if document else where
