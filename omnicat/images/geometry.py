"""Where a picture's pixels go in a rendition: arithmetic only."""

from msgspec import Struct

from omnicat.images.spec import RenditionSpec

Box = tuple[float, float, float, float]

PAINTED = 64
"""Pixels of a side that a painted picture is given where nothing is said."""


class Placement(Struct, frozen=True):
    """`box` (left, top, right, bottom; pixels of the upright picture) becomes `size`, at `offset` of `canvas`."""

    box: Box
    size: tuple[int, int]
    canvas: tuple[int, int]

    @property
    def offset(self) -> tuple[int, int]:
        """Where the picture's upper left corner lies, so that it is in the middle."""
        return (self.canvas[0] - self.size[0]) // 2, (self.canvas[1] - self.size[1]) // 2

    @property
    def scale(self) -> float:
        """How many pixels of the rendition stand for one of the picture, on the side that is shrunk least."""
        left, top, right, bottom = self.box
        return max(self.size[0] / (right - left), self.size[1] / (bottom - top))


def place(spec: RenditionSpec, width: int, height: int) -> Placement:
    """The placement of an upright picture of `width` x `height` pixels."""
    cut = _cut(spec, width, height)
    if spec.fit == "cover" and spec.width and spec.height:
        return _cover(spec, spec.width, spec.height, cut, _focal(spec, cut, width, height))
    if spec.fit == "trim":
        return _trimmed(spec, cut)
    size = _inside(spec, cut[2] - cut[0], cut[3] - cut[1])
    if spec.fit == "pad":
        return Placement(cut, size, (spec.width or size[0], spec.height or size[1]))
    return Placement(cut, size, size)


def painted_size(spec: RenditionSpec) -> tuple[int, int]:
    """Width and height of a picture that has no original: a square where one side is free."""
    return spec.width or spec.height or PAINTED, spec.height or spec.width or PAINTED


def _cut(spec: RenditionSpec, width: int, height: int) -> Box:
    left, top, right, bottom = spec.crop or (0.0, 0.0, 1.0, 1.0)
    x, y = min(round(left * width), width - 1), min(round(top * height), height - 1)
    return x, y, max(round(right * width), x + 1), max(round(bottom * height), y + 1)


def _inside(spec: RenditionSpec, width: float, height: float) -> tuple[int, int]:
    scales = [side / length for side, length in ((spec.width, width), (spec.height, height)) if side]
    scale = min(scales, default=1.0)
    if not spec.upscale:
        scale = min(scale, 1.0)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _trimmed(spec: RenditionSpec, cut: Box) -> Placement:
    """What is cut out takes its share of the frame. A frame that it is too small for shrinks, as with cover."""
    width, height = cut[2] - cut[0], cut[3] - cut[1]
    sides = ((spec.width, width), (spec.height, height))
    scale = min((side * spec.fill / length for side, length in sides if side), default=1.0)
    shrink = 1.0 if spec.upscale else min(1.0, 1 / scale)
    size = max(1, round(width * scale * shrink)), max(1, round(height * scale * shrink))
    frame = [round((side * shrink) if side else own / spec.fill) for (side, _), own in zip(sides, size, strict=True)]
    return Placement(cut, size, (max(frame[0], size[0]), max(frame[1], size[1])))


def _cover(spec: RenditionSpec, width: int, height: int, cut: Box, focal: tuple[float, float]) -> Placement:
    cut_width, cut_height = cut[2] - cut[0], cut[3] - cut[1]
    scale = max(width / cut_width, height / cut_height)
    seen_width, seen_height = width / scale, height / scale
    x = cut[0] + _kept_within(focal[0] - cut[0] - seen_width / 2, cut_width - seen_width)
    y = cut[1] + _kept_within(focal[1] - cut[1] - seen_height / 2, cut_height - seen_height)
    shrink = 1.0 if spec.upscale else min(1.0, 1 / scale)
    size = max(1, round(width * shrink)), max(1, round(height * shrink))
    return Placement((x, y, x + seen_width, y + seen_height), size, size)


def _focal(spec: RenditionSpec, cut: Box, width: int, height: int) -> tuple[float, float]:
    if spec.focal:
        return spec.focal[0] * width, spec.focal[1] * height
    return (cut[0] + cut[2]) / 2, (cut[1] + cut[3]) / 2


def _kept_within(start: float, slack: float) -> float:
    return min(max(start, 0.0), max(slack, 0.0))
