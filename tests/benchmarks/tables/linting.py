"""A whole lint of four channels in two locales: cold, after one edit, again."""

from collections.abc import Callable, Iterator, Mapping
from itertools import count as numbers
from pathlib import Path

from tests.benchmarks.made_up_shop import EIGHT, VARIANTS, edit, kept_shop
from tests.benchmarks.states import forget
from tests.benchmarks.tables.protocol import OMNICAT, Goal, Setup
from tests.benchmarks.timing import Race, Step, Taken, program

NAME = "lint"
TITLE = "A whole lint, all rules"
ABOUT = """\
Products of 1.7 KB with 20-odd values in two languages, shown in four channels in two locales (Google, Amazon, Shopify,
website); nothing is wrong with them. *Cold* has no state of an earlier run, but the files in the disk's cache."""
COLD, EDITED, AGAIN = "cold", "one file changed", "nothing changed"
WITH_VARIANTS = "cold, every fourth with three variants"
GOALS: tuple[Goal, ...] = (
    Goal(COLD, 5, items=10_000),
    Goal(EDITED, 0.5, items=10_000),
    Goal(AGAIN, 0.25, items=10_000),
    Goal(AGAIN, 0.8, items=100_000),
)


def races(setup: Setup) -> Iterator[Race]:
    """All three of 10,000 products; of 100,000 only that where nothing changed."""
    count = setup.products or 10_000
    shop = kept_shop(setup.folder, count, EIGHT)
    varied = kept_shop(setup.folder, count, VARIANTS)
    prices = numbers(10)
    yield Race(
        count,
        (
            Step(COLD, "omnicat lint", _lint(shop), before=lambda: forget(shop)),
            Step(EDITED, "omnicat lint", _lint(shop), before=lambda: edit(shop, EIGHT, price=next(prices))),
            Step(AGAIN, "omnicat lint", _lint(shop)),
            Step(WITH_VARIANTS, "omnicat lint", _lint(varied), before=lambda: forget(varied)),
        ),
    )
    if not setup.products:
        large = kept_shop(setup.folder, 100_000, EIGHT)
        _lint(large)()
        yield Race(100_000, (Step(AGAIN, "omnicat lint", _lint(large)),))


def versions(setup: Setup) -> Mapping[str, str]:
    """Nobody else takes part."""
    return {}


def _lint(shop: Path) -> Callable[[], Taken]:
    return program(OMNICAT, "-C", shop, "lint")
