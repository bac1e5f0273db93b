"""Values that say only what the attribute's default says: true, and not worth writing."""

from collections.abc import Collection, Mapping
from typing import Any

from omnicat.importers.draft import Data


def without_defaults(data: Data, attributes: Mapping[str, Data], said: Collection[str] = ()) -> dict[str, Any]:
    """A product's or variant's data without them; `said` are codes an ancestor gives another value."""
    values = data.get("attributes") or {}
    kept = {
        code: value for code, value in values.items() if code in said or not is_default(value, attributes.get(code))
    }
    made = {key: value for key, value in data.items() if key != "attributes" or kept}
    if kept:
        made["attributes"] = kept
    if data.get("variants"):
        above = {*said, *kept}
        made["variants"] = [without_defaults(variant, attributes, above) for variant in data["variants"]]
    return made


def is_default(value: Any, definition: Data | None) -> bool:
    """Whether this is what holds where nothing is said."""
    return definition is not None and "default" in definition and bool(value == definition["default"])
