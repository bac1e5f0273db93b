"""The example shop as the golden feeds show it: a few products, in every channel there is, with one size of images."""

import re
import shutil
from pathlib import Path

from tests.acceptance.terminal import omnicat

ROOT = Path(__file__).parents[2]
PROFILES = Path(__file__).parent / "profiles"

SHOWN = (
    *("TEE-HARBOR-NVY-S", "TEE-HARBOR-NVY-M", "TEE-HARBOR-MOS-S"),  # two axes
    *("TOTE-SHORE-SEA", "TOTE-SHORE-SND"),  # on sale
    *("LAMP-LIGHTHOUSE-SIG", "LAMP-LIGHTHOUSE-NVY"),  # one axis, measures, a battery
    "CANDLE-GARDEN",  # no variants, a price by weight
    "CANDLE-WINTER",  # can be ordered before it is there
    "SET-BEACH-DAY",  # a bundle
    *("TEE-REGATTA-SIG-M", "TEE-REGATTA-SIG-L"),  # retired
)
IMAGE = "{width: 1600, height: 1600, fit: pad, background: white, format: jpeg, quality: 60}"
OWN = re.compile(r"^renditions:\n(?:[ #].*\n)*", re.MULTILINE)
SELECT = re.compile(r"""^select: *(["']?)(.*)\1\n""", re.MULTILINE)
HASH = re.compile(r"-[0-9a-f]{8}(\.[a-z0-9]{3,4})\b")


def profiles() -> tuple[str, ...]:
    """The specs that have a golden feed, by the names of their profiles."""
    return tuple(sorted(path.stem for path in PROFILES.glob("*.yaml")))


def build(folder: Path) -> None:
    """The shop in that folder, built; what the command said is in `said.txt`."""
    for part in ("catalog", "assets", "templates"):
        shutil.copytree(ROOT / part, folder / part)
    for path in (folder / "catalog").rglob("*.yaml"):
        _edit(path, "amazon-us", "amazon-listings")
    _edit(folder / "catalog/products/candle/candle-winter.yaml", "status: draft", "status: active")
    for path in (folder / "assets/candle-winter").glob("*.yaml"):
        _edit(path, "status: in_review", "status: approved")
    _show_few(folder / "assets")
    (folder / "channel_profiles").mkdir()
    for name in profiles():
        text = (PROFILES / f"{name}.yaml").read_text(encoding="utf-8")
        (folder / f"channel_profiles/{name}.yaml").write_text(_few(text), encoding="utf-8")
    ran = omnicat(folder, "build", "--workers", "1", "--now", "2026-11-20")
    (folder / "said.txt").write_text(f"{ran.code}\n{ran.said}", encoding="utf-8")


def _show_few(assets: Path) -> None:
    """Photos of what is not shown are all one: it is looked at once."""
    first, *others = [path for path in sorted(assets.rglob("*.jpg")) if not _is_shown(path)]
    for path in others:
        shutil.copyfile(first, path)


def _is_shown(photo: Path) -> bool:
    return any(sku.startswith(photo.parent.name.upper()) for sku in SHOWN)


def text_of(path: Path) -> str:
    """A written file as text. The hashes in the names of images hang on the library that makes these."""
    content = path.read_bytes()
    try:
        text = content.decode()
    except UnicodeDecodeError:
        text = content.decode("windows-1252")
    return HASH.sub(r"-<hash>\1", text)


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new), encoding="utf-8")


def _few(profile: str) -> str:
    found = SELECT.search(profile)
    taken = found.group(2) if found else "status == 'active'"
    few = f'select: "({taken}) and sku in {list(SHOWN)}"'
    images = ", ".join(f"{role}: {IMAGE}" for role in ("main", "gallery", "swatch", "lifestyle"))
    return f"{SELECT.sub('', OWN.sub('', profile))}{few}\nrenditions: {{{images}}}\n"
