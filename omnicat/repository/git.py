"""Git asked, one process at a time: what it says, or why it could not. The one place that starts a process."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import IO, cast

from omnicat.errors import OmnicatError

NO_GIT = 127
"""What a shell says of a program that isn't there."""

# Nothing that a repository or a person's settings name is started: no pager, no external diff, no hook, no monitor, no
# prompt; nothing is fetched (https://git-scm.com/docs/git, 2.50: Environment variables).
_QUIET = ("-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")
_ENVIRONMENT: Mapping[str, str] = MappingProxyType(
    {
        "LC_ALL": "C",
        "GIT_PAGER": "cat",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_LITERAL_PATHSPECS": "1",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
    }
)
_NOT_OURS = ("GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_TRACE")


class GitFailed(OmnicatError):
    """Git could not answer."""


def told(root: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """What git prints, asked in this folder. Paths are literal, never patterns. Raises GitFailed with git's first line."""
    answer = asked(root, *arguments, stdin=stdin)
    if answer.returncode == NO_GIT:
        raise GitFailed("there is no git on this machine", "install git")
    if answer.returncode:
        said = answer.stderr.decode(errors="replace").strip().splitlines() or ["git does not answer"]
        raise GitFailed(f"git: {said[0].removeprefix('fatal: ')}", "check the revision and the repository")
    return answer.stdout


def asked(root: Path, *arguments: str, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """The whole answer, whatever it is: for those to whom git's exit code says something."""
    command = ["git", *_QUIET, *arguments]
    try:
        return subprocess.run(command, cwd=root, input=stdin, capture_output=True, check=False, env=environment())  # noqa: S603
    except OSError as error:
        return subprocess.CompletedProcess(command, NO_GIT, b"", str(error).encode())


@contextmanager
def talking(root: Path, *arguments: str) -> "Iterator[tuple[IO[bytes], IO[bytes]]]":
    """A git that is asked many times, as `cat-file --batch` is: what it reads and what it says. It ends when the block does."""
    with started(root, *arguments) as process:
        try:
            yield cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
        finally:
            process.kill()


def started(root: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    """A git that is asked many times, and has to be ended by whoever started it."""
    try:
        return subprocess.Popen(  # noqa: S603
            ["git", *_QUIET, *arguments],  # noqa: S607
            cwd=root,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise GitFailed("there is no git on this machine", "install git") from error


def environment() -> dict[str, str]:
    """This process's, without what would change git's answers."""
    return {**{key: value for key, value in os.environ.items() if key not in _NOT_OURS}, **_ENVIRONMENT}
