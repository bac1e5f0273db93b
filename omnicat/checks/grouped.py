"""Listings that belong together: what they have to say alike, and what has to tell them apart."""

from collections.abc import Hashable, Mapping
from typing import Any, NamedTuple

from omnicat.model.channel import Spec

SHARE, DIFFER = "share", "differ"


class Clash(NamedTuple):
    """What one listing has against the first like it: the fields that disagree (share), or are all alike (differ)."""

    kind: str
    fields: tuple[str, ...]
    other: str


class Groups:
    """Told of one record after the other, in any order; keeps of each group what its first record says, and of each
    way to differ who was first. A record maps fields to what is written. What a record does not say agrees with
    everything; in telling apart it counts as empty.
    """

    def __init__(self, spec: Spec) -> None:
        """Asks for nothing where the spec has neither `share` nor `differ_in`."""
        self._group, self._share, self._differ = spec.group, spec.share, spec.differ_in
        self._said: dict[Hashable, dict[str, tuple[str, str]]] = {}
        self._first: dict[Hashable, str] = {}

    def check(self, record: Mapping[str, Any], name: str, group: Hashable = None) -> list[Clash]:
        """What is wrong with a record that is called so. `group` is what it belongs to where the spec names no field
        that says it; a record in no group has nobody to clash with.
        """
        key = _text(record, self._group) if self._group else group
        if key is None or key == "":
            return []
        clashes = [*self._disagreeing(record, name, key)]
        if self._differ:
            said = tuple(_text(record, field) for field in self._differ)
            other = self._first.setdefault((key, said), name)
            clashes += [Clash(DIFFER, self._differ, other)] if other != name else []
        return clashes

    def _disagreeing(self, record: Mapping[str, Any], name: str, key: Hashable) -> list[Clash]:
        if not self._share:
            return []
        known = self._said.setdefault(key, {})
        clashes = []
        for field in self._share:
            text = _text(record, field)
            if text:
                said, other = known.setdefault(field, (text, name))
                if said != text:
                    clashes.append(Clash(SHARE, (field,), other))
        return clashes


def _text(record: Mapping[str, Any], field: str) -> str:
    return str(record[field]) if record.get(field) is not None else ""
