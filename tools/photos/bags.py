"""Backpacks, totes, duffels and pouches."""

import numpy as np

from materials import cloth, matte, metal, srgb
from meshes import Array, Mesh, block, curve, lofted, ring, rumpled, swept
from studio import Part

LEATHER = "#8a5a34"


def daypack(color: str, *, trim: str = LEATHER, base: str | None = None) -> list[Part]:
    heights, width, depth = _sack(40, 13.6, 7.6, crown=0.26)
    body = rumpled(lofted(heights, width, depth, power=3.2), 0.28, 13, 3)
    pocket = rumpled(block(19.5, 17, 5.0, radius=2.2, power=3.4), 0.18, 9, 5).moved(y=3.2, z=-7.2)
    upper = zipper(
        [
            (-10.6, 22, -6.6),
            (-11.2, 30, -6.3),
            (-8.2, 36.6, -4.7),
            (0, 38.9, -3.6),
            (8.2, 36.6, -4.7),
            (11.2, 30, -6.3),
            (10.6, 22, -6.6),
        ]
    )
    pocket_zip = zipper([(-8.6, 17.0, -9.3), (0, 17.6, -9.9), (8.6, 17.0, -9.3)])
    handle = strap([(-3.6, 38.6, 2.4), (-3.0, 43.2, 2.8), (3.0, 43.2, 2.8), (3.6, 38.6, 2.4)], 2.4)
    patch = block(6.4, 3.6, 0.5, radius=0.35).moved(y=26.6, z=-8.1)
    parts = [
        Part(body, cloth(color)), Part(pocket, cloth(color)), Part(upper, matte("#26292b")), Part(pocket_zip, matte("#26292b")),
        Part(handle, cloth(trim, weave=0.05)), Part(patch, matte(trim, grain=0.1)), *_shoulders(color),
    ]  # fmt: skip
    if base:
        lower = heights < 9.5
        parts.append(
            Part(
                rumpled(
                    lofted(
                        np.append(heights[lower], 9.6),
                        np.append(width[lower], width[lower][-1]) + 0.25,
                        np.append(depth[lower], depth[lower][-1]) + 0.25,
                        power=3.2,
                    ),
                    0.28,
                    13,
                    3,
                ),
                cloth(base),
            )
        )
    return parts


def rolltop(color: str, *, trim: str = LEATHER) -> list[Part]:
    heights = np.concatenate([np.linspace(0, 3, 14), np.linspace(3.4, 38, 60), np.linspace(38.4, 44, 16)])
    fade = np.clip((heights - 34) / 10, 0, 1)
    edge = np.sqrt(1 - (1 - np.clip(heights / 3, 0, 1)) ** 2)
    width = (11.6 + 2.4 * edge) * (1 + 0.1 * fade)
    depth = (5.6 + 2.4 * edge) * (1 - 0.80 * fade**0.8)
    body = rumpled(lofted(heights, width, depth, power=3.4), 0.32, 12, 8)
    path = np.stack(
        [np.linspace(-15.6, 15.6, 40), 44.2 - 0.015 * np.linspace(-15.6, 15.6, 40) ** 2 / 4, np.zeros(40)], -1
    )
    roll = rumpled(swept(path, ring(4.6, 3.8), up=(0, 0, 1)), 0.12, 6, 2)
    pocket = rumpled(block(20, 15, 4.4, radius=2.0, power=3.4), 0.18, 9, 6).moved(y=3.4, z=-8.0)
    flap = zipper([(-8.9, 15.6, -10.0), (0, 16.3, -10.5), (8.9, 15.6, -10.0)])
    parts = [
        Part(body, cloth(color)),
        Part(roll, cloth(color)),
        Part(pocket, cloth(color)),
        Part(flap, matte("#26292b")),
    ]
    for x in (-6.4, 6.4):
        parts.append(
            Part(
                strap(
                    [(x, 18.0, -8.4), (x, 30, -8.6), (x, 38, -7.0), (x, 44.6, -3.0), (x, 46.7, 0.5), (x, 45, 3)], 2.0
                ),
                cloth(trim, weave=0.05),
            )
        )
        parts.append(Part(block(3.0, 2.6, 0.8, radius=0.3).moved(x=x, y=26.5, z=-9.0), metal("#b58b45")))
    return [*parts, *_shoulders(color)]


