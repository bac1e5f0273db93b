"""The same five renditions by pyvips: shrunk on load to the largest, the others from that; two photos at once."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor

import pyvips

SIZES = {
    "1500.jpg": (1500, {"Q": 85}),
    "1000.jpg": (1000, {"Q": 85}),
    "800.webp": (800, {"Q": 80, "effort": 4}),
    "600.jpg": (600, {"Q": 85}),
    "300.jpg": (300, {"Q": 85}),
}


def chained(photo: str, out: str) -> None:
    image = None
    for name, (size, options) in SIZES.items():
        if image is None:
            image = pyvips.Image.thumbnail(photo, size, height=size, size="down").copy_memory()
        else:
            image = image.thumbnail_image(size, height=size, size="down").copy_memory()
        image.write_to_file(f"{out}-{name}", strip=True, **options)


def each_from_the_file(photo: str, out: str) -> None:
    for name, (size, options) in SIZES.items():
        pyvips.Image.thumbnail(photo, size, height=size, size="down").write_to_file(
            f"{out}-{name}", strip=True, **options
        )


def main(way: str, photos: str, out: str) -> None:
    make = {"chained": chained, "each": each_from_the_file}[way]
    pyvips.cache_set_max(0)
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        jobs = [
            pool.submit(make, os.path.join(photos, name), os.path.join(out, os.path.splitext(name)[0]))
            for name in sorted(os.listdir(photos))
        ]
        for job in jobs:
            job.result()


main(*sys.argv[1:])
