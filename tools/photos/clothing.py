"""Shirts laid flat: a height map of cloth, folds and seams, lit from the upper left."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from candles import tree
from meshes import Array, curve

SIZE = 1600
Points = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Cut:
    """How a shirt is cut. Lengths are shares of the picture's side."""

    sleeve: str = "short"
    neck: str = "crew"
    wide: float = 0.0
    long: float = 0.0
    rib: bool = False
    heavy: float = 1.0


@dataclass(frozen=True, slots=True)
class Look:
    """What a shirt looks like."""

    color: str
    stripe: str | None = None
    pocket: bool = False
    mark: str | None = None
    mark_size: float = 0.0
    heather: float = 0.0


def shirt(cut: Cut, look: Look) -> Image.Image:
    """The shirt, seen from the front, on white."""
    picture = np.ones((SIZE, SIZE, 3))
    picture = _laid(picture, _neck_back(cut), np.zeros((SIZE, SIZE)), _shaded(look.color, 0.62), cut, Look(look.color))
    for piece in (*_sleeves(cut), _body(cut)):
        mask = _filled(piece.outline, hole=piece.hole)
        height = _height(mask, piece, cut)
        picture = _laid(picture, mask, height, look.color, cut, look, tilt=piece.tilt)
        picture = _seams(picture, piece, look)
    picture = _collar(picture, cut, look)
    image = Image.fromarray((picture.clip(0, 1) * 255).round().astype(np.uint8))
    return _details(image, cut, look).filter(ImageFilter.GaussianBlur(0.9))


@dataclass(frozen=True, slots=True)
class Piece:
    outline: Array
    folds: tuple[tuple[Points, float, float], ...]
    seams: tuple[Points, ...]
    hole: Array | None = None
    tilt: float = 0.0


def _body(cut: Cut) -> Piece:
    w, bottom = 0.235 + cut.wide, 0.905 + cut.long
    hem = [
        (0.5 - w * 0.985, bottom - 0.012),
        (0.5 - w * 0.5, bottom),
        (0.5, bottom + 0.003),
        (0.5 + w * 0.5, bottom),
        (0.5 + w * 0.985, bottom - 0.012),
    ]
    neck = _neck_width(cut)
    left = curve([(0.5 - neck, 0.098), (0.5 - w * 0.62, 0.122), (0.5 - w * 0.93, 0.152)], 30)
    side = curve(
        [
            (0.5 - w * 0.93, 0.152),
            (0.5 - w * 0.965, 0.25),
            (0.5 - w * 0.985, 0.37),
            (0.5 - w * 0.96, 0.60),
            (0.5 - w * 0.985, bottom - 0.012),
        ],
        60,
    )
    half = np.concatenate([left, side])
    outline = np.concatenate([half, curve(hem, 60), _mirrored(half)[::-1]])
    folds = (
        (((0.5 - w * 0.9, 0.38), (0.5 - w * 0.55, 0.46), (0.5 - w * 0.3, 0.60)), 0.030, 7.0),
        (((0.5 + w * 0.9, 0.37), (0.5 + w * 0.6, 0.47), (0.5 + w * 0.42, 0.62)), 0.028, 7.0),
        (((0.5 - w * 0.9, 0.34), (0.5 - w * 0.5, 0.36), (0.5 - w * 0.1, 0.41)), 0.022, -5.0),
        (((0.5 + w * 0.9, 0.335), (0.5 + w * 0.45, 0.37), (0.5 + w * 0.15, 0.43)), 0.022, -5.0),
        (((0.5 - w * 0.55, bottom - 0.01), (0.5 - w * 0.48, 0.75), (0.5 - w * 0.52, 0.62)), 0.030, 6.0),
        (((0.5 + w * 0.25, bottom - 0.01), (0.5 + w * 0.30, 0.78), (0.5 + w * 0.22, 0.66)), 0.034, 6.0),
        (((0.5 + w * 0.72, bottom - 0.01), (0.5 + w * 0.66, 0.74), (0.5 + w * 0.72, 0.60)), 0.026, -6.0),
        (((0.5 - w * 0.12, bottom - 0.01), (0.5 - w * 0.16, 0.80), (0.5 - w * 0.08, 0.68)), 0.028, -5.0),
        (((0.5 - w * 0.7, 0.17), (0.5 - w * 0.5, 0.22), (0.5 - w * 0.42, 0.30)), 0.024, 4.0),
        (((0.5 + w * 0.7, 0.17), (0.5 + w * 0.52, 0.23), (0.5 + w * 0.40, 0.31)), 0.024, 4.0),
    )
    rise = 0.055 if cut.rib else 0.022
    seams = (
        (tuple((x, y - rise) for x, y in hem),)
        if cut.rib
        else (tuple((x, y - rise) for x, y in hem), tuple((x, y - rise - 0.006) for x, y in hem))
    )
    return Piece(outline, folds, seams, hole=_neck_hole(cut))