def tote(color: str, *, handles: str = LEATHER, stripe: str | None = None) -> list[Part]:
    heights = np.linspace(0, 34, 70)
    edge = np.sqrt(1 - (1 - np.clip(heights / 2, 0, 1)) ** 2)
    width = (15.5 + 1.2 * edge) * (1 + 0.09 * heights / 34)
    depth = (3.4 + 3.0 * edge) * (1 - 0.42 * (heights / 34) ** 1.5)
    body = rumpled(lofted(heights, width, depth, power=4.5), 0.34, 15, 11)
    texture = cloth(color, weave=0.3, thread=0.22)
    if stripe:
        texture = _banded(color, stripe, 34, 0.0, 0.30)
    inside = lofted(np.array([33.2, 33.6]), width[-2:] - 0.6, depth[-2:] - 0.5, power=4.5)
    parts = [Part(body, texture), Part(inside, cloth("#4a443b"))]
    for z in (-1, 1):
        reach = depth[-1] * z
        parts.append(
            Part(
                strap(
                    [
                        (-7.5, 24, reach * 1.32),
                        (-7.4, 34.4, reach * 1.06),
                        (-5.2, 46.5, reach * 0.7),
                        (0, 51, reach * 0.6),
                        (5.2, 46.5, reach * 0.7),
                        (7.4, 34.4, reach * 1.06),
                        (7.5, 24, reach * 1.32),
                    ],
                    2.3,
                ),
                cloth(handles, weave=0.05),
            )
        )
    parts.append(Part(block(5.6, 3.4, 0.4, radius=0.3).moved(y=15, z=-depth[30] - 0.35), matte(handles, grain=0.1)))
    return parts


def duffel(color: str, *, trim: str = LEATHER) -> list[Part]:
    along = np.concatenate([np.linspace(0, 2, 16), np.linspace(2.4, 49.6, 90), np.linspace(50, 52, 16)])
    end = np.sqrt(1 - (1 - np.clip(np.minimum(along, 52 - along) / 2, 0, 1)) ** 2)
    half = 10.6 + 1.4 * end
    body = rumpled(lofted(along, half, half * 1.08, power=2.5), 0.3, 17, 21).turned(90, "z").moved(x=26, y=12)
    parts = [Part(body, cloth(color))]
    for low in (1.2, 47.2):
        band = np.linspace(low, low + 3.6, 20)
        parts.append(
            Part(
                rumpled(lofted(band, np.full(20, 12.2), np.full(20, 13.15), power=2.5), 0.3, 17, 21)
                .turned(90, "z")
                .moved(x=26, y=12),
                cloth(trim, weave=0.05),
            )
        )
    for z in (-1, 1):
        web = [
            (-10, 2, z * 12.2),
            (-10, 7, z * 13.8),
            (-10, 13, z * 14.2),
            (-9.8, 18, z * 13.2),
            (-8.8, 25, z * 9.0),
            (-5.5, 33, z * 5.0),
            (0, 35.6, z * 4.4),
        ]
        parts.append(
            Part(strap([*web, *((-x, y, depth) for x, y, depth in web[-2::-1])], 2.6), cloth(trim, weave=0.05))
        )
    parts.append(Part(zipper([(-22, 23.8, -3.4), (0, 24.4, -3.4), (22, 23.8, -3.4)]), matte("#26292b")))
    parts.append(Part(block(7, 4, 0.6, radius=0.35).moved(y=9.6, z=-13.5), matte(trim, grain=0.1)))
    return parts


