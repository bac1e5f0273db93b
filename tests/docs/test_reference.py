"""The pages that are made from the code are as the code is now."""

import re
import runpy
from collections.abc import Mapping
from typing import Any

import pytest

from omnicat.attributes import TYPES, read_value
from omnicat.catalog.attributes import read_attribute
from omnicat.documents import parse
from omnicat.findings import Location
from omnicat.model.catalog import Settings
from tests.docs.reader import ROOT

REFERENCE = runpy.run_path(str(ROOT / "tools" / "reference.py"))


def test_the_reference_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    assert REFERENCE["main"](["--check"]) == 0, capsys.readouterr().out


def test_the_picture_asks_no_other_host_for_anything() -> None:
    drawn = (ROOT / "docs" / "terminal.svg").read_text(encoding="utf-8")
    assert re.findall(r"https?://[^\"\s]+", drawn) == ["http://www.w3.org/2000/svg"]


@pytest.mark.parametrize("name", [each.NAME for each in TYPES])
def test_the_example_of_a_type_is_right(name: str) -> None:
    definition, value = (_parsed(text) for text in REFERENCE["EXAMPLES"][name])
    ((code, said),) = definition.items()
    attribute = read_attribute(
        code, said, Settings(locales=("en-US", "de-DE"), currencies=("USD", "EUR")), Location("")
    )
    read, problems = read_value(value[code], attribute, ("en-US", "de-DE"))
    assert attribute.type == name
    assert read
    assert not problems


def _parsed(text: str) -> Mapping[str, Any]:
    document, findings = parse(text.encode(), "example.yaml")
    assert document is not None
    assert not findings
    return dict(document.data)
