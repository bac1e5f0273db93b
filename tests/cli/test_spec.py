import json
from pathlib import Path

import pytest

from omnicat.channels import shipped_specs
from tests.cli.conftest import Run

OWN = """\
spec: portal@2026-08
title: A portal
sources: {P1: {title: Guide, date: 2026-08}}
feeds: [{file: portal.csv}]
fields:
  - {name: number, from: listing.sku, need: required, source: P1}
  - {name: title, from: name, max_chars: 80, source: P1}
"""


@pytest.fixture
def own(shop: Path) -> Path:
    path = shop / "specs/portal/2026-08.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(OWN)
    return path


def test_every_spec_is_listed_also_outside_of_a_catalog(tmp_path: Path, run: Run) -> None:
    said = run(tmp_path, "spec", "list")
    assert said.code == 0, said.err
    head, *rows = said.out.splitlines()
    assert head.split() == ["Spec", "Channel", "Fields", "Required", "Limits", "Formats", "Next", "Used", "by"]
    assert [row.split()[0] for row in rows] == sorted(shipped_specs())


def test_the_shop_s_own_are_marked_and_users_named(shop: Path, own: Path, run: Run) -> None:
    rows = {row.split()[0]: row for row in run(shop, "spec", "list").out.splitlines()}
    assert "your own" in rows["portal@2026-08"]
    assert "your own" not in rows["google-merchant@2026-08"]
    assert rows["google-merchant@2026-08"].endswith("google-de, google-us")


@pytest.mark.parametrize(("now", "day"), [("2026-09-01", "2027-01-31"), ("2027-01-31", None)])
def test_the_next_rule_is_told_with_its_day(tmp_path: Path, run: Run, now: str, day: str | None) -> None:
    rows = json.loads(run(tmp_path, "spec", "list", "--json", "--now", now).out)["specs"]
    (google,) = [row for row in rows if row["id"] == "google-merchant@2026-08"]
    assert (google["next"] or {}).get("day") == day
    assert day is None or google["next"]["says"] == "main and gallery at least 500 x 500 pixels"


def test_a_spec_is_shown_as_explain_shows_it(tmp_path: Path, run: Run) -> None:
    shown = run(tmp_path, "spec", "show", "google-merchant@2026-08")
    assert shown.code == 0
    assert shown.out == run(tmp_path, "explain", "google-merchant").out
    for heading in ("Settings", "Feeds", "Fields", "Images", "Conditions between fields", "Sources"):
        assert f"\n## {heading}\n" in shown.out
    assert "| `title` | required | text | at least 1 characters; at most 150 characters" in shown.out


def test_fields_that_a_profile_may_add_are_shown_and_one_of_them_by_its_name(shop: Path, run: Run) -> None:
    page = run(shop, "spec", "show", "woocommerce")
    assert "\n## Fields that a profile may add\n" in page.out
    one = run(shop, "spec", "show", "woocommerce", "Meta: care")
    assert (one.code, one.out.startswith("# Meta: .+ of woocommerce@")) == (0, True)
    assert run(shop, "spec", "show", "woocommerce", "Mata: care").code == 2


def test_how_far_ahead_a_date_may_lie_is_shown_and_what_changes_in_it(shop: Path, run: Run) -> None:
    assert "at most 366 days ahead, not past" in run(shop, "spec", "show", "google", "availability_date").out


def test_the_tables_of_a_spec_and_the_tags_it_takes_are_shown(shop: Path, own: Path, run: Run) -> None:
    own.write_text(OWN + "tables: {hues: {navy: Blue, none: ~}}\nhtml: [p, b]\n")
    out = run(shop, "spec", "show", "portal").out
    assert "\n## HTML\n\n| tags it takes |\n|---|\n| `p, b` |\n" in out
    assert "| `hues` | `navy` | Blue |\n| `hues` | `none` |  |" in out
    said = json.loads(run(shop, "spec", "show", "portal", "--json").out)["spec"]
    assert (said["html"], said["tables"]) == (["p", "b"], {"hues": {"navy": "Blue", "none": ""}})


def test_a_spec_is_shown_as_of_a_day(tmp_path: Path, run: Run) -> None:
    today, later = (run(tmp_path, "spec", "show", f"google@{day}").out for day in ("2026-12", "2027-02"))
    assert "2027-01-31" in today
    assert "2027-01-31" not in later
    assert later.startswith("# google-merchant@2027-02: ")


