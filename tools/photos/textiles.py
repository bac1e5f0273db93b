"""Blankets, towels and cushions: folded, rolled, stacked."""

import numpy as np

from materials import cloth, srgb
from meshes import Array, Mesh, curve, grid, ring, rumpled, swept
from studio import Part


def woven(color: str, stripes: tuple[tuple[float, float, str], ...] = (), *, bumps: str = "bumps 0.3 scale 0.2") -> str:
    """Cloth with stripes across its length: (from, to, colour), as shares of the length."""
    if not stripes:
        return f"pigment {{ {srgb(color)} }} normal {{ {bumps} }} finish {{ diffuse 0.84 specular 0.02 roughness 0.3 }}"
    stops, at = [], 0.0
    for low, high, stripe in sorted(stripes):
        stops += [f"[{at} {srgb(color)}] [{low} {srgb(color)}]", f"[{low} {srgb(stripe)}] [{high} {srgb(stripe)}]"]
        at = high
    stops.append(f"[{at} {srgb(color)}] [1 {srgb(color)}]")
    return (
        f"uv_mapping pigment {{ gradient y color_map {{ {' '.join(stops)} }} }} normal {{ {bumps} }}"
        " finish { diffuse 0.84 specular 0.02 roughness 0.3 }"
    )


def folded(
    texture: str,
    *,
    width: float = 30,
    depth: float = 24,
    layers: int = 4,
    thick: float = 1.7,
    seed: int = 1,
    fringe: str | None = None,
) -> list[Part]:
    path = _serpentine(width, layers, thick * 1.12)
    body = rumpled(swept(path, ring(depth, thick, power=7, steps=64)[:, ::-1], up=(0, 0, 1)), 0.22, 15, seed)
    parts = [Part(body, texture)]
    if fringe:
        top = layers * thick * 1.12 - thick * 0.6
        end = -width / 2 if layers % 2 == 0 else width / 2
        outward = -1 if layers % 2 == 0 else 1
        for z in np.linspace(-depth / 2 + 0.8, depth / 2 - 0.8, 26):
            wave = 0.3 * np.sin(z * 3.1)
            tassel = curve(
                [
                    (end - outward, top, z),
                    (end + outward * 1.0, top + 0.05, z + wave),
                    (end + outward * 2.2, top - 1.6, z + wave),
                    (end + outward * 2.5, top - 4.2, z - wave),
                ],
                18,
            )
            parts.append(
                Part(
                    swept(tassel, ring(0.55, 0.55, steps=10), scale=np.linspace(1, 0.75, 18)), cloth(fringe, weave=0.4)
                )
            )
    return parts


def stack(
    colors: tuple[str, ...], *, bumps: str = "bumps 0.3 scale 0.2", width: float = 26, depth: float = 20
) -> list[Part]:
    parts: list[Part] = []
    for row, color in enumerate(colors):
        for part in folded(
            woven(color, bumps=bumps), width=width - row * 0.8, depth=depth, layers=3, thick=1.5, seed=70 + row
        ):
            parts.append(Part(part.mesh.turned(180 if row % 2 else 0).moved(y=row * 5.2), part.texture))
    return parts


def rolled(
    texture: str, *, length: float = 34, turns: float = 4.2, thick: float = 1.5, strap: str | None = None
) -> list[Part]:
    angle = np.linspace(0, turns * 2 * np.pi, 260)
    radius = 0.9 + angle / (2 * np.pi) * thick * 1.03
    path = np.stack([radius * np.cos(angle), radius * np.sin(angle), 0 * angle], -1)
    body = swept(path, ring(length, thick, power=7, steps=56)[:, ::-1], up=(0, 0, 1))
    outer = float(radius.max() + thick / 2)
    body = rumpled(body, 0.16, 11, 4).turned(90).moved(y=outer)
    parts = [Part(body, texture)]
    if strap:
        for x in (-length * 0.27, length * 0.27):
            around = np.linspace(0, 2 * np.pi, 80)
            hoop = np.stack(
                [0 * around + x, outer + (outer + 0.35) * np.cos(around), (outer + 0.35) * np.sin(around)], -1
            )
            parts.append(Part(_hoop(hoop, 2.4), cloth(strap, weave=0.05)))
        handle = curve(
            [
                (-length * 0.27, outer * 2 + 0.4, 0),
                (-length * 0.2, outer * 2 + 3.6, 0),
                (0, outer * 2 + 4.6, 0),
                (length * 0.2, outer * 2 + 3.6, 0),
                (length * 0.27, outer * 2 + 0.4, 0),
            ],
            60,
        )
        parts.append(Part(swept(handle, ring(2.2, 0.6, power=3), up=(0, 0, 1)), cloth(strap, weave=0.05)))
    return parts


def cushion(texture: str, *, width: float = 45, height: float = 45, thick: float = 15) -> list[Part]:
    u = np.linspace(-1, 1, 90)
    x, y = np.meshgrid(u, u)
    pinch = 1 - 0.07 * (1 - np.abs(y) ** 3) * np.abs(x) ** 3
    rise = 1 - 0.07 * (1 - np.abs(x) ** 3) * np.abs(y) ** 3
    bulge = ((1 - np.abs(x) ** 2.6) * (1 - np.abs(y) ** 2.6)) ** 0.52 * thick / 2
    parts = []
    for side in (-1, 1):
        face = np.stack([x * width / 2 * pinch, (y * rise + 1) * height / 2, side * bulge], -1)
        mesh = grid(face if side < 0 else face[:, ::-1])
        parts.append(Part(rumpled(mesh, 0.22, 16, 9).turned(-8, "x"), texture))
    return parts


def _serpentine(width: float, layers: int, rise: float) -> Array:
    points, bend = [], rise / 2
    for layer in range(layers):
        y, way = layer * rise + rise / 2, 1 if layer % 2 == 0 else -1
        across = np.linspace(-1, 1, 46)[:, None] * np.array([[way * width / 2, 0, 0]]) + [0, y, 0]
        points.append(across)
        if layer < layers - 1:
            turn = np.linspace(-np.pi / 2, np.pi / 2, 16)[1:-1]
            points.append(
                np.stack([way * (width / 2 + bend * np.cos(turn)), y + bend + bend * np.sin(turn), 0 * turn], -1)
            )
    return np.concatenate(points)


def _hoop(path: Array, wide: float) -> Mesh:
    section = np.linspace(-wide / 2, wide / 2, 8)
    return grid(path[:, None] + section[None, :, None] * np.array([1.0, 0, 0]))
