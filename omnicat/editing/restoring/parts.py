"""What a product or variant says of itself, part by part: the least that is brought back as a whole."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from msgspec import Struct

from omnicat.attributes import read_value
from omnicat.catalog.plain import mapping_of, texts_of
from omnicat.documents.changes import same
from omnicat.findings import Severity
from omnicat.looking.history.values import Key, Said, contents_of
from omnicat.model.catalog import Model

OF_A_PRODUCT = ("family", "status", "categories")
SECTIONS = (("attribute", "attributes"), ("asset", "assets"), ("association", "associations"))


class Part(NamedTuple):
    """An attribute, a role, a type of link, or the status: of the product itself or as a channel has it."""

    kind: str
    name: str
    channel: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that lead to it from the product or variant."""
        channel = ("channels", self.channel) if self.channel else ()
        section = dict(SECTIONS).get(self.kind)
        return (*channel, section, self.name) if section else (*channel, self.name)


class Difference(Struct, frozen=True):
    """A part that says something else now than it did then; `raw` is how it was written, None where it said nothing."""

    part: Part
    raw: Any
    now: Mapping[Key, Said]
    then: Mapping[Key, Said]


def differences(now: Mapping[str, Any], then: Mapping[str, Any], model: Model) -> Iterator[Difference]:
    """Every part with another meaning, in the order it was written then."""
    here, there = dict(parts_of(now)), dict(parts_of(then))
    for part in dict.fromkeys((*there, *here)):
        one, other = here.get(part), there.get(part)
        if not same(one, other):
            said_now, said_then = _said(part, one, model), _said(part, other, model)
            if _values(said_now) != _values(said_then):
                yield Difference(part, other, said_now, said_then)


def why_not(each: Difference, family: str, model: Model) -> str:
    """Why a part can't be said today any more; '' where it can."""
    part = each.part
    if each.raw is None:
        return ""
    if part.kind == "attribute":
        return _no_attribute(each, family, model)
    if part.kind == "asset" and part.name not in model.settings.roles:
        return f"role '{part.name}' does not exist any more"
    if part.kind == "association" and part.name not in model.settings.associations:
        return f"association type '{part.name}' does not exist any more"
    if part.name == "family" and each.raw not in model.families:
        return f"family '{each.raw}' does not exist any more"
    if part.name == "categories":
        gone = [path for path in texts_of(each.raw) if path not in model.categories]
        return f"category '{gone[0]}' does not exist any more" if gone else ""
    return ""


def _no_attribute(each: Difference, family: str, model: Model) -> str:
    code = each.part.name
    attribute = model.attributes.get(code)
    if attribute is None:
        return f"attribute '{code}' does not exist any more"
    if family in model.families and code not in model.families[family].attributes:
        return f"family '{family}' has no attribute '{code}' any more"
    if each.part.channel and not attribute.presentation:
        return f"attribute '{code}' is a fact now, the same on every channel"
    problems = read_value(each.raw, attribute, model.settings.locales)[1]
    return next((problem.message for problem in problems if problem.rule.severity >= Severity.ERROR), "")


def parts_of(node: Mapping[str, Any]) -> Iterator[tuple[Part, Any]]:
    """Everything that a product or variant says of itself, as it is written."""
    for name in OF_A_PRODUCT:
        if node.get(name) is not None:
            yield Part("product", name), node[name]
    yield from _shown(node, "")
    for channel, own in mapping_of(node.get("channels")).items():
        yield from _shown(mapping_of(own), channel)
        if mapping_of(own).get("exclude") is not None:
            yield Part("product", "exclude", channel), own["exclude"]


def _shown(node: Mapping[str, Any], channel: str) -> Iterator[tuple[Part, Any]]:
    for kind, section in SECTIONS:
        for name, raw in mapping_of(node.get(section)).items():
            yield Part(kind, name, channel), raw


def _said(part: Part, raw: Any, model: Model) -> Mapping[Key, Said]:
    """The part's values alone, by names without SKU."""
    if raw is None:
        return {}
    data = raw
    for key in reversed(part.keys):
        data = {key: data}
    said = contents_of({"sku": "-", **data}, model).said
    return {key._replace(sku=""): each for key, each in said.items() if key.name != "sku" or key.kind != "product"}


def _values(said: Mapping[Key, Said]) -> Mapping[Key, Any]:
    return {key: each.value for key, each in said.items()}
