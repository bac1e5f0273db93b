"""The manifest of a build: every file with its hash and size, every feed with its counts, every SKU left out and why."""

import msgspec
from msgspec import Struct, field

FORMAT = 1


class File(Struct, frozen=True):
    """One file of the build: path below `dist/`, sha256 in hex, size in bytes."""

    path: str
    sha256: str
    size: int


class Reason(Struct, frozen=True):
    """Why a listing is left out: the rule and its message."""

    rule: str
    message: str


class Excluded(Struct, frozen=True):
    """A SKU that a channel should show and does not."""

    sku: str
    reasons: tuple[Reason, ...]


class Part(Struct, frozen=True):
    """One file of a feed that is split, and how many items are in it."""

    file: str
    items: int


class Feed(Struct, frozen=True):
    """One feed: `listings` came in, of which `written` are in the file and the others `excluded`.

    `files` is 1, or the number of files where it is split into `parts` or every item is one. `items` is what reading
    the feed back counted. `removed` counts the retired products and variants that it tells to be gone; they are no
    listings.
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
    parts: tuple[Part, ...] = ()
    removed: int = 0


class ChannelLeft(Struct, frozen=True):
    """The SKUs a channel leaves out. With `reasons` the channel itself is left out: it has no feeds."""

    channel: str
    excluded: tuple[Excluded, ...] = ()
    reasons: tuple[Reason, ...] = ()


class Manifest(Struct, frozen=True):
    """What a build leaves. `inputs` is the digest of everything it was made from; `errors` counts the findings that
    say so, whether they left something out or not."""

    format: int = FORMAT
    omnicat: str = ""
    encoder: str = ""
    commit: str = ""
    dirty: bool = False
    inputs: str = ""
    products: int = 0
    sold: int = 0
    errors: int = 0
    feeds: tuple[Feed, ...] = ()
    channels: tuple[ChannelLeft, ...] = ()
    files: tuple[File, ...] = field(default=())

    @property
    def is_partial(self) -> bool:
        """Whether a channel, or a SKU of one, is left out."""
        return any(each.excluded or each.reasons for each in self.channels)


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
