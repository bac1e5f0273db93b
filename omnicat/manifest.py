"""The manifest of a build: every file with its hash and size, every feed with its counts, every SKU left out and why."""

from dataclasses import dataclass, field

import msgspec

FORMAT = 1


@dataclass(frozen=True, slots=True)
class File:
    """One file of the build: path below `dist/`, sha256 in hex, size in bytes."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a listing is left out: the rule and its message."""

    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Excluded:
    """A SKU that a channel should show and does not."""

    sku: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed: `listings` came in, of which `written` are in the file and the others `excluded`.

    `files` is 1, or the number of files where every item is one. `items` is what reading the feed back counted.
    """

    channel: str
    file: str
    format: str
    locale: str
    spec: str
    listings: int
    written: int
    excluded: int
    items: int
    files: int = 1


@dataclass(frozen=True, slots=True)
class ChannelLeft:
    """The SKUs a channel leaves out."""

    channel: str
    excluded: tuple[Excluded, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a build leaves. `inputs` is the digest of everything it was made from."""

    format: int = FORMAT
    omnicat: str = ""
    encoder: str = ""
    commit: str = ""
    dirty: bool = False
    inputs: str = ""
    products: int = 0
    sold: int = 0
    feeds: tuple[Feed, ...] = ()
    channels: tuple[ChannelLeft, ...] = ()
    files: tuple[File, ...] = field(default=())


def to_bytes(manifest: Manifest) -> bytes:
    """The manifest as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"


def from_bytes(data: bytes) -> Manifest | None:
    """The manifest read back; None where it is none of ours."""
    try:
        manifest = msgspec.json.decode(data, type=Manifest)
    except msgspec.DecodeError:
        return None
    return manifest if manifest.format == FORMAT else None
