"""What happens in a process whose work may be ended at any time. The one door to the limits of a process."""

import os
import signal
import sys
from pathlib import Path

from omnicat.executor.guard import MEGABYTES, receive, send


def serve() -> None:
    """Does one thing after the other, until nobody asks any more. Ctrl-C is left to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    # What a library prints is no answer.
    os.dup2(2, 1)
    _limit_memory()
    while True:
        try:
            seconds, work, arguments = receive(sys.stdin.buffer)
        except EOFError:
            return
        _count_down(seconds)
        try:
            answer = True, work(*arguments)
        except Exception as error:  # noqa: BLE001 # the outermost frame here: the parent raises it anew
            answer = False, error
        _count_down(0)
        send(answers, answer)


def _limit_memory() -> None:
    """Linux keeps to it; on others it is as far as the system does."""
    try:
        import resource
    except ImportError:
        return
    try:
        taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (taken + (MEGABYTES << 20),) * 2)
    except (OSError, ValueError):
        return


def _count_down(seconds: float) -> None:
    """After so much work the system ends the process; 0 ends the counting. Where it can't, the parent looks at the clock."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)
