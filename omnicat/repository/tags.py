"""Annotated tags: made with a message kept to the letter, read back, and their signatures verified by git."""

import re
from pathlib import Path

from msgspec import Struct

from omnicat.errors import OmnicatError
from omnicat.repository.git import GitFailed, asked, told

_SIGNATURE = re.compile(rb"^-----BEGIN (?:SSH SIGNATURE|PGP SIGNATURE|PGP MESSAGE|SIGNED MESSAGE)-----$", re.MULTILINE)


class Tag(Struct, frozen=True):
    """An annotated tag: its own id, the commit it stands at, and its message without the signature."""

    name: str
    id: str
    commit: str
    message: bytes
    is_signed: bool


def tag_exists(root: Path, name: str) -> bool:
    """Whether there is a tag of that name, annotated or not. Raises OmnicatError where no tag can have it."""
    if name.startswith("-") or asked(root, "check-ref-format", f"refs/tags/{name}").returncode:
        raise OmnicatError(f"'{name}' can't be the name of a tag", "name it as v1.0 or release-2026-11")
    return bool(_id_of(root, name))


def make_tag(root: Path, name: str, commit: str, message: bytes, *, signed: bool) -> Tag:
    """A new tag at a commit. Raises GitFailed, also where git knows nobody to make it, or has no key to sign it with."""
    kind = "--sign" if signed else "--annotate"
    config = () if signed else ("-c", "tag.gpgSign=false")
    told(root, *config, "tag", kind, "--cleanup=verbatim", "--file=-", "--end-of-options", name, commit, stdin=message)
    return read_tag(root, name)


def read_tag(root: Path, name: str) -> Tag:
    """The tag of that name. Raises GitFailed where there is none, or it has no message."""
    if not tag_exists(root, name):
        raise GitFailed(f"there is no tag '{name}'", "see `git tag`, or fetch them: `git fetch --tags`")
    found = _id_of(root, name)
    if told(root, "cat-file", "-t", found).strip() != b"tag":
        raise GitFailed(f"tag '{name}' has no message", "only what `omnicat release` made can be verified")
    head, _, message = told(root, "cat-file", "tag", found).partition(b"\n\n")
    said = dict(line.split(" ", 1) for line in head.decode(errors="replace").splitlines() if " " in line)
    if said.get("tag") != name or said.get("type") != "commit":
        raise GitFailed(
            f"tag '{name}' says that it is '{said.get('tag', '')}' of a {said.get('type', '')}", "don't trust it"
        )
    signature = _SIGNATURE.search(message)
    return Tag(
        name, found, said["object"], message[: signature.start()] if signature else message, signature is not None
    )


def signer_of(root: Path, tag: Tag) -> str:
    """Who signed the tag, in the words of git, which asks gpg or ssh-keygen; '' where it has no signature that is good."""
    answer = asked(root, "verify-tag", tag.id)
    words = answer.stderr.decode(errors="replace").strip().splitlines()
    return next((line for line in words if "ood " in line), "good") if not answer.returncode else ""


def _id_of(root: Path, name: str) -> str:
    answer = asked(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"refs/tags/{name}")
    return "" if answer.returncode else answer.stdout.decode().split()[-1]
