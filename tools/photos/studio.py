"""The photo studio: a white seamless, soft lights, and a camera that frames the product by itself."""

import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from meshes import Array, Mesh


@dataclass(frozen=True, slots=True)
class Part:
    """One surface and what it is made of (a POV-Ray texture)."""

    mesh: Mesh
    texture: str
    extra: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """From where a picture is taken; degrees."""

    pitch: float = 14
    yaw: float = 0
    fill: float = 0.88
    close_up: tuple[float, float, float] = (0, 0, 1)
    floor: bool = True
    glass: bool = False
    sharp: bool = False


@dataclass(frozen=True, slots=True)
class Camera:
    """Place and aim; `half` is the tangent of half the angle of view."""

    place: Array
    forward: Array
    right: Array
    up: Array
    half: float
    reach: float
    floor: float

    def pov(self) -> str:
        angle = 2 * np.degrees(np.arctan(self.half))
        aim = self.place + self.forward
        return f"camera {{ location {_vector(self.place)} right x up y direction z angle {angle:.4f} look_at {_vector(aim)} }}\n"

    def pixels(self, points: Array, size: int) -> Array:
        away = points - self.place
        depth = away @ self.forward * self.half * 2 / size
        return np.stack([size / 2 + away @ self.right / depth, size / 2 - away @ self.up / depth], -1)


