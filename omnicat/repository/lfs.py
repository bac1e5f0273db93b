"""Which files a repository gives to Git LFS, as `.gitattributes` says."""

import re
import shlex
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct, field

from omnicat.repository.commit import shared_git_folder
from omnicat.repository.history import ignored_by_git
from omnicat.repository.revision import Revision

NAME = ".gitattributes"

# https://git-scm.com/docs/gitignore (git 2.50): what stands for what in a pattern
_SIGNS = re.compile(r"^\*\*/|/\*\*/|/\*\*$|\*\*?|\?|\[!?\]?[^\]]*\]|\\.|.", re.DOTALL)
_STAND_FOR = {"**/": "(?:.*/)?", "/**/": "/(?:.*/)?", "/**": "/.*", "**": "[^/]*", "*": "[^/]*", "?": "[^/]"}


class Line(Struct, frozen=True):
    """What one line says of the files that match."""

    matches: "re.Pattern[str]"
    by_name: bool
    is_lfs: bool


class Attributes(Struct, dict=True):
    """What a repository's `.gitattributes` say, read as far as they are asked about: `read` tells a file's text by its path
    from the top, None where there is none.
    """

    read: Callable[[str], str | None]
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
            self._read[folder] = tuple(self._lines(self.read(f"{folder}{NAME}") or ""))
        return self._read[folder]

    def _lines(self, text: str) -> Iterator[Line]:
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
    top = _top(root)
    if top is None:
        return frozenset(), False
    begin = _begin(root, top)
    attributes = Attributes(lambda path: _text(top / path))
    kept = [path for path in paths if not attributes.gives_to_lfs(begin + path)]
    return frozenset(kept) - ignored_by_git(root, kept), attributes.uses_lfs


def not_in_lfs_at(files: Revision, paths: Iterable[str]) -> tuple[frozenset[str], bool]:
    """The same as a commit has them."""
    begin = _begin(files.root, _top(files.root) or files.root)
    attributes = Attributes(files.text_from_top)
    return frozenset(path for path in paths if not attributes.gives_to_lfs(begin + path)), attributes.uses_lfs


def kept_by_lfs(root: Path, digest: str) -> Path | None:
    """The file in which Git LFS keeps a content here, by its sha256; None where it does not."""
    # https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md, read 2026-08: .git/lfs/objects/OID[0:2]/OID[2:4]/OID
    folder = shared_git_folder(root)
    file = Path(folder, "lfs", "objects", digest[:2], digest[2:4], digest)
    return file if folder and file.is_file() else None


def _top(root: Path) -> Path | None:
    return next((each for each in (root, *root.parents) if (each / ".git").exists()), None)


def _begin(root: Path, top: Path) -> str:
    return "".join(f"{each}/" for each in root.relative_to(top).parts)


def _text(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None


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
