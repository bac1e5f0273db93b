"""Work is done in the same order by any number of processes, and what stops it is heard."""

import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from omnicat import errors
from omnicat.errors import Exit, Locked, NotACatalog, OmnicatError
from omnicat.executor import Threads, run
from omnicat.executor.protocol import named


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("omnicat.executor.processes.FEW", 3)
    monkeypatch.setattr("omnicat.executor.processes.CHUNK", 4)


class Special(OmnicatError):
    """Made from something else than its message."""

    code = Exit.REFUSED

    def __init__(self, number: int, *, wanted: str) -> None:
        super().__init__(f"{number} is not {wanted}", f"say {wanted}")


def prepare(offset: int) -> Callable[[Any], bytes]:
    return lambda task: b"%d" % (task + offset)


def prepare_refusing() -> Callable[[Any], bytes]:
    def work(task: int) -> bytes:
        if task == 30:
            raise Special(task, wanted="less")
        return b"%d" % task

    return work


def prepare_dying() -> Callable[[Any], bytes]:
    def work(task: int) -> bytes:
        if task == 30:
            os.kill(os.getpid(), signal.SIGKILL)
        return b"%d" % task

    return work


def prepare_never() -> Callable[[Any], bytes]:
    raise Special(0, wanted="a plan")


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 3, 4, 5, 97])
def test_results_come_in_the_order_of_the_tasks(workers: int, count: int) -> None:
    assert list(run(partial(prepare, 1), range(count), workers)) == [b"%d" % (each + 1) for each in range(count)]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_a_worker_refuses_reaches_the_parent_whole(workers: int) -> None:
    with pytest.raises(Special) as caught:
        list(run(prepare_refusing, range(60), workers))
    assert (caught.value.message, caught.value.hint, caught.value.code) == ("30 is not less", "say less", Exit.REFUSED)
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("workers", [1, 2])
def test_a_plan_that_can_not_be_prepared_is_heard(workers: int) -> None:
    with pytest.raises(Special, match="0 is not a plan"):
        list(run(prepare_never, range(60), workers))


def prepare_dying_once(marker: Path) -> Callable[[Any], bytes]:
    def work(task: tuple[str, int]) -> bytes:
        if task[1] == 30 and not marker.exists():
            marker.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return b"%d" % task[1]

    return work


def test_a_task_that_ends_its_process_twice_is_named() -> None:
    with pytest.raises(OmnicatError, match="the process that worked on '30' was ended by the system, twice"):
        list(run(prepare_dying, range(60), 2))
    assert multiprocessing.active_children() == []


def test_what_a_killed_process_had_to_do_is_done_by_another(tmp_path: Path) -> None:
    tasks = [(f"{number}.yaml", number) for number in range(97)]
    results = list(run(partial(prepare_dying_once, tmp_path / "died"), tasks, 2))
    assert results == [b"%d" % number for number in range(97)]
    assert multiprocessing.active_children() == []


def test_who_stops_listening_leaves_no_process() -> None:
    results = run(partial(prepare, 0), range(500), 2)
    assert next(results) == b"0"
    results.close()  # type: ignore[attr-defined] # it is a generator
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(
    "error", [OmnicatError("a", "b"), NotACatalog("x"), Locked("c", "d"), Special(1, wanted="two")], ids=repr
)
def test_every_error_survives_the_way_between_processes(error: OmnicatError) -> None:
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is type(error)
    assert (str(back), back.message, back.hint, back.code) == (str(error), error.message, error.hint, error.code)


def test_an_interrupted_run_leaves_no_process(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import os, signal, time, pathlib\n"
        # What runs in the background of a shell is deaf to it.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from omnicat.executor import processes, run\n"
        "processes.FEW, processes.CHUNK = 1, 1\n"
        f"here = pathlib.Path({str(tmp_path)!r})\n"
        "def prepare():\n"
        "    return work\n"
        "def work(task):\n"
        "    (here / f'{os.getpid()}.pid').touch()\n"
        "    time.sleep(0.05)\n"
        "    return b''\n"
        "list(run(prepare, range(2000), 2))\n"
    )
    process = subprocess.Popen([sys.executable, script], stderr=subprocess.PIPE, start_new_session=True)
    try:
        until = time.monotonic() + 20
        while len(list(tmp_path.glob("*.pid"))) < 2 and time.monotonic() < until:
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)
        assert b"KeyboardInterrupt" in process.communicate(timeout=20)[1]
    finally:
        process.kill()
    for pid in tmp_path.glob("*.pid"):
        with pytest.raises(ProcessLookupError):
            os.kill(int(pid.stem), 0)


def test_a_killed_run_leaves_no_process(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import os, signal, time\n"
        "from omnicat.executor import processes, run\n"
        "processes.FEW, processes.FIRST = 1, 1\n"
        "def prepare():\n"
        "    return lambda task: b'%d' % os.getpid()\n"
        "results = run(prepare, range(2000), 2)\n"
        "print(*{next(results).decode() for _ in range(500)}, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run([sys.executable, script], capture_output=True, check=False)
    assert (killed.returncode, killed.stderr) == (-signal.SIGKILL, b"")
    pids = [int(pid) for pid in killed.stdout.split()]
    assert pids
    until = time.monotonic() + 20
    while any(_is_there(pid) for pid in pids) and time.monotonic() < until:
        time.sleep(0.02)
    assert [pid for pid in pids if _is_there(pid)] == []


def _is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


def test_tasks_are_taken_as_their_turn_comes() -> None:
    taken = count()
    results = run(partial(prepare, 0), taken, 2)
    assert [next(results) for _ in range(300)] == [b"%d" % each for each in range(300)]
    results.close()  # type: ignore[attr-defined] # it is a generator
    assert next(taken) < 300 + 10 * 4
    assert multiprocessing.active_children() == []


def test_threads_do_as_many_tasks_at_once_as_there_are_threads() -> None:
    together = Barrier(2, timeout=20)

    def prepare_together() -> Callable[[Any], bytes]:
        return lambda task: b"%d" % (task + 0 * together.wait())

    with Threads(2) as executor:
        assert executor.for_pictures is executor
        assert list(executor.map(prepare_together, range(20))) == [b"%d" % each for each in range(20)]


def test_what_a_message_calls_a_task() -> None:
    tasks: tuple[object, ...] = (("a.yaml", b"", {}), 30, "b")
    assert [named(each) for each in tasks] == ["a.yaml", "30", "b"]


def test_all_errors_have_a_code() -> None:
    kinds = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, OmnicatError)]
    assert all(isinstance(each.code, Exit) for each in kinds)
