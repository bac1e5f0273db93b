"""What may not be shown in a channel makes room for something else."""

import pytest
from msgspec.structs import replace

from omnicat.channels import Resolutions, Shop, show
from omnicat.channels.withheld import limited, why_not, withheld
from omnicat.model.asset import NO_RIGHTS, Asset, Rights
from omnicat.model.catalog import Stock
from omnicat.model.listing import Listing
from tests.channels.shop import PROFILE, channel, model, product, profiles

PLAIN = """\
sku: P
family: tee
status: active
attributes: {name: Tee}
assets: {main: a.jpg, gallery: [b.jpg, c.jpg], video: [film.mp4], manual: [how to.pdf]}
"""
VARIANTS = """\
sku: P
family: tee
status: active
attributes: {name: Tee}
assets: {main: a.jpg, gallery: [b.jpg]}
variants:
  - {sku: V1, attributes: {color: navy, size: S}, assets: {main: d.jpg}}
  - {sku: V2, attributes: {color: red, size: S}, channels: {all: {assets: {main: c.jpg}}}}
"""


def shown(text: str, *gone: str) -> Listing:
    """The listing where these originals may not be shown."""
    assets = {
        path: replace(each, status="draft" if path in gone else "approved") for path, each in model().assets.items()
    }
    seen = replace(model(), assets=assets)
    shop, one = Shop(seen, Stock(), "enc", limited=limited(assets)), product(text)
    found, problems = show(one, channel(), shop, Resolutions(one, seen))
    assert found, problems
    return found


def roles(listing: Listing) -> dict[str, list[str]]:
    used: dict[str, list[str]] = {}
    for role, asset in [*((e.role, e.asset) for e in listing.images), *((e.role, e.asset) for e in listing.files)]:
        used.setdefault(role, []).append(asset)
    return used


@pytest.mark.parametrize(
    ("gone", "left"),
    [
        ((), {"main": ["a.jpg"], "gallery": ["b.jpg", "c.jpg"]}),
        (("a.jpg",), {"main": ["b.jpg"], "gallery": ["c.jpg"]}),
        (("b.jpg",), {"main": ["a.jpg"], "gallery": ["c.jpg"]}),
        (("a.jpg", "b.jpg"), {"main": ["c.jpg"]}),
        (("b.jpg", "c.jpg"), {"main": ["a.jpg"]}),
        (("a.jpg", "b.jpg", "c.jpg"), {}),
    ],
)
def test_the_gallery_takes_the_place_of_the_main_image_and_is_not_shown_twice(
    gone: tuple[str, ...], left: dict[str, list[str]]
) -> None:
    files = {"video": ["film.mp4"], "manual": ["how to.pdf"]}
    assert roles(shown(PLAIN, *gone)) == {**left, **files}


def test_videos_and_documents_are_withheld_alike() -> None:
    assert set(roles(shown(PLAIN, "film.mp4"))) == {"main", "gallery", "manual"}
    assert set(roles(shown(PLAIN, "how to.pdf"))) == {"main", "gallery", "video"}


def test_what_stands_further_up_takes_the_place_of_a_variants_own() -> None:
    def mains(*gone: str) -> list[list[str]]:
        return [roles(each).get("main", []) for each in shown(VARIANTS, *gone).variants]

    assert mains() == [["d.jpg"], ["c.jpg"]]
    assert mains("d.jpg", "c.jpg") == [["a.jpg"], ["a.jpg"]]
    assert mains("d.jpg", "c.jpg", "a.jpg") == [["b.jpg"], ["b.jpg"]]
    assert mains("d.jpg", "c.jpg", "a.jpg", "b.jpg") == [[], []]


def test_a_picture_promoted_to_main_is_named_for_who_names_it() -> None:
    first = shown(VARIANTS, "d.jpg", "a.jpg").variants[0].images[0]
    assert (first.role, first.asset, first.where.pointer) == ("main", "b.jpg", "assets/gallery/0")
    assert first.file.startswith("images/P-main-")


PROFILE_DE = profiles({"shop-de": PROFILE + "country: DE\n"})[0]["shop-de"]
PROFILE_NOWHERE = profiles({"mine": PROFILE})[0]["mine"]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({}, ""),
        ({"status": "draft"}, "not-approved"),
        ({"status": "in_review"}, "not-approved"),
        ({"status": "retired"}, "not-approved"),
        ({"rights": Rights(expires="2026-08-22")}, "expired"),
        ({"rights": Rights(expires="2026-08-23")}, ""),
        ({"rights": Rights(since="2026-08-23")}, "too-early"),
        ({"rights": Rights(since="2026-08-22")}, ""),
        ({"rights": Rights(regions=("DE", "AT"))}, ""),
        ({"rights": Rights(regions=("US",))}, "not-licensed"),
        ({"rights": Rights(channels=("shop-de",))}, ""),
        ({"rights": Rights(channels=("all",))}, ""),
        ({"rights": Rights(channels=("mine",))}, "not-licensed"),
    ],
)
def test_status_and_rights_decide(said: dict[str, object], kind: str) -> None:
    fields = {"status": "approved", "rights": NO_RIGHTS, **said}
    asset = replace(Asset("a.jpg", "", 1, "image"), **fields)
    reason = why_not(asset, PROFILE_DE, "2026-08-22")
    assert (reason.kind if reason else "") == kind
    assert (asset.path in limited({asset.path: asset})) or not kind


def test_a_channel_that_names_no_country_shows_nothing_that_is_for_some() -> None:
    asset = Asset("a.jpg", "", 1, "image", rights=Rights(regions=("DE",)))
    reason = why_not(asset, PROFILE_NOWHERE, "2026-08-22")
    assert reason
    assert reason.words == "may be shown in DE only, and the channel names no country"


def test_days_count_only_where_there_is_a_day() -> None:
    asset = Asset("a.jpg", "", 1, "image", rights=Rights("2999-01-01", "2000-01-01"))
    assert why_not(asset, PROFILE_DE, "") is None


def test_channels_that_lack_the_same_originals_are_told_alike() -> None:
    assets = {"a.jpg": Asset("a.jpg", "", 1, "image", rights=Rights(regions=("DE",)))}
    one, other = (withheld(["a.jpg"], assets, each, "") for each in (PROFILE_DE, PROFILE_NOWHERE))
    assert (one.reasons, one.mark) == ({}, b"")
    assert other.mark == withheld(["a.jpg"], assets, replace(PROFILE_NOWHERE, name="x"), "").mark != b""
