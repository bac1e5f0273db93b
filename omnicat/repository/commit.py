"""The commit a folder stands at, read from git's own files: no process is started and nothing is imported for it."""

# Loading pathlib takes longer than all that is done here.
# ruff: noqa: PTH113, PTH118, PTH120, PTH123

import os

MOST_STEPS = 5
"""How many names may lead on to another name; git itself follows as many."""

OWN_REFS = ("refs/bisect/", "refs/worktree/", "refs/rewritten/")
"""What each working tree has for itself."""


def head_commit(root: "str | os.PathLike[str]") -> str:
    """The id of the commit that is checked out where `root` is; '' without git, and before the first commit.

    '' too where git keeps its refs in tables (`--ref-format=reftable`), which only git can read.
    """
    folder = git_folder(os.path.realpath(root))
    return _commit(folder, _shared(folder)) if folder else ""


def shared_git_folder(root: "str | os.PathLike[str]") -> str:
    """The git folder that all working trees of the repository share, in which its contents are; '' without git."""
    folder = git_folder(os.path.realpath(root))
    return _shared(folder) if folder else ""


def git_folder(folder: str) -> str:
    """The nearest git folder at or above; a working tree of its own has a file that names it."""
    while True:
        git = f"{folder}/.git"
        named = _text(git).partition("gitdir: ")[2].rstrip("\r\n")
        found = os.path.join(folder, named) if named else git
        if os.path.isfile(f"{found}/HEAD"):
            return found
        above = os.path.dirname(folder)
        if above == folder:
            return ""
        folder = above


def _shared(folder: str) -> str:
    """The folder that all working trees of a repository share."""
    return os.path.join(folder, _text(f"{folder}/commondir").strip())


def _commit(folder: str, shared: str) -> str:
    name = "HEAD"
    for _ in range(MOST_STEPS + 1):
        home = folder if name == "HEAD" or name.startswith(OWN_REFS) else shared
        said = _text(f"{home}/{name}").strip() or _packed(shared, name)
        if not said.startswith("ref:"):
            return said if _is_id(said) else ""
        name = said.removeprefix("ref:").strip()
    return ""


def _packed(shared: str, name: str) -> str:
    for line in _text(f"{shared}/packed-refs").splitlines():
        commit, _, packed = line.partition(" ")
        if packed == name:
            return commit
    return ""


def _is_id(text: str) -> bool:
    return len(text) in (40, 64) and set(text) <= set("0123456789abcdef")


def _text(path: str) -> str:
    """What a file says, '' where there is none."""
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return file.read()
    except OSError:
        return ""
