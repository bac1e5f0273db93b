"""The page about specs shows every key of the format, and tells what it means."""

import runpy
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from omnicat.documents import parse
from omnicat.schemas.spec import SCHEMA
from tests.docs.page import Put, steps
from tests.docs.reader import ROOT

PAGE = ROOT / "docs" / "channels.md"
PARTS = dict(runpy.run_path(str(ROOT / "tools" / "reference.py"))["spec_parts"]())


def example() -> Mapping[str, Any]:
    (shown,) = [step for step in steps(PAGE) if isinstance(step, Put) and step.path.startswith("specs/")]
    document, findings = parse(shown.text.encode(), shown.path)
    assert document is not None
    assert not findings
    return dict(document.data)


def used(part: Mapping[str, Any], said: Any) -> Iterator[tuple[int, str]]:
    """The keys of the format that a value uses, by the part of the format they belong to."""
    if isinstance(said, list):
        for each in said:
            yield from used(part.get("items", part), each)
    elif isinstance(said, dict) and "properties" in part and set(said) <= set(part["properties"]):
        for key, each in said.items():
            yield id(part["properties"][key]), key
            yield from used(part["properties"][key], each)
    elif isinstance(said, dict) and isinstance(part.get("additionalProperties"), dict):
        for each in said.values():
            yield from used(part["additionalProperties"], each)


@pytest.mark.parametrize("name", PARTS)
def test_the_example_uses_every_key(name: str) -> None:
    found = set(used(SCHEMA, example()))
    part = PARTS[name]
    assert [key for key, each in part["properties"].items() if (id(each), key) not in found] == []


def test_every_key_has_its_line() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for name, part in PARTS.items():
        assert not name or f"\n### {name}\n" in text
        assert all(f"\n| `{key}` | " in text for key in part["properties"])
