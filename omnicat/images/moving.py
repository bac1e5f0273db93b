"""Animations that stay animated: every frame is made as a still picture would be."""

from collections.abc import Callable, Iterator, Mapping

from PIL import Image
from PIL.ImageFile import ImageFile

from omnicat.images.encoding import Motion
from omnicat.images.facts import MAX_PIXELS
from omnicat.images.geometry import Placement
from omnicat.images.spec import RenditionSpec

MOST_FRAMES = 500
# So many pixels are decoded, or held as frames of one rendition.
MOST_DECODED = 10 * MAX_PIXELS
MOST_KEPT = MAX_PIXELS

# What browsers show a frame for that says nothing, and the longest that a PNG can say, in milliseconds.
USUAL, LONGEST = 100, 65_535

Frame = tuple[Image.Image, int]


def moves(picture: ImageFile, spec: RenditionSpec) -> bool:
    """Whether the picture is an animation, and the rendition is to be one."""
    return spec.animation == "keep" and frames_of(picture) > 1


def frames_of(picture: ImageFile) -> int:
    """How many frames the file holds."""
    return int(getattr(picture, "n_frames", 1))


def too_long(picture: ImageFile, placement: Placement) -> str:
    """Why the animation can't be kept, as a message; empty where it can."""
    frames, (width, height) = frames_of(picture), placement.canvas
    if frames > MOST_FRAMES:
        return f"the animation has {frames} frames, {MOST_FRAMES} are the most"
    if frames * picture.width * picture.height > MOST_DECODED or frames * width * height > MOST_KEPT:
        return f"{frames} frames of {width} x {height} are too many pixels"
    return ""


def with_motion(
    picture: ImageFile,
    first: Mapping[RenditionSpec, Image.Image],
    made: Callable[[ImageFile], Mapping[RenditionSpec, Image.Image]],
) -> Mapping[RenditionSpec, Motion]:
    """What follows the first frame of each rendition. `made` makes of a frame what is wanted of it."""
    later: dict[RenditionSpec, list[Image.Image]] = {spec: [] for spec in first}
    durations = [_duration(picture)]
    for frame in _later_frames(picture):
        durations.append(_duration(picture))
        for spec, image in made(frame).items():
            later[spec].append(image)
    loop = int(picture.info.get("loop", 1 if picture.format == "GIF" else 0))
    return {spec: Motion(tuple(images), tuple(durations), loop) for spec, images in later.items()}


def _later_frames(picture: ImageFile) -> Iterator[ImageFile]:
    for number in range(1, frames_of(picture)):
        picture.seek(number)
        picture.load()
        yield picture


def _duration(picture: ImageFile) -> int:
    return min(round(picture.info.get("duration") or USUAL), LONGEST)
