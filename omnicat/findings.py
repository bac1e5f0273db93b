"""One thing wrong, and where: the word every check speaks and every reporter prints."""

from collections.abc import Iterable
from enum import IntEnum
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace


class Severity(IntEnum):
    """How much a finding matters; higher is worse."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


class Location(Struct, frozen=True, order=True, array_like=True, gc=False):
    """A place in a file.

    `path` runs from the repository root, with slashes. `line` and `column` count from 1; 0 means
    not known (yet). `pointer` names keys and indexes: `attributes/name/de-DE`, `variants/0/sku`;
    a `/` inside a key is written `~1` and a `~` is written `~0`.
    """

    path: str
    line: int = 0
    column: int = 0
    pointer: str = ""

    def __str__(self) -> str:
        return ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])


class Subject(Struct, frozen=True, order=True):
    """What a finding is about: a product, a family, an asset, a channel… Several channels stand with commas."""

    kind: str
    code: str
    channel: str = ""
    locale: str = ""


class Rule(Struct, frozen=True):
    """A named reason. `manual` is its page: why, a bad and a good example, the fix."""

    id: str
    severity: Severity
    manual: str

    @property
    def kind(self) -> str:
        """The part before the slash."""
        return self.id.partition("/")[0]

    @property
    def summary(self) -> str:
        """The manual's first line."""
        return self.manual.strip().splitlines()[0].rstrip(".")


class Fix(Struct, frozen=True):
    """A safe repair: put `value` at the finding's pointer; `None` removes what is there."""

    value: str | int | bool | None


class Finding(Struct, frozen=True):
    """One thing wrong with the data, its place, and what to do."""

    where: Location
    rule: str
    severity: Severity
    message: str
    hint: str = ""
    subject: Subject = Subject("", "")
    related: tuple[Location, ...] = ()
    fix: Fix | None = None
    ignored: Literal["", "comment", "settings", "baseline"] = ""

    @property
    def fingerprint(self) -> str:
        """Rule, path, pointer and subject as 16 hex digits: the same while lines and words move."""
        import hashlib

        about = self.subject
        parts = (self.rule, self.where.path, self.where.pointer, about.kind, about.code, about.channel, about.locale)
        return hashlib.sha256("\0".join(parts).encode(errors="surrogatepass")).hexdigest()[:16]

    @property
    def order(self) -> tuple[object, ...]:
        """The sort key of every list of findings."""
        where, about = self.where, self.subject
        place = (where.path, where.line, where.column, where.pointer)
        return (*place, self.rule, about.kind, about.code, about.channel, about.locale, self.message)

    def at(self, where: Location) -> "Finding":
        """The same finding at that place."""
        return Finding(
            where,
            self.rule,
            self.severity,
            self.message,
            self.hint,
            self.subject,
            self.related,
            self.fix,
            self.ignored,
        )

    def marked(self, how: Literal["comment", "settings", "baseline"]) -> "Finding":
        """The same finding, ignored and saying by what."""
        return replace(self, ignored=how)


def finding(
    rule: Rule,
    where: Location,
    message: str,
    hint: str = "",
    *,
    subject: Subject = Subject("", ""),
    related: Iterable[Location] = (),
    fix: Fix | None = None,
) -> Finding:
    """A finding of `rule` at its usual severity."""
    return Finding(where, rule.id, rule.severity, message, hint, subject, tuple(related), fix)


def join_pointer(*keys: str | int) -> str:
    """A pointer from its keys."""
    return "/".join(escape_key(str(key)) for key in keys)


def extend_pointer(pointer: str, *keys: str | int) -> str:
    """A pointer with more keys below it."""
    below = join_pointer(*keys)
    return f"{pointer}/{below}" if pointer and below else pointer or below


def split_pointer(pointer: str) -> tuple[str, ...]:
    """The keys of a pointer, unescaped; the root has none."""
    return tuple(key.replace("~1", "/").replace("~0", "~") for key in pointer.split("/")) if pointer else ()


def escape_key(key: str) -> str:
    """A key as it stands in a pointer."""
    return key.replace("~", "~0").replace("/", "~1") if "~" in key or "/" in key else key


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint with the nearest known name, or the first few names there are."""
    from difflib import get_close_matches

    names = sorted(set(known))
    if near := get_close_matches(name, names, 1, 0.6):
        return f"did you mean '{near[0]}'?"
    if not names:
        return "none is defined yet"
    shown = ", ".join(names[:8]) + (", …" if len(names) > 8 else "")
    return f"use one of: {shown}"
