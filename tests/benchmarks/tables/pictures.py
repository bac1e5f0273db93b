"""Five renditions of each of many photos, beside sharp and libvips."""

import shutil
import sys
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from statistics import mean

import PIL
from PIL import Image

from tests.benchmarks.peers import version
from tests.benchmarks.photos import a_photo
from tests.benchmarks.programs.omnicat_pictures import SPECS
from tests.benchmarks.tables.protocol import Goal, Setup
from tests.benchmarks.timing import Race, Step, program
from tests.images.measures import ssim

NAME = "pictures"
TITLE = "Five renditions of each of 60 photos"
ABOUT = """\
JPEGs of 12 megapixels become 1500, 1000, 600 and 300 pixels wide as JPEG (quality 85) and 800 as WebP (quality 80,
effort 4), each in a program that does two photos at once and keeps nothing from run to run. libvips takes part through pyvips twice,
with every rendition from the file and with a chain from large to small, and as `vipsthumbnail` where the system has it;
sharp as its manual shows. SSIM is held against the photo shrunk by Lanczos at full size and not encoded, over all
renditions of three photos; `tests/images/measures.py` says how."""
GOALS: tuple[Goal, ...] = (
    Goal("omnicat", 1.3, "faster", "sharp"),
    Goal("omnicat", 1.3, "faster", "pyvips"),
    Goal("omnicat", 1.3, "faster", "pyvips, chained"),
    Goal("omnicat", 250, "peak"),
)
PHOTOS = 60
JUDGED = 3
PROGRAM = "tests.benchmarks.programs.omnicat_pictures"
HERE = Path(__file__).parents[1] / "programs"


def races(setup: Setup) -> Iterator[Race]:
    """All programs on the same photos, as many as there are to be products."""
    home = setup.folder / "pictures"
    photos = _photos(home, setup.products or PHOTOS)
    steps = [_step(name, home, command) for name, command in _commands(setup, photos, home).items()]
    yield Race(0, tuple(steps), after=lambda: _compare(photos, home, [step.name for step in steps]))


def versions(setup: Setup) -> Mapping[str, str]:
    """Of all that take part, with the likeness of what they made."""
    home = setup.folder / "pictures"
    photos = _photos(home, setup.products or PHOTOS)
    likeness = {f"SSIM {name}": f"{_likeness(photos, _out(home, name)):.4f}" for name in _commands(setup, photos, home)}
    told = (setup.peers.python(), "-c", "import pyvips; print('.'.join(str(pyvips.version(n)) for n in range(3)))")
    sharp = setup.peers.node_modules() / "sharp/package.json"
    node = ("node", "-p", f"require('{sharp}').version")
    return {"Pillow": PIL.__version__, "libvips": version(*told), "sharp": version(*node), **likeness}


def _commands(setup: Setup, photos: Path, home: Path) -> Mapping[str, tuple[str | Path, ...]]:
    peers = setup.peers
    vips = (peers.python(), HERE / "pyvips_pictures.py")
    commands: dict[str, tuple[str | Path, ...]] = {
        "omnicat": (Path(sys.executable), "-m", PROGRAM, photos, _out(home, "omnicat")),
        "sharp": ("node", HERE / "sharp_pictures.js", peers.node_modules(), photos, _out(home, "sharp")),
        "pyvips": ("env", "VIPS_CONCURRENCY=1", *vips, "each", photos, _out(home, "pyvips")),
        "pyvips, chained": ("env", "VIPS_CONCURRENCY=1", *vips, "chained", photos, _out(home, "pyvips, chained")),
    }
    if shutil.which("vipsthumbnail"):
        commands["vipsthumbnail"] = ("sh", HERE / "vipsthumbnail_pictures.sh", photos, _out(home, "vipsthumbnail"))
    return commands


def _step(name: str, home: Path, command: tuple[str | Path, ...]) -> Step:
    shown = " ".join(each.name if isinstance(each, Path) else each for each in command)
    return Step(name, shown, program(*command), before=lambda: _emptied(_out(home, name)))


def _out(home: Path, name: str) -> Path:
    return home / name.replace(", ", "-")


def _emptied(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def _photos(home: Path, count: int) -> Path:
    """So many photos, no two the same size."""
    folder = home / f"photos-{count}"
    for number in range(count):
        file = folder / f"photo-{number:03}.jpg"
        if not file.is_file():
            folder.mkdir(parents=True, exist_ok=True)
            file.write_bytes(a_photo(4000 + number, 3000))
    return folder


def _compare(photos: Path, home: Path, names: list[str]) -> None:
    """Raises SystemExit unless everybody made all renditions, in the same sizes."""
    sizes = [_sizes(_out(home, name)) for name in names]
    wanted = len(SPECS) * len([*photos.iterdir()])
    for name, each in zip(names, sizes, strict=True):
        wrong = [file for file, size in sizes[0].items() if not _is_near(size, each.get(file))]
        if len(each) != wanted or wrong:
            raise SystemExit(f"{name} made {len(each)} of {wanted} renditions, these of another size: {wrong[:5]}")


def _sizes(folder: Path) -> Mapping[str, tuple[int, int]]:
    sizes = {}
    for file in sorted(folder.glob("*.*")):
        with Image.open(file) as picture:
            sizes[file.name] = picture.size
    return sizes


def _is_near(one: tuple[int, int], other: tuple[int, int] | None) -> bool:
    """Programs round the shorter side up or down."""
    return other is not None and all(abs(a - b) <= 1 for a, b in zip(one, other, strict=True))


def _likeness(photos: Path, out: Path) -> float:
    judged = []
    for photo in sorted(photos.iterdir())[:JUDGED]:
        whole = Image.open(BytesIO(photo.read_bytes())).convert("RGB")
        for name in SPECS:
            with Image.open(out / f"{photo.stem}-{name}") as made:
                plain = whole.resize(made.size, Image.Resampling.LANCZOS)
                judged.append(ssim(made.convert("RGB"), plain))
    return mean(judged)
