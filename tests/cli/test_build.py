import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from omnicat.reporters import json as findings
from tests.cli.conftest import Run, Said
from tests.cli.picture_shop import write_picture_shop
from tests.pipeline.shop import change, digests, put, write_shop
from tests.repository.test_repository import git

TEE, MUG = "catalog/products/tee.yaml", "catalog/products/mug.yaml"
NOW = ("--now", "2026-08-01")


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    """A shop with pictures and one channel, in which nothing is wrong; not built yet."""
    return write_shop(tmp_path / "ready", "google-us")


def manifest(root: Path) -> dict[str, object]:
    return dict(json.loads((root / "dist/manifest.json").read_bytes()))


def test_a_clean_build_ends_with_0_and_tells_its_feeds(ready: Path, run: Run) -> None:
    said = run(ready, "build", *NOW)
    assert (said.code, said.err) == (0, "")
    assert "google-us  google.xml  en-US" in said.out
    assert "2 products, 3 sold; 2 feeds; " in said.out
    assert "with manifest.json and report.html." in said.out
    assert (ready / "dist/google-us/google.xml").is_file()
    assert (ready / "dist/report.html").is_file()


def test_a_second_build_says_that_nothing_changed(ready: Path, run: Run) -> None:
    run(ready, "build", *NOW)
    before = digests(ready)
    said = run(ready, "build", *NOW)
    assert said.code == 0
    assert said.out.startswith("Nothing changed: 2 feeds and ")
    assert digests(ready) == before


def test_force_does_all_the_work_and_says_if_nothing_changed(ready: Path, run: Run) -> None:
    run(ready, "build", *NOW)
    before = digests(ready)
    said = run(ready, "build", "--force", *NOW)
    assert said.code == 0
    assert "google.xml" in said.out
    assert "Nothing changed in dist/." in said.out
    assert digests(ready) == before


def test_control_characters_of_what_is_left_out_are_shown_not_obeyed(ready: Path, run: Run) -> None:
    change(ready, MUG, "Enamel mug", '"\\e[2J' + "x" * 200 + '"')
    out = run(ready, "build", *NOW).out
    assert "\\x1b[2J" in out
    assert "\x1b[2J" not in out


def test_one_of_a_thing_is_not_several(ready: Path, run: Run) -> None:
    (ready / TEE).unlink()
    put(ready, "catalog/inventory.csv", "sku,location,quantity,updated_at\n")
    profile = ready / "channel_profiles/google-us.yaml"
    profile.write_text(profile.read_text() + "feeds: [{file: google.xml, template: google.xml.j2}]\n")
    out = run(ready, "build", *NOW).out
    assert "1 product, 1 sold; 1 feed; 1 image made, 0 kept." in out


def test_quiet_prints_nothing_when_clean(ready: Path, run: Run) -> None:
    assert run(ready, "-q", "build", *NOW) == Said(0, "", "")
    assert run(ready, "-q", "build", *NOW) == Said(0, "", "")


def test_an_error_that_keeps_nothing_out_ends_with_1(ready: Path, run: Run) -> None:
    put(ready, "catalog/inventory.csv", "sku,location,quantity,updated_at\nMUG-ENAMEL,,some,2026-08-01\n")
    said = run(ready, "build", *NOW)
    assert said.code == 1
    assert (ready / "dist/google-us/google.xml").is_file()
    assert run(ready, "build", *NOW).code == 1


def test_a_listing_left_out_ends_with_3_and_is_told_with_its_reason(ready: Path, run: Run) -> None:
    change(ready, MUG, "price: {USD: 14.90, EUR: 13.90}", "price: {EUR: 13.90}")
    said = run(ready, "build", *NOW)
    assert said.code == 3
    assert "google-us leaves out 1:" in said.out
    assert "channel/missing-field, such as MUG-ENAMEL" in said.out
    assert "every reason is in dist/manifest.json" in said.out
    assert "MUG-ENAMEL" not in (ready / "dist/google-us/google.xml").read_text()
    again = run(ready, "build", *NOW)
    assert again.code == 3
    assert again.out.startswith("Nothing changed: ")


def test_what_is_left_out_is_told_to_the_quiet_too(ready: Path, run: Run) -> None:
    change(ready, MUG, "price: {USD: 14.90, EUR: 13.90}", "price: {EUR: 13.90}")
    assert "google-us leaves out 1:" in run(ready, "-q", "build", *NOW).out


