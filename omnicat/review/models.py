"""The model before and after: settings, attributes with their options, families, categories, channels, templates, stock."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from msgspec.structs import replace

from omnicat.attributes.definition import Attribute
from omnicat.model.catalog import Model, Stock
from omnicat.model.channel import Profile
from omnicat.review.changes import Detail, ModelChange
from omnicat.review.leaves import differences

# A family tells what it inherits too, and a profile what its spec says: what differs there is told where it is said.
INHERITED = {
    "attribute": frozenset({"options"}),
    "channel": frozenset({"spec"}),
}


def model_changes(old: Model, new: Model) -> Iterator[ModelChange]:
    """What differs in the model itself."""
    if details := differences(old.settings, new.settings):
        yield ModelChange("setting", "catalog", "changed", details)
    yield from _by_code("attribute", old.attributes, new.attributes)
    for code in sorted(old.attributes.keys() & new.attributes.keys()):
        yield from _options(old.attributes[code], new.attributes[code])
    yield from _by_code("family", old.families, new.families)
    yield from _by_code("category", old.categories, new.categories)
    yield from _by_code("location", old.locations, new.locations)


def channel_changes(old: Mapping[str, Profile], new: Mapping[str, Profile]) -> Iterator[ModelChange]:
    """What differs in how the shop fills its channels; another spec is one part of that."""
    for each in _by_code("channel", old, new):
        specs = tuple(side[each.code].spec.id if each.code in side else "" for side in (old, new))
        spec = (Detail("spec", *specs),) if specs[0] != specs[1] else ()
        yield replace(each, details=(*spec, *each.details))
    for code in sorted(old.keys() & new.keys()):
        one, other = old[code], new[code]
        if one.spec.id != other.spec.id and not differences(one, other, skip=INHERITED["channel"]):
            yield ModelChange("channel", code, "changed", (Detail("spec", one.spec.id, other.spec.id),))
    yield from _specs(old, new)


def template_changes(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[ModelChange]:
    """Templates by name, with how many lines came and went."""
    for name in sorted({*old, *new}):
        was, now = old.get(name), new.get(name)
        if was is None or now is None:
            yield ModelChange("template", name, "added" if was is None else "removed")
        elif was != now:
            yield ModelChange("template", name, "changed", (_lines(was, now),))


def stock_changes(old: Stock, new: Stock) -> Iterator[ModelChange]:
    """The quantities that differ, as one change."""
    skus = sorted({*old.quantities, *new.quantities})
    differing = (sku for sku in skus if old.of(sku) != new.of(sku))
    details = tuple(Detail(sku, _number(old.of(sku)), _number(new.of(sku))) for sku in differing)
    if details:
        yield ModelChange("stock", "inventory", "changed", details, len(details))


def _by_code(kind: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[ModelChange]:
    skip = INHERITED.get(kind, frozenset())
    for code in sorted({*old, *new}):
        was, now = old.get(code), new.get(code)
        if was is now or (was == now and was is not None):
            continue
        details = differences(was, now, skip=skip)
        if was is None or now is None:
            yield ModelChange(kind, code, "added" if was is None else "removed", details)
        elif details:
            yield ModelChange(kind, code, "changed", details)


def _options(old: Attribute, new: Attribute) -> Iterator[ModelChange]:
    for each in _by_code("option", old.options, new.options):
        yield replace(each, code=f"{new.code}/{each.code}")


def _specs(old: Mapping[str, Profile], new: Mapping[str, Profile]) -> Iterator[ModelChange]:
    """Specs of the shop's own that say something else under the same name."""
    before = {each.spec.id: each.spec for each in old.values()}
    after = {each.spec.id: each.spec for each in new.values()}
    for name in sorted(before.keys() & after.keys()):
        if details := differences(before[name], after[name]):
            yield ModelChange("spec", name, "changed", details)


def _lines(old: str, new: str) -> Detail:
    was, now = old.splitlines(), new.splitlines()
    changed = [each for each in SequenceMatcher(None, was, now, autojunk=False).get_opcodes() if each[0] != "equal"]
    removed, added = sum(b - a for _, a, b, _, _ in changed), sum(d - c for *_, c, d in changed)
    return Detail("lines", f"-{removed}", f"+{added}")


def _number(quantity: int | None) -> str:
    return "" if quantity is None else str(quantity)
