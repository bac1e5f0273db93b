"""A second run over images that are all there: deciding that nothing is to be done."""

import json
from collections.abc import Iterator, Mapping
from itertools import count as numbers

from tests.benchmarks.made_up_shop import OWN_PHOTOS, edit, kept_shop
from tests.benchmarks.tables.protocol import OMNICAT, Goal, Setup
from tests.benchmarks.timing import Race, Step, program

NAME = "renditions"
TITLE = "Ten images of each of 1,000 products, again"
ABOUT = """\
Every product has a photo of its own, and the shop's pages show it in ten sizes: 10,000 renditions, all made before. Nothing
changed; then one product has another price, so that what is wanted is worked out anew and each image is looked for."""
GOALS: tuple[Goal, ...] = (Goal("omnicat, nothing changed", 1, items=1_000),)
SIZES = 10


def races(setup: Setup) -> Iterator[Race]:
    """Each product has ten images."""
    count = setup.products or 1_000
    shop = kept_shop(setup.folder, count, OWN_PHOTOS)
    prices = numbers(10)
    images = program(OMNICAT, "-C", shop, "images", "--json", said=lambda said: _check(said, SIZES * count))
    program(OMNICAT, "-C", shop, "images")()
    steps = (
        Step("omnicat, nothing changed", "omnicat images", images),
        Step(
            "omnicat, one product changed",
            "omnicat images",
            images,
            before=lambda: edit(shop, OWN_PHOTOS, price=next(prices)),
        ),
    )
    # The first run after the photos were written still tells them from ones that change while it looks.
    images()
    yield Race(count, steps)


def versions(setup: Setup) -> Mapping[str, str]:
    """Nobody else takes part."""
    return {}


def _check(said: str, wanted: int) -> None:
    view = json.loads(said)["images"]
    if (view["made"], view["kept"]) != (0, wanted):
        raise SystemExit(f"{view['made']} images made and {view['kept']} kept, not 0 and {wanted}")