def dry_bag(color: str, *, height: float = 40, radius: float = 10) -> list[Part]:
    heights = np.concatenate(
        [np.linspace(0, 1.6, 10), np.linspace(2, height * 0.72, 50), np.linspace(height * 0.73, height, 30)]
    )
    fade = np.clip((heights / height - 0.66) / 0.34, 0, 1)
    edge = np.sqrt(1 - (1 - np.clip(heights / 1.6, 0, 1)) ** 2)
    width = radius * (0.92 + 0.08 * edge) * (1 + 0.42 * fade)
    depth = radius * (0.92 + 0.08 * edge) * (1 - 0.93 * fade**0.9)
    shiny = f"pigment {{ {srgb(color)} }} normal {{ bumps 0.05 scale 0.2 }} finish {{ diffuse 0.78 specular 0.35 roughness 0.035 reflection {{ 0.01, 0.08 }} conserve_energy }}"
    body = rumpled(lofted(heights, width, depth, power=2.2), 0.30, radius * 1.1, 31)
    across = np.linspace(-radius * 1.4, radius * 1.4, 30)
    roll = swept(np.stack([across, 0 * across + height, 0 * across], -1), ring(3.2, 2.6), up=(0, 0, 1))
    bow = curve(
        [
            (-radius * 1.38, height, 0),
            (-radius * 0.9, height + radius * 0.75, 0),
            (0, height + radius * 1.05, 0),
            (radius * 0.9, height + radius * 0.75, 0),
            (radius * 1.38, height, 0),
        ],
        70,
    )
    buckle = block(4.6, 2.6, 1.8, radius=0.5).moved(y=height + radius * 1.05 - 1.3)
    across = radius + 0.2 - 4 * np.abs(np.linspace(-0.5, 0.5, 24)) ** 12
    panel = rumpled(
        lofted(np.linspace(height * 0.24, height * 0.5, 24), across, across, power=2.2), 0.30, radius * 1.1, 31
    )
    return [
        Part(body, shiny), Part(roll, shiny), Part(swept(bow, ring(2.3, 0.5, power=4), up=(0, 0, 1)), cloth("#26292b")),
        Part(buckle, matte("#26292b")), Part(panel, matte("#e9e6dd")),
    ]  # fmt: skip


def pouch(color: str, *, width: float = 22, height: float = 14, trim: str = LEATHER) -> list[Part]:
    heights = np.linspace(0, height, 50)
    share = heights / height
    edge = np.sqrt(1 - (1 - np.clip(heights / 1.8, 0, 1)) ** 2)
    body = rumpled(
        lofted(heights, (width / 2) * (0.90 + 0.1 * edge), (1.2 + 2.6 * edge) * (1 - share**2.4 * 0.86), power=3.6),
        0.14,
        8,
        41,
    )
    closing = zipper([(-width / 2 + 0.4, height, 0), (0, height + 0.15, 0), (width / 2 - 0.4, height, 0)], wide=1.5)
    pull = strap(
        [(width / 2 - 2.2, height, -0.6), (width / 2 - 1.8, height - 2.6, -1.9), (width / 2 - 1.6, height - 5.0, -2.6)],
        0.9,
    )
    return [
        Part(body, cloth(color, weave=0.2)), Part(closing, metal("#b58b45")), Part(pull, matte(trim)),
        Part(block(4.8, 2.8, 0.4, radius=0.3).moved(x=-width * 0.22, y=height * 0.36, z=-3.5), matte(trim, grain=0.1)),
    ]  # fmt: skip


def hip_pack(color: str, *, trim: str = "#26292b") -> list[Part]:
    body = rumpled(block(27, 14.5, 8, radius=4.0, power=2.8), 0.22, 9, 51)
    front = rumpled(block(20, 8.4, 3.4, radius=1.8, power=3.0), 0.14, 7, 52).moved(y=1.6, z=-4.1)
    belt = [
        (-13, 8.6, 0),
        (-20, 9.6, 3.5),
        (-22.5, 11, 10),
        (-14, 12, 16),
        (0, 12.2, 18),
        (14, 12, 16),
        (22.5, 11, 10),
        (20, 9.6, 3.5),
        (13, 8.6, 0),
    ]
    return [
        Part(body, cloth(color)), Part(front, cloth(color)), Part(strap(belt, 3.4, lean=(0, 1, 0)), cloth(trim)),
        Part(zipper([(-10.8, 12.7, -2.6), (0, 13.6, -3.0), (10.8, 12.7, -2.6)]), matte("#1d1f20")),
        Part(zipper([(-7.8, 9.2, -5.6), (0, 9.7, -5.9), (7.8, 9.2, -5.6)]), matte("#1d1f20")),
        Part(block(5, 2.6, 0.4, radius=0.3).moved(x=0, y=4.4, z=-5.9), matte(LEATHER, grain=0.1)),
    ]  # fmt: skip


