"""What happens in a process that works for another."""

import pickle
from multiprocessing.connection import Connection
from typing import Any

from omnicat.executor.protocol import Prepare, Work


def serve(connection: Connection, prepare: Prepare | bytes) -> None:
    """Works off one chunk of tasks after the other, until the other end is closed.

    Ctrl-C is left to the parent. Getting ready waits for the first task, so that its error is heard.
    """
    import gc
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    Thread(target=_end_with_the_parent, daemon=True).start()
    work: Work | None = None
    try:
        while True:
            chunk = pickle.loads(connection.recv_bytes())  # noqa: S301 # it comes from the parent
            try:
                work = work or (pickle.loads(prepare) if isinstance(prepare, bytes) else prepare)()  # noqa: S301
                answer = _pickled([work(task) for task in chunk])
            except BaseException as error:  # noqa: BLE001 # the outermost frame here: the parent raises it anew
                answer = _pickled(error)
            connection.send_bytes(answer)
    except (EOFError, OSError):
        return


def _pickled(answer: list[bytes] | BaseException) -> bytes:
    try:
        return pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
    except (pickle.PicklingError, TypeError, AttributeError):
        return pickle.dumps(RuntimeError(f"{type(answer).__name__}: {answer}"))


def _end_with_the_parent() -> None:
    """A parent that is killed tells nobody."""
    import os
    from multiprocessing import parent_process

    parent: Any = parent_process()
    parent.join()
    os._exit(1)