def _sleeves(cut: Cut) -> tuple[Piece, ...]:
    w = 0.235 + cut.wide
    shoulder = (0.5 - w * 0.93, 0.148)
    if cut.sleeve == "short":
        cuff_out, cuff_in = (0.5 - w * 1.74, 0.345), (0.5 - w * 1.36, 0.425)
        top = curve([(0.5 - w * 0.55, 0.118), shoulder, (0.5 - w * 1.30, 0.222), cuff_out], 50)
        low = curve([cuff_in, (0.5 - w * 1.15, 0.385), (0.5 - w * 0.9, 0.36)], 30)
        folds = (
            (((0.5 - w * 0.98, 0.30), (0.5 - w * 1.2, 0.315), (0.5 - w * 1.45, 0.345)), 0.024, 6.0),
            (((0.5 - w * 0.95, 0.20), (0.5 - w * 1.2, 0.255), (0.5 - w * 1.5, 0.31)), 0.024, -3.0),
        )
    else:
        cuff_out, cuff_in = (0.5 - w * 1.72, 0.815), (0.5 - w * 1.40, 0.838)
        top = curve([(0.5 - w * 0.55, 0.118), shoulder, (0.5 - w * 1.32, 0.27), (0.5 - w * 1.58, 0.52), cuff_out], 70)
        low = curve([cuff_in, (0.5 - w * 1.20, 0.60), (0.5 - w * 1.06, 0.42), (0.5 - w * 0.88, 0.36)], 50)
        folds = (
            (((0.5 - w * 1.0, 0.33), (0.5 - w * 1.2, 0.36), (0.5 - w * 1.40, 0.42)), 0.022, 6.0),
            (((0.5 - w * 1.1, 0.45), (0.5 - w * 1.3, 0.50), (0.5 - w * 1.52, 0.50)), 0.018, 6.0),
            (((0.5 - w * 1.18, 0.54), (0.5 - w * 1.36, 0.57), (0.5 - w * 1.58, 0.59)), 0.016, -5.0),
            (((0.5 - w * 1.3, 0.70), (0.5 - w * 1.45, 0.72), (0.5 - w * 1.62, 0.70)), 0.016, 5.0),
        )
    seam_in = 0.055 if cut.rib else 0.05
    inner = tuple(
        (o[0] + (t[0] - o[0]) * seam_in * 2.1, o[1] + (t[1] - o[1]) * seam_in * 2.1)
        for o, t in ((cuff_out, tuple(top[-14])), (cuff_in, tuple(low[14])))
    )
    outline = np.concatenate([top, low])
    left = Piece(outline, folds, (inner,), tilt=0.5)
    right = Piece(
        _mirrored(outline),
        tuple((tuple((1 - x, y) for x, y in line), wide, deep) for line, wide, deep in folds),
        (tuple((1 - x, y) for x, y in inner),),
        tilt=-0.5,
    )
    return left, right


def _neck_width(cut: Cut) -> float:
    return {"crew": 0.085, "boat": 0.125, "henley": 0.085}[cut.neck]


def _neck_hole(cut: Cut) -> Array:
    half, drop = _neck_width(cut), {"crew": 0.085, "boat": 0.055, "henley": 0.085}[cut.neck]
    return curve(
        [
            (0.5 - half - 0.004, 0.05),
            (0.5 - half, 0.098),
            (0.5 - half * 0.62, 0.098 + drop * 0.72),
            (0.5, 0.098 + drop),
            (0.5 + half * 0.62, 0.098 + drop * 0.72),
            (0.5 + half, 0.098),
            (0.5 + half + 0.004, 0.05),
        ],
        90,
    )


