"""Cells read by the attribute they are for, with everything that goes wrong noted."""

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from omnicat.importers.cells import (
    POINT,
    Habits,
    Reading,
    number,
    read_boolean,
    read_date,
    read_gtin,
    read_measurement,
    read_money,
    read_number,
    read_url,
)
from omnicat.importers.draft import Options
from omnicat.importers.notes import Cell, Notes
from omnicat.importers.rules import BAD_VALUE
from omnicat.importers.vocabulary import Vocabulary


class CellReader(Struct, frozen=True):
    """Reads cells of files whose columns have no locale: all text is in the main one."""

    vocabulary: Vocabulary
    notes: Notes
    options: Options

    def value(
        self, code: str, text: str, cell: Cell, habits: Habits = POINT, *, separator: str = ",", locale: str = ""
    ) -> Any:
        """The value as YAML data, or None where there is none or it can't be read."""
        definition = self.vocabulary.use(code)
        if definition.get("list") or definition["type"] == "multi_select":
            parts = [self._one(code, definition, part, cell, habits) for part in split(text, separator)]
            found = list(dict.fromkeys(part for part in parts if part is not None))
            return self._placed(definition, found, locale) if found else None
        one = self._one(code, definition, text, cell, habits)
        return None if one is None else self._placed(definition, one, locale)

    def count(self, text: str, cell: Cell) -> int | None:
        """A number of pieces in stock; None, and noted, where it is none."""
        found = number(text)
        if found is None or found != found.to_integral_value():
            hint = "write the number of pieces"
            self.notes.wrong(BAD_VALUE, cell, f"'{text}' is not a whole number", hint, value=text)
            return None
        return int(found)

    def _one(self, code: str, definition: Mapping[str, Any], text: str, cell: Cell, habits: Habits) -> Any:
        if definition["type"] in ("select", "multi_select"):
            return self.vocabulary.option(code, text)
        reading = _read(definition, text, self.options.main_currency, habits)
        if reading.trouble:
            self.notes.wrong(BAD_VALUE, cell, reading.trouble, reading.hint, value=text)
        elif reading.change:
            self.notes.say("changed", cell, reading.change, text)
        return reading.value

    def _placed(self, definition: Mapping[str, Any], value: Any, locale: str) -> Any:
        """Under its locale, where that is not the catalog's first."""
        first = next(iter(self.options.known.settings.get("locales") or ()), self.options.main_locale)
        locale = locale or self.options.main_locale
        return {locale: value} if definition.get("localizable") and locale != first else value


def split(text: str, separator: str = ",") -> list[str]:
    """The parts of a cell; a separator with a backslash before it is text."""
    parts = re.split(rf"(?<!\\){re.escape(separator)}|\n", text)
    return [part.replace(f"\\{separator}", separator).strip() for part in parts if part.strip()]


def _read(definition: Mapping[str, Any], text: str, currency: str, habits: Habits) -> Reading:
    kind = definition["type"]
    if kind in ("integer", "decimal"):
        return read_number(text, habits, whole=kind == "integer")
    if kind == "boolean":
        return read_boolean(text)
    if kind == "date":
        return read_date(text, habits)
    if kind == "money":
        return read_money(text, currency, habits)
    if kind == "measurement":
        return read_measurement(text, str(definition.get("unit", "")), str(definition.get("quantity", "")), habits)
    if kind == "gtin":
        return read_gtin(text)
    return read_url(text) if kind == "url" else Reading(text)
