"""`omnicat diff` tells by meaning what differs between two revisions, in every format, whatever stands in the files."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from omnicat.looking.diff.grouping import field_groups
from omnicat.looking.diff.view import ChannelRow, Completeness, FieldRow, ListingRow
from omnicat.looking.diff.wording import words_between
from omnicat.looking.json_schemas import OUTPUTS, schema_of
from tests.cli.changed_shop import TEE, change, committed, git, put, write_shop
from tests.cli.conftest import Run, Said

Golden = Callable[[str], Callable[[str], None]]

DAY = ("--now", "2026-09-01")
OFFERED = re.compile(r"\b[0-9a-f]{8}\b")
PICTURE = re.compile(r"data:image/webp;base64,[\w+/=]+")


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return write_shop(tmp_path / "shop")


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Committed and changed once for all that only look."""
    root = write_shop(tmp_path_factory.mktemp("changed") / "shop")
    change(root)
    return root


def masked(text: str) -> str:
    """Without what hangs on the version of an image encoder."""
    return PICTURE.sub("data:image/webp;base64,…", OFFERED.sub("…", text))


@pytest.mark.parametrize(
    ("name", "file"), [("text", "diff.txt"), ("markdown", "diff.md"), ("html", "diff.html"), ("json", "diff.json")]
)
def test_a_rich_change_reads_well_in_every_format(
    changed: Path, run: Run, golden: Golden, name: str, file: str
) -> None:
    said = run(changed, "diff", *DAY, "--output-format", name)
    assert (said.code, said.err) == (0, "")
    golden(file)(masked(said.out))


def test_nothing_changed_prints_nothing(shop: Path, run: Run) -> None:
    for name in ("text", "markdown"):
        assert run(shop, "diff", "--output-format", name) == Said(0, "", "")
    assert run(shop, "diff", "HEAD", "HEAD", "--stat") == Said(0, "", "")


def test_a_comment_in_a_file_is_no_change(shop: Path, run: Run) -> None:
    put(shop, TEE, "# a word to the next reader\n" + (shop / TEE).read_text())
    assert run(shop, "diff", *DAY) == Said(0, "", "")


def test_the_json_has_the_published_shape(changed: Path, run: Run) -> None:
    (output,) = [each for each in OUTPUTS if each.name == "diff"]
    said = json.loads(run(changed, "diff", *DAY, "--output-format", "json").out)
    assert [each.message for each in Draft7Validator(schema_of(output)).iter_errors(said)] == []
    without = json.loads(run(changed, "diff", "--no-channels", "--output-format", "json").out)
    assert [each.message for each in Draft7Validator(schema_of(output)).iter_errors(without)] == []
    assert without["diff"]["channels"] is None
    assert without["diff"]["products"] == said["diff"]["products"]


def test_a_channel_tells_what_it_will_say_otherwise(shop: Path, run: Run) -> None:
    put(shop, TEE, (shop / TEE).read_text().replace("USD: 29.00", "USD: 24.50"))
    said = json.loads(run(shop, "diff", *DAY, "--output-format", "json").out)["diff"]
    channel = next(each for each in said["channels"] if each["channel"] == "google-us")
    assert (channel["channel"], channel["added"], channel["removed"], channel["uncompared"]) == ("google-us", [], [], 0)
    fields = {
        (each["sku"], field["name"], field["old"], field["new"])
        for each in channel["changed"]
        for field in each["fields"]
    }
    assert fields == {("TEE-NVY-S", "price", "29.00 USD", "24.50 USD")}


def test_listings_whose_long_texts_differ_in_the_same_words_are_told_once() -> None:
    texts = {f"TEE-{size}": f"Harbor & Pine organic tee of combed cotton, {size}" for size in "SML"}
    rows = tuple(ListingRow(sku, (_soft(text),)) for sku, text in texts.items())
    other = ListingRow("TEE-XL", (FieldRow("title", "Harbor tee", "Harbor soft tee", ()),))
    whole = Completeness(100, 4, 4)
    channel = ChannelRow("google-us", "en-US", "", (), (), (), (), (*rows, other), whole, whole, 0)
    assert [each.skus for each in field_groups(channel)] == [("TEE-S", "TEE-M", "TEE-L"), ("TEE-XL",)]


def test_pictures_that_are_made_anew_are_told_once() -> None:
    def made(sku: str, was: str, now: str) -> ListingRow:
        old, new = (f"https://cdn.shop.example/google-us/images/{sku}-main-{mark}.jpg" for mark in (was, now))
        return ListingRow(sku, (FieldRow("image_link", old, new, words_between(old, new)),))

    rows = (made("A", "0a1b2c3d", "1a1b2c3d"), made("B", "2a1b2c3d", "3a1b2c3d"))
    other = ListingRow("C", (FieldRow("image_link", "a.jpg", "b.jpg", ()),))
    whole = Completeness(100, 3, 3)
    channel = ChannelRow("google-us", "en-US", "", (), (), (), (), (*rows, other), whole, whole, 0)
    assert [each.skus for each in field_groups(channel)] == [("A", "B"), ("C",)]


