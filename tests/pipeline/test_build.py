"""What a build leaves in dist/, counted by readers that know nothing of omnicat."""

import csv
import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from omnicat.errors import Exit
from omnicat.manifest import Feed
from omnicat.pipeline import open_catalog
from tests.pipeline.shop import built, change, digests, left, manifest_of, put

NAVY, RED = "TEE-HARBOR-NVY-S", "TEE-HARBOR-RED-M"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
G = "{http://base.google.com/ns/1.0}"


def feed(root: Path, channel: str, file: str) -> Feed:
    return next(each for each in manifest_of(root).feeds if (each.channel, each.file) == (channel, file))


def google_ids(root: Path) -> list[str]:
    items = ElementTree.parse(root / "dist/google-us/google.xml").getroot().iter("item")
    return [item.findtext(f"{G}id", "") for item in items]


def test_every_feed_holds_what_the_manifest_counts(built_shop: Path) -> None:
    assert google_ids(built_shop) == ["MUG-ENAMEL", NAVY, RED]
    with (built_shop / "dist/google-us/google.tsv").open(newline="", encoding="utf-8") as file:
        assert [row["id"] for row in csv.DictReader(file, delimiter="\t")] == ["MUG-ENAMEL", NAVY, RED]
    messages = json.loads((built_shop / "dist/amazon/amazon-1.json").read_text())["messages"]
    assert [each["sku"] for each in messages] == ["MUG-ENAMEL", "TEE-HARBOR", NAVY, RED]
    pages = ElementTree.parse(built_shop / "dist/website/sitemap.xml").getroot().findall(f"{SITEMAP}url")
    items = {(each.channel, each.file): each.items for each in manifest_of(built_shop).feeds}
    assert items["google-us", "google.xml"] == items["google-us", "google.tsv"] == 3
    assert items["amazon", "amazon-{part}.json"] == 4
    assert items["website", "sitemap.xml"] == len(pages) == 2


def test_every_file_is_in_the_manifest_with_its_digest(built_shop: Path) -> None:
    there = digests(built_shop)
    there.pop("manifest.json")
    assert {each.path: each.sha256 for each in manifest_of(built_shop).files} == there
    assert all((built_shop / "dist" / each.path).stat().st_size == each.size for each in manifest_of(built_shop).files)


def test_every_image_a_feed_links_to_is_there(built_shop: Path) -> None:
    texts = [
        path.read_text()
        for path in (built_shop / "dist").rglob("*")
        if path.is_file() and path.suffix in (".xml", ".json", ".csv", ".jsonld", ".tsv") and path.parent.name != "dist"
    ]
    base = "https://cdn.harborandpine.example/"
    links = {
        word.split('"')[0].split("<")[0].split(",")[0].split()[0] for text in texts for word in text.split(base)[1:]
    }
    assert len(links) >= 20
    assert [link for link in links if not (built_shop / "dist" / link).is_file()] == []


def test_second_build_makes_nothing(shop: Path) -> None:
    before = {path: path.stat() for path in (shop / "dist").rglob("*")}
    second = built(shop)
    after = {path: path.stat() for path in (shop / "dist").rglob("*")}
    assert (second.made, second.changed, second.exit) == (0, False, Exit.CLEAN)
    assert {path: (was.st_ino, was.st_mtime_ns) for path, was in before.items()} == {
        path: (now.st_ino, now.st_mtime_ns) for path, now in after.items()
    }
    assert not (shop / ".omnicat/staging").exists()


def test_a_spoiled_file_is_mended(shop: Path) -> None:
    good = digests(shop)
    spoiled = shop / "dist/google-us/google.xml"
    spoiled.write_bytes(b"x" * spoiled.stat().st_size)
    assert built(shop).changed
    assert digests(shop) == good


def test_a_removed_product_takes_its_files_along(shop: Path) -> None:
    (shop / "catalog/products/mug.yaml").unlink()
    assert built(shop).changed
    assert not [path for path in digests(shop) if "mug" in path.lower()]
    assert google_ids(shop) == [NAVY, RED]


def test_files_of_others_stay(shop: Path) -> None:
    put(shop, "dist/CNAME", "harborandpine.example")
    put(shop, "dist/google-us/notes/mine.txt", "mine")
    change(shop, "catalog/products/mug.yaml", "Enamel mug", "Enamel cup")
    assert built(shop).changed
    assert (shop / "dist/CNAME").read_text() == "harborandpine.example"
    assert (shop / "dist/google-us/notes/mine.txt").read_text() == "mine"


