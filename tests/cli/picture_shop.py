"""A small shop with pictures on disk, for the commands on its asset library."""

from functools import cache
from pathlib import Path

from tests.images.pictures import photo, saved
from tests.pipeline.shop import put, write_shop

RECORD = (
    "title: The front\nalt: {en-US: A navy tee, de-DE: Ein blaues T-Shirt}\ntags: [studio, Summer]\nstatus: approved\n"
)


@cache
def old() -> bytes:
    return saved(photo(400, 300))


def write_picture_shop(root: Path) -> Path:
    """Two products, five pictures that they use and three that nobody does, two of those the same; two channels."""
    write_shop(root, "google-us", "website")
    put(root, "assets/tee/front.jpg.yaml", RECORD)
    put(root, "assets/tee/old.png.yaml", "status: draft\nrights: {expires: 2026-09-01}\n")
    (root / "assets/tee/old.png").write_bytes(old())
    (root / "assets/copies").mkdir()
    for name in ("one.jpg", "two.jpg"):
        (root / "assets/copies" / name).write_bytes((root / "assets/mug/front.jpg").read_bytes())
    return root
