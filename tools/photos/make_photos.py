"""Takes the photos of the example shop: python make_photos.py [--only TEXT] [--size N] [--out DIR] [--again]."""

import argparse
import concurrent.futures
from pathlib import Path

from shots import all_shots
from studio import save

ASSETS = Path(__file__).parents[2] / "assets"


def main() -> None:
    options = _options()
    wanted = [shot.path for shot in all_shots() if any(text in shot.path for text in options.only or [""])]
    missing = [path for path in wanted if options.again or not (options.out / path).exists()]
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        tasks = [pool.submit(take, path, options.size, options.out) for path in missing]
        for done in concurrent.futures.as_completed(tasks):
            print(done.result(), flush=True)


def take(path: str, size: int, out: Path) -> str:
    """Takes one photo, by its path, and says what was written."""
    shot = next(shot for shot in all_shots() if shot.path == path)
    save(shot.take(size), out / path)
    return f"{path} {(out / path).stat().st_size // 1024} KB"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="*", metavar="TEXT", help="take photos whose path contains one of these texts")
    parser.add_argument("--size", type=int, default=1600)
    parser.add_argument("--out", type=Path, default=ASSETS)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--again", action="store_true", help="take photos that exist already, too")
    return parser.parse_args()


if __name__ == "__main__":
    main()
