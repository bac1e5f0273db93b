import json
from pathlib import Path

import pytest

from omnicat.channels import Resolutions
from omnicat.looking import find_sku
from omnicat.looking.tracing import trace
from omnicat.pipeline import open_catalog
from tests.cli.conftest import Run
from tests.repository.test_repository import git


def _won(out: str) -> str:
    return next(line for line in out.splitlines() if line.strip().startswith("→"))


@pytest.mark.parametrize(
    ("target", "value", "winner"),
    [
        ("TEE-NVY-S.name", "Harbor tee", "product TEE"),
        ("TEE-NVY-S.name@google-us", "Harbor tee for shoppers", "override google-merchant"),
        ("TEE-NVY-S.name@de-DE", "Hafen-T-Shirt", "product TEE"),
        ("TEE-NVY-S.description@google-us/de-DE", "A soft tee, knitted of cotton.", "product TEE"),
        ("TEE-NVY-S.color", "Navy", "parent TEE-NVY"),
        ("TEE-NVY-S.size", "S", "variant TEE-NVY-S"),
        ("TEE-NVY-S.brand", "Harbor & Pine", "default brand"),
        ("TEE-OLV-M.price", "31.00 USD", "variant TEE-OLV-M"),
        ("MUG.1.pieces", "2", "product MUG.1"),
    ],
)
def test_the_place_that_won_is_named(shop: Path, run: Run, target: str, value: str, winner: str) -> None:
    said = run(shop, "why", target)
    assert said.code == 0
    assert value in said.out.splitlines()[1]
    assert winner in _won(said.out)


def test_a_field_tells_its_mapping_and_every_attribute_in_it(shop: Path, run: Run) -> None:
    out = run(shop, "why", "TEE-NVY-S", "title@google-de").out
    assert "Harbor & Pine Hafen-T-Shirt" in out
    assert "filled by {{ brand }} {{ name }}" in out
    assert "channel_profiles/google-us.yaml:6" in out
    assert out.count("→") == 2


def test_a_field_that_is_not_written_says_why(shop: Path, run: Run) -> None:
    assert "nothing: its mapping gives nothing" in run(shop, "why", "TEE-NVY-S", "image_link@google-us").out
    assert "does not list MUG.1" in run(shop, "why", "MUG.1", "title@google-us").out


def test_a_field_with_rules_tells_which_one_counts_and_what_it_looked_up(shop: Path, run: Run) -> None:
    profile = shop / "channel_profiles/google-us.yaml"
    text = profile.read_text()
    line = text.split("\n").index("fields:") + 1
    (shop / "tables").mkdir()
    (shop / "tables/hues.csv").write_text("key,value\nolive,Green\nnavy,Deep blue\n")
    ruled = "  color:\n    - {name: sold, when: family == 'tee', value: color | lookup('hues')}\n"
    profile.write_text(text.replace("fields:\n", "fields:\n" + ruled) + "tables: {hues: {file: tables/hues.csv}}\n")
    out = run(shop, "why", "TEE-NVY-S", "color@google-us").out
    assert "Deep blue" in out.splitlines()[1]
    rule = (
        f"filled by rule sold: color | lookup('hues') when family == 'tee'  channel_profiles/google-us.yaml:{line + 2}"
    )
    assert rule in out
    assert "table hues  navy → Deep blue  tables/hues.csv:3" in out
    said = json.loads(run(shop, "why", "TEE-NVY-S", "color@google-us", "--json").out)["why"]["field"]
    assert (said["rule"]["name"], said["rule"]["when"]) == ("sold", "family == 'tee'")
    assert said["entries"] == [{"table": "hues", "key": "navy", "value": "Deep blue", "where": "tables/hues.csv:3"}]
    profile.write_text(profile.read_text().replace("'tee'", "'hat'"))
    assert "no rule counts; filled by " in run(shop, "why", "TEE-NVY-S", "color@google-us").out


def test_without_git_nobody_is_named_and_with_git_everybody(shop: Path, run: Run) -> None:
    assert (
        json.loads(run(shop, "why", "TEE.weight", "--json").out)["why"]["attributes"][0]["places"][0]["author"]["id"]
        == ""
    )
    (shop / ".gitignore").write_text(".omnicat/\n")
    git(shop, "init", "-q")
    git(shop, "add", ".")
    git(shop, "commit", "-q", "-m", "the tee is light")
    out = run(shop, "why", "TEE.weight").out
    assert "x@example.com" in out
    assert "the tee is light" in out
    path = shop / "catalog/products/tee/tee.yaml"
    path.write_text(path.read_text().replace("180 g", "190 g"))
    assert "not committed yet" in run(shop, "why", "TEE.weight").out


def test_the_chain_agrees_with_what_channels_get(shop: Path) -> None:
    opened = open_catalog(shop)
    for sku in ("TEE", "TEE-NVY", "TEE-NVY-S", "TEE-OLV-M", "MUG.1"):
        found = find_sku(sku, opened)
        for profile in opened.profiles.values():
            values = Resolutions(found.product, opened.shop.model).of(found.lineage, profile.locale, profile.names)
            for code in opened.shop.model.attributes:
                traced = trace(code, found, opened, profile.locale, profile.names)
                said = [each for each in traced.places if each.state != "empty"]
                assert [each.state for each in said[:1]] == (["won"] if code in values else []), (
                    sku,
                    profile.name,
                    code,
                )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("TEE",), "'TEE' names no attribute"),
        (("TEEE.name",), "SKU 'TEEE' does not exist"),
        (("TEE.nam",), "did you mean 'name'?"),
        (("TEE.title",), "write title@google-"),
        (("TEE.name@fr-FR",), "channel 'fr-FR' does not exist"),
        (("TEE.name@google-us/fr-FR",), "'fr-FR' is not a locale"),
    ],
)
def test_a_question_that_makes_no_sense_is_answered_with_a_hint(
    shop: Path, run: Run, arguments: tuple[str, ...], message: str
) -> None:
    said = run(shop, "why", *arguments)
    assert (said.code, said.out) == (2, "")
    assert message in said.err


DATED = """\
spec: shelf@2026-08
title: The shelf
feeds: [{file: shelf.csv, format: csv}]
fields:
  - {name: id, from: listing.sku}
  - name: maker
    from: brand
    type: enum
    values: {Harbor & Pine: old word}
    dated: [{from: 2027-01-31, values: {Harbor & Pine: new word}}]
"""


@pytest.mark.parametrize(("now", "word"), [("2027-01-30", "old word"), ("2027-01-31", "new word")])
def test_why_and_show_speak_as_the_channel_does_on_the_day(shop: Path, run: Run, now: str, word: str) -> None:
    (shop / "specs/shelf").mkdir(parents=True)
    (shop / "specs/shelf/2026-08.yaml").write_text(DATED)
    (shop / "channel_profiles/shelf.yaml").write_text("spec: shelf@2026-08\nlocale: en-US\ncurrency: USD\n")
    assert word in run(shop, "why", "TEE-NVY-S", "maker@shelf", "--now", now).out
    assert word in run(shop, "show", "TEE-NVY-S", "--channel", "shelf", "--now", now).out
