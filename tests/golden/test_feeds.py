"""Each channel's feeds of the example shop, whole, as they were when somebody last looked at them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from omnicat.channels.specs import shipped_specs
from tests.golden.golden_shop import ROOT, build, profiles, text_of

Golden = Callable[[str], Callable[[str], None]]


@pytest.fixture(scope="session")
def shop(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """The built shop."""
    if not (ROOT / "catalog/catalog.yaml").is_file():
        pytest.skip("the example shop is not in this checkout")
    return once("golden-shop", build)


@pytest.mark.parametrize("channel", profiles())
def test_the_feeds_of_the_channel_are_those_somebody_looked_at(channel: str, shop: Path, golden: Golden) -> None:
    feeds = [
        each for each in json.loads((shop / "dist/manifest.json").read_text())["feeds"] if each["channel"] == channel
    ]
    assert feeds, (shop / "said.txt").read_text()
    for path in sorted(path for path in (shop / "dist" / channel).rglob("*") if path.is_file()):
        name = path.relative_to(shop / "dist")
        if name.parts[1] not in ("images", "files"):
            golden(str(name))(text_of(path))


def test_every_shipped_spec_has_golden_feeds() -> None:
    assert profiles() == tuple(sorted({spec.partition("@")[0] for spec in shipped_specs()}))
