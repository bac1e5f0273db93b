"""Mugs, cups, bottles, bowls and pots."""

import numpy as np

from materials import enamel, glaze, matte, powder, steel, wood
from meshes import Mesh, curve, ring, rounded, swept, turned
from studio import Part


def enamel_mug(
    color: str, *, inside: str = "#f6f3ec", rim: str = "#1d2733", radius: float = 4.4, height: float = 8.4
) -> list[Part]:
    outer = rounded([(0, 0.15), (radius - 0.5, 0), (radius - 0.05, 0.5), (radius, height)], 0.7)
    inner = rounded([(radius - 0.12, height), (radius - 0.2, 0.7), (0, 0.4)], 0.8)
    lip = np.array([[radius - 0.06 + 0.2 * np.cos(a), height + 0.2 * np.sin(a)] for a in np.linspace(0, 2 * np.pi, 20)])
    handle = ear(radius - 0.05, height * 0.8, height * 0.22, 3.4, width=1.5, thick=0.34)
    return [
        Part(turned(outer), enamel(color)),
        Part(turned(inner), enamel(inside)),
        Part(turned(lip), enamel(rim)),
        Part(handle, enamel(color)),
    ]


def stoneware_mug(
    color: str,
    *,
    radius: float = 4.3,
    height: float = 9.2,
    belly: float = 0.35,
    foot: str = "#b9a58c",
    inside: str | None = None,
) -> list[Part]:
    clay = rounded([(0, 0.3), (radius - 0.9, 0.3), (radius - 0.75, 0), (radius - 0.45, 0), (radius - 0.05, 1.3)], 0.4)
    side = curve(
        [(radius - 0.05, 1.3), (radius + belly, height * 0.4), (radius + belly * 0.7, height * 0.75), (radius, height)],
        40,
    )
    lip = np.array([[radius - 0.2 + 0.2 * np.cos(a), height + 0.2 * np.sin(a)] for a in np.linspace(0, np.pi, 12)])
    inner = curve([(radius - 0.4, height), (radius + belly - 0.5, height * 0.45), (radius - 1.2, 1.1), (0, 0.9)], 40)
    handle = ear(radius + belly * 0.5, height * 0.8, height * 0.26, 3.3, width=1.35, thick=0.95)
    return [
        Part(turned(clay), matte(foot, grain=0.3)),
        Part(turned(np.concatenate([side, lip])), glaze(color)),
        Part(turned(inner), glaze(inside or color)),
        Part(handle, glaze(color)),
    ]


def ear(radius: float, top: float, bottom: float, reach: float, *, width: float, thick: float) -> Mesh:
    """A handle on the right."""
    middle = (top + bottom) / 2
    half = (top - bottom) / 2
    path = curve(
        [
            (radius - 0.25, top, 0), (radius + reach * 0.62, top - half * 0.02, 0), (radius + reach, middle + half * 0.32, 0),
            (radius + reach * 0.86, middle - half * 0.45, 0), (radius - 0.25, bottom, 0),
        ],
        70,
    )  # fmt: skip
    return (
        swept(path, ring(width, thick, power=2.6), up=(0, 0, 1))
        if width < thick
        else swept(path, ring(thick, width, power=2.6))
    )


def bottle(
    color: str, *, radius: float = 3.6, height: float = 24.0, cap: str = "#2b2b2b", neck: float = 1.9, loop: bool = True
) -> list[Part]:
    body = height * 0.72
    outer = rounded(
        [
            (0, 0.1),
            (radius - 0.3, 0),
            (radius, 0.6),
            (radius, body),
            (neck + 0.25, body + radius * 0.9),
            (neck + 0.25, height * 0.865),
        ],
        2.2,
        12,
    )
    band = rounded(
        [
            (neck + 0.1, height * 0.865),
            (neck + 0.3, height * 0.87),
            (neck + 0.3, height * 0.885),
            (neck, height * 0.89),
        ],
        0.08,
    )
    lid = rounded(
        [(neck, height * 0.888), (neck + 0.42, height * 0.89), (neck + 0.42, height * 0.985), (0, height)], 0.35
    )
    parts = [Part(turned(outer), powder(color)), Part(turned(band), steel()), Part(turned(lid), matte(cap))]
    if loop:
        top = height * 0.99
        path = curve(
            [
                (-neck - 0.2, height * 0.95, 0),
                (-neck * 0.8, top + 1.3, 0),
                (0, top + 1.75, 0),
                (neck * 0.8, top + 1.3, 0),
                (neck + 0.2, height * 0.95, 0),
            ],
            50,
        )
        parts.append(Part(swept(path, ring(0.45, 1.2, power=3)), matte(cap)))
    return parts


