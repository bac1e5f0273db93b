"""Signs of markup become the entities that markupsafe makes of them, whichever way it was built."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from omnicat.templating import entities


def without_speedups(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module as it is where markupsafe has no compiled part."""
    monkeypatch.setitem(sys.modules, "markupsafe._speedups", None)
    spec = spec_from_file_location("entities_in_python", entities.__file__)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@given(st.text(st.sampled_from("ab&<>\"' é€\U0001f600;#")))
def test_entities_are_those_of_markupsafe(text: str) -> None:
    assert entities.in_entities(text) == str(escape(text))


def test_python_makes_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a & b < c > d \" e ' &amp; €"
    assert without_speedups(monkeypatch).in_entities(text) == entities.in_entities(text) == str(escape(text))
