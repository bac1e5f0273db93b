"""Renditions of one original: decoded once, made upright and sRGB, shrunk from large to small, encoded."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from PIL import Image
from PIL.ImageFile import ImageFile

from omnicat.findings import Finding, Location
from omnicat.images.canvas import on_canvas, sharpened
from omnicat.images.encoding import Motion, encoded
from omnicat.images.facts import MAX_PIXELS, Format
from omnicat.images.geometry import Placement, place
from omnicat.images.in_flight import IN_FLIGHT
from omnicat.images.moving import frames_of, moves, too_long, with_motion
from omnicat.images.opening import about, with_picture
from omnicat.images.orientation import swapped, turned_by_us
from omnicat.images.overlaying import Overlays, Sources
from omnicat.images.provenance import digital_source_type, xmp_packet
from omnicat.images.resizing import resized
from omnicat.images.rules import NO_RENDITION, RENDITION_TOO_LARGE
from omnicat.images.spec import DIGITAL_SOURCE_TYPE, LONGEST_SIDE, RenditionSpec
from omnicat.images.unfolding import ENOUGH, Copy, shrunk_on_load, unfolded

Outcome = tuple[list[bytes | None], tuple[Finding, ...]]
Placements = Mapping[RenditionSpec, Placement]
Pictures = dict[RenditionSpec, Image.Image]
Unfold = Callable[[ImageFile], tuple[Copy, tuple[Finding, ...]]]


def renditions(
    source: bytes | Path, specs: Sequence[RenditionSpec], path: str, sources: Sources, folder: str
) -> Outcome:
    """One rendition for each spec, None where a finding says why there is none."""

    def use(picture: ImageFile, _: Format) -> Outcome:
        return _renditions(picture, specs, path, Overlays(tuple(specs), sources, folder))

    made, findings = with_picture(source, path, use)
    return made or ([None] * len(specs), findings)


def _renditions(picture: ImageFile, specs: Sequence[RenditionSpec], path: str, overlays: Overlays) -> Outcome:
    size = swapped(picture.size, turned_by_us(picture))
    placements = {spec: place(spec, *size) for spec in specs if not spec.problem()}
    problems = {spec: spec.problem() or _unholdable(spec, placements[spec], picture) for spec in specs}
    wanted = {
        spec: placement for spec, placement in placements.items() if not problems[spec] and overlays.has_all_of(spec)
    }
    findings = [_no_rendition(problem, path) for problem in dict.fromkeys(problems.values()) if problem]
    made: Mapping[RenditionSpec, bytes | None] = {}
    if wanted:
        scale = max(placement.scale for placement in wanted.values())
        unfold = partial(unfolded, loaded=shrunk_on_load(picture, scale), scale=scale, path=path)
        with IN_FLIGHT.room(_pixels(picture, wanted)):
            made, doubts = _made(picture, size, wanted, unfold, path, overlays)
        findings += doubts
    return [made.get(spec) for spec in specs], (*findings, *overlays.findings)


def _made(
    picture: ImageFile, size: tuple[int, int], wanted: Placements, unfold: Unfold, path: str, overlays: Overlays
) -> tuple[Mapping[RenditionSpec, bytes | None], list[Finding]]:
    source_type = digital_source_type(picture.info)
    whole, doubts = unfold(picture)
    moving = {spec: placement for spec, placement in wanted.items() if moves(picture, spec)}
    still = {spec: placement for spec, placement in wanted.items() if spec not in moving}
    findings = [*doubts]
    made: dict[RenditionSpec, bytes | None] = {}

    def keep(spec: RenditionSpec, image: Image.Image, motion: Motion | None = None) -> None:
        made[spec] = encoded(image, spec, _metadata(spec, source_type), motion)
        if made[spec] is None:
            findings.append(_too_large(spec, path))

    _from_large_to_small(_Original(whole, size, overlays), still, keep)
    if moving:
        first = _frame(whole, size=size, wanted=moving, overlays=overlays)
        frame = partial(_frame, size=size, wanted=moving, overlays=overlays)
        motions = with_motion(picture, first, lambda each: frame(unfold(each)[0]))
        for spec, image in first.items():
            keep(spec, image, motions[spec])
    return made, findings


class _Original(Struct, frozen=True):
    """The picture to shrink from, the original's upright size, and what may be laid over it."""

    whole: Copy
    size: tuple[int, int]
    overlays: Overlays


