"""Four cluster workers beside one process."""

import os
import time
from collections.abc import Iterator, Mapping
from functools import partial
from importlib.metadata import version

from omnicat.executor import Work, executor_for
from tests.benchmarks.built_alike import DAY, built_alike
from tests.benchmarks.cluster import Cluster, cluster, is_possible
from tests.benchmarks.made_up_shop import FOUR, kept_shop
from tests.benchmarks.states import forget
from tests.benchmarks.tables.protocol import Goal, Setup
from tests.benchmarks.timing import Race, Step, Taken

NAME = "cluster"
TITLE = "Four cluster workers beside one process"
ABOUT = """\
A cold build of four feeds, on one process and on a cluster of four workers of this machine, two of them in network
namespaces of their own; every file of `dist/` is compared byte by byte. The way alone is work that does nothing on files of
2 KB and gives 12 KB back: what it costs is counted in seconds of all cores, of the driver, the scheduler and the workers
together, without what the first tasks cost. Namespaces need root."""
ALONE, TOGETHER, WAY = "build, 1 process", "build, 4 workers", "the way alone"
GOALS: tuple[Goal, ...] = (Goal(WAY, 0.0002, "a product"),)
FIRST = 2_000


def races(setup: Setup) -> Iterator[Race]:
    """One size, while the cluster is there."""
    if not is_possible():
        return
    count = setup.products or 10_000
    shop = kept_shop(setup.folder, count, FOUR)
    made: dict[str, str] = {}
    with cluster() as there:
        command = ("build", "--now", DAY, "--workers", "1")
        steps = (
            Step(ALONE, f"omnicat {' '.join(command)}", built_alike(shop, made, *command), partial(forget, shop)),
            Step(
                TOGETHER,
                "omnicat build --cluster tcp://…",
                built_alike(shop, made, "build", "--now", DAY, "--cluster", there.address, there=there),
                partial(forget, shop),
            ),
            Step(WAY, "tests/benchmarks/tables/cluster.py", partial(_way, there, count)),
        )
        yield Race(count, steps, after=partial(forget, shop))


def versions(setup: Setup) -> Mapping[str, str]:
    """The engine's."""
    return {"distributed": version("distributed")}


def _way(there: Cluster, count: int) -> Taken:
    """Seconds of all cores for so many tasks, beyond what the first cost."""
    with executor_for(0, there.address) as executor:
        costs = []
        for number in (FIRST, FIRST, FIRST + count):
            before = time.process_time() + there.cpu()
            if sum(1 for _ in executor.map(_nothing, _tasks(number))) != number:
                raise SystemExit("the cluster lost tasks")
            costs.append(time.process_time() + there.cpu() - before)
    _, first, all_of_them = costs
    return Taken(all_of_them - first, all_of_them - first)


def _tasks(number: int) -> Iterator[tuple[str, bytes]]:
    content = os.urandom(2_000)
    return ((f"{each}.yaml", content) for each in range(number))


def _nothing() -> Work:
    result = os.urandom(12_000)
    return lambda task: result
