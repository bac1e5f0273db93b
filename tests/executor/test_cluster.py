"""A cluster does what one process does; what is wrong with it is said in a sentence."""

import logging
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from socket import socket

import dask
import pytest
from distributed import Client, LocalCluster

from omnicat.errors import Exit, OmnicatError
from omnicat.executor import executor_for
from omnicat.executor.cluster import Link, connecting, mapping, on_worker, sending
from tests.executor.on_cluster import Special, Task, add, die, leave, refuse, run_out, status, tell_process

ROOT = Path(__file__).parents[2]


@contextmanager
def started(workers: int) -> Iterator[LocalCluster]:
    """A cluster on this machine, which is not omnicat's."""
    with (
        dask.config.set(connecting.SETTINGS),
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL + 1,
        ) as cluster,
    ):
        yield cluster


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with started(2) as running:
        yield running


@pytest.fixture(scope="module")
def address(cluster: LocalCluster) -> str:
    return str(cluster.scheduler_address)


def tasks(number: int) -> Iterator[Task]:
    return ((f"{each}.yaml", each) for each in range(number))


def port() -> int:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.mark.parametrize("number", [0, 1, 65, 700])
def test_results_come_in_the_order_of_the_tasks(address: str, number: int) -> None:
    with executor_for(0, address) as executor:
        results = list(executor.map(partial(add, 1), tasks(number)))
    assert results == [b"%d" % (each + 1) for each in range(number)]


def test_pictures_travel_one_by_one(address: str) -> None:
    with executor_for(0, address) as executor:
        results = list(executor.for_pictures.map(partial(add, 1), tasks(9)))
        assert not executor.for_pictures.sees_files
    assert results == [b"%d" % (each + 1) for each in range(9)]


def test_few_products_are_not_worth_a_journey() -> None:
    with executor_for(0, f"tcp://127.0.0.1:{port()}") as executor:
        assert list(executor.map(partial(add, 1), tasks(3))) == [b"1", b"2", b"3"]


def test_tasks_are_taken_as_their_turn_comes_and_all_workers_work(address: str) -> None:
    taken = count()
    with executor_for(0, address) as executor:
        results = executor.map(tell_process, ((f"{each}.yaml", each) for each in taken))
        assert len({next(results) for _ in range(2000)}) == 2
        results.close()  # type: ignore[attr-defined] # it is a generator
    assert next(taken) < 2000 + 8 * mapping.PRODUCTS.most
    with Client(address, set_as_default=False) as client:
        assert client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks)) == 0


def test_a_worker_that_joins_late_knows_what_to_do(
    cluster: LocalCluster, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with executor_for(0, address) as executor:
        results = executor.map(tell_process, ((f"{each}.yaml", each) for each in count()))
        known = {next(results) for _ in range(2000)}
        cluster.scale(3)
        cluster.wait_for_workers(3, timeout=120)
        until = time.monotonic() + 60
        late = next(each for each in results if each not in known or time.monotonic() > until)
        assert late not in known
        results.close()  # type: ignore[attr-defined] # it is a generator
    cluster.scale(2)


def test_what_a_worker_refuses_arrives_whole(address: str) -> None:
    with executor_for(0, address) as executor, pytest.raises(Special) as caught:
        list(executor.map(partial(refuse, 130), tasks(500)))
    assert (caught.value.message, caught.value.hint, caught.value.code) == ("130 is not less", "say less", Exit.REFUSED)


def test_what_a_lost_worker_had_to_do_is_done_by_others(address: str, tmp_path: Path) -> None:
    with executor_for(0, address) as executor:
        results = list(executor.map(partial(die, 130, tmp_path / "died"), tasks(500)))
    assert (tmp_path / "died").exists()
    assert results == [b"%d" % each for each in range(500)]


def test_what_workers_died_of_is_named_and_nothing_else(address: str) -> None:
    with executor_for(0, address) as executor, pytest.raises(OmnicatError) as caught:
        list(executor.map(partial(die, 99, None), tasks(126)))
    assert caught.value.message == "the workers that were given '99.yaml' died, one after the other"


def test_what_no_worker_is_left_after_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "LOOK_AFTER", 1)
    with started(0) as cluster, alone(address := cluster.scheduler_address), alone(address):
        cluster.wait_for_workers(2, timeout=120)
        with (
            dask.config.set({connecting.PATIENCE: 3}),
            mapping.Cluster(Link(address), mapping.Size(few=1, first=9, most=9)) as executor,
            pytest.raises(OmnicatError, match=r"given '0\.yaml' to '8\.yaml' died, one after the other"),
        ):
            list(executor.map(partial(die, 5, None), tasks(9)))