def test_what_is_wrong_with_a_variant_keeps_only_it_out(shop: Path) -> None:
    change(shop, "catalog/products/tee.yaml", "color: red", "color: redd")
    done = built(shop)
    assert done.exit == Exit.PARTIAL
    assert google_ids(shop) == ["MUG-ENAMEL", NAVY]
    assert left(shop, "google-us").keys() == {RED}
    found = feed(shop, "google-us", "google.xml")
    assert (found.listings, found.written, found.excluded, found.items) == (3, 2, 1, 2)
    assert "Red" not in (shop / "dist/shopify/shopify-1.csv").read_text()


def test_what_is_wrong_with_a_product_keeps_its_variants_out(shop: Path) -> None:
    change(shop, "catalog/products/tee.yaml", "gender: unisex", "gender: [unisex, male]")
    assert built(shop).exit == Exit.PARTIAL
    for channel in ("google-us", "amazon", "shopify", "website"):
        assert {NAVY, RED} <= left(shop, channel).keys()
    assert google_ids(shop) == ["MUG-ENAMEL"]


def test_a_parent_without_a_variant_is_left_out(shop: Path) -> None:
    change(shop, "catalog/products/tee.yaml", "color: red", "color: redd")
    change(shop, "catalog/products/tee.yaml", "color: navy", "color: nvy")
    built(shop)
    assert left(shop, "amazon")["TEE-HARBOR"] == {"channel/no-variant-left"}
    found = feed(shop, "amazon", "amazon-{part}.json")
    assert (found.listings, found.written, found.excluded) == (4, 1, 3)


def test_a_variant_is_left_out_with_its_parent(shop: Path) -> None:
    # Only the parent's own listing fails: the expression divides by its kind.
    put(
        shop,
        "channel_profiles/amazon.yaml",
        (shop / "channel_profiles/amazon.yaml").read_text()
        + "fields: {attributes.brand: \"{{ brand if listing.kind != 'parent' else 1 // 0 }}\"}\n",
    )
    built(shop)
    assert left(shop, "amazon")["TEE-HARBOR"] == {"channel/expression-failed"}
    assert left(shop, "amazon")[NAVY] == {"channel/expression-failed"}


def test_in_every_feed_what_came_in_is_written_or_excluded(shop: Path) -> None:
    change(shop, "catalog/products/tee.yaml", "color: red", "color: redd")
    (shop / "assets/mug/front.jpg").write_bytes((shop / "assets/mug/front.jpg").read_bytes()[:9000])
    built(shop)
    manifest = manifest_of(shop)
    for each in manifest.feeds:
        assert each.listings == each.written + each.excluded
        assert each.excluded == len(left(shop, each.channel))
    assert all(one.reasons for channel in manifest.channels for one in channel.excluded)


def test_a_damaged_image_keeps_only_its_listings_out(shop: Path) -> None:
    picture = shop / "assets/tee/navy.jpg"
    picture.write_bytes(picture.read_bytes()[:9000])
    done = built(shop)
    assert done.exit == Exit.PARTIAL
    assert left(shop, "google-us") == {NAVY: {"channel/missing-field"}}
    assert google_ids(shop) == ["MUG-ENAMEL", RED]
    assert [each.rule for each in done.verdict.findings].count("asset/unreadable") == 1


def test_an_image_that_is_damaged_meanwhile_keeps_only_its_listings_out(shop: Path) -> None:
    opened = open_catalog(shop)
    shutil.rmtree(shop / ".omnicat/renditions")
    picture = shop / "assets/tee/navy.jpg"
    picture.write_bytes(picture.read_bytes()[:9000])
    done = built(shop, opened=opened)
    assert done.exit == Exit.PARTIAL
    assert left(shop, "google-us") == {NAVY: {"channel/image-not-made"}}
    assert google_ids(shop) == ["MUG-ENAMEL", RED]
    # Shopify shows a product with its variants as one item.
    assert left(shop, "shopify").keys() == {"TEE-HARBOR", NAVY, RED}
    assert any(each.rule == "asset/unreadable" for each in done.verdict.findings)


def test_a_template_that_fails_for_one_product_leaves_the_others(shop: Path) -> None:
    text = (Path(__file__).parents[2] / "templates/google.xml.j2").read_text()
    text = text.replace("<item>\n", "<item>{{ listing.record.mpn.upper() }}\n", 1)
    put(shop, "templates/google.xml.j2", text)
    assert built(shop).exit == Exit.PARTIAL
    assert left(shop, "google-us") == {NAVY: {"channel/template-failed"}, RED: {"channel/template-failed"}}
    reason = next(each for each in manifest_of(shop).channels if each.channel == "google-us").excluded[0].reasons[0]
    assert "google.xml.j2:11" in reason.message
    assert google_ids(shop) == ["MUG-ENAMEL"]