def photograph(parts: Sequence[Part], view: View, *, size: int = 1600) -> Image.Image:
    """The parts, rendered on pure white with a soft shadow below them."""
    camera = _aimed(parts, view)
    traced = size if view.glass or view.sharp else size * 3 // 4
    with tempfile.TemporaryDirectory() as folder:
        scene, picture = Path(folder, "scene.pov"), Path(folder, "scene.png")
        scene.write_text(_scene(parts, camera) + (_backdrop(camera) if view.glass else ""))
        command = [
            "nice", "povray", f"+I{scene}", f"+O{picture}", f"+W{traced}", f"+H{traced}",
            "+A0.25", "+AM1", "+R2", "-D", "-V", "+WT1", "+UA", "+FN8",
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(done.stderr[-3000:])
        product = Image.open(picture).convert("RGBA").resize((size, size), Image.Resampling.LANCZOS)
    ground = _shadow(parts, camera, size) if view.floor else Image.new("RGB", (size, size), "white")
    ground.paste(product, (0, 0), _outline(product) if view.glass else product)
    return ground


def save(picture: Image.Image, path: Path, *, size: int = 1500, budget: int = 54_000) -> None:
    """A progressive JPEG, as good as the budget of bytes allows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    small = picture.resize((size, size), Image.Resampling.LANCZOS) if picture.width > size else picture
    for quality in range(82, 54, -3):
        small.save(path, "JPEG", quality=quality, progressive=True, optimize=True, subsampling="4:2:0")
        if path.stat().st_size <= budget:
            return


def trimmed_white(picture: Image.Image, *, fill: float, size: int) -> Image.Image:
    """The picture cropped to what is not white and set on a white square."""
    white = Image.new("RGB", picture.size, "white")
    box = ImageChops.difference(picture, white).convert("L").point(lambda value: 255 if value > 16 else 0).getbbox()
    subject = picture.crop(box)
    factor = fill * size / max(subject.size)
    subject = subject.resize((round(subject.width * factor), round(subject.height * factor)), Image.Resampling.LANCZOS)
    square = Image.new("RGB", (size, size), "white")
    square.paste(subject, ((size - subject.width) // 2, (size - subject.height) // 2))
    return square


def _aimed(parts: Sequence[Part], view: View) -> Camera:
    """The camera moved until the product fills the frame."""
    points = np.concatenate([part.mesh.points for part in parts])
    yaw, pitch = np.radians(view.yaw), np.radians(view.pitch)
    forward = np.array([np.sin(yaw) * np.cos(pitch), -np.sin(pitch), np.cos(yaw) * np.cos(pitch)])
    right = np.array([np.cos(yaw), 0, -np.sin(yaw)])
    up = np.cross(forward, right)
    reach = float(np.ptp(points, axis=0).max())
    distance = 5.2 * reach
    look, half = points.mean(0), 0.1
    for _ in range(6):
        away = points - look
        depth = distance + away @ forward
        across, upward = away @ right / depth, away @ up / depth
        middle = right * (across.max() + across.min()) + up * (upward.max() + upward.min())
        look = look + middle / 2 * distance
        half = max(np.ptp(across), np.ptp(upward)) / 2 / view.fill
    x, y, zoom = view.close_up
    look = look + (right * x + up * y) * half * distance
    return Camera(look - forward * distance, forward, right, up, half / zoom, reach, float(points[:, 1].min()))


def _scene(parts: Sequence[Part], camera: Camera) -> str:
    middle = camera.place + camera.forward * 5.2 * camera.reach
    bodies = (f"{part.mesh.pov()} texture {{ {part.texture} }} {part.extra} }}" for part in parts)
    return "\n".join([_HEAD, camera.pov(), _lights(camera.reach, middle), *bodies])


def _backdrop(camera: Camera) -> str:
    """A white wall, so that glass has something to be seen against."""
    place = camera.place + camera.forward * 40 * camera.reach
    return (
        f"\nplane {{ {_vector(-camera.forward)}, {-float(place @ camera.forward):.4f} pigment {{ rgb 1 }}"
        " finish { emission 1 ambient 0 diffuse 0 } no_shadow no_reflection }\n"
    )


def _outline(product: Image.Image) -> Image.Image:
    """What is not the white wall."""
    darkest = ImageChops.darker(ImageChops.darker(*product.split()[:2]), product.split()[2])
    return darkest.point(lambda value: 255 if value < 252 else 0).filter(ImageFilter.GaussianBlur(0.7))


def _shadow(parts: Sequence[Part], camera: Camera, size: int) -> Image.Image:
    """Where the product keeps the light from the floor: dark and narrow where it stands, wide and pale behind."""
    small = size // 4
    close, wide = Image.new("L", (small, small), 0), Image.new("L", (small, small), 0)
    for part in parts:
        points = part.mesh.points.copy()
        height = points[:, 1] - camera.floor
        fallen = points - height[:, None] * np.array([-0.30, 1.0, -0.18])
        for layer, places, limit in ((close, points * [1, 0, 1] + [0, camera.floor, 0], 0.06), (wide, fallen, 0.5)):
            spots = camera.pixels(places, small)
            draw = ImageDraw.Draw(layer)
            for face in part.mesh.faces[height[part.mesh.faces].min(1) < limit * camera.reach]:
                draw.polygon([tuple(spot) for spot in spots[face]], fill=255)
    wide = wide.filter(ImageFilter.GaussianBlur(small * 0.028)).point(lambda value: round(value * 0.13))
    close = close.filter(ImageFilter.GaussianBlur(small * 0.009)).point(lambda value: round(value * 0.36))
    dark = ImageChops.lighter(wide, close)
    return ImageChops.invert(dark).resize((size, size), Image.Resampling.BICUBIC).convert("RGB")


def _lights(reach: float, middle: Array) -> str:
    def light(x: float, y: float, z: float, power: float, wide: float, *, count: int) -> str:
        place = middle + reach * np.array([x, y, z])
        return (
            f"light_source {{ {_vector(place)} rgb {power:.3f} area_light x*{reach * wide:.2f}, z*{reach * wide:.2f}, {count}, {count}"
            " adaptive 0 orient circular }\n"
        )

    return (
        light(-2.4, 4.0, -3.2, 0.98, 2.0, count=3)
        + "".join(_dome_light(middle + reach * 6 * np.array(place), power) for *place, power in _DOME)
        + _softbox(middle + reach * np.array([-3.2, 2.6, -3.0]), middle, reach, 1.9)
        + _softbox(middle + reach * np.array([3.6, 1.8, -2.0]), middle, reach, 1.3)
    )


def _dome_light(place: Array, power: float) -> str:
    return f"light_source {{ {_vector(place)} rgb {power:.3f} shadowless }}\n"


def _softbox(place: Array, middle: Array, reach: float, power: float) -> str:
    forward = middle - place
    forward /= np.linalg.norm(forward)
    right = np.cross([0, 1, 0], forward)
    right /= np.linalg.norm(right)
    up = np.cross(forward, right)
    half_width, half_height = reach * 0.75, reach * 1.5
    corners = [place + right * half_width * a + up * half_height * b for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    return (
        f"polygon {{ 5, {', '.join(_vector(corner) for corner in [*corners, corners[0]])}"
        f" pigment {{ rgb 1 }} finish {{ emission {power} ambient 0 diffuse 0 }} no_image no_shadow no_radiosity }}\n"
    )


def _vector(values: Array) -> str:
    return "<" + ",".join(f"{value:.4f}" for value in values) + ">"


_HEAD = """#version 3.7;
global_settings { assumed_gamma 1.0 max_trace_level 6 }
#default { finish { ambient 0 diffuse 0.85 } }
sphere { 0, 9000 pigment { gradient y color_map { [0 rgb 0.55] [0.5 rgb 0.75] [0.75 rgb 1.0] [1 rgb 0.8] } scale 2 translate -1 scale 9000 }
  finish { emission 1 ambient 0 diffuse 0 } no_image no_shadow }
"""

# Where the light of a white room comes from, and how much of it: x, y, z, power.
_DOME = (
    (0.0, 1.0, -0.1, 0.20),
    (-0.9, 0.5, -0.5, 0.16),
    (0.9, 0.5, -0.6, 0.17),
    (0.2, 0.2, -1.0, 0.22),
    (0.9, 0.4, 0.7, 0.14),
    (-0.9, 0.3, 0.6, 0.10),
    (0.0, -0.8, -0.5, 0.14),
)