def _soft(old: str) -> FieldRow:
    new = old.replace("organic", "organic soft")
    return FieldRow("title", old, new, words_between(old, new))


def test_what_is_kept_out_now_is_told_with_its_reason_and_let_in_again(shop: Path, run: Run) -> None:
    text = (shop / TEE).read_text()
    put(shop, TEE, text.replace("9521234543220", "9521234543221"))
    told = run(shop, "diff", *DAY, "--channel", "google-us", "--output-format", "json").out
    (channel,) = json.loads(told)["diff"]["channels"]
    assert [each["sku"] for each in channel["excluded"]] == ["TEE-OLV-M"]
    assert "check digit" in channel["excluded"][0]["reasons"][0]
    committed(shop, "wrong")
    put(shop, TEE, text)
    (back,) = json.loads(run(shop, "diff", *DAY, "--channel", "google-us", "--output-format", "json").out)["diff"][
        "channels"
    ]
    assert (back["readmitted"], back["added"], back["excluded"]) == (["TEE-OLV-M"], [], [])


def test_ranges_are_understood_and_three_dots_begin_where_the_histories_part(shop: Path, run: Run) -> None:
    text = (shop / TEE).read_text()
    git(shop, "checkout", "--quiet", "-b", "lighter")
    put(shop, TEE, text.replace("180 g", "150 g"))
    committed(shop, "lighter")
    git(shop, "checkout", "--quiet", "main")
    put(shop, TEE, text.replace("29.00", "30.00"))
    committed(shop, "dearer")
    two = run(shop, "diff", "--no-channels", "main..lighter").out
    three = run(shop, "diff", "--no-channels", "main...lighter").out
    assert "180 g → 150 g (-16.7 %)" in two
    assert "30.00 → 29.00" in two
    assert "180 g → 150 g" in three
    assert "29.00" not in three
    assert run(shop, "diff", "--no-channels", "main", "lighter").out == two
    git(shop, "checkout", "--quiet", "--detach", "lighter")
    assert run(shop, "diff", "--no-channels", "main...HEAD").out == three


@pytest.mark.parametrize("revision", ["nothing-like-this", "--output=/tmp/x", "HEAD~9", "HEAD:catalog"])
def test_a_revision_that_is_none_is_refused_and_never_an_option(shop: Path, run: Run, revision: str) -> None:
    said = run(shop, "diff", "--", revision)
    assert said.code == 2
    assert f"git knows no revision '{revision}'" in said.err


def test_without_commits_or_git_it_says_what_to_do(
    tmp_path: Path, shop: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "bare", "catalog/catalog.yaml", "name: Bare\n")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert "git init" in run(tmp_path / "bare", "diff").err
    git(tmp_path / "bare", "init", "--quiet")
    said = run(tmp_path / "bare", "diff")
    assert (said.code, "commit first" in said.err) == (2, True)


def test_a_worktree_and_a_catalog_in_a_folder_of_its_own_work(tmp_path: Path, run: Run) -> None:
    root = tmp_path / "all"
    write_shop(root / "shop")
    (root / "shop/.git").rename(root / ".git")
    (root / "other.txt").write_text("not of the catalog\n")
    committed(root, "moved into a folder")
    git(root, "worktree", "add", "--quiet", "-b", "beside", str(tmp_path / "beside"))
    for folder in (root / "shop", tmp_path / "beside/shop"):
        put(folder, TEE, (folder / TEE).read_text().replace("180 g", "150 g"))
        (folder.parent / "other.txt").write_text("changed\n")
        said = run(folder, "diff", *DAY, "--channel", "google-us")
        assert said.code == 0
        assert "180 g → 150 g" in said.out
        assert "other.txt" not in said.out


def test_a_shallow_clone_says_how_to_fetch_what_it_lacks(tmp_path: Path, shop: Path, run: Run) -> None:
    put(shop, TEE, (shop / TEE).read_text().replace("180 g", "150 g"))
    first = git(shop, "rev-parse", "HEAD").strip()
    committed(shop, "lighter")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{shop}", "shallow")
    assert run(tmp_path / "shallow", "diff", "--no-channels") == Said(0, "", "")
    said = run(tmp_path / "shallow", "diff", first)
    assert (said.code, "--unshallow" in said.err) == (2, True)


def test_products_are_chosen_by_pattern_or_by_what_they_say(changed: Path, run: Run) -> None:
    for select, wanted in (
        ("JAR", ["JAR"]),
        ("TEE*", ["TEE"]),
        ("family == 'mug'", ["JAR", "MUG-1"]),
        ("TEE-OLV-M", ["TEE"]),
    ):
        said = json.loads(run(changed, "diff", "--no-channels", "--select", select, "--output-format", "json").out)[
            "diff"
        ]
        assert sorted(each["sku"] for each in said["products"]) == wanted, select
        assert not said["models"]
    wrong = run(changed, "diff", "--select", "family == ")
    assert (wrong.code, "can't be understood" in wrong.err) == (2, True)


