"""What a picture's header says, and whether its name says the same."""

from pathlib import Path, PurePosixPath

from PIL.ImageFile import ImageFile

from omnicat.findings import Finding
from omnicat.images.facts import Format, ImageFacts
from omnicat.images.labelled import embedded_in
from omnicat.images.opening import about, with_picture
from omnicat.images.orientation import orientation_of, swapped, turned_by_us
from omnicat.images.rules import WRONG_EXTENSION
from omnicat.images.sniff import EXTENSIONS

CAN_MOVE = ("gif", "png", "webp", "avif")


def facts_of(source: bytes | Path, path: str) -> tuple[ImageFacts | None, tuple[Finding, ...]]:
    """The facts of a picture, or the finding that refuses it; nothing is decoded."""
    facts, findings = with_picture(source, path, _facts)
    return facts, findings if facts is None else _wrong_extension(facts.format, path)


def _facts(picture: ImageFile, format_: Format) -> ImageFacts:
    width, height = swapped(picture.size, turned_by_us(picture))
    return ImageFacts(
        format=format_,
        width=width,
        height=height,
        mode=picture.mode,
        has_alpha=picture.has_transparency_data,
        animated=format_ in CAN_MOVE and bool(getattr(picture, "is_animated", False)),
        icc=bool(picture.info.get("icc_profile")),
        orientation=orientation_of(picture),
        embedded=embedded_in(picture),
    )


def _wrong_extension(format_: Format, path: str) -> tuple[Finding, ...]:
    name = PurePosixPath(path).name
    extension = PurePosixPath(path).suffix.removeprefix(".").lower()
    if extension in EXTENSIONS[format_]:
        return ()
    message = f"'{name}' holds {format_.upper()}, which its extension does not say"
    hint = f"rename it to '{PurePosixPath(path).stem}.{EXTENSIONS[format_][0]}'"
    return (about(WRONG_EXTENSION, path, message, hint),)
