import json
from pathlib import Path

from tests.cli.conftest import Run


def test_every_channel_has_its_line_and_the_next_thing_to_do(shop: Path, run: Run) -> None:
    said = run(shop, "status")
    assert said.code == 0
    assert said.out.startswith("2 products\n")
    assert "google-us  en-US" in said.out
    assert "Missing most" in said.out
    assert "main image" in said.out
    assert "omnicat list --missing 'image_link' --channel google-de" in said.out


def test_as_json_the_counts_add_up(shop: Path, run: Run) -> None:
    said = json.loads(run(shop, "status", "google-us", "--json").out)
    (channel,) = said["status"]["channels"]
    assert (said["format"], channel["channel"], channel["listings"]) == (1, "google-us", 2)
    assert channel["needed"] - channel["said"] == sum(count for _, count in channel["missing"])
    assert channel["blocked"] == 2


def test_what_is_left_out_is_what_a_build_leaves_out(shop: Path, run: Run) -> None:
    family = shop / "catalog/families/tee.yaml"
    family.write_text(family.read_text().replace("google-merchant: [gtin]", "shopify: [gtin]"))
    (shop / "channel_profiles/shopify.yaml").write_text("spec: shopify@2026-07\nlocale: en-US\ncurrency: USD\n")
    channels = json.loads(run(shop, "status", "--json").out)["status"]["channels"]
    run(shop, "build")
    left = json.loads((shop / "dist/manifest.json").read_bytes())["channels"]
    out = {each["channel"]: len(each["excluded"]) for each in left}
    assert out == {each["channel"]: each["blocked"] for each in channels}
    assert any(out.values())


def test_a_bar_is_drawn_on_a_terminal_only(shop: Path, run: Run) -> None:
    assert "━" in run(shop, "--color", "always", "status").out
    assert "━" not in run(shop, "status").out


def test_an_unknown_channel_is_said(shop: Path, run: Run) -> None:
    said = run(shop, "status", "google-uk")
    assert said.code == 2
    assert "did you mean 'google-us'?" in said.err or "did you mean 'google-de'?" in said.err
