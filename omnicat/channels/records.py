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
        _put(record, name.split("."), _shaped(field.value, profile.spec.shapes[shape], words) if shape else field.value)
    return record


def _put(record: dict[str, Any], keys: list[str], value: Any) -> None:
    *levels, last = keys
    for level in levels:
        record = record.setdefault(level, {})
    record[last] = value


def _shaped(value: Any, shape: Any, words: Mapping[str, Any]) -> Any:
    """The skeleton once for a single value; a skeleton that is a list holds one entry for each of several."""
    if isinstance(value, tuple | list) and isinstance(shape, list):
        return [entry for each in value for entry in _shaped(each, shape, words)]
    return _filled(shape, {**words, "$value": value})


def _filled(shape: Any, words: Mapping[str, Any]) -> Any:
    if isinstance(shape, Mapping):
        return {key: _filled(each, words) for key, each in shape.items()}
    if isinstance(shape, list):
        return [_filled(each, words) for each in shape]
    return words.get(shape, shape) if isinstance(shape, str) else shape


def _words(profile: Profile, about: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "$language_tag": profile.locale.replace("-", "_"),
        "$locale": profile.locale,
        "$currency": profile.currency,
        "$country": profile.country,
        "$sku": about["sku"],
        "$group": about["group"],
        **{f"${name}": value for name, value in profile.settings.items()},
    }
