"""An original in the asset library: where it is, what it is, and what its record says."""

from collections.abc import Mapping

from msgspec import Struct, field

from omnicat.images.looks import Looks
from omnicat.originals.media import NO_MEDIA, Media

Box = tuple[float, float, float, float]
"""Left, top, right and bottom edge, as shares of the upright picture."""

KIND_BY_EXTENSION = {
    **dict.fromkeys(("jpg", "jpeg", "png", "webp", "avif", "gif", "tif", "tiff", "bmp", "heic", "heif"), "image"),
    **dict.fromkeys(("svg",), "vector"),
    **dict.fromkeys(("mp4", "mov", "webm", "avi", "mpg", "mpeg", "m4v"), "video"),
    **dict.fromkeys(("pdf",), "document"),
    **dict.fromkeys(("glb", "gltf"), "model"),
}


class Role(Struct, frozen=True):
    """What a product uses an asset for. `many` says whether it may use several."""

    code: str
    labels: Mapping[str, str] = field(default_factory=dict)
    kinds: tuple[str, ...] = ("image",)
    many: bool = False


STANDARD_ROLES = {
    "main": Role("main", {"en-US": "Main image"}),
    "gallery": Role("gallery", {"en-US": "Gallery"}, many=True),
    "swatch": Role("swatch", {"en-US": "Swatch"}),
    "video": Role("video", {"en-US": "Video"}, ("video",), many=True),
    "manual": Role("manual", {"en-US": "Manual"}, ("document",), many=True),
}


class Rights(Struct, frozen=True):
    """When and where an original may be used: from the day `since` on, and from the day `expires` on no more
    (YYYY-MM-DD, '' for no limit); in the countries `regions` (ISO 3166) and on the profiles or specs `channels`, empty
    for all."""

    since: str = ""
    expires: str = ""
    regions: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()


class Person(Struct, frozen=True):
    """Somebody who can be recognised in an original. `release` says which paper allows it, '' where none does; from the
    day `expires` on (YYYY-MM-DD, '' for no limit) it allows it no more."""

    name: str
    release: str = ""
    expires: str = ""


NO_RIGHTS = Rights()


class Asset(Struct, frozen=True):
    """One original. `path` runs below `assets/`; pixels are counted upright; 0 where nothing can be seen of it, and where
    it was not `fetched`: what is there then is a Git LFS pointer, which says the digest and size of what should be; or nothing but its record,
    where the object store has it (`elsewhere`).

    `roles` are what it was made for, `products` the SKUs it shows. `crops` are parts to show by role, before `crop`,
    which is for every role. `source_type` is the URI of IPTC's Digital Source Type where it is known.
    `looks` is what its pixels say, None where they were not looked at. `embedded` names the keys of a record that the
    file itself answers, since its record says nothing of them. `lines` are those of the record that findings point
    at, by pointer.
    """

    path: str
    digest: str
    size: int
    kind: str
    format: str = ""
    width: int = 0
    height: int = 0
    has_alpha: bool = False
    titles: Mapping[str, str] = field(default_factory=dict)
    alt: Mapping[str, str] = field(default_factory=dict)
    focal: tuple[float, float] | None = None
    crop: Box | None = None
    tags: tuple[str, ...] = ()
    status: str = "approved"
    broken: bool = False
    roles: tuple[str, ...] = ()
    crops: Mapping[str, Box] = field(default_factory=dict)
    products: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    creator: str = ""
    licence: str = ""
    rights: Rights = NO_RIGHTS
    source_type: str = ""
    mode: str = ""
    icc: bool = False
    media: Media = NO_MEDIA
    looks: Looks | None = None
    embedded: tuple[str, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    fetched: bool = True
    elsewhere: bool = False

    @property
    def is_unseen(self) -> bool:
        """Whether it has pixels, here or in the object store, at which nobody looked yet."""
        has_content = self.fetched or self.elsewhere
        return self.kind == "image" and self.looks is None and not self.broken and has_content and self.width > 0


def kind_of(path: str) -> str:
    """The kind an extension promises: image, vector, video, document, model, or '' when unknown."""
    return KIND_BY_EXTENSION.get(path.rpartition(".")[2].lower(), "")
