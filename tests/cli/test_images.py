"""`omnicat images`: what a build would make, without the feeds."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from omnicat.cli.again import answered
from omnicat.pipeline import opening
from tests.cli.conftest import Run
from tests.cli.picture_shop import write_picture_shop
from tests.pipeline.shop import change, put

MINUTE = 60_000_000_000
NOW = ("--now", "2026-08-01")


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Its files are old enough for an answer to be kept."""
    monkeypatch.setattr(opening, "time_of_files", lambda folder: time.time_ns() + MINUTE)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return write_picture_shop(tmp_path / "shop")


def account(said: str) -> dict[str, Any]:
    view = json.loads(said)["images"]
    assert isinstance(view, dict)
    return view


def stored(shop: Path) -> set[str]:
    return {path.name for path in (shop / ".omnicat/renditions").rglob("*.*")}


def test_a_build_only_copies_what_images_made(shop: Path, run: Run) -> None:
    made = account(run(shop, "images", *NOW, "--json").out)
    assert made["made"] == len(stored(shop)) > 5
    assert made["kept"] == 0
    assert not (shop / "dist").exists()
    assert f"0 images made, {made['made']} kept" in run(shop, "build", *NOW).out


def test_one_channel_alone_is_made(shop: Path, run: Run) -> None:
    first = account(run(shop, "images", "google-us", *NOW, "--json").out)
    channels = first["channels"]
    assert isinstance(channels, list)
    assert [(each["channel"], each["needed"], each["new"]) for each in channels] == [("google-us", 5, 5)]
    said = run(shop, "images", *NOW).out.splitlines()
    assert said[0].split() == ["Channel", "Needed", "New", "Kept", "Refused"]
    assert said[1].split() == ["google-us", "5", "0", "5", "0"]
    assert said[-1].endswith("a second; 5 kept.")


def test_a_second_run_says_that_nothing_is_to_be_done(shop: Path, run: Run) -> None:
    run(shop, "images", *NOW)
    said = run(shop, "images", *NOW)
    assert (said.code, said.out) == (0, f"✓ Nothing to do: {len(stored(shop))} images are made already.\n")


