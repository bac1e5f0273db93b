"""Which files a repository gives to Git LFS, as `.gitattributes` says."""

import re
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from omnicat.repository.history import ignored_by_git

NAME = ".gitattributes"

# https://git-scm.com/docs/gitignore (git 2.50): what stands for what in a pattern
_SIGNS = re.compile(r"^\*\*/|/\*\*/|/\*\*$|\*\*?|\?|\[!?\]?[^\]]*\]|\\.|.", re.DOTALL)
_STAND_FOR = {"**/": "(?:.*/)?", "/**/": "/(?:.*/)?", "/**": "/.*", "**": "[^/]*", "*": "[^/]*", "?": "[^/]"}


@dataclass(frozen=True, slots=True)
class Line:
    """What one line says of the files that match."""

    matches: "re.Pattern[str]"
    by_name: bool
    is_lfs: bool


@dataclass
class Attributes:
    """What a repository's `.gitattributes` say, read as far as they are asked about."""

    top: Path
    _read: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    _macros: set[str] = field(default_factory=set)

    @property
    def uses_lfs(self) -> bool:
        """Whether any line that was read so far, or is at the top, gives files to Git LFS."""
        return any(line.is_lfs for line in self._of("")) or any(
            each.is_lfs for said in self._read.values() for each in said
        )

    def gives_to_lfs(self, path: str) -> bool:
        """Whether git keeps a file, by its path from the top, as a pointer."""
        said = False
        folders = path.split("/")[:-1]
        for count in range(len(folders) + 1):
            folder = "".join(f"{each}/" for each in folders[:count])
            for line in self._of(folder):
                if line.matches.fullmatch(path.rpartition("/")[2] if line.by_name else path.removeprefix(folder)):
                    said = line.is_lfs
        return said

    def _of(self, folder: str) -> tuple[Line, ...]:
        if folder not in self._read:
            self._read[folder] = tuple(self._lines(self.top / folder / NAME))
        return self._read[folder]

    def _lines(self, file: Path) -> Iterator[Line]:
        try:
            text = file.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return
        for line in text.splitlines():
            try:
                pattern, *words = (
                    shlex.split(line, comments=line.lstrip().startswith("#")) if '"' in line else line.split()
                )
            except ValueError:
                continue
            if pattern.startswith("[attr]"):
                self._macros |= {pattern.removeprefix("[attr]")} if "filter=lfs" in words else set()
            elif not pattern.startswith("#") and (is_lfs := self._is_lfs(words)) is not None:
                yield Line(_expression(pattern), "/" not in pattern.rstrip("/"), is_lfs)

    def _is_lfs(self, words: Iterable[str]) -> bool | None:
        """None where nothing is said of a filter."""
        said = None
        for word in words:
            if word == "filter=lfs" or word in self._macros:
                said = True
            elif word.startswith(("filter=", "-filter", "!filter")) or word[1:] in self._macros:
                said = False
        return said


def not_in_lfs(root: Path, paths: Iterable[str]) -> tuple[frozenset[str], bool]:
    """Those of the files (paths from `root`) that git itself keeps, or would; and whether the repository uses Git LFS.
    None where there is no repository."""
    top = next((each for each in (root, *root.parents) if (each / ".git").exists()), None)
    if top is None:
        return frozenset(), False
    begin = "".join(f"{each}/" for each in root.relative_to(top).parts)
    attributes = Attributes(top)
    kept = [path for path in paths if not attributes.gives_to_lfs(begin + path)]
    return frozenset(kept) - ignored_by_git(root, kept), attributes.uses_lfs


def _expression(pattern: str) -> "re.Pattern[str]":
    """A pattern of gitignore's kind as a regular expression."""
    text = "".join(_one(each) for each in _SIGNS.findall(pattern.removeprefix("/")))
    try:
        return re.compile(text)
    except re.error:
        return re.compile(re.escape(pattern))


def _one(sign: str) -> str:
    if sign in _STAND_FOR:
        return _STAND_FOR[sign]
    if sign.startswith("[") and len(sign) > 1:
        return "[" + ("^" if sign[1] == "!" else "") + sign[1 + (sign[1] == "!") : -1].replace("\\", "\\\\") + "]"
    return re.escape(sign[1:] if sign.startswith("\\") and len(sign) > 1 else sign)
