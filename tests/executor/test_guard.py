"""Work that hangs, bloats or dies is ended, and nothing else is lost."""

import ctypes
import os
import sys
import time
from collections.abc import Iterator
from queue import SimpleQueue

import pytest

from omnicat.errors import NotACatalog
from omnicat.executor import Stopped, guard, guarded

posix = pytest.mark.skipif(sys.platform != "linux", reason="limits of processes are kept to on Linux")


@pytest.fixture(autouse=True)
def none_yet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Those that others began are left alone: which one answers would hang on what was tested before."""
    free: SimpleQueue[guard._Guard] = SimpleQueue()
    monkeypatch.setattr(guard, "_free", free)
    yield
    while not free.empty():
        free.get_nowait().end()


def spin() -> None:
    while True:
        pass


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def fill(megabytes: int) -> int:
    return len(bytearray(megabytes << 20))


def crash() -> None:
    ctypes.string_at(0)


def chatter() -> str:
    os.write(1, b"a library says something\n")
    sys.stdout.write("and something more\n")
    return "done"


def refuse() -> None:
    raise NotACatalog("here")


def who() -> int:
    return os.getpid()


def why(work: object, *arguments: object, seconds: float = 5.0) -> str:
    with pytest.raises(Stopped) as stopped:
        guarded(work, *arguments, seconds=seconds)  # type: ignore[arg-type] # any of the above
    return stopped.value.why


@posix
def test_what_never_ends_is_ended() -> None:
    assert why(spin, seconds=0.2) == "takes more than 0.2 seconds"


def test_what_waits_for_ever_is_ended_by_the_clock() -> None:
    assert why(sleep, 60, seconds=0.02) == "takes more than 0.02 seconds"


@posix
def test_what_takes_all_memory_is_refused_it_and_the_process_goes_on() -> None:
    before = guarded(who, seconds=5)
    assert why(fill, 900) == "needs more than 640 MB of memory"
    assert guarded(fill, 400, seconds=5) == 400 << 20
    assert guarded(who, seconds=5) == before


def test_what_dies_is_told_and_the_next_is_done() -> None:
    before = guarded(who, seconds=5)
    assert why(crash) == "crashes the library that decodes it"
    assert guarded(who, seconds=5) not in (before, os.getpid())


def test_what_is_printed_is_no_answer() -> None:
    assert guarded(chatter, seconds=5) == "done"


def test_what_it_raises_is_raised_here() -> None:
    with pytest.raises(NotACatalog):
        guarded(refuse, seconds=5)


@posix
def test_each_work_has_its_own_time() -> None:
    for _ in range(3):
        assert guarded(fill, 100, seconds=0.5) == 100 << 20


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no copies of processes there")
def test_a_copy_of_this_process_has_processes_of_its_own() -> None:
    before = guarded(who, seconds=5)
    child = os.fork()
    if child == 0:
        os._exit(0 if guarded(who, seconds=5) != before else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert guarded(who, seconds=5) == before
