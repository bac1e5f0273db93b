"""Lamps and lanterns."""

import numpy as np

from materials import enamel, glow, matte, metal, srgb, tinted_glass, wood
from meshes import curve, ring, rounded, swept, turned
from studio import Part


def finish(name: str) -> str:
    """The texture of a lamp's metal, or of its lacquer when the name is a colour."""
    metals = {"brass": "#c9a052", "nickel": "#b9b8b4", "copper": "#c47a4e"}
    return metal(metals[name]) if name in metals else enamel(name)


def dome_lamp(surface: str) -> list[Part]:
    base = rounded([(0, 0), (7.5, 0), (7.5, 1.2), (1.4, 2.0), (0.7, 3.0), (0.7, 26)], 0.8)
    outer = curve([(0.9, 34.5), (3.2, 34.1), (9.5, 30.0), (13.0, 23.0), (13.2, 22.4)], 60)
    inner = curve([(13.0, 22.4), (12.6, 23.2), (9.2, 29.5), (3.0, 33.4), (0, 33.7)], 60)
    knob = curve([(0.9, 34.3), (1.0, 35.2), (0.7, 36.2), (0, 36.4)], 20)
    bulb = curve([(0, 23.2), (2.2, 24.0), (2.9, 26.0), (1.6, 29.0), (1.3, 31.0)], 40)
    return [
        Part(turned(base), finish(surface)), Part(turned(outer), finish(surface)), Part(turned(inner), matte("#fbf6ea")),
        Part(turned(knob), metal("#c9a052")), Part(turned(bulb), glow("#ffedc4", power=1.0)),
    ]  # fmt: skip


def shade_lamp(body_color: str, *, shade: str = "#f3eada", gloss: bool = True) -> list[Part]:
    body = curve([(0, 0), (5.2, 0.05), (7.0, 3.0), (7.4, 7.5), (5.2, 13.0), (2.0, 16.6), (1.6, 18.6)], 90)
    neck = rounded([(1.7, 18.4), (1.7, 19.2), (0.7, 19.4), (0.7, 24)], 0.2)
    outer = np.array([[12.5, 20.5], [12.3, 21.6], [8.2, 36.8], [8.1, 37.6]])
    inner = np.array([[8.0, 37.6], [12.3, 20.5]])
    texture = enamel(body_color) if gloss else matte(body_color, grain=0.15)
    linen = (
        f"pigment {{ gradient y color_map {{ [0 {srgb('#fff3d6')}] [0.5 {srgb(shade)}] [1 {srgb('#fff0cf')}] }} scale 18 translate y*20 }}"
        " normal { bumps 0.12 scale <0.6,0.08,0.6> } finish { diffuse 0.6 emission 0.36 }"
    )
    trim = np.array([[12.56, 20.4], [12.62, 21.0], [12.4, 21.5]])
    top = np.array([[8.35, 36.6], [8.3, 37.3], [8.16, 37.7]])
    return [
        Part(turned(body), texture), Part(turned(neck), metal("#c9a052")), Part(turned(outer), linen), Part(turned(inner), glow("#ffe9bd", power=0.8)),
        Part(turned(trim), matte("#e0d3b8")), Part(turned(top), matte("#e0d3b8")),
    ]  # fmt: skip