def tumbler(
    color: str, *, height: float = 17.0, top: float = 4.4, bottom: float = 3.2, lid: str = "#22262a"
) -> list[Part]:
    outer = rounded([(0, 0.1), (bottom - 0.2, 0), (bottom, 0.5), (top, height)], 0.5)
    rim = rounded(
        [(top - 0.1, height - 0.02), (top + 0.06, height), (top + 0.06, height + 0.25), (top - 0.1, height + 0.3)], 0.08
    )
    cover = rounded(
        [
            (top - 0.1, height + 0.3),
            (top + 0.1, height + 0.35),
            (top - 0.1, height + 1.1),
            (top - 0.7, height + 1.35),
            (top - 0.9, height + 1.0),
            (0, height + 1.0),
        ],
        0.25,
    )
    slide = swept(
        curve([(-0.9, height + 1.15, -1.6), (0.9, height + 1.15, -1.6)], 12), ring(1.0, 0.5, power=4), up=(0, 1, 0)
    )
    return [
        Part(turned(outer), powder(color)),
        Part(turned(rim), steel()),
        Part(turned(cover), matte(lid)),
        Part(slide, matte("#3a4046")),
    ]


def teapot(color: str) -> list[Part]:
    body = curve([(0, 0), (4.6, 0.05), (7.2, 3.0), (7.4, 6.0), (5.2, 9.6), (3.6, 10.4)], 80)
    lid = curve([(3.7, 10.4), (3.5, 10.9), (1.6, 11.7), (0.9, 11.9)], 30)
    knob = curve([(0.7, 11.8), (1.1, 12.4), (1.2, 12.9), (0.7, 13.4), (0, 13.5)], 30)
    spout_path = curve([(-5.6, 4.0, 0), (-8.6, 5.4, 0), (-9.7, 8.0, 0), (-11.4, 10.2, 0)], 60)
    spout = swept(spout_path, ring(2, 2), scale=np.linspace(1.55, 0.62, 60))
    handle = swept(
        curve([(-3.9, 10.0, 0), (-4.6, 14.0, 0), (0, 17.4, 0), (4.6, 14.0, 0), (3.9, 10.0, 0)], 80), ring(0.9, 0.9)
    )
    return [
        Part(turned(body), glaze(color)), Part(turned(lid), glaze(color)), Part(turned(knob), wood()),
        Part(spout, glaze(color)), Part(handle, wood()),
    ]  # fmt: skip


def bowl(
    color: str, *, radius: float = 7.6, height: float = 6.2, rim: str = "#1d2733", inside: str = "#f6f3ec"
) -> list[Part]:
    outer = curve(
        [
            (0, 0.1),
            (radius * 0.45, 0),
            (radius * 0.78, height * 0.35),
            (radius * 0.95, height * 0.75),
            (radius, height),
        ],
        50,
    )
    inner = curve(
        [
            (radius - 0.12, height),
            (radius * 0.93, height * 0.75),
            (radius * 0.75, height * 0.4),
            (radius * 0.4, 0.5),
            (0, 0.45),
        ],
        50,
    )
    lip = np.array([[radius - 0.06 + 0.2 * np.cos(a), height + 0.2 * np.sin(a)] for a in np.linspace(0, 2 * np.pi, 20)])
    return [Part(turned(outer), enamel(color)), Part(turned(inner), enamel(inside)), Part(turned(lip), enamel(rim))]


def carafe(color: str) -> list[Part]:
    outer = curve([(0, 0), (4.9, 0.05), (5.4, 1.0), (5.2, 7), (3.2, 13.5), (2.6, 18), (3.4, 22.5), (3.7, 23.6)], 110)
    inner = curve([(3.5, 23.6), (3.2, 22.4), (2.4, 18), (3.0, 13.5), (4.9, 7), (5.0, 1.2), (0, 0.6)], 110)
    return [Part(turned(outer), glaze(color)), Part(turned(inner), glaze(color))]
