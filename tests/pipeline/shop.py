"""A small shop on disk, built into dist/: two products, three pictures, four channels."""

import hashlib
import shutil
from datetime import date
from functools import cache
from pathlib import Path

from omnicat.executor import executor_for
from omnicat.manifest import Manifest, from_bytes
from omnicat.pipeline import Built, Opened, build, gather, open_catalog
from omnicat.pipeline.gathering import Options
from omnicat.pipeline.linting import Terms
from omnicat.pipeline.picturing import Pictured
from omnicat.pipeline.unchanged import inputs_of
from omnicat.policy import Verdict
from omnicat.repository import Commit
from tests.checks.small_catalog import FILES
from tests.images.pictures import photo, saved
from tests.specs.small_shop import MUG, PROFILES, TEE, texts

TODAY = date(2026, 8, 1)
PICTURES = ("tee/front.jpg", "tee/back.jpg", "tee/detail.jpg", "tee/navy.jpg", "mug/front.jpg")
CHANNELS = ("amazon", "google-us", "shopify", "website")


def write_shop(root: Path, *channels: str) -> Path:
    """The shop's files; nothing is wrong with any."""
    for path, text in texts().items():
        put(root, path, text)
    put(root, "catalog/products/tee.yaml", TEE)
    put(root, "catalog/products/mug.yaml", MUG)
    put(root, "catalog/inventory.csv", "sku,location,quantity,updated_at\nTEE-HARBOR-NVY-S,,4,2026-07-01\n")
    for name in channels or CHANNELS:
        put(root, f"channel_profiles/{name}.yaml", PROFILES[name])
    for number, path in enumerate(PICTURES):
        file = root / "assets" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(picture(number))
    return root


@cache
def picture(number: int) -> bytes:
    """One large enough for every channel, and of a width of its own."""
    return saved(photo(1100 + number, 1100), "JPEG")


def write_small_catalog(root: Path) -> None:
    """The catalog of the cases, without its pictures and the product that shows one."""
    for path, text in FILES.items():
        if not text.startswith("image ") and path != "catalog/products/fine.yaml":
            put(root, path, text)


def several(root: Path, *channels: str) -> Path:
    """Ten products, some of whose names are not of ASCII."""
    write_shop(root, *channels)
    for number in range(8):
        text = (root / "catalog/products/mug.yaml").read_text(encoding="utf-8")
        text = text.replace("MUG-ENAMEL", f"MUG-{number}").replace("HP-EM-1", f"HP-{number}")
        text = text.replace('  gtin: "9521234543237"\n', "").replace("Emaillebecher", f"Größe {number} ☕")
        put(root, f"catalog/products/mugs/mug-{number}.yaml", text)
    return root


def put(root: Path, path: str, text: str) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    put(root, path, text.replace(old, new))


def built(root: Path, *channels: str, workers: int = 1, opened: Opened | None = None) -> Built:
    """One build, as the command makes it; of a catalog that was opened before, where there is one."""
    executor = executor_for(workers)
    options = Options(TODAY, executor=executor, channels=channels)
    gathered = gather(opened or open_catalog(root), options)
    return build(
        gathered,
        Terms(),
        inputs=inputs_of(gathered, channels),
        commit=Commit("c0ffee"),
        reports=_report,
        executor=executor,
    )


def _report(verdict: Verdict, pictured: Pictured) -> dict[str, bytes]:
    """What the reports of the command are made of."""
    counts = [(each.channel, each.needed, each.refused) for each in pictured.channels]
    return {"report.json": repr((verdict.shown, counts, sorted(pictured.shown.items()), pictured.missing_in)).encode()}


def manifest_of(root: Path) -> Manifest:
    manifest = from_bytes((root / "dist/manifest.json").read_bytes())
    assert manifest
    return manifest


def digests(root: Path) -> dict[str, str]:
    """Every file below dist/ by its path."""
    dist = root / "dist"
    files = sorted(path for path in dist.rglob("*") if path.is_file())
    return {path.relative_to(dist).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def from_nothing(root: Path) -> dict[str, str]:
    """What a build that remembers nothing makes of the same files."""
    copy = root.parent / "copy"
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".omnicat", "dist"))
    built(copy)
    made = digests(copy)
    shutil.rmtree(copy)
    return made


def left(root: Path, channel: str) -> dict[str, set[str]]:
    """SKU -> the rules that keep it out of the channel."""
    for each in manifest_of(root).channels:
        if each.channel == channel:
            return {one.sku: {reason.rule for reason in one.reasons} for one in each.excluded}
    return {}
