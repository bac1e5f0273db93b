"""Where PyYAML comes without its C parser, the Python one gives the same data and findings."""

import pytest
import yaml

from omnicat.documents import events as door
from omnicat.documents import parse

FILE = """\
a: &a {x: 1, y: "q "}
b:
  <<: *a
  y: |
    text
c: [04, 1.50, ~, 'x', 😀]
a: again
d: !t x
"""


@pytest.mark.parametrize(
    "text", [FILE, "\ufeffa: 1\r\nb: 2\r\n", "", "a:\n\tb: 1\n", "a: x\x07\n", "a: 1\n--- \nb: 1\n", "[" * 60]
)
def test_both_parsers_agree(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with_c = parse(text.encode(), "x.yaml")
    monkeypatch.setattr(door, "_Loader", yaml.SafeLoader)
    assert parse(text.encode(), "x.yaml") == with_c
