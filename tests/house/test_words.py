"""Modules are named for what they hold, and say it in their first line."""

import re
from pathlib import PurePosixPath

from tests.house.modules import module_paths, text

EMPTY_WORDS = {"utils", "util", "helpers", "helper", "common", "core", "base", "manager", "misc"}
SAYS = re.compile(r'r?"""(?P<what>[^a-z\s"].*?[.:?])(?:""")?$')
"""The first line of a docstring: it begins large, and ends as a sentence does."""


def test_a_module_is_named_for_what_it_holds() -> None:
    assert [path for path in module_paths() if not EMPTY_WORDS.isdisjoint(_words(path))] == []


def test_a_module_says_in_one_line_what_it_is() -> None:
    first_by_path = {path: text(path).partition("\n")[0] for path in module_paths()}
    assert {path: first for path, first in first_by_path.items() if not SAYS.match(first)} == {}
    assert len(first_by_path) > 100


def _words(path: str) -> set[str]:
    return {word for part in PurePosixPath(path).with_suffix("").parts for word in part.split("_")}