def cooler(color: str, *, lid: str = "#2c3338") -> list[Part]:
    body = rumpled(block(32, 25, 21, radius=2.2, power=5.5), 0.16, 14, 61)
    top = rumpled(block(32.6, 5.2, 21.6, radius=1.6, power=5.5), 0.1, 14, 62).moved(y=24.2)
    pocket = rumpled(block(24, 13, 3, radius=1.2, power=4.5), 0.12, 9, 63).moved(y=3.4, z=-10.4)
    edge = zipper([(-15.6, 24.6, -10.9), (0, 24.6, -11.2), (15.6, 24.6, -10.9)])
    parts = [Part(body, cloth(color)), Part(top, cloth(lid)), Part(pocket, cloth(color)), Part(edge, matte("#1d1f20"))]
    for z in (-1, 1):
        parts.append(
            Part(
                strap(
                    [
                        (-8, 18, z * 11),
                        (-8, 29.6, z * 10.6),
                        (-5, 39, z * 4),
                        (0, 41, z * 3),
                        (5, 39, z * 4),
                        (8, 29.6, z * 10.6),
                        (8, 18, z * 11),
                    ],
                    2.6,
                ),
                cloth(lid),
            )
        )
    parts.append(Part(block(6.2, 3.6, 0.5, radius=0.3).moved(y=9.0, z=-12.0), matte(LEATHER, grain=0.1)))
    return parts


def strap(points: list[tuple[float, ...]], wide: float, *, lean: tuple[float, float, float] = (0, 0, 1)) -> Mesh:
    section = ring(wide, 0.45, power=4) if lean[2] else ring(0.45, wide, power=4)
    return swept(curve(points, 90), section, up=lean if lean[2] else (0, 1, 0))


def zipper(points: list[tuple[float, ...]], *, wide: float = 0.9) -> Mesh:
    return swept(curve(points, 80), ring(wide, 0.5, power=3), up=(0, 0, 1))


def _shoulders(color: str) -> list[Part]:
    return [
        Part(
            strap(
                [
                    (side * 6.5, 37.5, 6.4),
                    (side * 11.5, 36, 9.6),
                    (side * 14.6, 24, 10.6),
                    (side * 14.2, 12, 9.6),
                    (side * 12.4, 4, 6.6),
                ],
                4.6,
            ),
            cloth(color),
        )
        for side in (-1, 1)
    ]


def _sack(height: float, half_width: float, half_depth: float, *, crown: float) -> tuple[Array, Array, Array]:
    """A filled bag: rounded at the bottom, domed at the top."""
    t = np.linspace(-1, 1, 110)
    heights = (height / 2) * (1 + np.sign(t) * (1 - (1 - np.abs(t)) ** 2))
    share = heights / height
    low = np.sqrt(1 - (1 - np.clip(share / 0.08, 0, 1)) ** 2)
    high = np.sqrt(np.clip(1 - (1 - np.clip((1 - share) / crown, 0, 1)) ** 2, 0, 1))
    belly = 1 + 0.05 * np.sin(share * np.pi)
    shape = belly * (0.72 + 0.28 * low)
    return (
        heights,
        half_width * shape * (0.15 + 0.85 * high),
        half_depth * shape * (0.30 + 0.70 * high) * (0.35 + 0.65 * low),
    )


def _banded(color: str, stripe: str, height: float, low: float, high: float) -> str:
    return (
        f"pigment {{ gradient y color_map {{ [{low} {srgb(stripe)}] [{high} {srgb(stripe)}] [{high} {srgb(color)}] [1 {srgb(color)}] }} scale {height + 0.1} }}"
        " normal { bumps 0.3 scale 0.22 } finish { diffuse 0.82 specular 0.03 roughness 0.2 }"
    )