def _frame(whole: Copy, *, size: tuple[int, int], wanted: Placements, overlays: Overlays) -> Pictures:
    images: Pictures = {}
    _from_large_to_small(_Original(whole, size, overlays), wanted, images.__setitem__)
    return images


def _pixels(picture: ImageFile, wanted: Placements) -> int:
    """How many are held at once: the decoded picture, and the largest rendition with all of its frames."""
    canvases = (
        placement.canvas[0] * placement.canvas[1] * (frames_of(picture) if moves(picture, spec) else 1)
        for spec, placement in wanted.items()
    )
    return picture.width * picture.height + max(canvases)


def _unholdable(spec: RenditionSpec, placement: Placement, picture: ImageFile) -> str:
    width, height = placement.canvas
    if width * height > MAX_PIXELS:
        return f"size '{width} x {height}' is above 50 megapixels"
    if max(width, height) > LONGEST_SIDE[spec.format]:
        return f"size '{width} x {height}' is more than {spec.format} can hold"
    return too_long(picture, placement) if moves(picture, spec) else ""


def _no_rendition(problem: str, path: str) -> Finding:
    message = f"no rendition can be made: {problem}"
    return about(NO_RENDITION, path, message, "correct the rendition in the channel's profile")


def _too_large(spec: RenditionSpec, path: str) -> Finding:
    at_best = "" if spec.format == "png" else f" in quality {spec.worst_quality}"
    message = f"a {spec.format} rendition of '{path.rpartition('/')[2]}' is above {spec.max_bytes:,} bytes{at_best}"
    hint = "allow more in `max_bytes`, or ask for a smaller size, a lower `min_quality` or another format"
    return replace(about(RENDITION_TOO_LARGE, path, message, hint), where=Location(path, pointer=spec.limit))


def _metadata(spec: RenditionSpec, source_type: str) -> bytes:
    said = dict(spec.metadata)
    if source_type and DIGITAL_SOURCE_TYPE in spec.keep_metadata:
        said.setdefault(DIGITAL_SOURCE_TYPE, source_type)
    return xmp_packet(said) if said else b""


def _from_large_to_small(
    original: _Original, wanted: Placements, take: Callable[[RenditionSpec, Image.Image], None]
) -> None:
    size, ladder = original.size, [original.whole]
    for spec, placement in sorted(wanted.items(), key=lambda item: (-item[1].scale, item[0].text())):
        image = _resized(_rung(ladder, placement), placement)
        if placement.box == (0, 0, *size):
            ladder.append(Copy(image, image.width / size[0], image.height / size[1]))
        if spec.sharpen and placement.scale < 1:
            image = sharpened(image, spec.sharpen)
        take(spec, original.overlays.laid(on_canvas(image, spec, placement), spec))


def _rung(ladder: list[Copy], placement: Placement) -> Copy:
    """The smallest picture there is that is still large enough to shrink from."""
    # What is exactly large enough is so whatever dividing has lost.
    enough = placement.scale * ENOUGH * (1 - 1e-9)
    large = [copy for copy in ladder if copy.across >= enough]
    return min(large or ladder[:1], key=lambda copy: copy.across)


def _resized(copy: Copy, placement: Placement) -> Image.Image:
    """`placement.box` counts in pixels of the original."""
    image, (left, top, right, bottom) = copy.image, placement.box
    width, height = min(right * copy.across, image.width), min(bottom * copy.down, image.height)
    box = (left * copy.across, top * copy.down, width, height)
    return resized(image, placement.size, box)
