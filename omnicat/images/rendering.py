"""Renditions of one original: decoded, made upright and sRGB, shrunk, encoded; each as if it were made alone."""

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
from omnicat.images.unfolding import Copy, halved, halvings, is_enough, shrunk_on_load, unfolded

Outcome = tuple[list[bytes | None], tuple[Finding, ...]]
Placements = Mapping[RenditionSpec, Placement]
Pictures = dict[RenditionSpec, Image.Image]
Unfold = Callable[[ImageFile], tuple[Copy, tuple[Finding, ...]]]


def renditions(
    source: bytes | Path, specs: Sequence[RenditionSpec], path: str, sources: Sources, folder: str
) -> Outcome:
    """One rendition for each spec, None where a finding says why there is none. The file is decoded once for each size
    that is large enough for some of them."""
    made: dict[RenditionSpec, bytes | None] = {}
    overlays, findings = Overlays(tuple(specs), sources, folder), list[Finding]()

    def use(picture: ImageFile, _: Format) -> list[Finding]:
        return _made_of_one_size(picture, [spec for spec in specs if spec not in made], made, path, overlays)

    while len(made) < len(frozenset(specs)):
        found, refused = with_picture(source, path, use)
        findings += found or refused
        if refused:
            break
    return [made.get(spec) for spec in specs], (*dict.fromkeys(findings), *overlays.findings)


def _made_of_one_size(
    picture: ImageFile,
    specs: Sequence[RenditionSpec],
    made: dict[RenditionSpec, bytes | None],
    path: str,
    overlays: Overlays,
) -> list[Finding]:
    """Makes those that are shrunk from the same size as the first of them can be; what can't be made is None."""
    size = swapped(picture.size, turned_by_us(picture))
    placements = {spec: place(spec, *size) for spec in specs if not spec.problem()}
    problems = {spec: spec.problem() or _unholdable(spec, placements[spec], picture) for spec in specs}
    findings = [_no_rendition(problem, path) for problem in dict.fromkeys(problems.values()) if problem]
    made.update((spec, None) for spec in specs if problems[spec] or not overlays.has_all_of(spec))
    times = {spec: halvings(size, placements[spec].scale) for spec in specs if spec not in made}
    first = next(iter(times.values()), 0)
    wanted = {spec: placements[spec] for spec, each in times.items() if each == first}
    if wanted:
        unfold = partial(unfolded, loaded=shrunk_on_load(picture, first), times=first, path=path)
        with IN_FLIGHT.room(_pixels(picture, wanted)):
            fresh, doubts = _made(picture, size, wanted, unfold, path, overlays)
        made.update(fresh)
        findings += doubts
    return findings


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

    _shrunk(_Original(whole, size, overlays), still, keep)
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
    _shrunk(_Original(whole, size, overlays), wanted, images.__setitem__)
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


def _shrunk(original: _Original, wanted: Placements, take: Callable[[RenditionSpec, Image.Image], None]) -> None:
    """Makes all of them, the largest first."""
    copy = original.whole
    for spec, placement in sorted(wanted.items(), key=lambda item: (-item[1].scale, item[0].text())):
        while is_enough(copy.across / 2, placement.scale) and min(copy.image.size) > 1:
            copy = halved(copy)
        image = _resized(copy, placement)
        if spec.sharpen and placement.scale < 1:
            image = sharpened(image, spec.sharpen)
        take(spec, original.overlays.laid(on_canvas(image, spec, placement), spec))


def _resized(copy: Copy, placement: Placement) -> Image.Image:
    """`placement.box` counts in pixels of the original."""
    image, (left, top, right, bottom) = copy.image, placement.box
    width, height = min(right * copy.across, image.width), min(bottom * copy.down, image.height)
    box = (left * copy.across, top * copy.down, width, height)
    return resized(image, placement.size, box)
