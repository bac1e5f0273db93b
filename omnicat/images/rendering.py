"""Renditions of one original: decoded once, made upright and sRGB, shrunk from large to small, encoded."""

from collections.abc import Sequence
from math import ceil
from pathlib import Path

from PIL import Image
from PIL.Image import Resampling
from PIL.ImageFile import ImageFile

from omnicat.findings import Finding
from omnicat.images.colours import rgb
from omnicat.images.encoding import encoded
from omnicat.images.facts import MAX_PIXELS, Format
from omnicat.images.geometry import Placement, place
from omnicat.images.opening import about, with_picture
from omnicat.images.orientation import swapped, turned_by_us, upright
from omnicat.images.provenance import digital_source_type, xmp_packet
from omnicat.images.rules import NO_RENDITION
from omnicat.images.spec import DIGITAL_SOURCE_TYPE, LONGEST_SIDE, RenditionSpec
from omnicat.images.srgb import to_srgb

Outcome = tuple[list[bytes | None], tuple[Finding, ...]]

# A source this many times as wide leaves Lanczos enough to choose from: against shrinking the full picture in one
# step, what comes out stays above 45 dB (PSNR; measured on pictures of 6 megapixels with Pillow 13.0).
ENOUGH = 1.5


def renditions(source: bytes | Path, specs: Sequence[RenditionSpec], path: str) -> Outcome:
    """One rendition for each spec, None where a finding says why there is none."""

    def use(picture: ImageFile, _: Format) -> Outcome:
        return _renditions(picture, specs, path)

    made, findings = with_picture(source, path, use)
    return made or ([None] * len(specs), findings)


def _renditions(picture: ImageFile, specs: Sequence[RenditionSpec], path: str) -> Outcome:
    orientation = turned_by_us(picture)
    size = swapped(picture.size, orientation)
    placements = {spec: place(spec, *size) for spec in specs if not spec.problem()}
    problems = {spec: spec.problem() or _unholdable(spec, placements[spec]) for spec in specs}
    wanted = {spec: placement for spec, placement in placements.items() if not problems[spec]}
    findings = [_no_rendition(problem, path) for problem in dict.fromkeys(problems.values()) if problem]
    made: dict[RenditionSpec, bytes] = {}
    if wanted:
        source_type = digital_source_type(picture.info)
        _shrink_on_load(picture, orientation, max(placement.scale for placement in wanted.values()))
        whole, doubts = to_srgb(upright(picture, orientation), path)
        findings += doubts
        made = _from_large_to_small(whole, size, wanted, source_type)
    return [made.get(spec) for spec in specs], tuple(findings)


def _unholdable(spec: RenditionSpec, placement: Placement) -> str:
    width, height = placement.canvas
    if width * height > MAX_PIXELS:
        return f"size '{width} x {height}' is above 50 megapixels"
    if max(width, height) > LONGEST_SIDE[spec.format]:
        return f"size '{width} x {height}' is more than {spec.format} can hold"
    return ""


def _no_rendition(problem: str, path: str) -> Finding:
    message = f"no rendition can be made: {problem}"
    return about(NO_RENDITION, path, message, "correct the rendition in the channel's profile")


def _shrink_on_load(picture: ImageFile, orientation: int, scale: float) -> None:
    """A JPEG can be decoded at a half, a quarter or an eighth; other formats ignore this."""
    if scale * ENOUGH <= 0.5:
        width, height = swapped(picture.size, orientation)
        least = ceil(width * scale * ENOUGH), ceil(height * scale * ENOUGH)
        picture.draft(picture.mode, swapped(least, orientation))


def _from_large_to_small(
    whole: Image.Image, size: tuple[int, int], wanted: dict[RenditionSpec, Placement], source_type: str
) -> dict[RenditionSpec, bytes]:
    ladder = [whole]
    made = {}
    for spec, placement in sorted(wanted.items(), key=lambda item: (-item[1].scale, item[0].text())):
        image = _resized(_rung(ladder, size, placement), size, placement)
        if placement.box == (0, 0, *size):
            ladder.append(image)
        keep = source_type and DIGITAL_SOURCE_TYPE in spec.keep_metadata
        made[spec] = encoded(_on_canvas(image, spec, placement), spec, xmp_packet(source_type) if keep else b"")
    return made


def _rung(ladder: list[Image.Image], size: tuple[int, int], placement: Placement) -> Image.Image:
    """The smallest picture there is that is still large enough to shrink from."""
    large = [image for image in ladder if image.width >= size[0] * placement.scale * ENOUGH]
    return min(large or ladder[:1], key=lambda image: image.width)


def _resized(image: Image.Image, size: tuple[int, int], placement: Placement) -> Image.Image:
    """`placement.box` counts in pixels of the original, of which `image` may be a smaller copy."""
    across, down = image.width / size[0], image.height / size[1]
    left, top, right, bottom = placement.box
    box = (left * across, top * down, min(right * across, image.width), min(bottom * down, image.height))
    return image.resize(placement.size, Resampling.LANCZOS, box, reducing_gap=3.0)


def _on_canvas(image: Image.Image, spec: RenditionSpec, placement: Placement) -> Image.Image:
    """Flat on the background where the format has no alpha or the canvas shows; else as it is."""
    if spec.fit != "pad" and (spec.format != "jpeg" or image.mode == "RGB"):
        return image
    canvas = Image.new("RGB", placement.canvas, rgb(spec.background))
    canvas.paste(image, placement.offset, image if image.mode == "RGBA" else None)
    return canvas
