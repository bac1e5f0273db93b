"""What is written for programs has the published shape."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from omnicat.looking.json_schemas import OUTPUTS, schema_of
from omnicat.reporters import json as findings
from tests.cli.conftest import Run
from tests.cli.picture_shop import write_picture_shop
from tests.images.pictures import photo, saved

SCHEMAS = {each.name: schema_of(each) for each in OUTPUTS}


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_one(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("list", ["list"]),
        ("list", ["list", "--channel", "google-us"]),
        ("list", ["list", "nothing-like-this"]),
        ("show", ["show", "TEE"]),
        ("show", ["show", "TEE-NVY-S"]),
        ("show", ["show", "MUG.1", "--locale", "de-DE"]),
        ("show-channel", ["show", "TEE", "--channel", "google-us"]),
        ("show-channel", ["show", "MUG.1", "--channel", "google-us"]),
        ("why", ["why", "TEE-NVY-S.name@google-us"]),
        ("why", ["why", "TEE-NVY-S", "title@google-de"]),
        ("why", ["why", "MUG.1", "title@google-us"]),
        ("why", ["why", "TEE.brand"]),
        ("channel-list", ["channel", "list"]),
        ("spec-list", ["spec", "list"]),
        ("spec-show", ["spec", "show", "google"]),
        ("spec-show", ["spec", "show", "website@2030-01"]),
        ("spec-show-field", ["spec", "show", "google", "shipping"]),
        ("spec-diff", ["spec", "diff", "google", "google@2027-02"]),
        ("spec-diff", ["spec", "diff", "shopify", "amazon"]),
        ("status", ["status"]),
        ("status", ["status", "google-us"]),
        ("images", ["images"]),
        ("assets-list", ["assets", "list"]),
        ("assets-unused", ["assets", "unused"]),
        ("assets-duplicates", ["assets", "duplicates"]),
    ],
)
def test_what_a_command_writes_has_the_published_shape(shop: Path, run: Run, name: str, arguments: list[str]) -> None:
    said = run(shop, *arguments, "--json")
    assert said.code == 0, said.err
    assert not _wrong(name, json.loads(said.out))


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("assets-list", ["list", "--now", "2026-08-01"]),
        ("assets-show", ["show", "tee/front.jpg"]),
        ("assets-show", ["show", "tee/old.png"]),
        ("assets-duplicates", ["duplicates"]),
        ("assets-add", ["add", "{inbox}"]),
    ],
)
def test_what_is_told_of_assets_has_the_published_shape(
    tmp_path: Path, run: Run, name: str, arguments: list[str]
) -> None:
    shop, inbox = write_picture_shop(tmp_path / "shop"), tmp_path / "inbox"
    for number, file in enumerate(("mug-enamel-back.jpg", "mug-enamel.txt", "other.jpg")):
        inbox.mkdir(exist_ok=True)
        (inbox / file).write_bytes(saved(photo(100 + number, 80), "JPEG"))
    said = run(shop, "assets", *(each.format(inbox=inbox) for each in arguments), "--json")
    assert said.out, said.err
    assert not _wrong(name, json.loads(said.out))


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("taxonomy-import", ["import", "{file}"]),
        ("taxonomy-list", ["list"]),
        ("taxonomy-show", ["show", "536"]),
        ("taxonomy-suggest", ["suggest", "kitchen"]),
    ],
)
def test_what_is_told_of_taxonomies_has_the_published_shape(
    shop: Path, run: Run, tmp_path: Path, name: str, arguments: list[str]
) -> None:
    file = tmp_path / "google.txt"
    for text in ("9 - Gone\n166 - Apparel", "166 - Clothing\n536 - Home\n638 - Home > Kitchen"):
        file.write_text(f"# Google_Product_Taxonomy_Version: 2021-09-21\n{text}\n", encoding="utf-8")
        if "536" not in text or name != "taxonomy-import":
            run(shop, "taxonomy", "import", str(file), "--apply")
    said = run(shop, "taxonomy", *(each.format(file=file) for each in arguments), "--json")
    assert said.out, said.err
    assert not _wrong(name, json.loads(said.out))


def test_a_build_leaves_files_of_the_published_shapes(shop: Path, run: Run) -> None:
    run(shop, "build")
    assert not _wrong("manifest", json.loads((shop / "dist/manifest.json").read_bytes()))
    report = json.loads((shop / "dist/report.json").read_bytes())
    assert not [each.message for each in Draft7Validator(findings.schema()).iter_errors(report)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_another_shape_is_seen(name: str) -> None:
    assert _wrong(name, {"format": 2})


def _wrong(name: str, data: object) -> list[str]:
    return [f"{list(each.path)}: {each.message}" for each in Draft7Validator(SCHEMAS[name]).iter_errors(data)]
