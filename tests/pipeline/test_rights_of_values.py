"""Originals that values name are shown from the day their rights begin to the day they end, whatever is remembered."""

import csv
from datetime import date
from pathlib import Path

import pytest

from omnicat.looking import answer, find_sku, read_question, view_listings
from omnicat.pipeline import on_day, open_usable
from tests.pipeline.shop import change, left, put, write_shop
from tests.pipeline.test_rights import DAY, build_on, say

SPEC = """\
spec: shelf@2026-08
title: The shelf
feeds: [{file: shelf.csv, format: csv}]
fields:
  - {name: id, from: listing.sku}
  - {name: manual, from: manual}
  - {name: papers, from: "papers | join('+')"}
"""
PROFILE = "spec: shelf@2026-08\nlocale: en-US\ncurrency: USD\ncountry: %s\n"
BEFORE = "2026-09-29"
CARE, SIZES = "tee/care.jpg", "tee/sizes.jpg"
VARIANTS = ("TEE-HARBOR-NVY-S", "TEE-HARBOR-RED-M")


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    root = write_shop(tmp_path / "shop", "website")
    (root / "channel_profiles/website.yaml").unlink()
    for name, country in (("shelf", "US"), ("regal", "DE")):
        put(root, f"channel_profiles/{name}.yaml", PROFILE % country)
    put(root, "specs/shelf/2026-08.yaml", SPEC)
    put(root, "catalog/attributes/papers.yaml", "manual: {type: asset}\npapers: {type: asset, list: true}\n")
    for family in ("tee", "mug"):
        change(root, f"catalog/families/{family}.yaml", "attributes: [", "attributes: [manual, papers, ")
    for path in (CARE, SIZES):
        (root / "assets" / path).write_bytes((root / "assets/tee/front.jpg").read_bytes() + path.encode())
    change(
        root,
        "catalog/products/tee.yaml",
        "  brand: Harbor & Pine\n",
        f"  brand: Harbor & Pine\n  manual: {CARE}\n  papers: [{CARE}, {SIZES}]\n",
    )
    return root


def rows(root: Path, channel: str = "shelf") -> dict[str, tuple[str, str]]:
    """SKU -> what its manual and its papers are in the feed."""
    text = (root / f"dist/{channel}/shelf.csv").read_text(encoding="utf-8")
    return {row["id"]: (row.get("manual", ""), row.get("papers", "")) for row in csv.DictReader(text.splitlines())}


def test_a_value_is_gone_on_its_day_and_its_product_alone_is_made_anew(shop: Path) -> None:
    say(shop, CARE, f"rights: {{expires: {DAY}}}\n")
    build_on(shop, BEFORE)
    assert [rows(shop)[sku] for sku in VARIANTS] == [(CARE, f"{CARE}+{SIZES}")] * 2, "variants inherit it"
    _, counted = build_on(shop, DAY)
    assert counted.parsed == 1
    assert [rows(shop)[sku] for sku in VARIANTS] == [("", SIZES)] * 2
    again, none = build_on(shop, "2026-10-01")
    assert (again.changed, none.parsed) == (False, 0)
    build_on(shop, BEFORE)
    assert rows(shop)[VARIANTS[0]] == (CARE, f"{CARE}+{SIZES}"), "the day before is as it was"


def test_a_list_with_none_left_is_gone_and_a_variant_has_its_own(shop: Path) -> None:
    change(shop, "catalog/products/tee.yaml", "color: navy, ", f"color: navy, manual: {SIZES}, ")
    say(shop, CARE, f"rights: {{expires: {DAY}}}\n")
    build_on(shop, DAY)
    assert [rows(shop)[sku] for sku in VARIANTS] == [(SIZES, SIZES), ("", SIZES)]
    say(shop, SIZES, "status: draft\n")
    _, counted = build_on(shop, DAY)
    assert counted.parsed == 1
    assert [rows(shop)[sku] for sku in VARIANTS] == [("", "")] * 2


def test_channels_show_what_is_licensed_for_each(shop: Path) -> None:
    say(shop, CARE, "rights: {regions: [DE]}\n")
    say(shop, SIZES, "rights: {channels: [shelf]}\n")
    build_on(shop, DAY)
    assert rows(shop, "regal")[VARIANTS[0]] == (CARE, f"{CARE}+{SIZES}"), "both channels are of the spec"
    assert rows(shop)[VARIANTS[0]] == ("", SIZES)
    say(shop, SIZES, "rights: {channels: [regal]}\n")
    build_on(shop, DAY)
    assert rows(shop)[VARIANTS[0]] == ("", "")


