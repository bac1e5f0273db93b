"""The surfaces that products are built from: turned, swept, lofted and draped."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Mesh:
    """Triangles with smooth normals; centimetres, y up, z away from the camera."""

    points: Array
    normals: Array
    uv: Array
    faces: NDArray[np.int64]

    def moved(self, x: float = 0, y: float = 0, z: float = 0) -> "Mesh":
        return replace(self, points=self.points + np.array([x, y, z], dtype=float))

    def turned(self, degrees: float, axis: str = "y") -> "Mesh":
        matrix = _rotation(np.radians(degrees), axis)
        return replace(self, points=self.points @ matrix.T, normals=self.normals @ matrix.T)

    def pov(self) -> str:
        """The mesh as the text of a POV-Ray mesh2 body."""
        faces = self.faces
        return (
            "mesh2 {"
            f" vertex_vectors {{ {len(self.points)}, {_vectors(self.points)} }}"
            f" normal_vectors {{ {len(self.normals)}, {_vectors(self.normals)} }}"
            f" uv_vectors {{ {len(self.uv)}, {_vectors(self.uv)} }}"
            f" face_indices {{ {len(faces)}, {_vectors(faces, '%d')} }}"
        )


def grid(points: Array) -> Mesh:
    """A mesh over points[i, j]; rows or columns that meet at their ends share their normals."""
    rows, columns = points.shape[:2]
    index = np.arange(rows * columns).reshape(rows, columns)
    a, b, c, d = index[:-1, :-1], index[:-1, 1:], index[1:, 1:], index[1:, :-1]
    faces = np.concatenate([np.stack([a, b, c], -1).reshape(-1, 3), np.stack([a, c, d], -1).reshape(-1, 3)])
    flat = points.reshape(-1, 3)
    corners = flat[faces]
    face_normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    keep = np.linalg.norm(face_normals, axis=1) > 1e-9
    normals = np.zeros_like(flat)
    for corner in range(3):
        np.add.at(normals, faces[:, corner], face_normals)
    normals = _welded(normals.reshape(points.shape), points).reshape(-1, 3)
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    normals = np.where(length > 1e-12, normals / np.maximum(length, 1e-12), [0.0, 1.0, 0.0])
    u, v = np.meshgrid(np.linspace(0, 1, columns), np.linspace(0, 1, rows))
    return Mesh(flat, normals, np.stack([u, v], -1).reshape(-1, 2), faces[keep])


def turned(profile: Array, segments: int = 120) -> Mesh:
    """A surface of revolution about y of a profile of (radius, height) points."""
    angle = np.linspace(0, 2 * np.pi, segments + 1)
    radius, height = profile[:, 0][:, None], profile[:, 1][:, None]
    return grid(np.stack([radius * np.sin(angle), height + 0 * angle, -radius * np.cos(angle)], -1))


def swept(
    path: Array, section: Array, *, up: tuple[float, float, float] = (0, 0, 1), scale: Array | None = None
) -> Mesh:
    """A closed section carried along a path; `up` is the way the section's second axis leans."""
    tangent = np.gradient(path, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
    side = np.cross(tangent, np.array(up, dtype=float))
    side /= np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9)
    lift = np.cross(side, tangent)
    size = np.ones(len(path)) if scale is None else scale
    ring = path[:, None] + size[:, None, None] * (
        section[None, :, :1] * side[:, None] + section[None, :, 1:] * lift[:, None]
    )
    ends = [np.repeat(path[:1, None], len(section), 1), ring, np.repeat(path[-1:, None], len(section), 1)]
    return grid(np.concatenate(ends))


def lofted(
    heights: Array, width: Array, depth: Array, *, power: float = 3.0, offset: Array | None = None, segments: int = 140
) -> Mesh:
    """A closed body of rounded-rectangle slices stacked upwards; width and depth are halves."""
    angle = np.linspace(0, 2 * np.pi, segments + 1)
    c, s = np.cos(angle), np.sin(angle)
    x = np.sign(c) * np.abs(c) ** (2 / power)
    z = np.sign(s) * np.abs(s) ** (2 / power)
    shift = np.zeros_like(heights) if offset is None else offset
    rows = np.stack([x * width[:, None], heights[:, None] + 0 * x, z * depth[:, None] + shift[:, None]], -1)
    bottom = np.repeat(np.array([[[0, heights[0], shift[0]]]]), segments + 1, 1)
    top = np.repeat(np.array([[[0, heights[-1], shift[-1]]]]), segments + 1, 1)
    return grid(np.concatenate([bottom, rows, top]))