def test_a_channel_that_stops_ends_with_3(ready: Path, run: Run) -> None:
    profile = ready / "channel_profiles/google-us.yaml"
    profile.write_text(profile.read_text() + "on_error: stop\n")
    change(ready, MUG, "price: {USD: 14.90, EUR: 13.90}", "price: {EUR: 13.90}")
    said = run(ready, "build", *NOW)
    assert said.code == 3
    assert "google-us is left out:" in said.out
    assert not (ready / "dist/google-us/google.xml").exists()


def test_a_broken_model_ends_with_1_and_builds_nothing(ready: Path, run: Run) -> None:
    run(ready, "build", *NOW)
    before = digests(ready)
    change(ready, "catalog/families/tee.yaml", "axes: [color, size]", "axes: [color, sise]")
    said = run(ready, "build", *NOW)
    assert said.code == 1
    assert "catalog/families/tee.yaml" in said.out
    assert said.err == "Nothing was built: mend the catalog's model first.\n"
    assert digests(ready) == before


def test_no_products_end_with_2(ready: Path, run: Run) -> None:
    (ready / TEE).unlink()
    (ready / MUG).unlink()
    said = run(ready, "build", *NOW)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("error: no products found in catalog/products/\n")
    assert not (ready / "dist").exists()


def test_one_channel_is_built_and_the_others_stay(ready: Path, run: Run) -> None:
    put(ready, "channel_profiles/google-de.yaml", "extends: google-us\nlocale: de-DE\ncurrency: EUR\ncountry: DE\n")
    run(ready, "build", *NOW)
    before = digests(ready)
    change(ready, MUG, "Enamel mug", "Enameled mug")
    change(ready, MUG, "Emaillebecher", "Emailbecher")
    said = run(ready, "build", "google-us", *NOW)
    assert "google-us" in said.out
    assert "google-de" not in said.out
    after = digests(ready)
    changed = {path.partition("/")[0] for path in after if after[path] != before.get(path)}
    assert changed <= {"google-us", "manifest.json", "report.html", "report.json"}
    assert "google-us" in changed
    assert "Emailbecher" not in (ready / "dist/google-de/google.xml").read_text()
    run(ready, "build", *NOW)
    assert "Emailbecher" in (ready / "dist/google-de/google.xml").read_text()


def test_an_unknown_channel_is_refused_with_the_nearest(ready: Path, run: Run) -> None:
    said = run(ready, "build", "google-uk", *NOW)
    assert (said.code, said.out) == (2, "")
    assert said.err == "error: channel 'google-uk' does not exist\nhint: did you mean 'google-us'?\n"
    assert not (ready / "dist").exists()


def test_a_broken_channel_is_said_to_be_broken(ready: Path, run: Run) -> None:
    put(ready, "channel_profiles/own.yaml", "spec: nope@2026-01\n")
    said = run(ready, "build", "own", *NOW)
    assert said.code == 2
    assert "channel 'own' is broken" in said.err


def test_another_build_at_work_ends_with_11(ready: Path, run: Run) -> None:
    from filelock import FileLock

    (ready / ".omnicat").mkdir()
    with FileLock(ready / ".omnicat/lock"):
        said = run(ready, "build", *NOW)
    assert (said.code, said.out) == (11, "")
    assert said.err.startswith("error: another omnicat is building this catalog\nhint: wait until it is done")
    assert run(ready, "build", *NOW).code == 0


@pytest.mark.parametrize("name", ["dist", ".omnicat"])
def test_a_file_where_a_folder_should_be_is_one_message(ready: Path, run: Run, name: str) -> None:
    put(ready, name, "mine")
    said = run(ready, "build", *NOW)
    assert said.code == 2
    assert said.err.startswith("error: ")
    assert name in said.err
    assert "itself failed" not in said.err
    assert (ready / name).read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--now", "tomorrow"], "--now 'tomorrow' is not a day"),
        (["--horizon", "soon"], "--horizon 'soon' is not a number of days"),
    ],
)
def test_what_can_not_be_understood_is_refused(ready: Path, run: Run, arguments: list[str], message: str) -> None:
    said = run(ready, "build", *arguments)
    assert said.code == 2
    assert message in said.err