def test_what_could_not_be_written_stays_out_however_mild_the_rule_is(shop: Path) -> None:
    change(shop, "catalog/catalog.yaml", "locales:", "lint: {severity: {channel/template-failed: note}}\nlocales:")
    test_a_template_that_fails_for_one_product_leaves_the_others(shop)


def test_a_rule_that_the_shop_made_milder_keeps_nothing_out(shop: Path) -> None:
    change(shop, "channel_profiles/google-us.yaml", "settings:", "fields: {size: '{{ 1 // 0 }}'}\nsettings:")
    assert built(shop).exit == Exit.PARTIAL
    change(shop, "catalog/catalog.yaml", "locales:", "lint: {severity: {channel/expression-failed: note}}\nlocales:")
    assert built(shop).exit == Exit.CLEAN
    assert google_ids(shop) == ["MUG-ENAMEL", NAVY, RED]


def test_what_the_settings_ignore_keeps_nothing_out(shop: Path) -> None:
    change(shop, "channel_profiles/google-us.yaml", "settings:", "fields: {size: '{{ 1 // 0 }}'}\nsettings:")
    ignore = "lint: {ignore: [{rule: channel/expression-failed, path: '**', reason: sizes come later}]}\nlocales:"
    change(shop, "catalog/catalog.yaml", "locales:", ignore)
    assert built(shop).exit == Exit.CLEAN
    assert google_ids(shop) == ["MUG-ENAMEL", NAVY, RED]


def test_a_feed_that_can_not_be_read_back_leaves_the_channel_out(shop: Path) -> None:
    text = (Path(__file__).parents[2] / "templates/google.xml.j2").read_text()
    put(shop, "templates/google.xml.j2", text.replace("    </item>\n", ""))
    assert built(shop).exit == Exit.PARTIAL
    channel = next(each for each in manifest_of(shop).channels if each.channel == "google-us")
    assert "google.xml' can't be read back" in channel.reasons[0].message
    assert not (shop / "dist/google-us").exists()


def test_on_error_stop_leaves_the_channel_out(shop: Path) -> None:
    change(shop, "channel_profiles/google-us.yaml", "country: US\n", "country: US\non_error: stop\n")
    assert built(shop).exit == Exit.CLEAN
    change(shop, "catalog/products/tee.yaml", "color: red", "color: redd")
    done = built(shop)
    assert done.exit == Exit.PARTIAL
    assert not (shop / "dist/google-us").exists()
    assert (shop / "dist/amazon").exists()
    assert [each.rule for each in done.verdict.findings if each.subject.kind == "channel"] == ["channel/stopped"]
    channel = next(each for each in manifest_of(shop).channels if each.channel == "google-us")
    assert channel.reasons
    assert [each.sku for each in channel.excluded] == [RED]


def test_a_feed_that_is_too_big_leaves_the_channel_out(shop: Path) -> None:
    feeds = "feeds: [{file: google.xml, template: google.xml.j2}, {file: small.tsv, format: tsv, max_items: 2}]\n"
    change(shop, "channel_profiles/google-us.yaml", "country: US\n", "country: US\n" + feeds)
    done = built(shop)
    assert done.exit == Exit.PARTIAL
    assert not (shop / "dist/google-us").exists()
    assert "feed 'google-us/small.tsv' has 3 items" in next(
        each.reasons[0].message for each in manifest_of(shop).channels if each.channel == "google-us"
    )
    assert [each.channel for each in manifest_of(shop).feeds].count("google-us") == 0


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("country: US\n", "country: US\nfields: {title: '{{ name'}\n", "channel/bad-expression"),
        ("country: US\n", "country: US\nfields: {titel: name}\n", "channel/unknown-field"),
        ("country: US\n", "country: US\nfeeds: [{file: g.xml, template: gogle.xml.j2}]\n", "channel/bad-template"),
        ("country: US\n", "country: US\nfeeds: [{file: g.xls}]\n", "channel/bad-feed"),
        ("country: US\n", "country: US\nfeeds: [{file: ../g.tsv}]\n", "channel/bad-feed"),
        ("country: US\n", "country: US\nfeeds: [{file: g.tsv, columns: [idd]}]\n", "channel/bad-feed"),
        ("country: US\n", "country: US\nfeeds: [{file: g.tsv, each: true}]\n", "channel/bad-feed"),
        ("country: US\n", "country: US\nfeeds: [{file: g.tsv}, {file: g.tsv}]\n", "channel/bad-feed"),
        ("google-merchant@2026-08", "google-merchant@1999-08", "channel/unknown-spec"),
    ],
)
def test_a_profile_that_can_not_be_used_leaves_its_channel_out(shop: Path, old: str, new: str, rule: str) -> None:
    change(shop, "channel_profiles/google-us.yaml", old, new)
    done = built(shop)
    assert done.exit == Exit.PARTIAL
    channel = next(each for each in manifest_of(shop).channels if each.channel == "google-us")
    assert rule in {each.rule for each in channel.reasons}
    assert all(each.where.line for each in done.verdict.findings if each.rule == rule)
    assert not (shop / "dist/google-us").exists()
    assert (shop / "dist/amazon/amazon-1.json").exists()


