"""A shop's history made up by chance but the same each time: who did what to which product, written to git at once, and known
here without git, so that what is told of it can be compared."""

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from tests.cli.conftest import FILES
from tests.history.repository import CLEAN

PEOPLE = ("Ada Example", "Bob Example", "Cleo Example", "Dan Example", "Eve Example")
ZONES = ("+0000", "+0200", "-0500", "+0530")
BEGIN = 1_767_225_600
"""2026-01-01 in UTC."""

Name = tuple[str, str, str, str, str]
"""Kind, name, channel, locale and currency of a value."""


@dataclass(frozen=True)
class Thing:
    """A product or variant, whatever its SKU and file are at the time. `style` is how its file is written."""

    sku: str
    path: str
    parent: int | None
    values: Mapping[Name, str]
    style: int = 0


State = Mapping[int, Thing]


@dataclass(frozen=True)
class Made:
    """A commit as it was made: everything there was then, and the files that say so."""

    number: int
    parents: tuple[int, ...]
    author: str
    zone: str
    subject: str
    approved: str
    state: State
    files: Mapping[str, str]


@dataclass
class Script:
    """All commits, the last one last; `ids` are what git calls them."""

    commits: list[Made] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    @property
    def tip(self) -> int:
        return len(self.commits) - 1


def kids(state: State, thing: int) -> list[int]:
    return [each for each in state if state[each].parent == thing]


def below(state: State, thing: int) -> Iterator[int]:
    """A thing and everything below it."""
    yield thing
    for each in kids(state, thing):
        yield from below(state, each)


def root_of(state: State, thing: int) -> int:
    parent = state[thing].parent
    return thing if parent is None else root_of(state, parent)


def text_of(state: State, root: int) -> str:
    """A product's file, written in one of several styles that all say the same."""
    style = state[root].style
    lines = [f"# written by hand {style}"] if style % 2 else []
    lines += list(_lines(state, root, style, ""))
    return ("\r\n" if style % 5 == 4 else "\n").join(lines) + "\n"


def _lines(state: State, thing: int, style: int, indent: str) -> Iterator[str]:
    here = state[thing]
    parts = [[f"{indent}sku: {here.sku}"], *_parts(here.values, style, indent)]
    variants = [f"{indent}variants:"] if kids(state, thing) else []
    for each in kids(state, thing):
        first, *rest = _lines(state, each, style, f"{indent}    ")
        variants += [f"{indent}  - {first.strip()}", *rest]
    parts = [*parts, variants]
    for part in [parts[0], *reversed(parts[1:])] if style % 3 == 2 else parts:
        yield from part


def _parts(values: Mapping[Name, str], style: int, indent: str) -> Iterator[list[str]]:
    for name in ("family", "status"):
        if text := values.get(("product", name, "", "", "")):
            yield [f"{indent}{name}: {text}"]
    for kind, key in (("attribute", "attributes"), ("asset", "assets"), ("association", "associations")):
        said = _tree({name: text for name, text in values.items() if name[0] == kind and not name[2]})
        if said:
            yield [f"{indent}{key}:", *(f"{indent}  {code}: {_flow(each, style)}" for code, each in said.items())]
    own = _tree({name: text for name, text in values.items() if name[2]})
    if own:
        yield [f"{indent}channels:", f"{indent}  google-us:", f"{indent}    attributes: {_flow(own, style)}"]


def _tree(values: Mapping[Name, str]) -> dict[str, object]:
    said: dict[str, object] = {}
    for (kind, code, _, locale, currency), text in values.items():
        if locale or currency:
            inner = said.setdefault(code, {})
            assert isinstance(inner, dict)
            inner[locale or currency] = text
        else:
            said[code] = [text] if kind == "association" else text
    return said


def _flow(value: object, style: int) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(each, style)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(each, style) for each in value) + "]"
    text = str(value)
    if text[0].isdigit() or text == "true":
        return text
    return json.dumps(text) if style % 2 else text


