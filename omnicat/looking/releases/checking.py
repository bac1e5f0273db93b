"""Whether files are still those of a release."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from omnicat.errors import OmnicatError
from omnicat.looking.releases.contents import DIST, Contents, NoManifest, ReleasedFile, read
from omnicat.looking.releases.hashing import files_of_commit, files_of_folder
from omnicat.repository.tags import Tag, read_tag, signer_of


class Difference(Struct, frozen=True):
    """A file that is not as the release has it: its path, and in which way."""

    kind: Literal["missing", "changed", "extra"]
    path: str


class Verification(Struct, frozen=True):
    """What was held against a release. `signer` is what git says of a good signature, '' where none was asked for or found.

    `checked` counts the files that the release lists in what was looked at.
    """

    name: str
    commit: str
    digest: str
    checked: int
    differences: tuple[Difference, ...] = ()
    signature: Literal["good", "bad", "none", "not asked"] = "not asked"
    signer: str = ""

    @property
    def is_good(self) -> bool:
        """Whether nothing differs, and what was asked of the signature holds."""
        return not self.differences and self.signature in ("good", "not asked")


def verify(root: Path, name: str, dist: Path | None, *, signed: bool) -> Verification:
    """The release of that name held against a folder, or without one against the catalog's files of its own commit.

    Raises OmnicatError where there is no such release, or the folder is none.
    """
    tag = read_tag(root, name)
    try:
        contents, digest = read(tag.message)
    except NoManifest:
        raise OmnicatError(
            f"tag '{name}' holds no manifest", "it was not made by `omnicat release`, or has been changed"
        ) from None
    if contents.commit != tag.commit:
        raise OmnicatError(f"tag '{name}' stands at another commit than its manifest says", "don't trust it")
    wanted, found = _of_dist(contents, dist) if dist else _of_commit(root, contents)
    result = Verification(name, tag.commit, digest, len(wanted), tuple(_differences(wanted, found)))
    return _with_signature(root, tag, result) if signed else result


def _of_dist(contents: Contents, dist: Path) -> tuple[tuple[ReleasedFile, ...], Iterable[ReleasedFile]]:
    if not dist.is_dir():
        raise OmnicatError(f"'{dist}' is no folder", "name the folder that holds the feeds")
    wanted = contents.below(DIST)
    return tuple(replace(each, path=each.path.removeprefix(DIST)) for each in wanted), files_of_folder(dist)


def _of_commit(root: Path, contents: Contents) -> tuple[tuple[ReleasedFile, ...], Iterable[ReleasedFile]]:
    wanted = tuple(each for each in contents.files if not each.path.startswith(DIST))
    return wanted, files_of_commit(root, contents.commit)


def _differences(wanted: Iterable[ReleasedFile], found: Iterable[ReleasedFile]) -> Iterator[Difference]:
    listed, there = ({each.path: each for each in files} for files in (wanted, found))
    for path in sorted({*listed, *there}):
        if path not in there:
            yield Difference("missing", path)
        elif path not in listed:
            yield Difference("extra", path)
        elif there[path] != listed[path]:
            yield Difference("changed", path)


def _with_signature(root: Path, tag: Tag, result: Verification) -> Verification:
    if not tag.is_signed:
        return replace(result, signature="none")
    signer = signer_of(root, tag)
    return replace(result, signature="good" if signer else "bad", signer=signer)
