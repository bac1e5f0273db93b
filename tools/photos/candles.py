"""Candles, and the labels printed for them."""

import math
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from materials import glow, matte, metal, printed, tinted_glass, wax, wood
from meshes import Array, Mesh, curve, grid, ring, rounded, swept, turned
from studio import Part

SERIF = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"
SANS = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"


def jar_candle(label: Path, *, glass: str, wax_color: str, lid: bool = False, clear: float = 0.9) -> list[Part]:
    outer = rounded([(0, 0.1), (3.9, 0), (4.1, 0.5), (4.1, 9.6)], 0.4)
    inner = rounded([(3.8, 9.6), (3.8, 0.9), (0, 0.9)], 0.3)
    lip = np.array([[3.95 + 0.15 * np.cos(a), 9.6 + 0.15 * np.sin(a)] for a in np.linspace(0, np.pi, 14)])
    parts = [
        Part(turned(np.concatenate([outer, lip, inner])), tinted_glass(glass, clear=clear), "no_shadow"),
        Part(turned(rounded([(0, 0.95), (3.76, 0.95), (3.76, 7.4), (2.8, 7.3), (0, 7.28)], 0.25)), wax(wax_color)),
        Part(wrapped(4.16, 2.0, 7.0, 118), printed(str(label))),
        wick(7.2, 1.2),
    ]
    if lid:
        cover = rounded([(0, 9.7), (4.2, 9.7), (4.2, 10.9), (0, 10.9)], 0.15)
        parts = [*parts[:3], Part(turned(cover), wood())]
    return parts


def tin_candle(label: Path, *, metal_color: str, wax_color: str) -> list[Part]:
    side = rounded([(0, 0), (4.0, 0), (4.0, 4.6), (3.85, 4.6), (3.85, 1), (0, 1)], 0.15)
    lid = turned(rounded([(0, 0), (4.15, 0), (4.15, 1.5), (4.05, 1.7), (0, 1.7)], 0.15))
    return [
        Part(turned(side), metal(metal_color, shine=0.2)),
        Part(turned(rounded([(0, 1), (3.84, 1), (3.84, 3.8), (0, 3.7)], 0.2)), wax(wax_color)),
        Part(wrapped(4.04, 0.9, 3.9, 150), printed(str(label))),
        Part(lid.turned(68, "z").moved(x=6.4, y=4.1, z=1.6), metal(metal_color, shine=0.2)),
        wick(3.7, 1.0),
    ]


def pillar(color: str, *, radius: float = 3.5, height: float = 14) -> list[Part]:
    body = rounded([(0, 0), (radius, 0), (radius, height), (radius * 0.62, height - 0.35), (0, height - 0.5)], 0.55)
    return [Part(turned(body), wax(color)), wick(height - 0.5, 1.4)]


def tapers(color: str, *, holder: str | None = None) -> list[Part]:
    parts = []
    for x, z, height in ((-3.6, 0, 25), (0, -1.6, 25), (3.6, 0, 25)):
        body = curve([(1.15, 0), (1.14, 4), (0.95, height * 0.8), (0.7, height - 0.6), (0.15, height)], 50)
        parts += [
            Part(turned(body, 60).moved(x=x, z=z), wax(color)),
            Part(wick(height - 0.2, 1.2).mesh.moved(x=x, z=z), matte("#efe6d2")),
        ]
        if holder:
            base = rounded([(0, -1.0), (2.6, -1.0), (2.6, -0.4), (1.5, 0.1), (1.5, 2.4), (1.1, 2.5)], 0.4)
            parts.append(Part(turned(base, 60).moved(x=x, z=z), metal(holder)))
    return parts


