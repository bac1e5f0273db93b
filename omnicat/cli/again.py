"""What was asked and answered is answered again at once, as long as nothing it came from has changed.

One sweep over the files, one read from the state, and the answer: nothing that takes time is imported for that.
"""

# Loading pathlib takes longer than all that is done here.
# ruff: noqa: PTH109, PTH114, PTH116

import os
import sys

from omnicat.cache.answers import read_answer
from omnicat.repository.commit import head_commit
from omnicat.repository.places import root_above
from omnicat.repository.sweep import digest_of, sweep_ahead

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from omnicat.pipeline import Gathered
    from omnicat.repository.sweep import Seen

COMMANDS = ("lint", "build", "images")

BEARING = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "GITHUB_ACTIONS")
"""What of the environment bears on an answer."""

WITH_EFFECT = ("--fix", "--output", "--baseline", "--changed-since", "--force", "--help", "-h")
"""Options of runs that do more than answer, or look at more than files."""

BESIDE = (
    ".omnicat-baseline.json",
    ".gitignore",
    ".gitattributes",
    "assets/.gitattributes",
    ".git/reftable/tables.list",
)
"""Files an answer depends on that are not the catalog's own."""

STATE = ".omnicat/state.db"

MADE = {"build": "dist", "images": ".omnicat/renditions"}
"""Where what a command makes is, which has to be there still."""


def answered(arguments: "Sequence[str]") -> "int | None":
    """Says again what was said before, and gives its exit code; None where the run has to be made."""
    if not is_question(arguments):
        return None
    root = root_above(_folder(arguments))
    # A link may have come with the files, and lead anywhere.
    is_own = root and not os.path.islink(f"{root}/{STATE.partition('/')[0]}")
    found = read_answer(f"{root}/{STATE}", question_of(arguments)) if is_own else None
    if not found:
        return None
    until, code, said = found[1].split(b"\0", 2)
    seen = sweep_ahead(root).digest
    # What was made is looked at only where all that it is made from is the same.
    is_same = _today() < until.decode() and found[0].startswith(seen)
    if not is_same or found[0] != inputs_of(arguments, root, seen):
        return None
    sys.stdout.buffer.write(said)
    sys.stdout.flush()
    return int(code)


def is_question(arguments: "Sequence[str]") -> bool:
    """Whether the run only looks and answers, so that it can be answered again."""
    named = {word.partition("=")[0] for word in arguments}
    is_effect = not named.isdisjoint(WITH_EFFECT) or "GITHUB_STEP_SUMMARY" in os.environ
    return not is_effect and any(name in arguments for name in COMMANDS)


def question_of(arguments: "Sequence[str]") -> bytes:
    """What tells a question from others: the words, the place, the terminal, omnicat itself, and its libraries."""
    from hashlib import blake2b

    from omnicat.cache.code import code_stamp

    width = os.get_terminal_size().columns if sys.stdout.isatty() else 0
    said = list(arguments), os.getcwd(), width, sys.stdout.encoding, [os.environ.get(name) for name in BEARING]
    libraries = [os.stat(folder).st_mtime_ns for folder in sys.path if folder.endswith("-packages")]
    return blake2b(repr((said, code_stamp(), sys.version, libraries)).encode(), digest_size=16).digest()


def inputs_of(arguments: "Sequence[str]", root: str, seen: bytes) -> bytes:
    """Everything an answer comes from: the catalog's files by their digest, those beside, the commit, and what was built."""
    beside = [_stamp(f"{root}/{path}") for path in BESIDE]
    built = tuple(sorted(each for name in MADE if name in arguments for each in _built(f"{root}/{MADE[name]}")))
    return seen + digest_of(built) + repr((head_commit(root), beside)).encode()


def keep(arguments: "Sequence[str]", seen: "Gathered", said: str, code: int, until: str) -> None:
    """Keeps what was said on a run's question, with the day from which it does not hold any more."""
    from omnicat.repository import Folder

    files = seen.opened.files
    if not isinstance(files, Folder) or not is_question(arguments) or not seen.is_settled:
        return
    from omnicat.cache import Damaged, Unusable, keep_answer

    root = str(files.root)
    answer = b"\0".join((until.encode(), b"%d" % code, said.encode(sys.stdout.encoding or "utf-8", "replace")))
    inputs = inputs_of(arguments, root, files.digest_of_seen)
    try:
        keep_answer(seen.state, question_of(arguments), inputs, answer)
    except (Damaged, Unusable):  # the work is done and told: the next run only has to do it again
        return


def _folder(arguments: "Sequence[str]") -> str:
    """The folder that -C names, or the one we are in."""
    for word, following in zip(arguments, (*arguments[1:], ""), strict=True):
        if word in ("-C", "--directory"):
            return following
        if word.startswith("--directory="):
            return word.partition("=")[2]
    return os.getcwd()


def _today() -> str:
    import time

    return time.strftime("%Y-%m-%d", time.gmtime())


def _stamp(path: str) -> "tuple[int, ...]":
    try:
        stat = os.stat(path)
    except OSError:
        return ()
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


def _built(folder: str) -> "Iterator[Seen]":
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _built(entry.path)
        else:
            stat = entry.stat(follow_symlinks=False)
            yield entry.path, stat.st_size, stat.st_mtime_ns, 0, stat.st_ino
