"""Git asked, one process at a time: what it says, or why it could not. The one place that starts a process."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import IO, cast

from omnicat.errors import OmnicatError

FETCH_MISSING = "fetch what is missing: `git fetch --refetch --no-filter`, or clone without --filter"
_UNSIGNED = ("failed to sign", "signing failed", "user.signingkey", "load public key")
NO_KEY = "tell git your key: `git config user.signingkey KEY`, and `git config gpg.format ssh` where it is one of ssh"
_MISSING = ("promisor", "unable to read", "transport '", "could not fetch", "missing blob")

NO_GIT = 127
"""What a shell says of a program that isn't there."""

# Nothing that a repository or a person's settings name is started: no pager, no external diff, no hook, no monitor, no
# prompt, no reader of signatures; nothing is fetched (https://git-scm.com/docs/git, 2.50: Environment variables).
_QUIET = (
    *("-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"),
    *("-c", "log.showSignature=false", "-c", "core.pager=cat"),
)
_NO_DRIVERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **dict.fromkeys(("diff", "log", "show", "diff-tree", "diff-index"), ("--no-ext-diff", "--no-textconv")),
        "blame": ("--no-textconv",),
    }
)
"""What keeps git from starting the programs that `diff=` in .gitattributes names, by its command."""

_COMPARES_FILES = frozenset(("diff", "diff-index", "diff-files", "status", "blame", "describe"))
_NO_FILTER: Mapping[str, str] = MappingProxyType({"clean": "", "smudge": "", "process": "", "required": "false"})

_ENVIRONMENT: Mapping[str, str] = MappingProxyType(
    {
        "LC_ALL": "C",
        "GIT_PAGER": "cat",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_LITERAL_PATHSPECS": "1",
        "GIT_NO_LAZY_FETCH": "1",
        # Git before 2.45 knows no GIT_NO_LAZY_FETCH: no way to fetch is allowed then.
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_NO_REPLACE_OBJECTS": "1",
    }
)

# Git sets the first for its hooks, and they name its own repository, whichever folder is asked about (`git rev-parse
# --local-env-vars`); the others give other answers, or write them elsewhere.
_NOT_OURS = frozenset(
    (
        *("GIT_DIR", "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"),
        *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH", "GIT_SHALLOW_FILE"),
        *("GIT_GRAFT_FILE", "GIT_REPLACE_REF_BASE", "GIT_NAMESPACE", "GIT_CONFIG", "GIT_INTERNAL_SUPER_PREFIX"),
        *("GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_ATTR_SOURCE"),
        *("GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"),
    )
)
_NOT_OURS_EITHER = ("GIT_TRACE", "GIT_REDIRECT_")

Process = subprocess.Popen[bytes]

Settings = Mapping[str, str]
"""Git's settings for one question, by name."""


class GitFailed(OmnicatError):
    """Git could not answer."""


def told(root: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """What git prints, asked in this folder. Paths are literal, never patterns. Raises GitFailed with why it could not."""
    answer = asked(root, *arguments, stdin=stdin)
    if answer.returncode:
        raise failure(root, answer)
    return answer.stdout


def asked(
    root: Path, *arguments: str, stdin: bytes = b"", environment_too: Settings = MappingProxyType({})
) -> "subprocess.CompletedProcess[bytes]":
    """The whole answer, whatever it is: for those to whom git's exit code says something. `environment_too` is for the
    programs that git starts itself.
    """
    word, *others = arguments
    command = ["git", *_QUIET, word, *_NO_DRIVERS.get(word, ()), *others]
    settings = _settings(root, word)
    try:
        return subprocess.run(  # noqa: S603
            command,
            cwd=root,
            input=stdin,
            capture_output=True,
            check=False,
            env={**environment(settings), **environment_too},
        )
    except OSError as error:
        return subprocess.CompletedProcess(command, NO_GIT, b"", str(error).encode())


def _settings(root: Path, word: str) -> Settings:
    """Those with which none of the filters that are set up here is run, for a command that compares files as they are now.

    `filter=` in `.gitattributes`, which anyone may write who opens a pull request, names one of them for any file
    (https://git-scm.com/docs/gitattributes, 2.50: filter). A file that one would change differs from what is committed then.
    """
    if word not in _COMPARES_FILES:
        return {}
    said = asked(root, "config", "--null", "--name-only", "--get-regexp", r"^filter\..*\.(clean|smudge|process)$")
    names = said.stdout.decode(errors="surrogateescape").split("\0")
    drivers = sorted({each.rpartition(".")[0] for each in names if each})
    return {f"{driver}.{key}": value for driver in drivers for key, value in _NO_FILTER.items()}


def failure(root: Path, answer: "subprocess.CompletedProcess[bytes]") -> GitFailed:
    """Why git could not answer, and what to do."""
    said = answer.stderr.decode(errors="replace").strip()
    if answer.returncode == NO_GIT:
        return GitFailed("there is no git on this machine", "install git")
    if "dubious ownership" in said:
        where = said.partition("'")[2].partition("'")[0] or str(root)
        hint = f"if you trust it, run `git config --global --add safe.directory '{where}'`"
        return GitFailed(f"git does not trust '{where}': it belongs to another user", hint)
    if "not a git repository" in said:
        return GitFailed(
            f"'{root}' is not in a git repository", "run `git init` and commit, so that there is a history"
        )
    if any(sign in said for sign in _UNSIGNED):
        return GitFailed("git could not sign it", NO_KEY)
    if any(sign in said for sign in _MISSING):
        return GitFailed("git does not have all contents of this history here", FETCH_MISSING)
    first = (said.splitlines() or ["git does not answer"])[0].removeprefix("fatal: ")
    return GitFailed(f"git: {first}", "check the revision and the repository")


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


def environment(settings: Settings = MappingProxyType({})) -> dict[str, str]:
    """This process's, without what would change git's answers, and with settings of git's."""
    ours = {key: value for key, value in os.environ.items() if _is_ours(key)}
    first = int(count) if (count := ours.get("GIT_CONFIG_COUNT", "")).isdigit() else 0
    for number, (key, value) in enumerate(settings.items(), first):
        ours |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    counted = {"GIT_CONFIG_COUNT": str(first + len(settings))} if settings else {}
    return {**ours, **counted, **_ENVIRONMENT}


def _is_ours(key: str) -> bool:
    return key not in _NOT_OURS and not key.startswith(_NOT_OURS_EITHER)
