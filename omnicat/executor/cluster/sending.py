"""A chunk of tasks on its way to a worker, and what comes back."""

import pickle
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from omnicat.executor.cluster.connecting import wait_for_a_worker
from omnicat.executor.cluster.troubles import NoScheduler, NoWorkers, WorkersKilled
from omnicat.executor.protocol import Prepare

if TYPE_CHECKING:
    from distributed import Client, Future

LOOK_AFTER = 10.0
"""After so many seconds without a result it is looked whether there still are workers."""

_numbers = count(1)


class Sent(Struct, frozen=True):
    """Tasks that somebody has in hand."""

    chunk: list[Any]
    future: "Future[list[bytes]]"


class Sender:
    """Knows under which name the scheduler keeps what is to be done, for the workers to ask for."""

    def __init__(self, client: "Client", address: str, name: str) -> None:
        from omnicat.executor.cluster.on_worker import versions

        self._client = client
        self._address = address
        self._name = name
        self._versions = versions()
        self._number = count(1)

    def send(self, chunk: list[Any]) -> Sent:
        """The tasks, given to the cluster."""
        from omnicat.executor.cluster.on_worker import work_off

        content = pickle.dumps(chunk, pickle.HIGHEST_PROTOCOL)
        key = f"{self._name}-{next(self._number)}"
        return Sent(chunk, self._client.submit(work_off, self._name, self._versions, content, key=key, pure=False))

    def results(self, sent: Sent) -> list[bytes]:
        """What became of the tasks. Raises OmnicatError where that can't be had.

        A worker that dies makes all that it was given suspicious: which task it was shows when each is alone.
        """
        from distributed import KilledWorker

        try:
            return self._awaited(sent)
        except KilledWorker:
            return [self._alone(sent.chunk[number:]) for number in range(len(sent.chunk))]

    def cancel(self, waiting: list[Sent]) -> None:
        """Takes tasks back."""
        if waiting and self._client.status == "running":
            # A scheduler that is gone has forgotten everything.
            with suppress(OSError):
                self._client.cancel([each.future for each in waiting], force=True)

    def _alone(self, tasks: list[Any]) -> bytes:
        """The result of the first of these tasks."""
        from distributed import KilledWorker

        sent = self.send(tasks[:1])
        try:
            return self._awaited(sent)[0]
        except KilledWorker:
            raise WorkersKilled(tasks[:1]) from None
        except NoWorkers:
            self.cancel([sent])
            raise WorkersKilled(tasks) from None

    def _awaited(self, sent: Sent) -> list[bytes]:
        while True:
            try:
                results: list[bytes] = sent.future.result(timeout=LOOK_AFTER)
            except TimeoutError:
                if sent.future.status == "error" and isinstance(sent.future.exception(), TimeoutError):
                    # The work's own.
                    raise
                wait_for_a_worker(self._client, self._address)
            else:
                return results


@contextmanager
def sender(client: "Client", address: str, prepare: Prepare) -> Iterator[Sender]:
    """Tells the scheduler what to do, and in the end to forget it.

    Workers ask for it with their first task. Told to all of them at once, one that is just leaving would be waited for.
    """
    name = f"omnicat-{client.id}-{next(_numbers)}"
    try:
        client.set_metadata(name, pickle.dumps(prepare, pickle.HIGHEST_PROTOCOL))
    except OSError:
        raise NoScheduler(address, was_there=True) from None
    try:
        yield Sender(client, address, name)
    finally:
        if client.status == "running":
            with suppress(OSError):
                client.set_metadata(name, None)
