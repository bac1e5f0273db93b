"""Five renditions of every photo of a folder, as a build makes them: with as many threads as there are cores."""

import sys
from hashlib import sha256
from pathlib import Path

from omnicat.executor import usual_workers
from omnicat.images import RenditionSpec, encoder_version
from omnicat.renditions import Store, Wanted, key, make

SPECS = {
    "1500.jpg": RenditionSpec(width=1500, height=1500, quality=85),
    "1000.jpg": RenditionSpec(width=1000, height=1000, quality=85),
    "800.webp": RenditionSpec(width=800, height=800, format="webp", quality=80),
    "600.jpg": RenditionSpec(width=600, height=600, quality=85),
    "300.jpg": RenditionSpec(width=300, height=300, quality=85),
}


def main(photos: Path, out: Path) -> None:
    wanted = tuple(each for photo in sorted(photos.iterdir()) for each in _wanted(photo))
    made, findings = make(wanted, originals=photos, store=out / "store", workers=usual_workers())
    if made.failed or findings:
        raise SystemExit(f"not made: {findings}")
    kept = Store(out / "store")
    for each in wanted:
        kept.path(each.key, each.extension).rename(out / each.file)


def _wanted(photo: Path) -> tuple[Wanted, ...]:
    digest = sha256(photo.read_bytes()).hexdigest()
    encoder = encoder_version()
    return tuple(
        Wanted(photo.name, digest, spec, key(digest, spec, encoder), f"{photo.stem}-{name}")
        for name, spec in SPECS.items()
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
