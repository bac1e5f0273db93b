"""Originals are looked at: what their pixels say is found out once for each content."""

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from omnicat.catalog.asset_records import Loaded
from omnicat.findings import Finding
from omnicat.images import Looks
from omnicat.model.asset import Asset

Read = Callable[[str], bytes]
"""The content of an original by its path below `assets/`. May raise OSError."""


class Looked(Struct, frozen=True):
    """What an original's pixels say, None where they can't be read, and what is wrong with them."""

    looks: Looks | None
    findings: tuple[Finding, ...] = ()


class Looker(Protocol):
    """Who looks at originals."""

    @property
    def mark(self) -> str:
        """What is measured, and with what: another mark, other looks."""
        ...

    def look(self, assets: Iterable[Asset], read: Read) -> Mapping[str, Looked]:
        """What is seen of the originals, by path; of those that are not there nobody looked at the pixels."""


def seen(loaded: Loaded, looked: Looked) -> Loaded:
    """An original with what its pixels say; one that can't be decoded is broken."""
    asset = replace(loaded.asset, looks=looked.looks, broken=loaded.asset.broken or looked.looks is None)
    return Loaded(asset, (*loaded.findings, *looked.findings))
