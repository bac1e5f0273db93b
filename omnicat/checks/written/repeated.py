"""The ids of all records of a feed, each of which may be there once."""

from collections.abc import Hashable, Mapping
from typing import Any

from omnicat.checks.written.rules import REPEATED_ID
from omnicat.checks.written.wrong import Wrong
from omnicat.model.channel import Spec


class RepeatedIds:
    """Told of one record after the other. Holds a number for each, not the record."""

    def __init__(self, spec: Spec) -> None:
        """The id is what the spec names, else the first field it requires; where there is none, nothing is told."""
        required = (field.name for field in spec.fields.values() if field.need == "required")
        self._fields = spec.id_fields or (next(required, ""),)
        self.field = self._fields[0]
        self._first: dict[Hashable, int] = {}

    def id_of(self, record: Mapping[str, Any]) -> str:
        """What a record calls itself; '' where it does not."""
        said = [record.get(name) for name in self._fields]
        if any(each is None or isinstance(each, Mapping | tuple) for each in said):
            return ""
        return "', '".join(map(str, said))

    def check(self, record: Mapping[str, Any], line: int) -> Wrong | None:
        """What is wrong with a record's id, which stands at that line."""
        said = self.id_of(record)
        first = self._first.setdefault(said, line) if said else line
        if first == line:
            return None
        message = f"{', '.join(self._fields)} '{said}' is also in line {first}"
        return Wrong(self.field, REPEATED_ID, REPEATED_ID.severity, message, "give each record an id of its own")
