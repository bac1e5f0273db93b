"""All files of a catalog brought into the house style; those that were in it and have not changed are not read again."""

import contextlib
import os
from collections.abc import Callable, Sequence
from functools import partial
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from omnicat.cache import code_of, stamp_of, time_of_files
from omnicat.editing.house_style import YAML, HouseStyle, Styled, house_style
from omnicat.executor import FEW, Executor, Serial
from omnicat.repository import Folder

STATE = ".omnicat"
FOLDERS = ("catalog/", "assets/", "channel_profiles/", "specs/")
_MODEL = ("catalog/catalog.yaml", "catalog/attributes/", "catalog/families/")
_SIZE = 16
_STAYS, _CHANGES, _REFUSED = b"=", b"+", b"!"


class Looked(Struct, frozen=True):
    """The files that are not in the house style, or can't be, and of how many."""

    styled: tuple[Styled, ...]
    count: int


def style_paths(files: Folder) -> tuple[str, ...]:
    """The files that have a style, sorted."""
    return tuple(path for folder in FOLDERS for path in files.paths(folder) if path.endswith(YAML))


def look_at_style(files: Folder, paths: Sequence[str], executor: Executor) -> Looked:
    """Every file that is not as it would be. What is in style now is remembered; a state that can't be kept costs time."""
    known = _Known(files)
    asked = [path for path in paths if not known.holds(path)]
    crew = executor if len(asked) > FEW else Serial()
    found = crew.map(partial(_worker, str(files.root)), asked)
    answers = list(zip(asked, found, strict=True))
    known.keep(set(paths) - {path for path, answer in answers if answer != _STAYS})
    style: list[HouseStyle] = []
    return Looked(tuple(_told(files, style, path, answer) for path, answer in answers if answer != _STAYS), len(paths))


def _worker(root: str) -> Callable[[str], bytes]:
    files = Folder(Path(root))
    style = house_style(files)
    return lambda path: _answer(style.styled(path, files.read(path)))


def _answer(styled: Styled) -> bytes:
    if styled.findings:
        return _REFUSED
    return _CHANGES + styled.after if styled.is_changed else _STAYS


def _told(files: Folder, style: list[HouseStyle], path: str, answer: bytes) -> Styled:
    content = files.read(path)
    if answer[:1] == _CHANGES:
        return Styled(path, content, answer[1:])
    if not style:
        style.append(house_style(files))
    return style[0].styled(path, content)


class _Known:
    """The files that were in the house style, by their paths and what the file system says of them."""

    def __init__(self, files: Folder) -> None:
        self._path = files.root / STATE / "style.bin"
        now = time_of_files(files.root / STATE)
        self._stamps = {seen[0]: stamp_of(*seen[1:], now) for seen in files.seen if seen[0].endswith(YAML)}
        self._world = _world(files)
        kept = self._path.read_bytes() if self._path.is_file() else b""
        is_same = kept[:_SIZE] == self._world
        self._digests = {kept[at : at + _SIZE] for at in range(_SIZE, len(kept), _SIZE)} if is_same else set()

    def holds(self, path: str) -> bool:
        """Whether the file was in style, and is as it was."""
        digest = self._digest(path)
        return digest is not None and digest in self._digests

    def keep(self, paths: set[str]) -> None:
        """These files are in style, and those known before that are still there."""
        digests = {digest for path in paths if (digest := self._digest(path)) is not None}
        digests |= self._digests & {self._digest(path) for path in self._stamps}
        if digests == self._digests:
            return
        beside = self._path.with_name(f"{self._path.name}.{os.getpid()}.new")
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(self._world + b"".join(sorted(digests)))
            beside.replace(self._path)

    def _digest(self, path: str) -> bytes | None:
        stamp = self._stamps.get(path, "")
        return blake2b(f"{path}\0{stamp}".encode(), digest_size=_SIZE).digest() if stamp else None


def _world(files: Folder) -> bytes:
    """A digest of all but the file itself that its style hangs on."""
    digest = blake2b(code_of().encode(), digest_size=_SIZE)
    for place in _MODEL:
        for path in files.paths(place):
            digest.update(f"\0{path}\0".encode() + files.read(path))
    return digest.digest()
