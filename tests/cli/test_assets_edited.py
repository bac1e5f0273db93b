"""`omnicat assets tag`, `approve` and `unused --delete`."""

import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.picture_shop import write_picture_shop
from tests.pipeline.shop import change, put

FRONT = "assets/tee/front.jpg.yaml"
COMMENTED = """\
# by hand
status: draft  # until Monday
tags:
  - studio  # the old one
  - Summer
alt: {en-US: "A tee"}
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    root = write_picture_shop(tmp_path / "shop")
    put(root, FRONT, COMMENTED)
    return root


def committed(root: Path) -> None:
    for arguments in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "all"],
    ):
        subprocess.run(["git", *arguments], cwd=root, check=True)


@pytest.mark.parametrize(
    ("arguments", "before", "after"),
    [
        (("tag", "tee/front.jpg", "--add", "navy"), "  - Summer\n", "  - Summer\n  - navy\n"),
        (("tag", "tee/front.jpg", "--remove", "summer"), "  - Summer\n", ""),
        (("tag", "tee/front.jpg", "--remove", "STUDIO", "--add", "SUMMER"), "  - studio  # the old one\n", ""),
        (("approve", "tee/front.jpg"), "status: draft ", "status: approved "),
        (("approve", "assets/tee/front.jpg", "--status", "retired"), "status: draft ", "status: retired "),
        (("approve", "--select", "status == 'draft'", "tee/front.jpg"), "status: draft ", "status: approved "),
    ],
)
def test_one_thing_changes_and_nothing_else(
    shop: Path, run: Run, arguments: tuple[str, ...], before: str, after: str
) -> None:
    assert before in COMMENTED
    said = run(shop, "assets", *arguments, "--apply")
    assert (said.code, said.err) == (0, "")
    assert (shop / FRONT).read_text() == COMMENTED.replace(before, after, 1)
    assert said.out.endswith("✓ Written: 1 record.\n")


def test_the_last_tag_takes_the_list_along(shop: Path, run: Run) -> None:
    run(shop, "assets", "tag", "tee/front.jpg", "--remove", "studio", "--remove", "summer", "--apply")
    assert (shop / FRONT).read_text() == COMMENTED.replace("tags:\n  - studio  # the old one\n  - Summer\n", "")


def test_without_apply_the_change_is_only_shown(shop: Path, run: Run) -> None:
    said = run(shop, "assets", "approve", "tee/front.jpg")
    assert said.code == 0
    assert "-status: draft  # until Monday\n+status: approved  # until Monday\n" in said.out
    assert said.out.endswith("Nothing is written yet (1 record): run it again with --apply\n")
    assert (shop / FRONT).read_text() == COMMENTED


def test_an_original_without_a_record_gets_one(shop: Path, run: Run) -> None:
    said = run(shop, "assets", "tag", "mug", "--add", "kitchen", "--add", "Kitchen", "--add", "blue ware", "--apply")
    assert said.code == 0
    assert (shop / "assets/mug/front.jpg.yaml").read_text() == "tags: [kitchen, blue ware]\n"
    run(shop, "assets", "approve", "mug", "--status", "in_review", "--apply")
    assert (shop / "assets/mug/front.jpg.yaml").read_text().endswith("status: in_review\n")


def test_what_is_shown_of_a_new_record_can_be_applied_by_git(shop: Path, run: Run) -> None:
    said = run(shop, "assets", "tag", "mug", "--add", "kitchen").out
    patch = said.partition("Nothing is written")[0]
    subprocess.run(["git", "apply"], cwd=shop, input=patch, text=True, check=True)
    assert (shop / "assets/mug/front.jpg.yaml").read_text() == "tags: [kitchen]\n"


def test_what_it_says_already_is_no_change(shop: Path, run: Run) -> None:
    for arguments in (("approve", "mug"), ("tag", "tee/front.jpg", "--add", "STUDIO"), ("tag", "mug", "--remove", "x")):
        said = run(shop, "assets", *arguments, "--apply")
        assert (said.code, said.out) == (0, "Nothing to change: the records say so already.\n")
    assert not (shop / "assets/mug/front.jpg.yaml").exists()


def test_a_folder_names_all_below_it(shop: Path, run: Run) -> None:
    run(shop / "assets", "assets", "tag", "tee", "--add", "apparel", "--apply")
    tagged = [path.name for path in sorted((shop / "assets").rglob("*.yaml")) if "apparel" in path.read_text()]
    assert tagged == ["back.jpg.yaml", "detail.jpg.yaml", "front.jpg.yaml", "navy.jpg.yaml", "old.png.yaml"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("tag", "tee/front.jpg"), "no tag is named"),
        (("tag", "--add", "x"), "no original is named"),
        (("tag", "tee/front.jpg", "--add", "a", "--remove", "A"), "'a' is to be added and removed"),
        (("tag", "tee/front.jpg", "--add", " "), "' ' is no tag"),
        (("tag", "tee/front.jpg", "--add", "a\nb"), "is no tag"),
        (("tag", "tee/none.jpg", "--add", "a"), "no original 'tee/none.jpg'"),
        (("approve", "tee/front.jpg", "--status", "aproved"), "did you mean 'approved'?"),
        (("approve", "--select", "width > 9000"), "no original fits"),
    ],
)
def test_what_makes_no_sense_is_refused(shop: Path, run: Run, arguments: tuple[str, ...], message: str) -> None:
    said = run(shop, "assets", *arguments, "--apply")
    assert (said.code, said.out) == (2, "")
    assert message in said.err
    assert (shop / FRONT).read_text() == COMMENTED


def test_one_record_that_cannot_be_read_keeps_all_from_being_written(shop: Path, run: Run) -> None:
    put(shop, "assets/tee/back.jpg.yaml", "tags: [")
    said = run(shop, "assets", "tag", "tee", "--add", "x", "--apply")
    assert said.code == 1
    assert "assets/tee/back.jpg.yaml: the record can't be read" in said.err
    assert said.err.endswith("Nothing is written.\n")
    assert (shop / FRONT).read_text() == COMMENTED


def test_a_broken_original_is_not_approved(shop: Path, run: Run) -> None:
    put(shop, "assets/tee/old.png", "no picture")
    said = run(shop, "assets", "approve", "tee", "--apply")
    assert (said.code, (shop / FRONT).read_text()) == (1, COMMENTED)
    assert "tee/old.png: it can't be shown to anybody" in said.err


def test_only_what_git_can_bring_back_is_deleted(shop: Path, run: Run) -> None:
    committed(shop)
    (shop / "assets/copies/two.jpg").write_bytes(b"changed since")
    put(shop, "assets/tee/new.jpg", "never committed")
    said = run(shop, "assets", "unused", "--delete")
    assert said.code == 0
    assert said.out.splitlines() == [
        "- assets/copies/one.jpg",
        "- assets/tee/old.png",
        "- assets/tee/old.png.yaml",
        "= assets/copies/two.jpg  stays: git does not have it so",
        "= assets/tee/new.jpg  stays: git does not have it so",
        "Nothing is deleted yet: run it again with --apply",
    ]
    assert (shop / "assets/copies/one.jpg").exists()
    assert run(shop, "assets", "unused", "--delete", "--apply").code == 0
    left = sorted(path.relative_to(shop / "assets").as_posix() for path in (shop / "assets").rglob("*.*"))
    assert [path for path in left if path.startswith(("copies", "tee/old", "tee/new"))] == [
        "copies/two.jpg",
        "tee/new.jpg",
    ]
    subprocess.run(["git", "restore", "assets"], cwd=shop, check=True)
    assert (shop / "assets/tee/old.png.yaml").exists()


def test_folders_that_are_left_empty_go_too(shop: Path, run: Run) -> None:
    committed(shop)
    run(shop, "assets", "unused", "--delete", "--apply")
    assert not (shop / "assets/copies").exists()
    assert (shop / "assets/tee/front.jpg").exists()
    assert run(shop, "assets", "unused", "--delete").out == "✓ Every original is used.\n"


def test_nothing_is_deleted_without_git(shop: Path, run: Run) -> None:
    said = run(shop, "assets", "unused", "--delete", "--apply")
    assert said.code == 2
    assert "run `git init` and commit" in said.err
    assert (shop / "assets/tee/old.png").exists()


def test_nothing_is_deleted_while_a_product_cannot_be_read(shop: Path, run: Run) -> None:
    committed(shop)
    put(shop, "catalog/products/mug.yaml", "sku: [")
    said = run(shop, "assets", "unused", "--delete", "--apply")
    assert (said.code, said.out) == (2, "")
    assert "1 product file can't be read, and may use some of them" in said.err
    assert (shop / "assets/mug/front.jpg").exists()


def test_nothing_is_deleted_while_a_channel_that_may_name_it_is_broken(shop: Path, run: Run) -> None:
    committed(shop)
    change(shop, "channel_profiles/website.yaml", "spec:", "spec: none\nspce:")
    said = run(shop, "assets", "unused", "--delete", "--apply")
    assert (said.code, said.out) == (2, "")
    assert "a channel is broken, and may use some of them" in said.err
    assert (shop / "assets/copies/one.jpg").exists()


def test_what_is_there_on_purpose_or_for_the_catalog_itself_stays(shop: Path, run: Run) -> None:
    with (shop / "catalog/catalog.yaml").open("a") as settings:
        settings.write("lint: {ignore: [{rule: asset/unused, path: assets/tee/*, reason: kept}]}\n")
    with (shop / "channel_profiles/website.yaml").open("a") as profile:
        profile.write("renditions: {main: {width: 90, overlays: [{image: copies/one.jpg}]}}\n")
    committed(shop)
    run(shop, "assets", "unused", "--delete", "--apply")
    assert (shop / "assets/tee/old.png").exists()
    assert (shop / "assets/copies/one.jpg").exists()
    assert not (shop / "assets/copies/two.jpg").exists()
    assert "✓ Every original is used, but for 1 that the lint settings put aside." in run(shop, "assets", "unused").out
    assert "laid over pictures on website" in run(shop, "assets", "show", "copies/one.jpg").out
