"""An original in the asset library: where it is, what it is, and what its record says."""

from collections.abc import Mapping
from dataclasses import dataclass, field

KIND_BY_EXTENSION = {
    **dict.fromkeys(("jpg", "jpeg", "png", "webp", "avif", "gif", "tif", "tiff", "bmp"), "image"),
    **dict.fromkeys(("mp4", "mov", "webm", "avi", "mpg", "mpeg", "m4v"), "video"),
    **dict.fromkeys(("pdf",), "document"),
    **dict.fromkeys(("glb", "gltf"), "model"),
}


@dataclass(frozen=True, slots=True)
class Role:
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


@dataclass(frozen=True, slots=True)
class Asset:
    """One original. `path` runs below `assets/`; pixels are counted upright; 0 where not an image."""

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
    crop: tuple[float, float, float, float] | None = None
    tags: tuple[str, ...] = ()
    status: str = "approved"
    broken: bool = False


def kind_of(path: str) -> str:
    """The kind an extension promises: image, video, document, model, or '' when unknown."""
    return KIND_BY_EXTENSION.get(path.rpartition(".")[2].lower(), "")
