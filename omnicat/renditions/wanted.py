"""A rendition that somebody asks for."""

import msgspec

from omnicat.images import RenditionSpec
from omnicat.renditions.names import EXTENSION


class Wanted(msgspec.Struct, frozen=True, array_like=True):
    """A rendition that a listing shows: of which original (path below the assets, digest), to which spec, under
    which key it is kept and which file name a build gives it."""

    asset_path: str
    digest: str
    spec: RenditionSpec
    key: str
    file: str

    @property
    def extension(self) -> str:
        """How its file's name ends."""
        return EXTENSION[self.spec.format]