def test_one_field_is_shown_with_all_about_it(tmp_path: Path, run: Run) -> None:
    said = run(tmp_path, "spec", "show", "google", "availability").out
    assert said.startswith("# availability of google-merchant@2026-08\n")
    assert "| `in_stock` | in_stock |" in said
    assert "https://support.google.com/merchants/answer/7052112" in said


def test_a_page_in_colour_holds_every_field_whole(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    said = run(tmp_path, "--color", "always", "spec", "show", "google").out
    for name in shipped_specs()["google-merchant@2026-08"].fields:
        assert name in said


def test_what_changes_on_a_day_is_said(shop: Path, run: Run) -> None:
    said = run(shop, "spec", "diff", "google-merchant@2026-08", "google-merchant@2027-02")
    assert said.code == 0
    assert "main image     at least 500 x 500 pixels from 2027-01-31 on, was at least 100 x 100 pixels" in said.out
    assert said.out.splitlines()[0] == "Must be right  2"
    assert said.out.endswith(
        "google-merchant@2026-08 -> google-merchant@2027-02: 2 changes, used by google-de, google-us\n"
    )


def test_nothing_that_differs_prints_nothing(tmp_path: Path, run: Run) -> None:
    said = run(tmp_path, "spec", "diff", "google-merchant@2026-08", "google-merchant@2026-09")
    assert (said.code, said.out, said.err) == (0, "", "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["spec"], "`omnicat spec` does not say what to do\nhint: add one of: list, show, diff, check"),
        (["spec", "lst"], "`omnicat spec lst` does not exist\nhint: did you mean 'list'?"),
        (["spec", "show"], "missing argument 'SPEC'"),
        (["spec", "show", "gogle"], "spec 'gogle' does not exist\nhint: did you mean 'google'?"),
        (
            ["spec", "show", "google", "titel"],
            "'titel' is not a field of google-merchant@2026-08\nhint: did you mean 'title'?",
        ),
        (["spec", "diff", "google"], "missing argument 'NEW'"),
        (["spec", "diff", "google", "google@2020-01"], "'google@2020-01' is before the first"),
        (["spec", "check", "nowhere.yaml"], "nowhere.yaml' does not exist"),
        (["spec", "check", ".", "--output-format", "pdf"], "output format 'pdf' does not exist"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, run: Run, arguments: list[str], message: str) -> None:
    said = run(tmp_path, *arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("error: ")
    assert message in said.err


def test_help_tells_the_actions(tmp_path: Path, run: Run) -> None:
    said = run(tmp_path, "spec", "--help")
    assert said.code == 0
    assert all(f"\n  {action} " in said.out for action in ("list", "show", "diff", "check"))
    assert "OLD" in run(tmp_path, "spec", "diff", "--help").out


def test_a_good_spec_is_clean(shop: Path, own: Path, run: Run) -> None:
    said = run(shop, "spec", "check", "specs")
    assert (said.code, said.out) == (0, "All clean: 1 spec.\n"), said.out


def test_a_bad_spec_is_judged_with_its_lines(shop: Path, own: Path, run: Run) -> None:
    own.write_text(OWN.replace("from: name", "from: colour").replace("source: P1}\n  -", "source: P2}\n  -"))
    said = run(shop, "spec", "check", "specs/portal/2026-08.yaml", "--output-format", "concise")
    assert said.code == 1
    assert "specs/portal/2026-08.yaml:6:" in said.out
    assert "error: source 'P2' is not in the spec [spec/unknown-name]" in said.out
    assert "2026-08.yaml:7:" in said.out
    assert "warning: 'colour' is not an attribute [spec/unknown-attribute]" in said.out


def test_lint_says_of_a_shop_s_own_spec_what_spec_check_says(shop: Path, own: Path, run: Run) -> None:
    own.write_text(OWN.replace("from: name", 'from: "{{ name", pattern: "["'))
    linted = run(shop, "lint", "specs", "--output-format", "concise").out
    checked = run(shop, "spec", "check", "specs", "--output-format", "concise").out
    assert "[spec/bad-expression]" in linted
    assert "[spec/bad-pattern]" in linted
    assert set(checked.splitlines()[:-1]) == set(linted.splitlines()[:-1])


def test_spec_check_alone_asks_where_a_fact_stands(shop: Path, own: Path, run: Run) -> None:
    own.write_text(OWN.replace("max_chars: 80, source: P1", "max_chars: 80"))
    said = run(shop, "spec", "check", "specs", "--output-format", "concise").out
    assert "2026-08.yaml:7:" in said
    assert "[spec/uncited]" in said
    assert "spec/uncited" not in run(shop, "lint", "specs", "--output-format", "concise").out
