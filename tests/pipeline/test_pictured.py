"""Badges, sizes to choose from and swatches from the profile to dist/."""

import json
import re
from pathlib import Path

import pytest
from PIL import Image

from omnicat.pipeline import open_catalog
from omnicat.pipeline.gathering import Options, gather
from tests.images.pictures import opened, pixel, saved
from tests.pipeline.shop import TODAY, built, change, digests, left, put, write_shop
from tests.specs.small_shop import PROFILES

BADGE = "renditions: {main: {width: 200, format: png, widths: [100], overlays: [{image: badge.png, at: center, width: 0.5}]}}\n"

TEMPLATE = """\
{% block header %}<pages>{% endblock %}
{% block item %}<page>{% for image in listing.images %}<img src="{{ image.url }}" srcset="{{ image.srcset }}"/>{% endfor %}</page>{% endblock %}
{% block footer %}</pages>{% endblock %}
"""
FEED = "feeds: [{file: pages.xml, format: xml, template: page.xml.j2, element: page, unit: listing}]\n"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    root = write_shop(tmp_path / "shop", "website")
    put(root, "channel_profiles/website.yaml", PROFILES["website"] + BADGE)
    (root / "assets/badge.png").write_bytes(saved(Image.new("RGB", (40, 40), "blue")))
    return root


def rules(root: Path) -> dict[str, list[str]]:
    found = list(gather(open_catalog(root), Options(TODAY)).all_findings)
    return {
        rule: sorted(each.where.path for each in found if each.rule == rule)
        for rule in ("asset/unused", "channel/unknown-overlay", "channel/overlay-forbidden")
    }


def middles(root: Path) -> set[tuple[int, ...]]:
    files = sorted((root / "dist/website/images").glob("*-main-*.png"))
    pictures = [opened(file.read_bytes()).convert("RGB") for file in files]
    return {pixel(each, each.width // 2, each.height // 2) for each in pictures}


def test_a_badge_is_on_every_picture_and_counts_as_used(shop: Path) -> None:
    assert built(shop).made > 0
    assert middles(shop) == {(0, 0, 255)}
    assert "assets/badge.png" not in rules(shop)["asset/unused"]


def test_a_badge_that_nobody_lays_is_unused(shop: Path) -> None:
    put(shop, "channel_profiles/website.yaml", PROFILES["website"])
    assert "assets/badge.png" in rules(shop)["asset/unused"]


def test_another_badge_makes_the_pictures_anew_and_nothing_else_does(shop: Path) -> None:
    built(shop)
    assert (built(shop).made, built(shop).changed) == (0, False)
    before = digests(shop)
    (shop / "assets/badge.png").write_bytes(saved(Image.new("RGB", (40, 40), "red")))
    again = built(shop)
    with_badge = [path for path in before if "-main-" in path]
    assert again.made == len(with_badge) == 6
    assert middles(shop) == {(255, 0, 0)}
    assert digests(shop) != before


def test_without_its_badge_nothing_is_shown_unmarked(shop: Path) -> None:
    built(shop)
    (shop / "assets/badge.png").unlink()
    assert rules(shop)["channel/unknown-overlay"] == ["channel_profiles/website.yaml"]
    built(shop)
    assert all("channel/image-not-made" in each for each in left(shop, "website").values())
    assert left(shop, "website")
    assert not list((shop / "dist").rglob("*.png"))


def test_every_size_on_a_page_is_there(shop: Path) -> None:
    put(shop, "templates/page.xml.j2", TEMPLATE)
    put(shop, "channel_profiles/website.yaml", PROFILES["website"] + BADGE + FEED)
    built(shop)
    text = (shop / "dist/website/pages.xml").read_text()
    sets = re.findall(r'srcset="([^"]+)"', text)
    assert sets
    for each in sets:
        sizes = [part.split(" ") for part in each.split(", ")]
        assert [width for _, width in sizes] == ["100w", "200w"]
        for url, width in sizes:
            file = shop / "dist/website/images" / url.rpartition("/")[2]
            assert opened(file.read_bytes()).width == int(width.removesuffix("w"))


def test_colours_are_swatches_that_are_made_once(shop: Path) -> None:
    path = next(path for path in (shop / "catalog/attributes").glob("*.yaml") if "\ncolor:" in "\n" + path.read_text())
    text = path.read_text()
    assert "navy" in text
    put(
        shop,
        "channel_profiles/website.yaml",
        PROFILES["website"] + "renditions: {swatch: {width: 16, format: png, color: color}}\n",
    )
    built(shop)
    assert not list((shop / "dist/website/images").glob("*-swatch-*"))
    change(shop, path.relative_to(shop).as_posix(), "navy:", "navy: {label: Navy, swatch: '#000080'}\n    marine:")
    built(shop)
    (file,) = (shop / "dist/website/images").glob("*-swatch-*")
    assert file.name.startswith("navy-swatch-")
    assert pixel(opened(file.read_bytes()).convert("RGB"), 8, 8) == (0, 0, 128)
    manifest = json.loads((shop / "dist/manifest.json").read_text())
    assert f"website/images/{file.name}" in json.dumps(manifest)
    assert built(shop).made == 0