def test_a_worker_that_is_leaving_is_not_waited_for() -> None:
    with started(2) as cluster, dask.config.set({connecting.PATIENCE: 5}):
        address = cluster.scheduler_address
        with Client(address, set_as_default=False) as client:
            leaving = min(client.nthreads())
            asked = client.submit(leave, workers=[leaving])
            while client.run_on_scheduler(status, leaving) != "closing_gracefully":
                time.sleep(0.02)
            asked.release()
        with executor_for(0, address) as executor:
            assert len({*executor.map(tell_process, tasks(500))}) == 1


def test_a_time_out_of_the_work_is_told(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "LOOK_AFTER", 0.2)
    with executor_for(0, address) as executor, pytest.raises(TimeoutError, match=r"of the work's own"):
        list(executor.map(run_out, tasks(100)))


def test_a_worker_with_other_versions_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = ("omnicat 9.9", *on_worker.versions()[1:])
    monkeypatch.setattr(on_worker, "versions", lambda: ours)
    with (
        executor_for(0, address) as executor,
        pytest.raises(OmnicatError, match=r"the worker at 'tcp://.*' has omnicat .*, here is omnicat 9\.9"),
    ):
        list(executor.map(partial(add, 1), tasks(100)))


def test_a_worker_without_a_library_is_told(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "only_here.py").write_text("def prepare():\n    return lambda task: b''\n")
    monkeypatch.syspath_prepend(tmp_path)
    import only_here  # type: ignore[import-not-found] # made above

    with executor_for(0, address) as executor, pytest.raises(OmnicatError, match="has no 'only_here'"):
        list(executor.map(only_here.prepare, tasks(100)))


def test_nobody_at_the_address_is_told() -> None:
    address = f"tcp://127.0.0.1:{port()}"
    with (
        dask.config.set({connecting.PATIENCE: "200ms"}),
        executor_for(0, address) as executor,
        pytest.raises(OmnicatError, match=f"'{address}' does not answer"),
    ):
        list(executor.map(partial(add, 1), tasks(100)))


def test_a_cluster_without_workers_is_told() -> None:
    with (
        LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address="127.0.0.1:0") as empty,
        dask.config.set({connecting.PATIENCE: 2}),
        executor_for(0, empty.scheduler_address) as executor,
        pytest.raises(OmnicatError, match=r"has had no worker for 2 seconds"),
    ):
        list(executor.map(partial(add, 1), tasks(100)))


def test_a_scheduler_that_is_killed_ends_the_run() -> None:
    where = port()
    address = f"tcp://127.0.0.1:{where}"
    with (
        _dask("scheduler", "--host", "127.0.0.1", "--port", str(where)) as scheduler,
        alone(address),
        executor_for(0, address) as executor,
    ):
        results = executor.map(partial(add, 0), ((f"{each}.yaml", each) for each in count()))
        assert next(results) == b"0"
        scheduler.kill()
        with pytest.raises(OmnicatError, match=f"the cluster at '{address}' was lost during the work"):
            list(results)


def alone(address: str) -> AbstractContextManager[object]:
    """A worker that nobody starts again."""
    return _dask("worker", address, "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny")


@contextmanager
def _dask(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "dask", *arguments, "--no-dashboard"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("text", ["four", "local:0", "local:", "local:-1", "tcp://host", "https://host:1/x y", ":1"])
def test_what_is_no_address_is_told(text: str) -> None:
    with pytest.raises(OmnicatError, match=f"--cluster '{text}' is not an address"):
        executor_for(0, text)


def test_a_missing_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "find_spec", lambda name: None)
    with pytest.raises(OmnicatError, match="needs the library 'distributed'") as caught:
        executor_for(0, "tcp://127.0.0.1:8786")
    assert caught.value.code == Exit.USAGE
    assert "pip install 'omnicat[cluster]'" in caught.value.hint
