"""A page in Markdown as the steps it asks a reader to take.

A fenced `console` block holds commands after `$ `, each followed by lines that its output holds, in order; `…` stands
for anything. A command ends with 0, or as a comment behind it says: `# exits with 1`. A comment before a block steers:

    <!-- file: products.csv -->     the block is written to that file
    <!-- picture: assets/mug.jpg --> a picture is put there; needs no block
    <!-- in: example -->            from here on in a fresh copy of the example shop
    <!-- not run: why -->           the block is left alone
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_STEER = re.compile(r"<!-- (file|picture|in|not run): (.+) -->").fullmatch
_EXITS = re.compile(r"\s+# exits with (\d+)$")
_SPAN = re.compile(r"`omnicat ([^`]+)`")
_LINK = re.compile(r"\]\(([^)#:]*)(?:#([^)]*))?\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Put:
    """A file that the page shows."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo that the reader is asked to have."""

    path: str


@dataclass(frozen=True, slots=True)
class Enter:
    """From here on in a fresh copy of the example shop."""


@dataclass(frozen=True, slots=True)
class Run:
    """A command, the code it ends with, and what it prints: a regular expression for each line."""

    line: int
    command: str
    code: int
    shown: tuple[str, ...]


Step = Put | Picture | Enter | Run


def steps(path: Path) -> Iterator[Step]:
    """The steps of a page, in order."""
    lines = iter(enumerate(path.read_text(encoding="utf-8").splitlines(), 1))
    word, about = "", ""
    for _, line in lines:
        if steer := _STEER(line.strip()):
            word, about = steer.groups()
            if word == "picture":
                yield Picture(about)
            elif word == "in":
                yield Enter()
        elif line.startswith("```"):
            block = list(_block(lines))
            if word == "file":
                yield Put(about, "".join(f"{text}\n" for _, text in block))
            elif word != "not run" and line == "```console":
                yield from _runs(block)
            word = ""


def spans(path: Path) -> Iterator[str]:
    """Every command that the running text names, without its first word."""
    yield from _SPAN.findall(path.read_text(encoding="utf-8"))


def links(path: Path) -> Iterator[tuple[str, str]]:
    """Every link within the repository: the path ('' for the page itself) and the heading ('' for none)."""
    yield from _LINK.findall(path.read_text(encoding="utf-8"))


def headings(path: Path) -> frozenset[str]:
    """The addresses that GitHub and GitLab give a page's headings."""
    found = _HEADING.findall(path.read_text(encoding="utf-8"))
    return frozenset(
        "".join(sign for sign in each.lower().replace(" ", "-") if sign.isalnum() or sign in "-_") for each in found
    )


def _block(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    for number, line in lines:
        if line.startswith("```"):
            return
        yield number, line


def _runs(block: list[tuple[int, str]]) -> Iterator[Run]:
    starts = [place for place, (_, line) in enumerate(block) if line.startswith("$ ")]
    for start, end in zip(starts, [*starts[1:], len(block)], strict=True):
        number, line = block[start]
        exits = _EXITS.search(line)
        command = _EXITS.sub("", line).partition("  # ")[0].removeprefix("$ ").strip()
        shown = tuple(_pattern(text) for _, text in block[start + 1 : end] if text.strip(" …"))
        yield Run(number, command, int(exits[1]) if exits else 0, shown)


def _pattern(line: str) -> str:
    """Spaces may be more or fewer; `…` is anything."""
    return ".*".join(r"\s+".join(map(re.escape, part.split(" "))) for part in " ".join(line.split()).split("…"))
