"""Films products on a turntable: python make_videos.py [--out DIR]."""

import argparse
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import bags
import vessels
from shots import COLORS, Build
from studio import View, photograph

ASSETS = Path(__file__).parents[2] / "assets"
FILMS: Mapping[str, Build] = {
    "videos/mug-enamel.mp4": lambda: vessels.enamel_mug(COLORS["navy"]),
    "videos/pack-day.mp4": lambda: bags.daypack(COLORS["moss"]),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ASSETS)
    parser.add_argument("--frames", type=int, default=30)
    options = parser.parse_args()
    for path, build in FILMS.items():
        film(build, options.out / path, options.frames)
        print(path)


def film(build: Build, path: Path, frames: int, *, size: int = 540) -> None:
    """One turn of the product, looped twice, without sound."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for frame in range(frames):
            view = View(yaw=360 * frame / frames, pitch=12, fill=0.8)
            photograph(build(), view, size=size).save(Path(folder, f"{frame:03}.png"))
        subprocess.run(
            ["ffmpeg", "-y", "-loglevel", "error", "-stream_loop", "1", "-framerate", "12", "-i", f"{folder}/%03d.png", "-c:v", "libx264",
             "-pix_fmt", "yuv420p", "-crf", "28", "-preset", "slow", "-threads", "1", "-bitexact", "-movflags", "+faststart", str(path)],
            check=True,
        )  # fmt: skip


if __name__ == "__main__":
    main()
