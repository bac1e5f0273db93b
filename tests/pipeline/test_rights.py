"""Rights and approval decide what a build shows, from the day they say: whatever an earlier build remembers."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from omnicat.executor import Serial
from omnicat.pipeline import Built, build, gather, open_catalog
from omnicat.pipeline.gathering import Options
from omnicat.pipeline.keys import next_change
from omnicat.pipeline.linting import Terms, judge
from omnicat.pipeline.memory import Counted
from omnicat.pipeline.unchanged import inputs_of
from omnicat.repository import Commit
from tests.pipeline.shop import left, manifest_of, put, write_shop

MUG, NAVY, FRONT, BACK = "mug/front.jpg", "tee/navy.jpg", "tee/front.jpg", "tee/back.jpg"
DAY = "2026-09-30"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return write_shop(tmp_path / "shop", "google-us", "website")


def say(root: Path, path: str, text: str) -> None:
    put(root, f"assets/{path}.yaml", text)


def build_on(root: Path, day: str) -> tuple[Built, Counted]:
    """One build of what the files say, as of that day; what it remembers is kept."""
    gathered = gather(open_catalog(root), Options(date.fromisoformat(day)))
    made = build(
        gathered,
        Terms(),
        inputs=inputs_of(gathered, ()),
        commit=Commit("c0ffee"),
        reports=lambda *_: {},
        executor=Serial(),
    )
    return made, gathered.counted


def images(root: Path) -> dict[str, str]:
    """SKU -> the role and SKU that its image in Google's feed is named for."""
    text = (root / "dist/google-us/google.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(io.StringIO(text), delimiter="\t")
    return {row["id"]: row["image_link"].rpartition("/")[2].rpartition("-")[0] for row in rows}


def originals(root: Path, sku: str, day: str) -> dict[str, set[str]]:
    """Channel -> the originals of a product's pictures on that day."""
    gathered = gather(open_catalog(root), Options(date.fromisoformat(day)))
    return {
        part.channel: {each.asset_path for each in part.wanted}
        for product in gathered.results.shown()
        if product.sku == sku
        for part in product.parts
    }


def test_it_disappears_on_its_day_and_the_next_one_takes_its_place(shop: Path) -> None:
    say(shop, NAVY, f"rights: {{expires: {DAY}}}\n")
    build_on(shop, "2026-09-29")
    before = images(shop)
    assert before["TEE-HARBOR-NVY-S"] == "TEE-HARBOR-NVY-S-main"
    made, counted = build_on(shop, DAY)
    assert made.changed
    assert counted.parsed == 1, "only the product that uses it is worked on"
    after = images(shop)
    assert after["TEE-HARBOR-NVY-S"] == "TEE-HARBOR-main"
    assert {sku: name for sku, name in after.items() if sku != "TEE-HARBOR-NVY-S"} == {
        sku: name for sku, name in before.items() if sku != "TEE-HARBOR-NVY-S"
    }
    assert not any(path.name.startswith("TEE-HARBOR-NVY-S") for path in (shop / "dist").rglob("*.jpg"))
    again, none = build_on(shop, "2026-10-01")
    assert (again.changed, none.parsed) == (False, 0)


def test_without_another_it_is_left_out_with_the_reason(shop: Path) -> None:
    say(shop, MUG, f"rights: {{expires: {DAY}}}\n")
    build_on(shop, "2026-09-29")
    assert left(shop, "google-us") == {}
    build_on(shop, DAY)
    assert left(shop, "google-us") == {"MUG-ENAMEL": {"channel/missing-field", "asset/rights-expired"}}
    (excluded,) = next(each.excluded for each in manifest_of(shop).channels if each.channel == "google-us")
    assert any(
        "'mug/front.jpg' may be shown no more: its rights ended on 2026-09-30" in r.message for r in excluded.reasons
    )
    assert "MUG-ENAMEL" not in images(shop)


def test_it_appears_on_the_day_its_rights_begin(shop: Path) -> None:
    say(shop, NAVY, f"rights: {{from: {DAY}}}\n")
    build_on(shop, "2026-09-29")
    assert images(shop)["TEE-HARBOR-NVY-S"] == "TEE-HARBOR-main"
    build_on(shop, DAY)
    assert images(shop)["TEE-HARBOR-NVY-S"] == "TEE-HARBOR-NVY-S-main"


def test_a_draft_leaves_the_products_that_use_it_and_no_other_is_made_anew(shop: Path) -> None:
    say(shop, NAVY, "status: approved\n")
    build_on(shop, DAY)
    assert NAVY in originals(shop, "TEE-HARBOR", DAY)["google-us"]
    say(shop, NAVY, "status: draft\n")
    _, counted = build_on(shop, DAY)
    assert counted.parsed == 1
    assert NAVY not in originals(shop, "TEE-HARBOR", DAY)["google-us"]
    say(shop, NAVY, "status: approved\n")
    build_on(shop, DAY)
    assert images(shop)["TEE-HARBOR-NVY-S"] == "TEE-HARBOR-NVY-S-main"


def test_a_record_that_cannot_be_read_withholds_its_original(shop: Path) -> None:
    say(shop, MUG, "<<<<<<< HEAD\nrights: {}\n")
    build_on(shop, DAY)
    assert "asset/not-approved" in left(shop, "google-us")["MUG-ENAMEL"]


def test_what_is_licensed_elsewhere_is_shown_elsewhere(shop: Path) -> None:
    say(shop, NAVY, "rights: {channels: [website]}\n")
    say(shop, FRONT, "rights: {regions: [DE]}\n")
    by_channel = originals(shop, "TEE-HARBOR", DAY)
    assert (NAVY in by_channel["google-us"], NAVY in by_channel["website"]) == (False, True)
    assert FRONT not in by_channel["google-us"] | by_channel["website"], "both are for the US"


def test_a_channel_that_may_not_show_what_others_show_does_not_contradict_them(shop: Path) -> None:
    say(shop, NAVY, "rights: {channels: [website]}\n")
    verdict = judge(gather(open_catalog(shop), Options(date.fromisoformat(DAY), render=False)), Terms())
    assert {each.rule for each in verdict.shown if each.subject.channel} >= {"asset/not-licensed"}
    assert "channel/facts-differ" not in {each.rule for each in verdict.shown}


def test_days_of_assets_are_days_on_which_something_changes(shop: Path) -> None:
    def first(day: str, horizon: int = 10) -> str:
        return next_change(gather(open_catalog(shop), Options(date.fromisoformat(day), horizon)).plan)

    say(shop, MUG, "rights: {from: 2026-08-05, expires: 2026-08-20}\n")
    say(shop, BACK, "people: [{name: Ada, release: r, expires: 2026-08-22}]\n")
    assert first("2026-08-01") == "2026-08-05"
    assert first("2026-08-05") == "2026-08-10", "from then on it is warned of"
    assert first("2026-08-11") == "2026-08-12", "the release is near"
    assert first("2026-08-12") == "2026-08-20"
    assert first("2026-08-20") == "2026-08-22"


def test_what_expires_soon_is_told_within_the_horizon_alone(shop: Path) -> None:
    say(shop, MUG, f"rights: {{expires: {DAY}}}\n")

    def told(day: str, horizon: int = 30) -> set[str]:
        options = Options(date.fromisoformat(day), horizon, render=False)
        verdict = judge(gather(open_catalog(shop), options), Terms())
        return {each.rule for each in verdict.shown if each.rule.startswith("asset/rights")}

    assert told("2026-08-30") == set()
    assert told("2026-08-31") == {"asset/rights-expiring"}
    assert told("2026-08-31", 29) == set()
    assert told("2026-09-29") == {"asset/rights-expiring"}
    assert told(DAY) == {"asset/rights-expired"}
    assert told("2026-09-29") == {"asset/rights-expiring"}