def test_a_second_run_only_looks_at_files(
    shop: Path, run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It asks the system for each rendition's state folder once, and opens none of them."""
    run(shop, "images", *NOW)
    for number in range(1000):
        put(shop, f".omnicat/renditions/{number % 256:02x}/{number}.jpg", "another's")
    run(shop, "images", *NOW)
    listed: list[str] = []
    scandir = os.scandir

    def counted(folder: str) -> Any:
        listed.append(str(folder))
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", counted)
    monkeypatch.setattr("omnicat.renditions.store.whole_size", lambda path: pytest.fail(f"{path} was opened"))
    assert answered(["-C", str(shop), "images", *NOW]) == 0
    assert capsys.readouterr().out.startswith("✓ Nothing to do: ")
    inside = [folder for folder in listed if "/renditions/" in folder]
    assert sorted(inside) == sorted(str(path) for path in (shop / ".omnicat/renditions").iterdir())


@pytest.mark.parametrize(
    "harm",
    [
        lambda shop: next((shop / ".omnicat/renditions").rglob("*.jpg")).unlink(),
        lambda shop: next((shop / ".omnicat/renditions").rglob("*.jpg")).write_bytes(b"\xff\xd8 cut"),
        lambda shop: (shop / "assets/mug/front.jpg").write_bytes((shop / "assets/tee/back.jpg").read_bytes()),
    ],
)
def test_what_is_missing_again_is_made_again(shop: Path, run: Run, harm: Callable[[Path], object]) -> None:
    run(shop, "images", *NOW)
    harm(shop)
    assert answered(["-C", str(shop), "images", *NOW]) is None
    assert account(run(shop, "images", *NOW, "--json").out)["made"] != 0


def test_an_original_that_ends_in_the_middle_is_refused_with_the_reason(shop: Path, run: Run) -> None:
    mug = shop / "assets/mug/front.jpg"
    mug.write_bytes(mug.read_bytes()[:9000])
    said = run(shop, "images", *NOW)
    assert said.code == 3
    assert "assets/mug/front.jpg: " in said.out
    assert said.out.splitlines()[-1].endswith("1 original refused.")
    again = run(shop, "images", *NOW)
    assert (again.code, again.out.splitlines()[-1]) == (
        3,
        "Nothing to do: 8 images are made already; 1 original refused.",
    )


def test_an_original_that_is_no_picture_is_refused_where_it_is_used(shop: Path, run: Run) -> None:
    (shop / "assets/mug/front.jpg").write_bytes(b"\x1b[31mno picture")
    (shop / "assets/tee/old.png").write_bytes(b"nor this, which nobody uses")
    said = run(shop, "images", *NOW, "--json")
    refused = account(said.out)["refused"]
    assert isinstance(refused, list)
    assert said.code == 3
    assert [each["path"] for each in refused] == ["assets/mug/front.jpg"]


def test_a_channel_whose_profile_is_broken_is_told(shop: Path, run: Run) -> None:
    change(shop, "channel_profiles/website.yaml", "locale: en-US", "locale: xx-XX")
    said = run(shop, "images", *NOW)
    assert said.code == 3
    assert "website can't be used: `omnicat lint channel_profiles`" in said.out


def test_a_channel_that_does_not_exist_is_refused(shop: Path, run: Run) -> None:
    said = run(shop, "images", "gogle-us")
    assert (said.code, said.err) == (2, "error: channel 'gogle-us' does not exist\nhint: did you mean 'google-us'?\n")


def test_nothing_is_made_of_a_broken_model(shop: Path, run: Run) -> None:
    put(shop, "catalog/families/tee.yaml", "family: [\n")
    said = run(shop, "images", *NOW)
    assert said.code == 1
    assert said.err == "No images were made: mend the catalog's model first.\n"
    assert not (shop / ".omnicat/renditions").exists()


def test_a_shop_without_pictures_has_nothing_to_do(shop: Path, run: Run) -> None:
    for name, text in (("mug", "assets: {main: mug/front.jpg}\n"), ("tee", "assets:\n  main: tee/front.jpg\n")):
        change(shop, f"catalog/products/{name}.yaml", text, "" if name == "mug" else "assets:\n")
    change(shop, "catalog/products/tee.yaml", "assets:\n  gallery: [tee/back.jpg, tee/detail.jpg]\n", "")
    change(shop, "catalog/products/tee.yaml", "    assets: {main: tee/navy.jpg}\n", "")
    assert run(shop, "images", *NOW).out == "✓ Nothing to do: no channel shows an image.\n"


def test_two_runs_never_make_images_at_once(shop: Path, run: Run) -> None:
    from filelock import FileLock

    (shop / ".omnicat").mkdir(exist_ok=True)
    with FileLock(shop / ".omnicat/lock"):
        said = run(shop, "images", *NOW)
    assert (said.code, said.err.splitlines()[0]) == (11, "error: another omnicat is building this catalog")


def test_quietly_nothing_is_said(shop: Path, run: Run) -> None:
    assert run(shop, "-q", "images", *NOW).out == ""


def test_each_channel_is_told_its_own_limit(shop: Path, run: Run) -> None:
    for name, limit in (("google-us", 90), ("website", 70)):
        with (shop / f"channel_profiles/{name}.yaml").open("a") as profile:
            profile.write(f"renditions: {{main: {{width: 200, max_bytes: {limit}}}, gallery: {{width: 50}}}}\n")
    said = account(run(shop, "images", *NOW, "--json").out)["refused"]
    told = {(each["message"].partition(" is ")[2].partition(" in ")[0], *each["channels"]) for each in said}
    assert told == {("above 90 bytes", "google-us"), ("above 70 bytes", "website")}
    run(shop, "build", *NOW)
    manifest = json.loads((shop / "dist/manifest.json").read_text())
    for channel, limit in (("google-us", 90), ("website", 70)):
        left = next(each["excluded"] for each in manifest["channels"] if each["channel"] == channel)
        reasons = [reason["message"] for each in left for reason in each["reasons"] if "bytes" in reason["message"]]
        assert reasons
        assert all(f"above {limit} bytes" in each for each in reasons)