def _neck_back(cut: Cut) -> Array:
    half = _neck_width(cut)
    top = curve(
        [
            (0.5 - half - 0.002, 0.099),
            (0.5 - half * 0.5, 0.108),
            (0.5, 0.112),
            (0.5 + half * 0.5, 0.108),
            (0.5 + half + 0.002, 0.099),
        ],
        40,
    )
    low = curve([(0.5 + half, 0.15), (0.5, 0.26), (0.5 - half, 0.15)], 30)
    return _filled(np.concatenate([top, low]))


def _collar(picture: Array, cut: Cut, look: Look) -> Array:
    hole = _neck_hole(cut)
    if cut.neck == "boat":
        return _lined(picture, hole[hole[:, 1] > 0.102], 0.006, 0.80)
    ribbing = np.array(hole)
    ribbing[:, 1] += 0.010
    band = _stroke(ribbing, 0.026)
    back = curve([(0.5 - _neck_width(cut) - 0.004, 0.101), (0.5, 0.119), (0.5 + _neck_width(cut) + 0.004, 0.101)], 40)
    rear = _stroke(back, 0.024)
    x, y = np.meshgrid(np.arange(SIZE), np.arange(SIZE))
    angle = np.arctan2(y - 0.08 * SIZE, x - 0.5 * SIZE)
    ribs = 1 + 0.05 * np.sin(angle * 150)
    inside = _filled(_body(cut).outline)
    for stroke, light in ((rear, 0.74), (band, 0.97)):
        mask = stroke * inside
        soft = _blur(mask, 7)
        shade = (light * ribs * (0.80 + 0.25 * soft))[..., None]
        picture = picture * (1 - mask[..., None]) + mask[..., None] * _linear(look.color) * shade
    edge = np.array(hole)
    edge[:, 1] += 0.024
    return _lined(picture, edge[edge[:, 1] > 0.125], 0.003, 0.82)


def _height(mask: Array, piece: Piece, cut: Cut) -> Array:
    height = 34 * _blur(mask, 14) + 46 * _blur(mask, 42) + 30 * _blur(mask, 100)
    for line, wide, deep in piece.folds:
        ridge = _blur(_stroke(curve([tuple(point) for point in line], 30), wide * 0.55), wide * SIZE * 0.42)
        height = height + deep * 2.6 * cut.heavy * ridge
    random = np.random.default_rng(len(piece.outline))
    rough = Image.fromarray((random.random((13, 13)) * 255).astype(np.uint8)).resize(
        (SIZE, SIZE), Image.Resampling.BICUBIC
    )
    return height + 7.0 * cut.heavy * np.asarray(rough) / 255


