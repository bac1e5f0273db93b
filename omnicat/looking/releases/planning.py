"""What a release would hold, and why it may not be made yet."""

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from omnicat import __version__
from omnicat.errors import OmnicatError
from omnicat.looking.releases.contents import DIST, Contents, ReleasedFile, by_path, digest_of, message_of, written
from omnicat.looking.releases.hashing import files_of_commit, files_of_folder
from omnicat.manifest import Manifest
from omnicat.pipeline.unchanged import MANIFEST, previous_manifest
from omnicat.repository import head
from omnicat.repository.places import PLACES
from omnicat.repository.tags import tag_exists


class Release(Struct, frozen=True):
    """A release: the tag's name, the commit, the manifest's digest, and how many files of each kind and feeds are in it.

    `catalog` counts what is neither a product's file nor an original. `tag` is the tag's id; '' while it is only planned.
    """

    name: str
    commit: str
    digest: str
    products: int
    assets: int
    catalog: int
    feeds: int
    dist: int
    bytes: int
    signed: bool = False
    tag: str = ""


def plan_release(root: Path, name: str) -> tuple[Release, bytes]:
    """The release of the checked out commit and of the `dist/` built of it, and the message its tag would have.

    Raises OmnicatError where the tag is there already, files are not committed, or `dist/` is not what that commit makes.
    """
    if tag_exists(root, name):
        raise OmnicatError(f"tag '{name}' is there already", "name another; a release is never changed")
    commit = head(root, PLACES)
    if not commit.id:
        raise OmnicatError("nothing is committed yet", "commit first: `git add --all && git commit`")
    if commit.dirty:
        raise OmnicatError("files of the catalog are not committed", "see `git status`; commit, build, then release")
    built, made = _dist(root, commit.id)
    contents = Contents(commit.id, __version__, by_path((*files_of_commit(root, commit.id), *made)))
    manifest = written(contents)
    release = _release(name, contents, built, digest_of(manifest))
    return release, message_of(f"Release {name}", _summary(release), manifest)


def _dist(root: Path, commit: str) -> tuple[Manifest, tuple[ReleasedFile, ...]]:
    built = previous_manifest(root)
    if built is None:
        raise OmnicatError("there is no dist/ to release", "run `omnicat build` first")
    if built.commit != commit or built.dirty:
        of = f"commit '{built.commit[:10]}'" if built.commit else "no commit"
        raise OmnicatError(
            f"dist/ is built of {of}{', with changes' if built.dirty else ''}", "run `omnicat build` again"
        )
    if built.errors:
        raise OmnicatError(
            f"dist/ was built with {built.errors:,} errors", "mend them, see `omnicat lint`, and build again"
        )
    return built, _as_built(root, built)


def _as_built(root: Path, built: Manifest) -> tuple[ReleasedFile, ...]:
    """The files of `dist/`, none more, none less and none other than the build made."""
    found = {each.path: each for each in files_of_folder(root / "dist")}
    wanted = {each.path: each for each in built.files}
    strange = sorted(path for path in found if path not in wanted and path != MANIFEST)
    if strange:
        raise OmnicatError(f"'{DIST}{strange[0]}' was not made by the build", "take it away, or release without it")
    for path, file in sorted(wanted.items()):
        if path not in found or found[path].sha256 != file.sha256:
            raise OmnicatError(f"'{DIST}{path}' is not as it was built", "run `omnicat build --force`")
    return tuple(replace(each, path=f"{DIST}{each.path}") for each in found.values())


def _release(name: str, contents: Contents, built: Manifest, digest: str) -> Release:
    products, assets, dist = (len(contents.below(place)) for place in ("catalog/products/", "assets/", DIST))
    others = len(contents.files) - products - assets - dist
    size = sum(each.size for each in contents.files)
    return Release(name, contents.commit, digest, products, assets, others, len(built.feeds), dist, size)


def _summary(release: Release) -> str:
    return (
        f"Files of products: {release.products}\nOriginals and their records: {release.assets}\n"
        f"Other files of the catalog: {release.catalog}\nFeeds: {release.feeds}\nFiles of dist/: {release.dist}"
    )
