"""An original that only an object store has, as its record describes it."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from omnicat.catalog.plain import mapping_of, text_of
from omnicat.model.asset import Asset
from omnicat.originals import Media

KEY = "original"
HASH = "sha256:"

# It becomes a part of paths and addresses.
_DIGEST = re.compile(HASH + "[0-9a-f]{64}").fullmatch

MEDIA = ("duration", "codec", "pages", "frame_rate", "has_audio", "title", "encrypted", "generator")
PIXELS = ("format", "width", "height", "has_alpha", "mode", "icc")


def is_elsewhere(said: Mapping[str, Any]) -> bool:
    """Whether a record stands for an original that is not beside it."""
    return _DIGEST(text_of(mapping_of(said.get(KEY)).get("digest"))) is not None


def as_said(asset: Asset, said: Mapping[str, Any]) -> Asset:
    """The asset with what its record says of the original: digest, size and what is known of its content."""
    original = mapping_of(said.get(KEY))
    media = Media(**{key: _like(original[key], getattr(Media(), key)) for key in MEDIA if key in original})
    pixels = {key: _like(original[key], getattr(asset, key)) for key in PIXELS if key in original}
    digest = text_of(original.get("digest")).removeprefix(HASH)
    known: dict[str, Any] = {"digest": digest, "size": _like(original.get("size"), 0), "media": media, **pixels}
    return replace(asset, **known, broken=False, fetched=False, elsewhere=True)


def said_of(asset: Asset) -> dict[str, Any]:
    """What a record says of an original that goes elsewhere; nothing of what is not known."""
    said: dict[str, Any] = {"digest": HASH + asset.digest, "size": asset.size}
    said |= {key: value for key in PIXELS if (value := getattr(asset, key))}
    for key in MEDIA:
        value = getattr(asset.media, key)
        if value:
            said[key] = Decimal(str(value)) if isinstance(value, float) else value
    return said


def _like(raw: Any, usual: Any) -> Any:
    """The value where it is of the usual one's type, else the usual one."""
    if isinstance(usual, float):
        return float(raw) if isinstance(raw, int | Decimal) and not isinstance(raw, bool) else usual
    return raw if type(raw) is type(usual) else usual