def storm_lantern(surface: str) -> list[Part]:
    tank = rounded([(0, 0), (7.4, 0), (7.8, 1.0), (7.2, 4.0), (3.4, 5.4), (3.4, 6.2)], 1.0)
    glass = curve([(3.5, 6.2), (5.4, 9.5), (5.6, 12.0), (4.2, 16.5), (3.4, 18.4)], 60)
    hood = rounded(
        [(3.6, 18.2), (4.2, 18.4), (3.6, 20.0), (3.0, 20.4), (3.0, 21.6), (4.0, 22.2), (1.4, 23.8), (0, 24.0)], 0.5
    )
    parts = [
        Part(turned(tank), finish(surface)), Part(turned(glass), tinted_glass("#f3f7f5", clear=0.93), "no_shadow"), Part(turned(hood), finish(surface)),
        Part(turned(curve([(0, 7.4), (1.1, 8.6), (1.0, 10.2), (0, 13.4)], 40)), glow("#ffd27a", power=1.3)),
        Part(turned(rounded([(0, 6.0), (1.5, 6.0), (1.1, 7.3), (0, 7.5)], 0.2)), metal("#c9a052")),
    ]  # fmt: skip
    for side in (-1, 1):
        path = curve(
            [
                (side * 6.0, 3.0, 0),
                (side * 7.4, 6.5, 0),
                (side * 7.6, 12, 0),
                (side * 6.0, 18.6, 0),
                (side * 2.6, 21.2, 0),
            ],
            70,
        )
        parts.append(Part(swept(path, ring(0.7, 1.1, power=3)), finish(surface)))
    bail = curve(
        [(-7.2, 17, 0.2), (-7.4, 23, 1.4), (-3.6, 28.4, 2.2), (3.6, 28.4, 2.2), (7.4, 23, 1.4), (7.2, 17, 0.2)], 80
    )
    parts.append(Part(swept(bail, ring(0.4, 0.4)), metal("#8f9092")))
    return parts


def camp_light(surface: str) -> list[Part]:
    base = rounded([(0, 0), (4.0, 0), (4.2, 0.5), (4.2, 3.6), (3.6, 4.0)], 0.35)
    globe = curve([(3.5, 4.0), (3.7, 6.0), (3.5, 9.4), (3.1, 10.4)], 50)
    cap = rounded([(3.3, 10.2), (3.9, 10.5), (3.7, 11.5), (1.4, 12.6), (0, 12.8)], 0.4)
    button = turned(curve([(0, 0.2), (0.5, 0.18), (0.62, 0)], 12), 40).turned(-90, "x").moved(y=1.9, z=-4.15)
    bail = curve([(-3.4, 11.2, 0), (-3.3, 14.2, 0), (0, 16.6, 0), (3.3, 14.2, 0), (3.4, 11.2, 0)], 70)
    parts = [
        Part(turned(base), finish(surface)), Part(turned(globe), glow("#fff0cc", power=0.95)), Part(turned(cap), finish(surface)),
        Part(button, matte("#f2efe6")), Part(swept(bail, ring(0.75, 0.75)), wood("#c99a66", "#a87845")),
    ]  # fmt: skip
    for place in range(6):
        angle = place * np.pi / 3 + 0.5
        x, z = 3.75 * np.sin(angle), -3.75 * np.cos(angle)
        parts.append(Part(swept(np.array([[x, 3.6, z], [x, 7, z], [x, 10.7, z]]), ring(0.28, 0.28)), metal("#6d6f70")))
    return parts


def pendant(surface: str) -> list[Part]:
    outer = curve([(2.0, 22), (2.3, 19.5), (5.2, 17.6), (12.5, 12.0), (15.6, 6.6), (15.8, 6.0)], 80)
    inner = curve([(15.6, 6.0), (15.3, 6.7), (12.2, 11.6), (5.0, 17.0), (0, 17.8)], 60)
    collar = rounded([(0, 26), (1.2, 25.6), (1.6, 22.6), (2.2, 22.0), (2.2, 21.2)], 0.3)
    bulb = curve([(0, 6.4), (2.4, 7.4), (3.0, 9.6), (1.8, 12.6), (1.4, 16.0)], 40)
    cord = swept(np.array([[0, 25.5, 0], [0, 31, 0], [0, 37, 0]]), ring(0.5, 0.5))
    return [
        Part(turned(outer), finish(surface)), Part(turned(inner), matte("#fbf6ea")), Part(turned(collar), metal("#c9a052")),
        Part(turned(bulb), glow("#ffedc4", power=1.0)), Part(cord, matte("#2c2c2c")),
    ]  # fmt: skip


