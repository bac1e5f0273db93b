"""What one product costs in catalogs of growing size."""

from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from functools import partial
from importlib.metadata import version

from tests.benchmarks.built_alike import DAY, built_alike
from tests.benchmarks.cluster import Cluster, cluster, is_possible
from tests.benchmarks.made_up_shop import FOUR, kept_shop
from tests.benchmarks.states import forget
from tests.benchmarks.tables.protocol import OMNICAT, Goal, Setup
from tests.benchmarks.timing import Race, Step, program

NAME = "scale"
TITLE = "The cost of a product, from 1,000 to 1,000,000"
ABOUT = """\
Four channels in one locale, a feed each, no images; cold. A straight line means the same work for a product at every
size: it is told in the time of all cores, the driver's, the workers' and the scheduler's. The cluster has four workers on
this machine, two of them in network namespaces of their own, which need root; it has to leave the same bytes. The largest
sizes run once."""
LINT, BUILD, TOGETHER = "lint, cold", "build, cold", "build, cold, 4 cluster workers"
GOALS: tuple[Goal, ...] = tuple(Goal(each, 1.2, "line") for each in (LINT, BUILD, TOGETHER))
SIZES = (1_000, 10_000, 100_000)


def races(setup: Setup) -> Iterator[Race]:
    """Every size; one alone where it is asked for: a million is."""
    for count in (setup.products,) if setup.products else SIZES:
        with cluster() if is_possible() else nullcontext() as there:
            yield _race(setup, count, there)


def _race(setup: Setup, count: int, there: Cluster | None) -> Race:
    shop = kept_shop(setup.folder, count, FOUR)
    fresh, made, build = partial(forget, shop), dict[str, str](), ("build", "--now", DAY)
    steps = [
        Step(LINT, "omnicat lint", program(OMNICAT, "-C", shop, "lint"), fresh),
        Step(BUILD, "omnicat build", built_alike(shop, made, *build), fresh),
    ]
    if there:
        on_it = built_alike(shop, made, *build, "--cluster", there.address, there=there)
        steps.append(Step(TOGETHER, "omnicat build --cluster tcp://…", on_it, fresh))
    return Race(count, tuple(steps), after=fresh)


def versions(setup: Setup) -> Mapping[str, str]:
    """The engine's."""
    return {"distributed": version("distributed")}
