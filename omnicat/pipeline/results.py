"""What follows from one product file, as values that travel between processes."""

from dataclasses import dataclass

import msgspec

from omnicat.catalog.rows import Row
from omnicat.channels.completeness import Completeness
from omnicat.findings import Finding
from omnicat.policy import Ignore
from omnicat.renditions import Wanted


@dataclass(frozen=True, slots=True)
class Copy:
    """An original that a channel needs as it is: the asset, and the file below the channel's folder."""

    asset: str
    file: str


@dataclass(frozen=True, slots=True)
class Fragment:
    """One item of one feed: which SKUs it shows and which renditions it needs. `file` where it is one of its own."""

    channel: str
    feed: int
    skus: tuple[str, ...]
    needs: tuple[str, ...]
    content: bytes
    file: str = ""


@dataclass(frozen=True, slots=True)
class ChannelResult:
    """What one channel shows of a product: the SKUs, the images, and how complete they are."""

    channel: str
    skus: tuple[str, ...]
    wanted: tuple[Wanted, ...] = ()
    copies: tuple[Copy, ...] = ()
    completeness: tuple[Completeness, ...] = ()


@dataclass(frozen=True, slots=True)
class ProductResult:
    """Everything that follows from one product file. `sku` is '' where the file has none: then `seeming` are rows for
    what its text names.
    """

    path: str
    sku: str
    findings: tuple[Finding, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    rows: tuple[Row, ...] = ()
    channels: tuple[ChannelResult, ...] = ()
    fragments: tuple[Fragment, ...] = ()
    seeming: tuple[Row, ...] = ()


encode = msgspec.msgpack.Encoder().encode
decode = msgspec.msgpack.Decoder(ProductResult).decode