def desk_lamp(surface: str) -> list[Part]:
    base = rounded([(0, 0), (8, 0), (8, 1.4), (1.0, 1.9), (0, 1.9)], 0.5)
    lower = swept(np.array([[0, 1.5, 0], [-4.5, 12, 0], [-9, 22.5, 0]]), ring(0.9, 0.9))
    upper = swept(np.array([[-9, 22.5, 0], [-1, 30, 0], [6.5, 37, 0]]), ring(0.9, 0.9))
    joint = turned(rounded([(0, -0.9), (1.3, -0.9), (1.3, 0.9), (0, 0.9)], 0.25), 50).turned(90, "x")
    head = turned(rounded([(1.2, 8), (2.4, 7.6), (3.0, 5.0), (6.6, 0), (6.4, 0), (2.6, 5.0), (0, 6.5)], 0.8))
    bulb = turned(curve([(0, 0.2), (2.2, 1.0), (2.3, 2.4), (1.2, 5.0)], 40))
    head, bulb = (mesh.turned(38, "z").moved(x=10.2, y=32.2) for mesh in (head, bulb))
    return [
        Part(turned(base), finish(surface)), Part(lower, finish(surface)), Part(upper, finish(surface)), Part(head, finish(surface)),
        Part(joint.moved(x=-9, y=22.5), metal("#c9a052")), Part(joint.moved(x=6.3, y=36.8), metal("#c9a052")), Part(bulb, glow("#ffedc4", power=1.0)),
    ]  # fmt: skip


def tripod_lamp(shade: str, *, legs: tuple[str, str] = ("#d9b07c", "#b98a55")) -> list[Part]:
    parts = []
    for turn in range(3):
        angle = turn * 2 * np.pi / 3 + 0.9
        foot = np.array([15 * np.sin(angle), 0, -15 * np.cos(angle)])
        head = np.array([2.2 * np.sin(angle), 62, -2.2 * np.cos(angle)])
        path = foot + np.linspace(0, 1, 12)[:, None] * (head - foot)
        parts.append(Part(swept(path, ring(1.9, 1.9), scale=np.linspace(0.75, 1.1, 12)), wood(*legs)))
    parts.append(Part(turned(rounded([(0, 58), (3.4, 58), (3.4, 61.5), (0.9, 62), (0.9, 68)], 0.4)), metal("#c9a052")))
    outer = np.array([[16.0, 62.5], [15.9, 64], [13.1, 90.5], [13.0, 92]])
    linen = f"pigment {{ {srgb(shade)} }} normal {{ bumps 0.12 scale <0.9,0.12,0.9> }} finish {{ diffuse 0.62 emission 0.3 }}"
    parts += [
        Part(turned(outer), linen),
        Part(turned(np.array([[12.9, 92], [15.8, 62.5]])), glow("#ffe9bd", power=0.8)),
    ]
    return parts


def lighthouse(surface: str) -> list[Part]:
    tower = rounded([(0, 0), (5.6, 0), (5.6, 1.4), (4.7, 1.8), (3.3, 20.0), (4.4, 20.8), (4.4, 21.8), (2.7, 22.0)], 0.3)
    room = rounded([(2.6, 22), (2.6, 26.6)], 0.1)
    roof = rounded([(3.4, 26.4), (3.4, 27.0), (1.0, 30.2), (0.5, 30.6), (0.5, 32.2), (0, 32.4)], 0.3)
    banded = (
        f"pigment {{ gradient y color_map {{ [0 {srgb('#f6f2e8')}] [0.5 {srgb('#f6f2e8')}] [0.5 {srgb(surface)}] [1 {srgb(surface)}] }} scale 9.1 translate y*1.8 }}"
        " finish { specular 0.2 roughness 0.04 }"
    )
    parts = [
        Part(turned(tower), banded), Part(turned(room), glow("#ffe3a3", power=1.05)), Part(turned(roof), matte(surface)),
    ]  # fmt: skip
    for place in range(8):
        angle = place * np.pi / 4 + 0.3
        x, z = 2.75 * np.sin(angle), -2.75 * np.cos(angle)
        parts.append(
            Part(
                swept(np.array([[x, 21.8, z], [x, 24, z], [x, 26.8, z]]), ring(0.25, 0.25, steps=10)), matte("#2b2f33")
            )
        )
    return parts
