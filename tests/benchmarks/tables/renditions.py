"""A second run over images that are all there: deciding that nothing, or hardly anything, is to be done."""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import count as numbers
from pathlib import Path

from tests.benchmarks.made_up_shop import OWN_PHOTOS, edit, kept_shop
from tests.benchmarks.tables.protocol import OMNICAT, Goal, Setup
from tests.benchmarks.timing import Race, Step, program

NAME = "renditions"
TITLE = "Ten images of each product, again"
ABOUT = """\
Every product has a photo of its own, and the shop's pages show it in ten sizes: ten renditions a product, all made and built
before. Nothing changed; then one product has another price, so that a feed is another one: `omnicat images` looks whether all
images are still there, `omnicat build` puts the feed and all images into `dist/` as one set."""
GOALS: tuple[Goal, ...] = (Goal("images, nothing changed", 1, items=1_000),)
SIZES = 10
COUNTS = (1_000, 10_000)


def races(setup: Setup) -> Iterator[Race]:
    """Each product has ten images."""
    for count in (setup.products,) if setup.products else COUNTS:
        yield _race(kept_shop(setup.folder, count, OWN_PHOTOS), count)


def _race(shop: Path, count: int) -> Race:
    prices = numbers(10)
    images = program(OMNICAT, "-C", shop, "images", "--json", said=partial(_check, wanted=SIZES * count))
    build = program(OMNICAT, "-C", shop, "build")

    def change() -> None:
        edit(shop, OWN_PHOTOS, price=next(prices))

    # What a build leaves for the next one is there when two were made.
    for _ in range(2):
        change()
        build()
    steps = (
        Step("images, one product changed", "omnicat images", images, before=change),
        Step("images, nothing changed", "omnicat images", images),
        Step("build, one product changed", "omnicat build", build, before=change),
    )
    return Race(count, steps)


def versions(setup: Setup) -> Mapping[str, str]:
    """Nobody else takes part."""
    return {}


def _check(said: str, wanted: int) -> None:
    view = json.loads(said)["images"]
    if (view["made"], view["kept"]) != (0, wanted):
        raise SystemExit(f"{view['made']} images made and {view['kept']} kept, not 0 and {wanted}")
