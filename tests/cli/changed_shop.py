"""A shop with a history of one commit, and a rich change of it that nobody has committed yet."""

import os
import subprocess
from pathlib import Path

from tests.cli.conftest import FILES
from tests.images.pictures import photo, saved

ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    **{
        f"GIT_{who}_{what}": text
        for who in ("AUTHOR", "COMMITTER")
        for what, text in (("NAME", "Ada Example"), ("EMAIL", "ada@example.com"), ("DATE", "2026-08-01T12:00:00Z"))
    },
}
GOOGLE = "channel_profiles/google-us.yaml"
TEE = "catalog/products/tee/tee.yaml"
HOSTILE = "Knit | of `cotton` @everyone <script>alert(1)</script> ![x](http://evil.example/x.png) ::error::no"


def git(folder: Path, *arguments: str) -> str:
    environment = {**os.environ, **ENVIRONMENT}
    return subprocess.run(
        ("git", *arguments), cwd=folder, env=environment, check=True, capture_output=True, text=True
    ).stdout


def committed(root: Path, message: str = "shop") -> str:
    if not (root / ".git").exists():
        git(root, "init", "--quiet", "--initial-branch=main")
        (root / ".gitignore").write_text("/dist/\n/.omnicat/\n")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "-m", message)
    return git(root, "rev-parse", "HEAD").strip()


def write_shop(root: Path) -> Path:
    """The shop with a photo, as it was committed."""
    for name, text in FILES.items():
        put(root, name, text)
    tee = FILES[TEE].replace("variants:\n", "assets: {main: tee/front.png}\nvariants:\n", 1)
    tee = tee.replace("size: M, price", 'size: M, gtin: "9521234543220", price')
    put(root, GOOGLE, FILES[GOOGLE] + "  age_group: \"'adult'\"\n  gender: \"'unisex'\"\n")
    put(root, TEE, tee)
    put(
        root,
        "catalog/products/cup.yaml",
        "sku: CUP\nfamily: mug\nstatus: active\nattributes: {name: Cup, price: 9 USD}\n",
    )
    (root / "assets/tee").mkdir(parents=True)
    (root / "assets/tee/front.png").write_bytes(saved(photo(600, 400)))
    committed(root)
    return root


def change(root: Path) -> None:
    """A bit of everything: what comes, goes, moves, is renamed, costs otherwise, can't be read, and means harm."""
    tee = (root / TEE).read_text()
    for old, new in (
        ("{USD: 29.00, EUR: 27.00}", "{USD: 24.50, EUR: 27.00}"),
        ("weight: 180 g", "weight: 0.2 kg"),
        ("A soft tee, knitted of cotton.", "A soft tee, knitted in a tube of organic cotton."),
        ("size: M, gtin", "size: S, gtin"),
        ("sku: TEE-OLV-M", "sku: TEE-OLV-S"),
        ("accessory: [MUG.1]", "accessory: [CUP, MUG-1]"),
        ("name: {en-US: Harbor tee for shoppers}", "name: {en-US: Soft Harbor tee for shoppers}"),
    ):
        assert old in tee, old
        tee = tee.replace(old, new, 1)
    put(root, TEE, tee)
    mug = root / "catalog/products/mug/mug.yaml"
    put(root, "catalog/products/mug-1.yaml", mug.read_text().replace("MUG.1", "MUG-1").replace("draft", "active"))
    mug.unlink()
    put(root, "catalog/products/cup.yaml", "sku: CUP\nattributes: [\n")
    put(
        root,
        "catalog/products/jar.yaml",
        f"sku: JAR\nfamily: mug\nstatus: active\nattributes:\n  name: '{HOSTILE}'\n  price: 12 USD\n",
    )
    attributes = "catalog/attributes/all.yaml"
    put(
        root,
        attributes,
        FILES[attributes].replace("en-US: Navy", "en-US: Deep navy").replace("max_length: 60", "max_length: 70"),
    )
    put(root, GOOGLE, (root / GOOGLE).read_text().replace("{{ name }}", "· {{ name }}"))
    put(root, "catalog/inventory.csv", FILES["catalog/inventory.csv"].replace(",7,", ",2,"))
    (root / "assets/tee/front.png").write_bytes(saved(photo(480, 640)))
    put(root, "assets/tee/front.png.yaml", "alt: {en-US: A tee}\ntags: [studio]\n")


def put(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
