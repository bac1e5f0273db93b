"""What one product costs in catalogs of growing size."""

from collections.abc import Iterator, Mapping

from tests.benchmarks.made_up_shop import FOUR, kept_shop
from tests.benchmarks.states import forget
from tests.benchmarks.tables.protocol import OMNICAT, Goal, Setup
from tests.benchmarks.timing import Race, Step, program

NAME = "scale"
TITLE = "The cost of a product, from 1,000 to 1,000,000"
ABOUT = """\
Four channels in one locale, a feed each, no images; cold. A straight line means the same milliseconds a product at every
size; the largest sizes run once."""
LINT, BUILD = "lint, cold", "build, cold"
GOALS: tuple[Goal, ...] = (Goal(LINT, 1.2, "line"), Goal(BUILD, 1.2, "line"))
SIZES = (1_000, 10_000, 100_000)


def races(setup: Setup) -> Iterator[Race]:
    """Every size; one alone where it is asked for: a million is."""
    for count in (setup.products,) if setup.products else SIZES:
        shop = kept_shop(setup.folder, count, FOUR)
        yield Race(
            count,
            tuple(
                Step(
                    name,
                    f"omnicat {command}",
                    program(OMNICAT, "-C", shop, command),
                    before=lambda shop=shop: forget(shop),  # type: ignore[misc]
                )
                for name, command in ((LINT, "lint"), (BUILD, "build"))
            ),
            after=lambda shop=shop: forget(shop),  # type: ignore[misc]
        )


def versions(setup: Setup) -> Mapping[str, str]:
    """Nobody else takes part."""
    return {}
