"""A nested JSON item laid flat: dotted fields out of its levels, and values out of the shapes they were put into."""

from collections.abc import Iterator, Mapping
from typing import Any

from omnicat.model.channel import Spec, SpecField

VALUE = "$value"


def flattened(said: Mapping[str, Any], spec: Spec) -> dict[str, Any]:
    """Field -> value as the spec spells it; what the spec does not know under its own dotted name."""
    if not spec.nested:
        return dict(said)
    return dict(_flat(said, spec, ""))


def _flat(said: Mapping[str, Any], spec: Spec, above: str) -> Iterator[tuple[str, Any]]:
    for key, value in said.items():
        name = f"{above}{key}"
        field = spec.fields.get(name)
        has_inner = isinstance(value, Mapping) and any(each.startswith(f"{name}.") for each in spec.fields)
        if field is None and not has_inner and isinstance(value, Mapping) and (named := _named_level(above, spec)):
            yield named, key
            yield from _flat(value, spec, f"{above}{named}.")
            continue
        if field is not None:
            yield name, _unshaped(field, value, spec)
        if has_inner:
            inner = {each: below for each, below in value.items() if field is None or f"{name}.{each}" in spec.fields}
            yield from _flat(inner, spec, f"{name}.")
        elif field is None:
            yield name, value


def _named_level(above: str, spec: Spec) -> str:
    """The field that names the level below that one; '' where none does."""
    levels = (each[len(above) :].partition(".")[0] for each in spec.fields if each.startswith(above))
    return next((each for each in levels if each.startswith("$") and each in spec.fields and above), "")


def _unshaped(field: SpecField, value: Any, spec: Spec) -> Any:
    if not field.shape:
        return tuple(value) if isinstance(value, list) and field.type != "json" else value
    shape = spec.shapes[field.shape]
    if not isinstance(shape, list):
        return _value_in(shape, value)
    if not isinstance(value, list):
        return value
    found = [_value_in(shape[0], each) for each in value]
    return tuple(found) if field.many or len(found) != 1 else found[0]


def _value_in(shape: Any, value: Any) -> Any:
    """What stands for `$value`; the whole where it has another shape."""
    found: dict[str, Any] = {}
    _collect(shape, value, found)
    if VALUE in found:
        return found[VALUE]
    made: dict[str, Any] = {}
    for path, each in found.items():
        *levels, last = path.split(".")[1:]
        inner = made
        for level in levels:
            inner = inner.setdefault(level, {})
        inner[last] = each
    return made or value


def _collect(shape: Any, value: Any, found: dict[str, Any]) -> None:
    if isinstance(shape, str):
        if shape == VALUE or shape.startswith(f"{VALUE}."):
            found[shape] = value
    elif isinstance(shape, Mapping):
        for key, inner in shape.items():
            if isinstance(value, Mapping) and key in value:
                _collect(inner, value[key], found)
    elif isinstance(shape, list) and isinstance(value, list):
        for inner, each in zip(shape, value, strict=False):
            _collect(inner, each, found)
