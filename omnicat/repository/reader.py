"""Contents that git keeps, asked for one by one as a reader comes to need them, of one process that stays."""

import weakref
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import IO, cast

from omnicat.repository.git import FETCH_MISSING, GitFailed, Process, started


class Reader:
    """Reads contents by their ids, from any thread. Its process is begun with the first, and ends with the reader."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._process: Process | None = None
        self._lock = Lock()

    def read(self, blob: str) -> bytes:
        """The content with this id. Raises GitFailed where git does not have it."""
        with self._lock:
            asks, says = self._pipes()
            with suppress(BrokenPipeError):  # what it said before it ended is in the answer
                asks.write(f"{blob}\n".encode())
                asks.flush()
            return answer(says, blob)

    def named(self, name: str) -> bytes | None:
        """What a name such as `HEAD:./path` stands for; None where it stands for nothing."""
        with self._lock:
            asks, says = self._pipes()
            asks.write(f"{name}\n".encode(errors="surrogateescape"))
            asks.flush()
            told_of = says.readline().rstrip(b"\n")
            if told_of.endswith((b" missing", b" ambiguous")):
                return None
            content = says.read(int(told_of.split()[2]))
            says.read(1)
            return content if told_of.split()[1] == b"blob" else None

    def _pipes(self) -> "tuple[IO[bytes], IO[bytes]]":
        if self._process is None:
            self._process = started(self._root, "cat-file", "--batch")
            weakref.finalize(self, _end, self._process)
        return cast("IO[bytes]", self._process.stdin), cast("IO[bytes]", self._process.stdout)


def answer(says: "IO[bytes]", blob: str) -> bytes:
    """The next content that `git cat-file --batch` tells. Raises GitFailed where it has none."""
    told_of = says.readline().decode(errors="replace").split()
    if len(told_of) != 3:
        raise GitFailed(f"git has no content '{blob[:10]}' here", FETCH_MISSING)
    content = says.read(int(told_of[2]))
    says.read(1)
    return content


def _end(process: Process) -> None:
    process.kill()
    with suppress(BrokenPipeError):
        process.communicate()
