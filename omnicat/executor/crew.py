"""Processes at work, each with a thread here that speaks with it."""

import pickle
import signal
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess, SpawnProcess
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from threading import Lock
from typing import Any

from msgspec import Struct

from omnicat.errors import OmnicatError
from omnicat.executor.interrupts import without_interrupts
from omnicat.executor.protocol import Prepare, named
from omnicat.executor.worker import serve

# Elsewhere a copy of a process is not safe (macOS) or not to be had (Windows).
CAN_FORK = sys.platform == "linux"
Process = ForkProcess if CAN_FORK else SpawnProcess


class WorkerKilled(OmnicatError):
    """A task ended its process, and when it was tried again another one."""

    def __init__(self, task: object) -> None:
        super().__init__(
            f"the process that worked on '{named(task)}' was ended by the system, twice",
            "give it more memory, or look at what is in that file",
        )


class Crew:
    """So many processes. Made ready once where a process can be copied, else each makes itself ready."""

    def __init__(self, prepare: Prepare, workers: int) -> None:
        self._prepare = _prepared(prepare) if CAN_FORK else pickle.dumps(prepare)
        self._is_over = False
        self._starting = Lock()
        self._mates: list[_Mate] = []
        self._free: SimpleQueue[_Mate] = SimpleQueue()
        with without_interrupts():
            for _ in range(workers):
                self._free.put(self._mate())
        self._threads = ThreadPoolExecutor(workers, initializer=_deaf_to_broken_pipes)

    def submit(self, chunk: list[Any]) -> Future[list[bytes]]:
        """The results of the tasks, when some process has done them."""
        return self._threads.submit(self._work_off, chunk)

    def end(self) -> None:
        """Ends all processes at once, whatever they do."""
        with self._starting:
            self._is_over = True
        for mate in self._mates:
            mate.process.kill()
        self._threads.shutdown(cancel_futures=True)
        for mate in self._mates:
            mate.process.join()
            mate.process.close()
            mate.connection.close()

    def _work_off(self, chunk: list[Any]) -> list[bytes]:
        mate = self._free.get()
        try:
            answer = mate.ask(chunk)
            if answer is None:
                mate = self._mate()
                return [self._again(mate, task) for task in chunk]
        finally:
            self._free.put(mate)
        return _heard(answer)

    def _again(self, mate: "_Mate", task: Any) -> bytes:
        """A task of a chunk that a process died of, in another process and alone."""
        answer = mate.ask([task])
        if answer is None:
            raise WorkerKilled(task)
        return _heard(answer)[0]

    def _mate(self) -> "_Mate":
        with self._starting:
            if self._is_over:
                raise EOFError
            ours, theirs = Pipe()
            process = Process(target=serve, args=(theirs, self._prepare), daemon=True)
            process.start()
            theirs.close()
            mate = _Mate(process, ours)
            self._mates.append(mate)
            return mate


class _Mate(Struct, frozen=True):
    process: BaseProcess
    connection: Connection

    def ask(self, chunk: list[Any]) -> list[bytes] | BaseException | None:
        """What comes of the tasks; None where the process died over them."""
        try:
            self.connection.send_bytes(pickle.dumps(chunk, pickle.HIGHEST_PROTOCOL))
            content = self.connection.recv_bytes()
        except (EOFError, OSError):
            return None
        answer: list[bytes] | BaseException = pickle.loads(content)  # noqa: S301 # it comes from our own process
        return answer


def _heard(answer: list[bytes] | BaseException) -> list[bytes]:
    if isinstance(answer, BaseException):
        raise answer
    return answer


def _prepared(prepare: Prepare) -> Prepare:
    work = prepare()
    return lambda: work


def _deaf_to_broken_pipes() -> None:
    """In a thread: the pipe to a process that died breaks, which as a signal would end omnicat."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPIPE})
