"""How many renditions a second come out of one original."""

from collections.abc import Iterator, Mapping

import PIL

from omnicat.images import RenditionSpec, render
from tests.benchmarks.photos import a_photo
from tests.benchmarks.tables.protocol import Goal, Setup
from tests.benchmarks.timing import Race, Step, inline

NAME = "pictures"
TITLE = "Renditions of a photo of 12 megapixels"
ABOUT = "In one process. The last row makes all three and decodes the photo once."
GOALS: tuple[Goal, ...] = ()
SPECS = (
    RenditionSpec(width=1500, height=1500, fit="pad", format="jpeg", quality=88),
    RenditionSpec(width=800, height=800, fit="inside", format="webp", quality=80),
    RenditionSpec(width=200, height=200, fit="cover", format="jpeg", quality=80),
)


def races(setup: Setup) -> Iterator[Race]:
    """Each spec alone, then all three."""
    photo = a_photo(4000, 3000)
    alone = (_step(f"{spec.fit} {spec.width} {spec.format}", photo, (spec,)) for spec in SPECS)
    yield Race(0, (*alone, _step("all three", photo, SPECS)))


def versions(setup: Setup) -> Mapping[str, str]:
    """Of Pillow."""
    return {"Pillow": PIL.__version__}


def _step(name: str, photo: bytes, specs: tuple[RenditionSpec, ...]) -> Step:
    return Step(name, "omnicat.images.render", inline(lambda: render(photo, specs, path="assets/photo.jpg")))