def _laid(picture: Array, mask: Array, height: Array, color: str, cut: Cut, look: Look, *, tilt: float = 0.0) -> Array:
    down, across = np.gradient(height)
    normal = np.stack([-across, -down, np.full_like(height, 1.0)], -1)
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
    light = np.array([-0.46, -0.55, 0.70])
    shade = 0.48 + 0.62 * (normal @ (light / np.linalg.norm(light))).clip(0, 1)
    shade = shade * (0.86 + 0.14 * _blur(mask, 20))
    y, x = np.mgrid[0:SIZE, 0:SIZE]
    knit = 1 + 0.014 * np.sin((x + y * tilt) * 1.05) * np.sin(y * 0.75)
    base = np.broadcast_to(_linear(color), (SIZE, SIZE, 3))
    if look.stripe:
        phase = ((y - across * 9 - tilt * x * 0.6 + 4) / SIZE) % 0.0335
        thread = (np.clip((0.0115 - np.abs(phase - 0.0168) * 2) * 260, 0, 1) * ((y > 0.20 * SIZE) | (tilt != 0)))[
            ..., None
        ]
        base = base * (1 - thread) + _linear(look.stripe) * thread
    if look.heather:
        random = np.random.default_rng(5)
        fleck = Image.fromarray((random.random((SIZE // 2, SIZE // 8)) * 255).astype(np.uint8)).resize(
            (SIZE, SIZE), Image.Resampling.BICUBIC
        )
        base = base * (1 + look.heather * (np.asarray(fleck)[..., None] / 255 - 0.5))
    ground = picture * (1 - 0.30 * _blur(np.roll(mask, (10, 5), (0, 1)), 16))[..., None] if tilt == 0 else picture
    ground = np.where(picture.min(-1, keepdims=True) > 0.995, picture, ground)
    return ground * (1 - mask[..., None]) + mask[..., None] * base * (shade * knit)[..., None]


def _seams(picture: Array, piece: Piece, look: Look) -> Array:
    for seam in piece.seams:
        line = curve([tuple(point) for point in seam], 80) if len(seam) > 2 else np.linspace(seam[0], seam[1], 30)
        inside = _filled(piece.outline)
        picture = picture * (1 - 0.17 * (_stroke(line, 0.0022) * inside)[..., None])
        lower = np.array(line)
        lower[:, 1] += 0.0022
        picture = picture * (1 + 0.08 * (_stroke(lower, 0.0018) * inside)[..., None])
    return picture


def _details(image: Image.Image, cut: Cut, look: Look) -> Image.Image:
    draw = ImageDraw.Draw(image, "RGBA")
    side = SIZE
    if look.pocket:
        x, y, w, h = 0.555 * side, 0.30 * side, 0.105 * side, 0.125 * side
        shape = [(x, y), (x + w, y), (x + w, y + h * 0.86), (x + w / 2, y + h), (x, y + h * 0.86)]
        draw.polygon(shape, fill=(0, 0, 0, 12))
        draw.line([*shape, shape[0]], fill=(0, 0, 0, 70), width=4, joint="curve")
        draw.line([(x + 8, y + 22), (x + w - 8, y + 22)], fill=(0, 0, 0, 48), width=3)
        draw.line([(x + 5, y + 4), (x + w - 5, y + 4)], fill=(255, 255, 255, 40), width=4)
    if look.mark:
        size = look.mark_size or 0.03
        tree(
            draw, (0.5 if size > 0.05 else 0.60) * side, (0.40 if size > 0.05 else 0.30) * side, size * side, look.mark
        )
    if cut.neck == "henley":
        x, top, low = 0.5 * side, 0.186 * side, 0.32 * side
        draw.rectangle((x - 26, top, x + 26, low), fill=(0, 0, 0, 14), outline=(0, 0, 0, 60), width=3)
        for place in (0.2, 0.52, 0.84):
            y = top + (low - top) * place
            draw.ellipse((x - 11, y - 9, x + 11, y + 13), fill=(0, 0, 0, 60))
            draw.ellipse((x - 11, y - 11, x + 11, y + 11), fill="#e9e1cf", outline=(0, 0, 0, 90), width=2)
    if cut.rib:
        for x in range(int((0.27 - cut.wide) * side), int((0.73 + cut.wide) * side), 9):
            draw.line([(x, (0.853 + cut.long) * side), (x, (0.893 + cut.long) * side)], fill=(0, 0, 0, 22), width=3)
    return image


def _filled(outline: Array, *, hole: Array | None = None) -> Array:
    mask = Image.new("L", (SIZE * 2, SIZE * 2), 0)
    draw = ImageDraw.Draw(mask)
    draw.polygon([(x * SIZE * 2, y * SIZE * 2) for x, y in outline], fill=255)
    if hole is not None:
        draw.polygon([(x * SIZE * 2, y * SIZE * 2) for x, y in hole], fill=0)
    return np.asarray(mask.resize((SIZE, SIZE), Image.Resampling.LANCZOS)) / 255


def _stroke(line: Array, wide: float) -> Array:
    mask = Image.new("L", (SIZE, SIZE), 0)
    ImageDraw.Draw(mask).line(
        [(x * SIZE, y * SIZE) for x, y in line], fill=255, width=max(2, round(wide * SIZE)), joint="curve"
    )
    return np.asarray(mask.filter(ImageFilter.GaussianBlur(1))) / 255


def _lined(picture: Array, line: Array, wide: float, light: float) -> Array:
    return picture * (1 - (1 - light) * _stroke(line, wide)[..., None])


def _blur(mask: Array, radius: float) -> Array:
    step = max(1, int(radius // 6))
    small = Image.fromarray((mask * 255).astype(np.uint8)).resize((SIZE // step, SIZE // step), Image.Resampling.BOX)
    soft = small.filter(ImageFilter.GaussianBlur(radius / step))
    return np.asarray(soft.convert("F").resize((SIZE, SIZE), Image.Resampling.BICUBIC)) / 255


def _mirrored(outline: Array) -> Array:
    return np.stack([1 - outline[:, 0], outline[:, 1]], -1)


def _shaded(color: str, light: float) -> str:
    return "#" + "".join(f"{round(int(color[i : i + 2], 16) * light):02x}" for i in (1, 3, 5))


def _linear(color: str) -> Array:
    return np.array([int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)])
