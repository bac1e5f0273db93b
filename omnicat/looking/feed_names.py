"""Which field of a spec each name in a feed file means, as it is written or nearly so."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from omnicat.checks.written import MISSPELT_COLUMN, UNKNOWN_COLUMN
from omnicat.findings import Rule, did_you_mean
from omnicat.model.channel import Spec

NATIVE: Mapping[str, str] = {"summary": "description"}
"""What Atom calls a field by a name of its own (https://support.google.com/merchants/answer/14990811, 2026-08)."""

OF_THE_FORMAT = frozenset({"guid", "pubDate", "updated", "published", "author"})
"""What RSS 2.0 and Atom have besides what a channel asks for."""

_with_parts = re.compile(r"(?P<name>[^()]+)\((?P<parts>[^()]*)\)").fullmatch


class Meant(NamedTuple):
    """The field, '' where there is none; the parts of a group that a heading names; and what is wrong with the name."""

    field: str
    parts: tuple[str, ...] = ()
    rule: Rule | None = None
    message: str = ""
    hint: str = ""


class FeedNames:
    """The names of one spec's feeds. `is_xml` where elements of RSS and Atom may stand beside the channel's."""

    def __init__(self, spec: Spec, *, is_xml: bool) -> None:
        self._spec = spec
        self._own = OF_THE_FORMAT if is_xml else frozenset[str]()
        headings = {heading: name for plan in spec.feeds for name, heading in plan.names.items()}
        native = {word: name for word, name in NATIVE.items() if is_xml and name in spec.fields}
        self._exact = {**native, **headings, **{name: name for name in spec.fields}}
        self._near = {_plain(written): written for written in self._exact}
        self._forms = [(_form(heading), name) for heading, name in headings.items() if "$" in heading]
        extras = {key for plan in spec.feeds for key in (plan.number, plan.variants) if key}
        self._added = tuple(re.compile(each.name) for each in spec.own_fields)
        self._known: dict[str, Meant] = {name: Meant("") for name in (*self._own, *extras)}

    def meant(self, name: str) -> Meant:
        """What a name means; worked out once for each."""
        if name not in self._known:
            self._known[name] = self._found(name)
        return self._known[name]

    def _found(self, name: str) -> Meant:
        if name in self._exact:
            return Meant(self._exact[name])
        if filled := next((field for form, field in self._forms if form.fullmatch(name)), ""):
            return Meant(filled)
        if any(form.fullmatch(name) for form in self._added):
            return Meant("")
        grouped = _with_parts(name)
        if grouped and (field := self._exact.get(grouped["name"])) and self._spec.fields[field].group:
            return Meant(field, tuple(part.strip() for part in re.split("[:,]", grouped["parts"])))
        if written := self._near.get(_plain(name)):
            message = f"'{name}' is spelled '{written}' by {self._spec.id}"
            return Meant(self._exact[written], (), MISSPELT_COLUMN, message, f"write '{written}'")
        message = f"{self._spec.id} knows no field '{name}'"
        return Meant("", (), UNKNOWN_COLUMN, message, did_you_mean(name, self._exact))


def _form(heading: str) -> re.Pattern[str]:
    """What a heading with `$country` and the like in it looks like, whatever stands for these."""
    return re.compile("[^|)]*".join(re.escape(part) for part in re.split(r"\$[a-z_]+", heading)))


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "_", name.strip().casefold().removeprefix("g:"))
