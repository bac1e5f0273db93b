"""Hugo's server on a site: it holds everything in memory, and renders again when a file changes."""

import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.timing import Taken

READY = "Press Ctrl+C to stop"
TOOK = re.compile(r"^Total in (\d+) ms", re.MULTILINE)
PATIENCE = 300


class HugoServer:
    """Starts when it is first asked for; `stop` ends it."""

    def __init__(self, hugo: Path, site: Path) -> None:
        self._command = (
            str(hugo),
            "server",
            "--source",
            str(site),
            "--port",
            "13131",
            "--disableLiveReload",
            "--disableFastRender",
        )
        self._log = site / "server.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Until it has rendered everything once."""
        if self._process is None:
            with self._log.open("wb") as log:
                self._process = subprocess.Popen(self._command, stdout=log, stderr=log)
            self._await(lambda text: READY in text)

    def renders(self, edit: Callable[[], object]) -> Taken:
        """What it says that rendering took after an edit, which is less than until the files are there."""
        before = len(TOOK.findall(self._log.read_text()))
        edit()
        self._await(lambda text: len(TOOK.findall(text)) > before)
        return Taken(int(TOOK.findall(self._log.read_text())[-1]) / 1000)

    def stop(self) -> None:
        """Ends it."""
        if self._process:
            self._process.terminate()
            self._process.wait()

    def _await(self, is_there: Callable[[str], bool]) -> None:
        """Looks at the log until then, for as long as anybody has patience."""
        end = time.monotonic() + PATIENCE
        while not is_there(text := self._log.read_text()):
            if time.monotonic() > end or (self._process and self._process.poll() is not None):
                raise SystemExit(f"hugo server does not answer:\n{text[-2000:]}")
            time.sleep(0.05)
