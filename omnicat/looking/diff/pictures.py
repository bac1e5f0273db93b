"""Thumbnails of the originals that a comparison names, before and after, as they stand in a page."""

from base64 import b64encode
from collections.abc import Iterator, Mapping

from omnicat.errors import OmnicatError
from omnicat.images import RenditionSpec, render
from omnicat.looking.diff.sides import Files, has_file
from omnicat.looking.diff.view import DiffView
from omnicat.model.asset import kind_of

SIDE = 200
"""Pixels: the width and height that a thumbnail has at most."""

MOST = 120
"""So many thumbnails are in one page."""

LARGEST = 40_000_000
"""Bytes: a larger original is not looked at."""

Pictures = Mapping[tuple[str, str], str]
"""Side (before or after) and path below `assets/` -> a `data:` address."""


def pictures_of(view: DiffView, files: tuple[Files, Files]) -> Pictures:
    """The thumbnails of what is named, the first ones where there are many; those that can't be made are left out."""
    found: dict[tuple[str, str], str] = {}
    for side, path in dict.fromkeys(_named(view)):
        if len(found) == MOST:
            break
        if kind_of(path) == "image" and (small := _thumbnail(path, files[side == "after"])):
            found[side, path] = small
    return found


def _named(view: DiffView) -> Iterator[tuple[str, str]]:
    for asset in view.assets:
        yield "before", asset.was_path or asset.path
        yield "after", asset.path
    for product in view.products:
        for use in product.uses:
            yield from (("before", path) for path in use.removed)
            yield from (("after", path) for path in use.added)


def _thumbnail(path: str, files: Files) -> str:
    """A small WebP, upright; '' where there is no picture, or it can't be read."""
    place = f"assets/{path}"
    if not has_file(files, place):
        return ""
    try:
        content = files.read(place)
    except OmnicatError:
        return ""
    spec = RenditionSpec(width=SIDE, height=SIDE, fit="inside", format="webp", quality=75)
    made = render(content, [spec], path=place)[0][0] if len(content) <= LARGEST else None
    return f"data:image/webp;base64,{b64encode(made).decode()}" if made else ""