@pytest.mark.parametrize(
    "said", [f"default: {SIZES}", f"localizable: true, default: {{en-US: {SIZES}, de-DE: {CARE}}}"]
)
def test_a_default_that_expires_is_gone_from_products_that_do_not_name_it(shop: Path, said: str) -> None:
    put(
        shop,
        "catalog/attributes/papers.yaml",
        f"manual: {{type: asset, {said}}}\npapers: {{type: asset, list: true}}\n",
    )
    say(shop, SIZES, f"rights: {{expires: {DAY}}}\n")
    build_on(shop, BEFORE)
    assert rows(shop)["MUG-ENAMEL"] == (SIZES, "")
    build_on(shop, DAY)
    assert rows(shop)["MUG-ENAMEL"] == ("", "")


def test_references_and_cells_of_tables_go_as_other_values_do(shop: Path) -> None:
    put(
        shop,
        "catalog/attributes/papers.yaml",
        "manual: {type: reference, to: asset}\n"
        "papers: {type: table, columns: {size: {type: text}, sheet: {type: asset}}}\n",
    )
    said = "{{ papers | part('size') | join('+') }}/{{ papers | part('sheet') | join('+') }}"
    put(shop, "specs/shelf/2026-08.yaml", SPEC.replace("papers | join('+')", said))
    sizes = f"[{{size: S, sheet: {SIZES}}}, {{sheet: {CARE}}}]"
    change(shop, "catalog/products/tee.yaml", f"[{CARE}, {SIZES}]", sizes)
    say(shop, CARE, f"rights: {{expires: {DAY}}}\n")
    build_on(shop, BEFORE)
    assert rows(shop)[VARIANTS[0]] == (CARE, f"S+/{SIZES}+{CARE}")
    _, counted = build_on(shop, DAY)
    assert counted.parsed == 1
    assert rows(shop)[VARIANTS[0]] == ("", f"S/{SIZES}")
    say(shop, SIZES, "status: draft\n")
    build_on(shop, DAY)
    assert rows(shop)[VARIANTS[0]] == ("", "S/"), "a row keeps what else it says"


def test_where_the_field_is_required_the_product_is_left_out_with_the_reason(shop: Path) -> None:
    change(shop, "specs/shelf/2026-08.yaml", "from: manual}", "from: manual, need: required}")
    put(shop, "catalog/products/mug.yaml", "sku: MUG-ENAMEL\nfamily: mug\nstatus: draft\n")
    say(shop, CARE, f"rights: {{expires: {DAY}}}\n")
    build_on(shop, BEFORE)
    assert left(shop, "shelf") == {}
    build_on(shop, DAY)
    assert left(shop, "shelf")["TEE-HARBOR-NVY-S"] >= {"channel/missing-field"}
    assert any("asset/rights-expired" in rules for rules in left(shop, "shelf").values())


def test_a_list_that_lacks_one_tells_why_and_so_does_the_whole_listing(shop: Path) -> None:
    say(shop, CARE, "status: draft\n")
    say(shop, "tee/navy.jpg", f"rights: {{expires: {DAY}}}\n")
    change(shop, "specs/shelf/2026-08.yaml", "fields:\n", "fields:\n  - {name: picture, from: listing.main_image}\n")
    change(shop, "channel_profiles/shelf.yaml", "country: US", "country: US\nrenditions: {main: {width: 100}}")
    opened = on_day(open_usable(shop), date.fromisoformat(DAY))

    def told(asked: str) -> list[str]:
        sku, _, name = asked.partition(" ")
        question = read_question(sku, name, opened)
        return [each.words for each in answer(question, find_sku(question.sku, opened), opened).withheld]

    draft = f"'{CARE}' is not approved: its status is draft"
    ended = f"'tee/navy.jpg' may be shown no more: its rights ended on {DAY}; 'tee/front.jpg' takes its place"
    assert told(f"{VARIANTS[0]} papers@shelf") == [draft]
    assert told(f"{VARIANTS[0]} picture@shelf") == [ended]
    assert told(f"{VARIANTS[0]} papers") == told(f"{VARIANTS[0]} id@shelf") == []
    listings, _ = view_listings(find_sku("TEE-HARBOR", opened), opened.profiles["shelf"], opened)
    shown = {each.sku: [(one.name, one.path) for one in each.withheld] for each in listings}
    assert shown[VARIANTS[0]] == [("main", "tee/navy.jpg"), ("manual", CARE), ("papers", CARE)]
    assert shown[VARIANTS[1]] == [("manual", CARE), ("papers", CARE)]


def test_why_tells_the_reason(shop: Path) -> None:
    say(shop, CARE, f"rights: {{expires: {DAY}}}\n")
    for day, reason in ((BEFORE, ""), (DAY, f"'{CARE}' may be shown no more: its rights ended on {DAY}")):
        opened = on_day(open_usable(shop), date.fromisoformat(day))
        question = read_question(VARIANTS[0], "manual@shelf", opened)
        found = answer(question, find_sku(question.sku, opened), opened).field
        assert found
        assert (found.value, found.why_not) == (None if reason else CARE, reason)
