"""A build with originals that are no plain pictures."""

from pathlib import Path

import pytest
from PIL import Image

from omnicat.errors import Exit
from omnicat.originals import film, pdf
from tests.originals import files
from tests.originals.test_film import made as film_of
from tests.pipeline.shop import built, change, left

TEE = "catalog/products/tee.yaml"
RED = "TEE-HARBOR-RED-M"
POSTERS = "renditions: {video: {width: 32, format: png}, manual: {width: 100}}\n"


@pytest.fixture
def many(shop: Path) -> Path:
    """The tee has a film, a manual, a drawing and a model; the website wants pictures of them."""
    folder = shop / "assets/tee"
    (folder / "film.mp4").write_bytes(film_of())
    (folder / "care.pdf").write_bytes(files.pdf())
    (folder / "logo.svg").write_bytes(files.svg('<script>alert(1)</script><path d="M0 0"/>'))
    (folder / "chair.glb").write_bytes(files.glb(files.CHAIR))
    with (shop / "catalog/catalog.yaml").open("a") as file:
        file.write("roles: {logo: {label: Logo, kinds: [vector]}, scene: {label: Scene, kinds: [model]}}\n")
    used = "assets:\n  video: tee/film.mp4\n  manual: tee/care.pdf\n  logo: tee/logo.svg\n  scene: tee/chair.glb\n"
    change(shop, TEE, "assets:\n", used)
    for name in ("website", "google-us"):
        with (shop / f"channel_profiles/{name}.yaml").open("a") as file:
            file.write(POSTERS)
    return shop


def published(root: Path, channel: str) -> dict[str, Path]:
    """Files below a channel's folder by the role and ending in their name."""
    found = (root / "dist" / channel).rglob("TEE-HARBOR-*")
    return {
        f"{path.name.split('-')[-2]}{path.suffix}": path for path in found if path.parent.name in ("files", "images")
    }


@pytest.mark.skipif(not film.is_installed() or not pdf.is_installed(), reason="the extras are not installed")
def test_a_film_and_a_manual_are_published_with_a_picture_of_them(many: Path) -> None:
    done = built(many)
    assert [each.message for each in done.verdict.shown if each.rule.startswith("asset/un")] == []
    there = published(many, "website")
    assert there["video.mp4"].read_bytes() == (many / "assets/tee/film.mp4").read_bytes()
    assert there["manual.pdf"].read_bytes() == files.pdf()
    with Image.open(there["video.png"]) as poster:
        assert poster.size == (32, 24)
        assert poster.convert("RGB").getpixel((2, 2))[0] > 150  # type: ignore[index]
    with Image.open(there["manual.jpg"]) as page:
        assert page.size == (100, 50)
    assert built(many).made == 0


def test_a_drawing_is_published_without_its_script_and_in_own_places_alone(many: Path) -> None:
    built(many)
    drawing = published(many, "website")["logo.svg"]
    assert drawing.read_text() == files.svg('<path d="M0 0"/>').decode()
    assert not list((many / "dist/google-us").rglob("*.svg"))
    assert "logo" not in (many / "dist/google-us/google.xml").read_text()


def test_what_was_not_fetched_leaves_its_product_out_with_the_reason(shop: Path) -> None:
    (shop / "assets/mug/front.jpg").write_bytes(files.pointer())
    done = built(shop)
    assert done.exit == Exit.PARTIAL
    assert set(left(shop, "google-us")) == {"MUG-ENAMEL"}
    reasons = [each.message for each in done.verdict.shown if each.rule == "channel/image-not-made"]
    assert set(reasons) == {
        "'MUG-ENAMEL' can't be shown: 'front.jpg' is a Git LFS pointer, its content was not fetched"
    }
    told = [each.rule for each in done.verdict.shown if each.where.path == "assets/mug/front.jpg"]
    assert told == ["asset/git-lfs-pointer"]
    assert not {"channel/image-too-small", "channel/missing-field"} & {each.rule for each in done.verdict.shown}


def test_a_film_that_was_not_fetched_is_never_published_as_its_pointer(many: Path) -> None:
    (many / "assets/tee/film.mp4").write_bytes(files.pointer())
    done = built(many)
    assert done.exit == Exit.PARTIAL
    assert "TEE-HARBOR" in left(many, "website")
    assert not list((many / "dist").rglob("*.mp4"))
    (many / "assets/tee/film.mp4").write_bytes(film_of())
    assert built(many).exit == Exit.CLEAN
