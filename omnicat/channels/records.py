"""The fields of a listing as one record: flat for tables, nested for JSON."""

from collections.abc import Mapping
from typing import Any

from omnicat.model.channel import Profile
from omnicat.model.listing import FieldValue


def record_of(fields: Mapping[str, FieldValue], profile: Profile, about: Mapping[str, Any]) -> dict[str, Any]:
    """Field name -> value in the order of the spec. With `nested`, dots make levels and shapes are filled in."""
    if not profile.spec.nested:
        return {name: field.value for name, field in fields.items()}
    record: dict[str, Any] = {}
    words = _words(profile, about)
    for name, field in fields.items():
        shape = profile.spec.fields[name].shape
        value = _shaped(field.value, profile.spec.shapes[shape], words) if shape else field.value
        if value is not None:
            _put(record, name.split("."), value)
    return record


def _put(record: dict[str, Any], keys: list[str], value: Any) -> None:
    *levels, last = keys
    for level in levels:
        record = record.setdefault(level, {})
    record[last] = value


def _shaped(value: Any, shape: Any, words: Mapping[str, Any]) -> Any:
    """The skeleton once for a single value; a skeleton that is a list of one holds an entry for each of several."""
    if isinstance(value, tuple | list) and isinstance(shape, list):
        return [entry for each in value for entry in _shaped(each, shape, words)]
    return _filled(shape, value, words)


def _filled(shape: Any, value: Any, words: Mapping[str, Any]) -> Any:
    """The skeleton with its words filled in; what has no value is left out, and what became empty by that."""
    if isinstance(shape, Mapping):
        kept = {key: filled for key, each in shape.items() if (filled := _filled(each, value, words)) is not None}
        return kept or None
    if isinstance(shape, list):
        return [filled for each in shape if (filled := _filled(each, value, words)) is not None] or None
    if not isinstance(shape, str) or not shape.startswith("$"):
        return shape
    name, _, path = shape.partition(".")
    found = value if name == "$value" else words.get(name, shape)
    for key in path.split(".") if path else ():
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def _words(profile: Profile, about: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "$language_tag": profile.locale.replace("-", "_"),
        "$locale": profile.locale,
        "$language": profile.locale.partition("-")[0],
        "$currency": profile.currency,
        "$country": profile.country,
        "$sku": about["sku"],
        "$group": about["group"],
        **{f"${name}": value for name, value in profile.settings.items()},
    }
