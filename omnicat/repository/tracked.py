"""What a run keeps for itself must not have come with the files: whoever wrote it could say that all is well, or lead elsewhere."""

# Loading pathlib takes longer than all that is done here.
# ruff: noqa: PTH114, PTH118, PTH123

import os

from omnicat.errors import OmnicatError
from omnicat.repository.commit import git_folder

OWN = (".omnicat", "dist")
"""The folders that runs write: state and cache, and what a build makes."""

_COMPRESSED = b"DIRC\x00\x00\x00\x04"
_SPLIT = b"link\0\0"


def refuse_brought_along(root: "str | os.PathLike[str]") -> None:
    """Raises OmnicatError where git has something of the folder that holds the state, or has one of the two as a link.

    Git itself is asked only where its index looks like it, or can't be looked into.
    """
    where = os.fspath(root)
    links = [name for name in OWN if os.path.islink(os.path.join(where, name))]
    if not links and not _may_hold_state(where):
        return
    from pathlib import Path

    from omnicat.repository.git import asked

    answer = asked(Path(where), "ls-files", "-z", "--", OWN[0], *links)
    named = answer.stdout.decode(errors="replace").split("\0")[0]
    if named and not answer.returncode:
        raise OmnicatError(
            f"'{named}' is in git, and what stands there can't be trusted",
            f"take it out: `git rm -r --cached {named.partition('/')[0]}`, delete it, and put it into .gitignore",
        )


def _may_hold_state(root: str) -> bool:
    folder = git_folder(os.path.realpath(root))
    try:
        with open(f"{folder}/index", "rb") as file:
            index = file.read() if folder else b""
    except OSError:
        return False
    # Paths are whole in an index (https://git-scm.com/docs/index-format), but for version 4 and the index that is split.
    return b".omnicat/" in index or b".omnicat\0" in index or index.startswith(_COMPRESSED) or _SPLIT in index
