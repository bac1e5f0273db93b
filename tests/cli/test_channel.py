import json
from pathlib import Path

import pytest

from omnicat.channels import shipped_specs
from tests.cli.conftest import Run

CHANNELS = sorted({spec.short for spec in shipped_specs().values()})


def test_channels_are_listed_with_what_could_be_added(shop: Path, run: Run) -> None:
    said = run(shop, "channel", "list")
    assert said.code == 0
    used, unused = said.out.split("\nNot used yet\n")
    assert [line.split()[0] for line in used.splitlines()[1:]] == ["google-de", "google-us"]
    assert "DE de-DE EUR" in used
    assert [line.split()[0] for line in unused.splitlines()] == [
        each for each in sorted(shipped_specs()) if not each.startswith("google-merchant@")
    ]
    assert "omnicat channel add amazon --country DE" in unused


def test_a_broken_profile_is_listed_as_that(shop: Path, run: Run) -> None:
    (shop / "channel_profiles/odd.yaml").write_text("spec: nothing@2026-08\n")
    rows = json.loads(run(shop, "channel", "list", "--json").out)["channels"]["used"]
    assert [row["is_broken"] for row in rows] == [False, False, True]


@pytest.mark.parametrize("name", CHANNELS)
def test_a_written_profile_lints_but_for_what_is_to_be_filled_in(shop: Path, run: Run, name: str) -> None:
    said = run(shop, "channel", "add", name, "--country", "DE", "--as", "new")
    assert said.code == 0, said.err
    linted = run(shop, "lint", "channel_profiles/new.yaml", "--output-format", "concise")
    found = [line for line in linted.out.splitlines() if "new.yaml" in line]
    assert all("[channel/missing-setting]" in line for line in found)
    assert bool(found) == ("to fill in: settings." in said.out)


@pytest.mark.parametrize("name", CHANNELS)
def test_what_stands_in_comments_may_be_used(shop: Path, run: Run, name: str) -> None:
    run(shop, "channel", "add", name, "--country", "US", "--as", "new")
    path = shop / "channel_profiles/new.yaml"
    head, *blocks = path.read_text().split("\n\n")
    opened = [
        "\n".join(line.removeprefix("# ") for line in block.splitlines()[1:]).replace(": …", ": GIVEN1234567")
        for block in blocks
        if "usually from" not in block
    ]
    path.write_text("\n\n".join((head, *opened)) + "\n")
    linted = run(shop, "lint", "channel_profiles/new.yaml", "--output-format", "concise").out
    assert "new.yaml" not in linted


def test_the_usual_feeds_are_laid_out_as_the_channel_has_them(shop: Path, run: Run) -> None:
    for name in ("microsoft", "pinterest"):
        run(shop, "channel", "add", name, "--country", "US", "--as", name)
    assert "file: microsoft.txt, format: tsv, quoting: none" in (shop / "channel_profiles/microsoft.yaml").read_text()
    assert "names: {shipping: shipping, tax: tax}" in (shop / "channel_profiles/pinterest.yaml").read_text()


def test_the_same_is_written_twice(shop: Path, run: Run) -> None:
    texts = []
    for name in ("one", "two"):
        run(shop, "channel", "add", "website", "--country", "US", "--as", f"channel_profiles/{name}.yaml")
        texts.append((shop / f"channel_profiles/{name}.yaml").read_text())
        (shop / f"channel_profiles/{name}.yaml").unlink()
    assert texts[0] == texts[1]


def test_what_the_channel_needs_and_the_catalog_lacks_is_named(shop: Path, run: Run) -> None:
    attributes = shop / "catalog/attributes/all.yaml"
    lines = attributes.read_text().splitlines(keepends=True)
    attributes.write_text("".join(line for line in lines if not line.startswith("description:")))
    said = run(shop, "channel", "add", "google", "--country", "US", "--as", "new")
    assert "to map: " in said.out
    text = (shop / "channel_profiles/new.yaml").read_text()
    assert "#   # required; usually from description | plain\n#   description: …\n" in text
    assert "#   condition: …" not in text


@pytest.mark.parametrize(
    ("arguments", "place"),
    [
        (("--country", "DE"), "locale: de-DE\ncurrency: EUR\ncountry: DE\n"),
        (("--country", "at"), "locale: de-DE\ncurrency: EUR\ncountry: AT\n"),
        (("--country", "GB", "--currency", "usd"), "locale: en-US\ncurrency: USD\ncountry: GB\n"),
        (("--locale", "de-DE"), "locale: de-DE\ncurrency: EUR\ncountry: DE\n"),
        (("--country", "DE", "--locale", "en-US"), "locale: en-US\ncurrency: EUR\ncountry: DE\n"),
    ],
)
def test_locale_and_currency_follow_from_the_country(
    shop: Path, run: Run, arguments: tuple[str, ...], place: str
) -> None:
    said = run(shop, "channel", "add", "shopify", *arguments)
    assert said.code == 0, said.err
    (path,) = (shop / "channel_profiles").glob("shopify-*.yaml")
    assert place in path.read_text()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("google", "--country", "DE"),
            "'channel_profiles/google-de.yaml' is there already\nhint: choose another name: --as google-de-2",
        ),
        (
            ("google", "--country", "FR"),
            "no locale of the catalog is of FR\nhint: say which one: --locale en-US or --locale de-DE",
        ),
        (
            ("google", "--country", "GB"),
            "'GBP' of GB is not a currency of the catalog\nhint: say which one: --currency USD or --currency EUR",
        ),
        (("google",), "the country is not known\nhint: say it, such as --country DE"),
        (("google", "--country", "Germany"), "'Germany' is not a country"),
        (("google", "--country", "DE", "--locale", "de"), "locale 'de' is not one of the catalog's"),
        (("google", "--country", "DE", "--currency", "CHF"), "currency 'CHF' is not one of the catalog's"),
        (("google", "--country", "DE", "--as", "../../x"), "--as '../../x' is not the name of a profile"),
        (("googel", "--country", "DE"), "spec 'googel' does not exist\nhint: did you mean 'google'?"),
        (
            ("google-merchant@2020-01", "--country", "DE"),
            "spec 'google-merchant@2020-01' does not exist\nhint: the newest is",
        ),
    ],
)
def test_what_can_not_be_added_is_said_and_nothing_written(
    shop: Path, run: Run, arguments: tuple[str, ...], message: str
) -> None:
    before = {path: path.read_text() for path in shop.rglob("*.yaml")}
    said = run(shop, "channel", "add", *arguments)
    assert (said.code, said.out) == (2, "")
    assert message in said.err
    assert {path: path.read_text() for path in shop.rglob("*.yaml")} == before


def test_a_channel_needs_a_catalog(tmp_path: Path, run: Run) -> None:
    assert "no catalog in" in run(tmp_path, "channel", "list").err