def block(width: float, height: float, depth: float, *, radius: float, power: float = 4.0, rows: int = 40) -> Mesh:
    """A box with soft edges standing on y = 0."""
    t = np.linspace(-1, 1, rows)
    heights = (height / 2) * (1 + np.sign(t) * (1 - (1 - np.abs(t)) ** 2.2))
    edge = np.minimum(heights, height - heights).clip(0, radius) / radius
    inset = radius * (1 - np.sqrt(1 - (1 - edge) ** 2))
    return lofted(heights, width / 2 - inset, depth / 2 - inset, power=power)


def rounded(points: list[tuple[float, float]], radius: float, steps: int = 7) -> Array:
    """A polyline with each inner corner replaced by a small curve."""
    corners = [np.array(point, dtype=float) for point in points]
    result = [corners[0]]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        to_before, to_after = before - corner, after - corner
        reach = min(radius, np.linalg.norm(to_before) * 0.48, np.linalg.norm(to_after) * 0.48)
        start = corner + to_before / np.linalg.norm(to_before) * reach
        end = corner + to_after / np.linalg.norm(to_after) * reach
        t = np.linspace(0, 1, steps)[:, None]
        result.extend((1 - t) ** 2 * start + 2 * t * (1 - t) * corner + t**2 * end)
    return np.array([*result, corners[-1]])


def curve(points: list[tuple[float, ...]], steps: int = 60) -> Array:
    """A smooth curve through the points (Catmull-Rom)."""
    known = np.array(points, dtype=float)
    padded = np.concatenate([[2 * known[0] - known[1]], known, [2 * known[-1] - known[-2]]])
    where = np.linspace(0, len(known) - 1 - 1e-9, steps)
    i = where.astype(int)
    t = (where - i)[:, None]
    a, b, c, d = padded[i], padded[i + 1], padded[i + 2], padded[i + 3]
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def ring(width: float, height: float, *, power: float = 2.0, steps: int = 28) -> Array:
    """A closed oval (or, with a higher power, rounded rectangle) section."""
    angle = np.linspace(0, 2 * np.pi, steps + 1)
    c, s = np.cos(angle), np.sin(angle)
    return np.stack(
        [width / 2 * np.sign(c) * np.abs(c) ** (2 / power), height / 2 * np.sign(s) * np.abs(s) ** (2 / power)], -1
    )


def ripple(points: Array, size: float, seed: int) -> Array:
    """Smooth, repeatable unevenness between -1 and 1 at each point; `size` is the length of a wave."""
    random = np.random.default_rng(seed)
    total = np.zeros(points.shape[:-1])
    for octave in range(7):
        direction = random.normal(size=3)
        direction /= np.linalg.norm(direction)
        total += np.sin(points @ direction * 2 * np.pi / size * (0.6 + 0.25 * octave) + random.uniform(0, 7)) / (
            1 + 0.35 * octave
        )
    return total / 3.5


def rumpled(mesh: Mesh, amount: float, size: float, seed: int) -> Mesh:
    """The mesh with its surface pushed in and out; its normals follow from the slope."""
    step = size * 0.02
    height = ripple(mesh.points, size, seed)
    slope = np.stack([(ripple(mesh.points + step * axis, size, seed) - height) / step for axis in np.eye(3)], -1)
    along = slope - (slope * mesh.normals).sum(-1, keepdims=True) * mesh.normals
    normals = mesh.normals - amount * along
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    return replace(mesh, points=mesh.points + amount * height[:, None] * mesh.normals, normals=normals)


def _welded(normals: Array, points: Array) -> Array:
    if np.allclose(points[:, 0], points[:, -1]):
        joint = normals[:, 0] + normals[:, -1]
        normals[:, 0] = normals[:, -1] = joint
    if np.allclose(points[0], points[-1]):
        joint = normals[0] + normals[-1]
        normals[0] = normals[-1] = joint
    for row in (0, -1):
        if np.allclose(points[row], points[row][:1]):
            normals[row] = normals[row].sum(0)
    return normals


def _rotation(angle: float, axis: str) -> Array:
    c, s = np.cos(angle), np.sin(angle)
    matrices = {
        "x": [[1, 0, 0], [0, c, -s], [0, s, c]],
        "y": [[c, 0, s], [0, 1, 0], [-s, 0, c]],
        "z": [[c, -s, 0], [s, c, 0], [0, 0, 1]],
    }
    return np.array(matrices[axis], dtype=float)


def _vectors(rows: NDArray[np.generic], number: str = "%.4f") -> str:
    template = "<" + ",".join([number] * rows.shape[1]) + ">"
    return ",".join(template % tuple(row) for row in rows.tolist())
