"""The records of a feed that belong together, by the field that its spec names for it."""

from collections.abc import Mapping
from typing import Any

from omnicat.checks.grouped import SHARE, Groups
from omnicat.checks.listings import channel_variants_alike, channel_variants_disagree
from omnicat.checks.written.wrong import Wrong, cited
from omnicat.model.channel import Spec


class Together:
    """Told of one record that is sold after the other. Holds what each group says, not the records."""

    def __init__(self, spec: Spec) -> None:
        """Where the spec names no field that makes a group, nothing is told."""
        self._spec = spec
        self._groups = Groups(spec)

    def check(self, record: Mapping[str, Any], name: str) -> list[Wrong]:
        """What is wrong with a record, which calls itself so, beside those of its group before it."""
        found = []
        for clash in self._groups.check(record, name):
            rule = (channel_variants_disagree if clash.kind == SHARE else channel_variants_alike).RULE
            fields, of_all = ", ".join(clash.fields), len(clash.fields) > 1
            if clash.kind == SHARE:
                source = cited(self._spec.fields[fields].source, self._spec)
                message = (
                    f"{fields} of '{name}' is not what '{clash.other}' of the same {self._spec.group} says{source}"
                )
                hint = "say the same in the whole group, or give the record a group of its own"
            else:
                message = f"'{name}' looks like '{clash.other}': both say the same {fields}"
                hint = f"say what tells them apart in {'one of ' if of_all else ''}{fields}"
            found.append(Wrong(clash.fields[0], rule, rule.severity, message, hint))
        return found
