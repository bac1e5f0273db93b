"""Modules are named for what they hold, and say it in their first line."""

import ast
from pathlib import PurePosixPath

import pytest

from tests.house.modules import module_paths, tree

EMPTY_WORDS = {"utils", "util", "helpers", "helper", "common", "core", "base", "manager", "misc"}


@pytest.mark.parametrize("path", module_paths())
def test_a_module_is_named_for_what_it_holds(path: str) -> None:
    parts = PurePosixPath(path).with_suffix("").parts
    assert EMPTY_WORDS.isdisjoint(word for part in parts for word in part.split("_"))


@pytest.mark.parametrize("path", module_paths())
def test_a_module_says_in_one_line_what_it_is(path: str) -> None:
    first = (ast.get_docstring(tree(path)) or "").partition("\n")[0]
    assert first.endswith((".", ":", "?")), f"{path} begins with {first!r}"
    assert first[:1] == first[:1].upper()
