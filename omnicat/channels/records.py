"""The fields of a listing as one record: flat for tables, nested for JSON."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

from omnicat.model.channel import Profile, Spec, SpecField
from omnicat.model.listing import Recorder, as_it_is

Words = Mapping[str, Any]
"""What the words of a shape stand for that differs between listings."""

Fill = Callable[[Any, Words], Any]
"""A skeleton filled with a value; None where nothing of it is left."""


def recorder(profile: Profile) -> Recorder:
    """Field name -> value in the order of the spec. With `nested`, dots make levels and shapes are filled in; a level
    with a `$` is named by the field of that name, which is not written itself.
    """
    if not profile.spec.nested:
        return as_it_is
    same = _words(profile)
    places = {
        name: (*_levels(name), _placed(field, _shaper(field.shape, profile, same), profile.spec))
        for name, field in profile.spec.fields.items()
        if not name.startswith("$")
    }
    placed = _named_places(places, tuple(name for name in profile.spec.fields if name.startswith("$")))

    def record_of(spelled: Mapping[str, Any], about: Mapping[str, Any]) -> dict[str, Any]:
        record: dict[str, Any] = {}
        words = {"$sku": about["sku"], "$group": about["group"]}
        there = placed(spelled)
        for name, said in spelled.items():
            if name not in there:
                continue
            levels, last, shape = there[name]
            value = said if shape is None else shape(said, words)
            if value is not None:
                inner = record
                for level in levels:
                    inner = inner.setdefault(level, {})
                inner[last] = value
        return record

    return record_of


Places = Mapping[str, tuple[tuple[str, ...], str, Fill | None]]
"""Where each field stands: its levels, its key there, and the shape of its value."""


def _named_places(places: Places, named: tuple[str, ...]) -> Callable[[Mapping[str, Any]], Places]:
    """The places of a listing's fields, with the levels that it names itself; those with a level that it doesn't name
    have none."""
    if not named:
        return lambda _: places
    known: dict[tuple[Any, ...], Places] = {}

    def of(spelled: Mapping[str, Any]) -> Places:
        said = tuple([spelled.get(name) for name in named])
        if said not in known:
            levels = {name: text for name, text in zip(named, said, strict=True) if text is not None}
            known[said] = {
                name: (tuple(levels.get(each, each) for each in above), last, shape)
                for name, (above, last, shape) in places.items()
                if all(each in levels for each in above if each in named)
            }
        return known[said]

    return of


def _levels(name: str) -> tuple[tuple[str, ...], str]:
    *levels, last = name.split(".")
    return tuple(levels), last


def _placed(field: SpecField, shape: Fill | None, spec: Spec) -> Fill | None:
    """The shape; a copy of what it makes where other fields are filled into that: listings share their values."""
    if not any(name.startswith(f"{field.name}.") for name in spec.fields):
        return shape
    return lambda value, words: deepcopy(value if shape is None else shape(value, words))


def _shaper(name: str, profile: Profile, same: Words) -> Fill | None:
    """The shape of that name. The skeleton once for a single value; one that is a list of one holds an entry for each
    of several."""
    if not name:
        return None
    shape = profile.spec.shapes[name]
    fill = _fill(shape, same)
    if not isinstance(shape, list):
        return fill

    def each(value: Any, words: Words) -> Any:
        if isinstance(value, tuple | list):
            return [entry for one in value for entry in each(one, words)]
        return fill(value, words)

    return each


def _fill(shape: Any, same: Words) -> Fill:
    """The skeleton as a function; what has no value is left out, and what became empty by that."""
    if isinstance(shape, Mapping):
        return _mapping(shape, same)
    if isinstance(shape, list):
        parts = [_fill(each, same) for each in shape]
        return lambda value, words: [one for part in parts if (one := part(value, words)) is not None] or None
    if not isinstance(shape, str) or not shape.startswith("$"):
        return lambda _, __: shape
    name, _, path = shape.partition(".")
    keys = path.split(".") if path else []
    if name == "$value":
        return (lambda value, _: _at(value, keys)) if keys else lambda value, _: value
    if name in same:
        known = _at(same[name], keys)
        return lambda _, __: known
    return lambda _, words: _at(words.get(name, shape), keys)


def _mapping(shape: Mapping[str, Any], same: Words) -> Fill:
    value_keys = [key for key, each in shape.items() if each == "$value"]
    others = {key: _fill(each, same)(None, {}) for key, each in shape.items() if _is_same(each, same)}
    if len(value_keys) == 1 and len(others) == len(shape) - 1:
        return _around(value_keys[0], shape, others)
    parts = [(key, _fill(each, same)) for key, each in shape.items()]

    def fill(value: Any, words: Words) -> Any:
        kept = {}
        for key, part in parts:
            filled = part(value, words)
            if filled is not None:
                kept[key] = filled
        return kept or None

    return fill


def _around(value_key: str, shape: Mapping[str, Any], others: Mapping[str, Any]) -> Fill:
    """A mapping in which only the value differs."""
    whole = {key: None if key == value_key else others[key] for key in shape}
    kept = {key: each for key, each in whole.items() if key == value_key or each is not None}
    without = {key: each for key, each in kept.items() if key != value_key}

    def fill(value: Any, _: Words) -> Any:
        if value is None:
            return dict(without) or None
        filled = dict(kept)
        filled[value_key] = value
        return filled

    return fill


def _is_same(shape: Any, same: Words) -> bool:
    """Whether a part of a skeleton is the same simple thing in every listing."""
    if not isinstance(shape, str):
        return not isinstance(shape, Mapping | list)
    return not shape.startswith("$") or (shape.partition(".")[0] in same and shape.partition(".")[0] != "$value")


def _at(found: Any, keys: list[str]) -> Any:
    for key in keys:
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def _words(profile: Profile) -> dict[str, Any]:
    """The words that mean the same in every listing of a channel."""
    return {
        "$language_tag": profile.locale.replace("-", "_"),
        "$locale": profile.locale,
        "$language": profile.locale.partition("-")[0],
        "$currency": profile.currency,
        "$country": profile.country,
        **{f"${name}": value for name, value in profile.settings.items()},
    }
