"""Weaves a swatch for each color of the example shop: python make_swatches.py [--out DIR]."""

import argparse
from pathlib import Path

from PIL import Image, ImageDraw

from shots import COLORS

ASSETS = Path(__file__).parents[2] / "assets"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ASSETS)
    folder = parser.parse_args().out / "swatches"
    folder.mkdir(parents=True, exist_ok=True)
    for name in (
        "navy",
        "natural",
        "moss",
        "pine",
        "rust",
        "fog",
        "charcoal",
        "signal",
        "slate",
        "seafoam",
        "coral",
        "white",
        "sky",
    ):
        twill(COLORS[name]).save(folder / f"{name}.png", optimize=True)


def twill(color: str, *, size: int = 300, thread: int = 10) -> Image.Image:
    """A square of diagonal cloth in two shades of one color."""
    picture = Image.new("RGB", (size, size), color)
    draw = ImageDraw.Draw(picture)
    shade = "#" + "".join(f"{round(int(color[i : i + 2], 16) * 0.93):02x}" for i in (1, 3, 5))
    for start in range(-size, size, thread * 2):
        draw.line([(start, size), (start + size, 0)], fill=shade, width=thread // 2)
    return picture.quantize(16)


if __name__ == "__main__":
    main()
