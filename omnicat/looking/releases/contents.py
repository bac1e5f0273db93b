"""What a release lists: every file of the catalog and of dist/, with its hash, as the text of a tag's message."""

import hashlib
from collections.abc import Iterable

import msgspec
from msgspec import Struct

FORMAT = 1
DIGEST = "Manifest-Digest: sha256:"
DIST = "dist/"


class ReleasedFile(Struct, frozen=True):
    """A file: path from the catalog's folder, with slashes; sha256 in hex; size in bytes."""

    path: str
    sha256: str
    size: int


class Contents(Struct, frozen=True):
    """What a release lists: the commit it was built of, by which omnicat, and every file by path."""

    commit: str
    omnicat: str
    files: tuple[ReleasedFile, ...] = ()
    format: int = FORMAT

    def below(self, place: str) -> tuple[ReleasedFile, ...]:
        """The files whose path begins with `place`."""
        return tuple(each for each in self.files if each.path.startswith(place))


class NoManifest(Exception):
    """A text holds no manifest, or not the one whose digest it names."""


def written(contents: Contents) -> bytes:
    """Canonical JSON: keys sorted, no blanks but a line end after each file, ASCII. Equal contents are equal bytes."""
    lines = ",\n".join(_one_line(each) for each in contents.files)
    first = _compact({"commit": contents.commit})[:-1]
    last = _compact({"format": contents.format, "omnicat": contents.omnicat})[1:]
    return f'{first},"files":[\n{lines}\n],{last}\n'.encode()


def digest_of(manifest: bytes) -> str:
    """The sha256 of a manifest, in hex."""
    return hashlib.sha256(manifest).hexdigest()


def message_of(title: str, summary: str, manifest: bytes) -> bytes:
    """A tag's message: a title, what is in it, the digest, and the manifest itself, which a clone brings along."""
    return f"{title}\n\n{summary}\n\n{DIGEST}{digest_of(manifest)}\n\n".encode() + manifest


def read(message: bytes) -> tuple[Contents, str]:
    """The contents that a tag's message lists, and their digest. Raises NoManifest."""
    _, mark, rest = message.partition(f"\n{DIGEST}".encode())
    digest, _, manifest = rest.partition(b"\n\n")
    if not mark or digest_of(manifest) != digest.decode(errors="replace"):
        raise NoManifest
    try:
        contents = msgspec.json.decode(manifest, type=Contents)
    except (msgspec.DecodeError, RecursionError):
        raise NoManifest from None
    if contents.format != FORMAT:
        raise NoManifest
    return contents, digest.decode()


def by_path(files: Iterable[ReleasedFile]) -> tuple[ReleasedFile, ...]:
    """The files in the order a manifest has them."""
    return tuple(sorted(files, key=lambda each: each.path))


def _one_line(file: ReleasedFile) -> str:
    return _compact({"path": file.path, "sha256": file.sha256, "size": file.size})


def _compact(data: dict[str, object]) -> str:
    import json

    return json.dumps(data, separators=(",", ":"), sort_keys=True)
