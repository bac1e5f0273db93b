"""Work that may never end, or take all memory there is, is done in a process that is stopped for it."""

import atexit
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Timer
from typing import IO, Any, TypeVar, cast

Result = TypeVar("Result")

MEGABYTES = 640
"""So much memory it may take, beyond the 60 that a process with Pillow has."""

PATIENCE = 6
"""On a busy machine a second of work takes so many. Only what waits for something comes to that."""

START = "import sys; sys.path[:] = sys.argv[1:]; from omnicat.executor.guarded import serve; serve()"


class Stopped(Exception):
    """The work was ended from outside; `why` goes on from the name of the file: 'takes more than 5 seconds'."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def guarded(work: Callable[..., Result], *arguments: Any, seconds: float) -> Result:
    """What `work` returns, done within so many seconds of a processor and MEGABYTES. It is a module's own function, and
    all that goes in and comes out can be pickled. Raises Stopped, and what the work raises.
    """
    guard = _free_guard()
    try:
        is_well, answer = guard.ask((seconds, work, arguments), seconds)
    except BaseException:
        guard.end()
        raise
    _free.put(guard)
    if is_well:
        return cast(Result, answer)
    if isinstance(answer, MemoryError):
        raise Stopped(f"needs more than {MEGABYTES} MB of memory")
    raise answer


class _Guard:
    """A process that does one thing after the other."""

    def __init__(self) -> None:
        path = [each or os.getcwd() for each in sys.path]  # noqa: PTH109 # as Python does
        self.owner = os.getpid()
        self._process = subprocess.Popen(  # noqa: S603 # Python itself, with a text of ours
            [sys.executable, "-c", START, *path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Memory is set aside for each thread otherwise, and counts though it is not used.
            env={**os.environ, "MALLOC_ARENA_MAX": "1"},
        )

    def ask(self, task: object, seconds: float) -> tuple[bool, Any]:
        late: list[bool] = []

        def too_late() -> None:
            late.append(True)
            self._process.kill()

        timer = Timer(seconds * PATIENCE, too_late)
        timer.daemon = True
        timer.start()
        try:
            send(cast(IO[bytes], self._process.stdin), task)
            return cast(tuple[bool, Any], receive(cast(IO[bytes], self._process.stdout)))
        except (EOFError, OSError):
            raise Stopped(_why(self._process.wait(), seconds, is_late=bool(late))) from None
        finally:
            timer.cancel()

    def end(self) -> None:
        """At once, whatever it does."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            _close(cast(IO[bytes], stream))
        self._process.wait()


def send(stream: IO[bytes], what: object) -> None:
    """Its length, then it. Raises OSError where nobody listens."""
    content = pickle.dumps(what, pickle.HIGHEST_PROTOCOL)
    stream.write(len(content).to_bytes(8, "big"))
    stream.write(content)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """What was sent. Raises EOFError where nobody speaks any more."""
    size = int.from_bytes(_whole(stream, 8), "big")
    return pickle.loads(_whole(stream, size))  # noqa: S301 # it comes from our own process


def _whole(stream: IO[bytes], size: int) -> bytes:
    content = stream.read(size)
    if len(content) < size:
        raise EOFError
    return content


def _why(code: int, seconds: float, *, is_late: bool) -> str:
    from signal import Signals

    if is_late or (hasattr(Signals, "SIGPROF") and code == -Signals.SIGPROF):
        return f"takes more than {seconds:g} seconds"
    return "crashes the library that decodes it"


_free: "SimpleQueue[_Guard]" = SimpleQueue()
"""Those that wait for work: to start one takes as long as many pictures do."""


def _free_guard() -> _Guard:
    while True:
        try:
            guard = _free.get_nowait()
        except Empty:
            return _Guard()
        # A copy of this process has what belongs to it in its hands, too.
        if guard.owner == os.getpid():
            return guard


def _end_all() -> None:
    while not _free.empty():
        guard = _free.get_nowait()
        if guard.owner == os.getpid():
            guard.end()


def _close(stream: IO[bytes]) -> None:
    try:
        stream.close()
    except OSError:
        return


atexit.register(_end_all)