def test_the_manifest_holds_what_was_said(ready: Path, run: Run) -> None:
    run(ready, "build", *NOW)
    made = manifest(ready)
    assert (made["products"], made["sold"]) == (2, 3)


def test_the_report_tells_how_many_images_each_channel_needs(tmp_path: Path, run: Run) -> None:
    shop = write_picture_shop(tmp_path / "shop")
    run(shop, "build", "--now", "2026-08-01")
    report = json.loads((shop / "dist/report.json").read_bytes())
    assert not list(Draft7Validator(findings.schema()).iter_errors(report))
    assert [(each["channel"], each["needed"], each["refused"]) for each in report["images"]] == [
        ("google-us", 5, 0),
        ("website", 5, 0),
    ]
    page = (shop / "dist/report.html").read_text()
    assert '<tr><th scope="row">website</th><td class="number">5</td><td class="number">5</td>' in page


def test_an_earlier_state_is_built_elsewhere_and_dist_stays(ready: Path, run: Run, tmp_path: Path) -> None:
    put(ready, ".gitignore", "/.omnicat/\n/dist/\n")
    for words in (("init", "-q", "-b", "main"), ("add", "."), ("commit", "-q", "-m", "first")):
        git(ready, *words)
    run(ready, "build", *NOW)
    before = digests(ready)
    change(ready, MUG, "Enamel mug", "Enamel cup")
    git(ready, "commit", "-q", "-a", "-m", "second")
    first = git(ready, "rev-parse", "HEAD~1")
    said = run(ready, "build", "--as-of", "HEAD~1", *NOW)
    assert (said.code, said.err) == (0, "")
    assert f"In .omnicat/as-of/{first[:10]}/, with manifest.json" in said.out
    feed = (ready / ".omnicat/as-of" / first[:10] / "google-us/google.xml").read_text(encoding="utf-8")
    assert "Enamel mug" in feed
    assert digests(ready) == before
    there = tmp_path / "there"
    assert run(ready, "build", "--as-of", "main", "--into", str(there), *NOW).code == 0
    assert "Enamel cup" in (there / "google-us/google.xml").read_text(encoding="utf-8")
    assert run(ready, "build", "--as-of", "HEAD~1", "--into", str(there), *NOW).code == 0
    assert "Enamel mug" in (there / "google-us/google.xml").read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ready", "there"]
    put(tmp_path, "full/mine.txt", "mine")
    for place in ("dist", "catalog/x", "..", "../full", ".git/x"):
        refused = run(ready, "build", "--as-of", "HEAD", "--into", place, *NOW)
        assert (refused.code, refused.out) == (2, "")
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["mine.txt"]
    for wrong in (["--as-of", "nothing"], ["--as-of=--all"], ["--into", "x"]):
        assert run(ready, "build", *wrong, *NOW).code == 2


def test_feeds_of_two_states_are_compared(ready: Path, run: Run) -> None:
    put(ready, ".gitignore", "/.omnicat/\n/dist/\n")
    git(ready, "init", "-q", "-b", "main")
    git(ready, "add", ".")
    git(ready, "commit", "-q", "-m", "first")
    change(ready, MUG, "Enamel mug", "Enamel cup")
    git(ready, "commit", "-q", "-a", "-m", "second")
    compared = ("build", "--as-of", "HEAD~1", "--diff", "HEAD")
    said = run(ready, *compared, *NOW)
    assert (said.code, said.err) == (0, "")
    assert "channel google-us" in said.out
    assert "Enamel mug" in said.out
    assert said.out.rstrip().endswith("google-us: 1 changed")
    found = json.loads(run(ready, *compared, "--json", *NOW).out)["diff"]
    assert [each["sku"] for each in found["channels"][0]["changed"]] == ["MUG-ENAMEL"]
    assert (found["products"], found["assets"], found["models"]) == ([], [], [])
    assert run(ready, "build", "--as-of", "HEAD", "--diff", "main", *NOW) == Said(0, "", "")
    assert not (ready / "dist").exists()
    for wrong in (["--diff", "HEAD"], ["--json"], ["--as-of", "HEAD", "--diff=--all"], ["nope", *compared[1:]]):
        assert run(ready, "build", *wrong, *NOW).code == 2