@dataclass
class Writer:
    """Makes one commit after the other."""

    random: Random
    script: Script = field(default_factory=Script)
    count: int = 0

    def new_values(self, family: str | None) -> dict[Name, str]:
        self.count += 1
        number = self.count
        if family is None:
            own = {"color": self.random.choice(("navy", "olive")), "size": self.random.choice("SM")}
            own |= {"pieces": str(number), "gtin": f"{number:08}", "weight": f"{number} g"}
            return {("attribute", code, "", "", ""): text for code, text in own.items()}
        return {
            ("product", "family", "", "", ""): family,
            ("product", "status", "", "", ""): "active",
            ("attribute", "name", "", "en-US", ""): f"Tee no. {number}",
            ("attribute", "name", "", "de-DE", ""): f"Hemd Nr. {number}",
            ("attribute", "brand", "", "", ""): f"Brand {number % 7}",
            ("attribute", "price", "", "", "USD"): f"{number % 50 + 10}.00",
            ("attribute", "price", "", "", "EUR"): f"{number % 50 + 9}.00",
            ("attribute", "weight", "", "", ""): f"{number + 100} g",
        }

    def commit(self, state: State, touched: set[int], subject: str, parents: tuple[int, ...]) -> int:
        """Writes the files of what was touched; the commit's number."""
        made = self.script.commits
        before = made[parents[0]] if parents else None
        was: State = before.state if before else {}
        files = dict(before.files) if before else {}
        roots = {root_of(each, thing) for thing in touched for each in (was, state) if thing in each}
        for root in roots:
            if root in was and was[root].parent is None:
                files.pop(was[root].path, None)
        for root in sorted(roots):
            if root in state and state[root].parent is None:
                files[state[root].path] = text_of(state, root)
        author = self.random.choice(PEOPLE)
        approved = f"{self.random.choice(PEOPLE)} <who@example.com> pricing" if self.random.random() < 0.3 else ""
        zone = self.random.choice(ZONES)
        made.append(Made(len(made), parents, author, zone, subject, approved, state, files))
        return len(made) - 1


def write(script: Script, root: Path) -> None:
    """All commits by one `git fast-import`, the last one checked out."""
    subprocess.run(["git", "init", "-q", "-b", "main", str(root)], check=True, env=CLEAN)
    marks = root / ".git/marks"
    stream = b"".join(_stream(script))
    command = ["git", "fast-import", "--quiet", f"--export-marks={marks}"]
    subprocess.run(command, input=stream, cwd=root, check=True, env=CLEAN)
    subprocess.run(["git", "reset", "-q", "--hard", "main"], cwd=root, check=True, env=CLEAN)
    by_mark = dict(line.split() for line in marks.read_text().splitlines())
    script.ids = [by_mark[f":{each.number + 1}"] for each in script.commits]


def _stream(script: Script) -> Iterator[bytes]:
    for each in script.commits:
        before = script.commits[each.parents[0]].files if each.parents else {}
        mail = f"{each.author.split()[0].lower()}@example.com"
        who = f"{each.author} <{mail}> {when_of(each.number)} {each.zone}"
        message = each.subject + (f"\n\nApproved-by: {each.approved}\n" if each.approved else "\n")
        yield f"commit refs/heads/main\nmark :{each.number + 1}\nauthor {who}\ncommitter {who}\n".encode()
        yield _data(message)
        for word, parent in zip(("from", *["merge"] * 9), each.parents, strict=False):
            yield f"{word} :{parent + 1}\n".encode()
        everything = {**(FILES_OF_ALL if not each.parents else {}), **each.files}
        for path in sorted(before.keys() - each.files.keys()):
            yield f"D {path}\n".encode()
        for path in sorted(everything):
            if everything[path] != before.get(path):
                yield f"M 100644 inline {path}\n".encode() + _data(everything[path])


FILES_OF_ALL = {path: text for path, text in FILES.items() if not path.startswith("catalog/products/")}


def when_of(number: int) -> int:
    return BEGIN + number * 10_000


def _data(text: str) -> bytes:
    return b"data %d\n%b\n" % (len(text.encode()), text.encode())


def with_thing(state: State, thing: int, **changes: object) -> dict[int, Thing]:
    return {**state, thing: replace(state[thing], **changes)}  # type: ignore[arg-type]


def moved(state: State, things: Sequence[int], path: str) -> dict[int, Thing]:
    """All of them in another file."""
    return {**state, **{each: replace(state[each], path=path) for each in things}}
