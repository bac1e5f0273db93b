"""Each original has an outcome in the report: made, refused, unused or not shown."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator

from omnicat.reporters import json as reporter
from tests.cli.conftest import Run
from tests.cli.picture_shop import write_picture_shop
from tests.images.pictures import photo, saved
from tests.pipeline.shop import change, put

NOW = ("--now", "2026-08-01")


def outcomes(said: list[dict[str, Any]]) -> dict[str, tuple[str, int, str]]:
    return {each["path"].removeprefix("assets/"): (each["outcome"], each["renditions"], each["rule"]) for each in said}


def test_a_build_says_what_became_of_each_original(tmp_path: Path, run: Run) -> None:
    shop = write_picture_shop(tmp_path / "shop")
    whole = saved(photo(1200, 1200), "JPEG")
    (shop / "assets/mug/side.jpg").write_bytes(whole[: len(whole) // 2])
    put(shop, "assets/mug/notes.txt", "for nobody")
    change(shop, "catalog/products/mug.yaml", "main: mug/front.jpg", "main: mug/side.jpg")
    run(shop, "build", *NOW)
    report = json.loads((shop / "dist/report.json").read_text())
    Draft7Validator(reporter.schema()).validate(report)
    told = outcomes(report["originals"])
    assert told["mug/side.jpg"][::2] == ("refused", "asset/unreadable")
    assert told["mug/notes.txt"] == ("unused", 0, "asset/unused")
    assert told["copies/one.jpg"] == ("unused", 0, "asset/unused")
    assert told["tee/front.jpg"][0] == "made"
    assert told["tee/front.jpg"][1] > 1
    assert sorted(told) == sorted(
        path.relative_to(shop / "assets").as_posix()
        for path in (shop / "assets").rglob("*.*")
        if path.suffix != ".yaml"
    )
    page = (shop / "dist/report.html").read_text()
    assert page.index("assets/mug/side.jpg</th>") < page.index("assets/mug/notes.txt</th>")
    assert f"{len(told)} originals: 1 refused, " in page
    images = json.loads(run(shop, "images", *NOW, "--json").out)["images"]
    assert outcomes(images["originals"]) == told