def test_a_broken_model_touches_nothing(shop: Path) -> None:
    before = digests(shop)
    change(shop, "catalog/families/tee.yaml", "label: Tee", "label: Tee\nparent: nothing")
    done = built(shop)
    assert (done.exit, done.changed, done.refused) == (Exit.FINDINGS, False, True)
    assert digests(shop) == before


def test_an_error_that_leaves_nothing_out_is_told_by_the_exit_code(shop: Path) -> None:
    put(shop, "catalog/inventory.csv", "sku,location,quantity,updated_at\nMUG-ENAMEL,,many,2026-07-01\n")
    first, second = built(shop), built(shop)
    assert first.exit == second.exit == Exit.FINDINGS
    assert first.changed
    assert not second.changed


def test_a_build_of_one_channel_keeps_the_others(shop: Path) -> None:
    before = digests(shop)
    change(shop, "catalog/products/mug.yaml", "Enamel mug", "Enamel cup")
    done = built(shop, "google-us")
    after = digests(shop)
    assert done.changed
    assert "Enamel cup" in (shop / "dist/google-us/google.xml").read_text()
    own = {path for path in before if path.startswith("google-us/")}
    unlike = {path for path in before | after if before.get(path) != after.get(path)}
    assert unlike <= own | {"manifest.json", "report.json"}
    assert {each.channel for each in done.manifest.feeds} == {"amazon", "google-us", "shopify", "website"}
    assert {each.path for each in done.manifest.files} == after.keys() - {"manifest.json"}


def test_a_build_of_one_channel_keeps_another_whose_profile_broke(shop: Path) -> None:
    change(shop, "channel_profiles/amazon.yaml", "2026-07", "1999-01")
    built(shop, "google-us")
    assert (shop / "dist/amazon/amazon-1.json").exists()


def test_of_two_products_with_one_slug_the_second_is_left_out(shop: Path) -> None:
    for name in ("tee", "mug"):
        change(shop, f"catalog/products/{name}.yaml", "  brand:", "  slug: same\n  brand:")
    assert built(shop).exit == Exit.PARTIAL
    for channel in ("website", "shopify"):
        assert left(shop, channel)[RED] == {"product/same-slug"}
    assert (shop / "dist/shopify").exists()


def test_two_products_with_one_slug_do_not_share_a_file(shop: Path) -> None:
    """Shopify takes rows with one handle for one product: its feed is not what was meant."""
    change(shop, "catalog/catalog.yaml", "currencies:", "lint: {severity: {product/same-slug: off}}\ncurrencies:")
    for name in ("tee", "mug"):
        change(shop, f"catalog/products/{name}.yaml", "  brand:", "  slug: same\n  brand:")
    assert built(shop).exit == Exit.PARTIAL
    assert left(shop, "website").keys() == {"TEE-HARBOR", NAVY, RED}
    assert left(shop, "website")[RED] == {"channel/same-file"}
    shopify = next(each for each in manifest_of(shop).channels if each.channel == "shopify")
    assert {each.rule for each in shopify.reasons} == {"channel/feed-differs"}
    assert not (shop / "dist/shopify").exists()
    assert json.loads((shop / "dist/website/products/same.jsonld").read_text())["sku"] == "MUG-ENAMEL"


@pytest.mark.parametrize("slug", ["../../../../evil", "/evil", "a/../../../evil", "..", "C:\\evil"])
def test_a_slug_stays_in_its_folder(shop: Path, slug: str) -> None:
    change(shop, "catalog/products/mug.yaml", "  brand:", f"  slug: '{slug}'\n  brand:")
    assert built(shop, "website").exit == Exit.CLEAN
    made = [path for path in shop.parent.rglob("*.jsonld") if path.name != "tee-harbor.jsonld"]
    assert [path.parent for path in made] == [shop / "dist/website/products"]


def test_workers_make_no_difference(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("omnicat.executor.processes.FEW", 1)
    good = digests(shop)
    for path in ("manifest.json", "google-us/google.xml"):
        (shop / "dist" / path).unlink()
    assert built(shop, workers=2).changed
    assert digests(shop) == good


def test_a_build_that_is_killed_while_folders_change_places_is_mended(shop: Path) -> None:
    good = digests(shop)
    (shop / "dist").rename(shop / ".omnicat/before")
    second = built(shop)
    assert not second.changed
    assert digests(shop) == good
