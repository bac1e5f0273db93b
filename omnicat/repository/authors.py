"""Who wrote a line of a version of a file that git is merging."""

import hashlib
import os
from functools import cached_property
from pathlib import Path

from omnicat.repository.git import asked


class Version:
    """One side's version of a file. `path` runs from the top of the work tree; `content` is what git has of it."""

    def __init__(self, root: Path, path: str, content: bytes, *, is_here: bool) -> None:
        """`is_here`: the side that is checked out."""
        self._root, self._path, self._content = root, path, content
        self._is_here = is_here

    def author_of(self, line: int) -> str:
        """The author of a line (from 1), or of the last change of the file for line 0; empty where git can't tell."""
        commit = self._commit
        if not commit:
            return ""
        if line > 0:
            told = asked(self._root, "blame", "--porcelain", "-L", f"{line},{line}", commit, "--", self._path)
            for each in told.stdout.decode(errors="replace").splitlines() if not told.returncode else ():
                if each.startswith("author "):
                    return each.removeprefix("author ")
        told = asked(self._root, "log", "-1", "--format=%an", commit, "--", self._path)
        return told.stdout.decode(errors="replace").strip() if not told.returncode else ""

    @cached_property
    def _commit(self) -> str:
        """A commit with this version; during a merge git names the other's in the environment, else it is looked for."""
        if self._is_here:
            return "HEAD"
        heads = [name.removeprefix("GITHEAD_") for name in os.environ if name.startswith("GITHEAD_")]
        if len(heads) == 1 and all(letter in "0123456789abcdef" for letter in heads[0]):
            return heads[0]
        blob = hashlib.sha1(b"blob %d\0" % len(self._content) + self._content, usedforsecurity=False).hexdigest()
        told = asked(self._root, "log", "--all", f"--find-object={blob}", "--format=%H", "--", self._path)
        return told.stdout.decode().split()[-1] if not told.returncode and told.stdout.strip() else ""