def diffuser(label: Path, *, glass: str) -> list[Part]:
    outer = rounded([(0, 0), (3.6, 0), (3.6, 8), (1.5, 9.4), (1.5, 11)], 1.1)
    oil = rounded([(0, 0.5), (3.3, 0.5), (3.3, 5.4), (0, 5.4)], 0.3)
    collar = rounded([(1.5, 10.4), (1.8, 10.4), (1.8, 11.6), (1.0, 11.6)], 0.1)
    parts = [
        Part(turned(outer), tinted_glass(glass, clear=0.88), "no_shadow"), Part(turned(oil), tinted_glass("#d6a45b", clear=0.45), "no_shadow"),
        Part(turned(collar), matte("#23282b")), Part(wrapped(3.66, 1.4, 6.6, 120), printed(str(label))),
    ]  # fmt: skip
    for turn in range(6):
        angle = turn * math.pi / 3 + 0.4
        lean = np.array([math.cos(angle) * 3.6, 15.5, math.sin(angle) * 3.6])
        start = np.array([-math.cos(angle) * 0.5, 9, -math.sin(angle) * 0.5])
        path = start + np.linspace(0, 1, 8)[:, None] * lean
        parts.append(Part(swept(path, ring(0.32, 0.32, steps=12)), wood("#e2c797", "#cfae78")))
    return parts


def wick(height: float, length: float) -> Part:
    path = curve([(0, height - 0.4, 0), (0.02, height + length * 0.5, 0), (0.12, height + length, 0)], 12)
    return Part(swept(path, ring(0.24, 0.24, steps=10)), matte("#efe6d2"))


def flame(height: float) -> Part:
    body = curve([(0, 0), (0.42, 0.6), (0.36, 1.3), (0, 2.6)], 30)
    return Part(turned(body, 40).moved(y=height), glow("#ffd479", power=1.4))


def wrapped(radius: float, low: float, high: float, degrees: float) -> Mesh:
    """A label bent round the front of a cylinder; its picture reads from the left."""
    angle = np.radians(np.linspace(-degrees / 2, degrees / 2, 60))
    heights = np.linspace(low, high, 12)[:, None]
    points: Array = np.stack(
        [radius * np.sin(angle) + 0 * heights, heights + 0 * angle, -radius * np.cos(angle) + 0 * heights], -1
    )
    return grid(points)


def label(
    path: Path, lines: tuple[str, str, str], *, paper: str = "#f5efe3", ink: str = "#22313a", wide: float = 1.7
) -> Path:
    """A printed label: brand, scent, small print."""
    width, height = round(500 * wide), 500
    picture = Image.new("RGB", (width, height), paper)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((22, 22, width - 23, height - 23), outline=ink, width=4)
    tree(draw, width / 2, 92, 46, ink)
    brand, scent, small = lines
    _centred(draw, brand, width, 165, 42, SERIF, ink)
    draw.line((width * 0.36, 236, width * 0.64, 236), fill=ink, width=3)
    words = scent.split(" & ")
    rows = [scent] if len(words) == 1 or len(scent) < 12 else [words[0] + " &", words[1]]
    for row, text in enumerate(rows):
        _centred(draw, text, width, 264 + row * 66 + (28 if len(rows) == 1 else 0), 58, SERIF, ink)
    _centred(draw, small, width, 418, 30, SANS, ink)
    picture.save(path)
    return path


def tree(draw: ImageDraw.ImageDraw, x: float, y: float, size: float, ink: str) -> None:
    """The brand's mark: a pine above a wave."""
    for row in range(3):
        top, half = y - size + row * size * 0.45, size * (0.32 + row * 0.15)
        draw.polygon([(x, top), (x - half, top + size * 0.62), (x + half, top + size * 0.62)], fill=ink)
    wave = [(x - size + step * size / 10, y + size * 0.78 + math.sin(step * 0.94) * size * 0.1) for step in range(21)]
    draw.line(wave, fill=ink, width=max(2, round(size * 0.1)), joint="curve")


def _centred(draw: ImageDraw.ImageDraw, text: str, width: int, y: float, size: int, font: str, ink: str) -> None:
    face = ImageFont.truetype(font, size)
    while draw.textlength(text, font=face) > width * 0.88:
        size -= 2
        face = ImageFont.truetype(font, size)
    draw.text(((width - draw.textlength(text, font=face)) / 2, y), text, font=face, fill=ink)
