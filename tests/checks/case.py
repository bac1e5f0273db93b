"""A case file: what is true, a small catalog in one text, and the findings marked where they belong."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from PIL import Image

from omnicat.pipeline import gather, open_catalog
from omnicat.pipeline.fixing import fixes
from omnicat.pipeline.gathering import Gathered, Options
from omnicat.pipeline.linting import Terms, judge
from tests.checks.small_catalog import FILES
from tests.images.drawn import DRAWN

TODAY = date(2026, 8, 22)
Place = tuple[str, int, str]
"""Path, line, rule."""

_SECTION = re.compile(r"^-- (.+?)(?: \((image [^)]*|absent)\))? --\n", re.MULTILINE)
_EXPECT = re.compile(r"[ \t]*# expect: (.+)$")
_IMAGE = re.compile(r"image (\d+)x(\d+) (\w+)(?: ([\w-]+?))?(?: q(\d+))?( cut)?").fullmatch


@dataclass(frozen=True, slots=True)
class Case:
    """One case. `files` are laid over the small catalog; `fixed` is how files are to be after `--fix`."""

    title: str
    files: Mapping[str, bytes | None]
    expected: frozenset[Place]
    fixed: Mapping[str, str] = field(default_factory=dict)


def read_case(path: Path) -> Case:
    """The case in a file."""
    title, *parts = _SECTION.split(path.read_text(encoding="utf-8"))
    files: dict[str, bytes | None] = {}
    expected: set[Place] = set()
    fixed: dict[str, str] = {}
    for name, directive, rest in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        body = f"{kept}\n" if (kept := rest.rstrip("\n")) else ""
        if name == "expect":
            expected |= set(_listed(body))
        elif name.startswith("fixed "):
            fixed[name.removeprefix("fixed ")] = body
        else:
            text, marked = _unmarked(body, name)
            expected |= set(marked)
            files[name] = None if directive == "absent" else picture(directive) if directive else text.encode()
    return Case(title.strip(), files, frozenset(expected), fixed)


def lay_out(case: Case, root: Path) -> Path:
    """The case as files in a folder."""
    usual = {name: picture(text) if text.startswith("image ") else text.encode() for name, text in FILES.items()}
    for name, content in {**usual, **case.files}.items():
        if content is not None:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)
    return root


def look(root: Path) -> Gathered:
    """The catalog opened and every product worked on."""
    return gather(open_catalog(root), Options(TODAY, render=False))


def mend(root: Path) -> Mapping[str, str]:
    """What `--fix` would write, by path."""
    return {each.path: each.text for each in fixes(judge(look(root), Terms()).shown, root)}


def found_in(root: Path) -> frozenset[Place]:
    """Path, line and rule of everything that nobody ignores."""
    verdict = judge(look(root), Terms())
    return frozenset((each.where.path, each.where.line, each.rule) for each in verdict.shown)


@cache
def picture(directive: str) -> bytes:
    """A picture: `image 800x600 jpeg`, `image 800x600 png red`, `image 800x600 jpeg thing` for something drawn,
    `… q20` for its quality, `… cut` for a torn one.
    """
    match = _IMAGE(directive)
    assert match, f"write (image WIDTHxHEIGHT FORMAT COLOUR), not ({directive})"
    file = io.BytesIO()
    size, colour = (int(match[1]), int(match[2])), match[4] or "white"
    drawn = DRAWN[colour](size) if colour in DRAWN else Image.new("RGB", size, colour)
    drawn.save(file, match[3], quality=int(match[5] or 90))
    whole = file.getvalue()
    return whole[:60] if match[6] else whole


def _unmarked(body: str, path: str) -> tuple[str, list[Place]]:
    lines, marked = [], []
    for number, line in enumerate(body.split("\n"), 1):
        if match := _EXPECT.search(line):
            marked += [(path, number, rule.strip()) for rule in match[1].split(",")]
            line = line[: match.start()]
        lines.append(line)
    return "\n".join(lines), marked


def _listed(body: str) -> Iterator[Place]:
    for line in filter(None, map(str.strip, body.splitlines())):
        place, rule = line.rsplit(" ", 1)
        path, _, number = place.partition(":")
        yield path, int(number or 0), rule