def test_a_channel_or_format_that_is_none_is_refused(changed: Path, run: Run) -> None:
    assert "did you mean 'google-us'?" in run(changed, "diff", "--channel", "google-uss").err
    assert "did you mean 'markdown'?" in run(changed, "diff", "--output-format", "markdwn").err
    assert "names no file" in run(changed, "diff", "--output", "html").err


def test_other_formats_go_to_files(changed: Path, run: Run, tmp_path: Path) -> None:
    said = run(changed, "diff", "--stat", "--no-channels")
    both = run(
        changed,
        "diff",
        "--no-channels",
        "--output",
        f"html={tmp_path / 'd.html'}",
        "--output",
        f"json={tmp_path / 'd.json'}",
    )
    assert both.out.endswith(said.out)
    assert json.loads((tmp_path / "d.json").read_text())["diff"]["summary"] == said.out.strip()
    assert (tmp_path / "d.html").read_text().startswith("<!doctype html>")


def test_the_comment_obeys_nobody(changed: Path, run: Run) -> None:
    said = run(changed, "diff", *DAY, "--output-format", "markdown").out
    for power in ("@everyone", "<script", "![x]", "http://evil", "`cotton`", "\x1b"):
        assert power not in said
    rows = [line for line in said.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} <= {5, 8}
    assert said.count("<details") == said.count("</details>")


def test_the_page_loads_nothing_and_runs_nothing(changed: Path, run: Run) -> None:
    said = run(changed, "diff", *DAY, "--output-format", "html").out
    assert "<script" not in said
    assert re.findall(r'(?:src|href)="(?!data:image/webp;base64,|#)', said) == []
    assert "default-src 'none'; img-src data:" in said
    assert said.count("data:image/webp") == 2
    assert "before, 200" not in said


def test_a_catalog_whose_first_commit_has_none_yet_says_so(tmp_path: Path, run: Run) -> None:
    root = tmp_path / "shop"
    root.mkdir()
    first = committed(root, "nothing yet")
    write_shop(root)
    told = run(root, "diff", "--no-channels", first, "--stat")
    assert (told.code, told.out.startswith("3 products added")) == (0, True)
    assert run(root, "diff", first, "--stat").code == 0


def test_files_and_folders_narrow_it_whichever_side_they_are_on(changed: Path, run: Run) -> None:
    whole = run(changed, "diff", "--no-channels").out
    tees = run(changed, "diff", "--no-channels", "HEAD", "--", "catalog/products/tee").out
    assert "\nTEE" in f"\n{tees}"
    assert len(tees) < len(whole)
    assert run(changed / "catalog", "diff", "--no-channels", "products/tee").out == tees
    assert run(changed, "diff", "--no-channels", ".").out == whole
    attributes = run(changed, "diff", "--no-channels", "catalog/attributes").out
    assert attributes
    assert {line.split()[0] for line in attributes.splitlines() if line[:1].isalpha()} <= {"attribute", "option"}


def test_the_channels_of_some_files_are_those_of_their_products(changed: Path, run: Run) -> None:
    said = json.loads(run(changed, "diff", *DAY, "catalog/products/tee", "--output-format", "json").out)["diff"]
    assert {each["sku"] for each in said["products"]} == {"TEE"}
    skus = {each["sku"] for row in said["channels"] for each in (*row["changed"], *row["excluded"])}
    assert skus
    assert all(sku.startswith("TEE") for sku in skus)


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("HEAD", "catalog/products/nothing"), "'catalog/products/nothing' is no file or folder of this catalog"),
        (("HEAD", "HEAD", "nothing"), "'nothing' is no file or folder of this catalog"),
        (("nothing",), "git knows no revision 'nothing'"),
    ],
)
def test_what_is_neither_a_revision_nor_a_file_is_named(
    changed: Path, run: Run, words: tuple[str, ...], error: str
) -> None:
    said = run(changed, "diff", *words)
    assert said.code == 2
    assert error in said.err


def test_what_another_file_keeps_out_and_lets_in_again_is_told(shop: Path, run: Run) -> None:
    """A number that somebody else takes: the product whose file nobody touched is kept out, and back in afterwards."""
    cup = "sku: CUP\nfamily: mug\nstatus: active\nattributes: {name: Cup, price: 9 USD%s}\n"
    put(shop, "catalog/products/cup.yaml", cup % ', gtin: "9521234543220"')
    args = ("diff", *DAY, "--channel", "google-us", "--output-format", "json")

    def row(*words: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(run(shop, *args, *words).out)["diff"]["channels"][0]
        return found

    out = row()
    assert {"TEE-OLV-M"} <= {each["sku"] for each in out["excluded"]}
    assert row() == out
    committed(shop)
    put(shop, "catalog/products/cup.yaml", cup % "")
    assert "TEE-OLV-M" in row()["readmitted"]
    assert (row()["after"], row()["before"]) == (out["before"], out["after"])
