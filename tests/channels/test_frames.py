"""Fields that no attribute bears on, filled once for the listings that have all they ask for in common."""

from itertools import combinations, permutations

import pytest

from omnicat.channels.about import NO_AXES
from omnicat.channels.filling import MANY
from omnicat.channels.frames import FEW, OFTEN_EMPTY
from tests.channels.shop import PROFILE, SPEC, channel, listing, shown

MEMBERS = tuple(sorted(OFTEN_EMPTY | FEW.keys()))

ASKING = (
    SPEC
    + "".join(f"  - {{name: {name}, from: listing.{name}, type: json}}\n" for name in MEMBERS)
    + """\
  - {name: manual, from: "(listing.media.get('manual') or ['none']) | first"}
  - {name: gallery, from: "listing.media.get('gallery')", type: json}
  - {name: roles, from: "listing.media | length", type: json}
  - {name: second_axis, from: "listing.axes[1] if listing.axes | length > 1 else 'no second'"}
  - {name: only_once, from: "'constant'", only: "listing.status == 'active'"}
  - {name: in_manual, from: "'shown'", only: "listing.media.get('manual')"}
  - {name: colored, from: "color.label if color else listing.apart"}
  - {name: both, from: "listing.sku ~ listing.status"}
  - {name: last, from: "listing.kind"}
"""
)

OPEN = PROFILE + "select: \"status != 'retired'\"\n"
PLAIN = "sku: {sku}\nfamily: tee\nstatus: {status}\ncategories: [top/sub]\nattributes: {{name: Tee {sku}}}\n"
ACTIVE = PLAIN.format(sku="A", status="active")
PRODUCTS = (
    ACTIVE,
    PLAIN.format(sku="B", status="draft"),
    ACTIVE + "assets: {main: a.jpg}\n",
    ACTIVE.replace("sku: A", "sku: C")
    + "assets: {main: b.jpg, gallery: [c.jpg, d.jpg], manual: how to.pdf, video: film.mp4}\n",
    ACTIVE + "associations: {part: [X]}\n",
    ACTIVE
    + "assets: {main: a.jpg}\nvariants:\n"
    + "  - {sku: V1, attributes: {color: navy, size: S}, assets: {main: b.jpg}}\n  - {sku: V2, attributes: {color: red}}\n",
)


@pytest.mark.parametrize("order", [*permutations(range(len(PRODUCTS)), 2)])
def test_what_a_listing_says_does_not_depend_on_those_before_it(order: tuple[int, ...]) -> None:
    made = channel(OPEN, ASKING)
    for number in order:
        listing(PRODUCTS[number], made)
    for number in order:
        fresh = listing(PRODUCTS[number], channel(OPEN, ASKING))
        again = listing(PRODUCTS[number], made)
        for one, other in zip((fresh, *fresh.variants), (again, *again.variants), strict=True):
            assert [*one.spelled.items()] == [*other.spelled.items()]


def test_pictures_in_a_role_are_told_where_there_are_some() -> None:
    made = channel(OPEN, ASKING)
    without, with_some = (listing(text, made).spelled for text in (PRODUCTS[0], PRODUCTS[3]))
    assert (without["manual"], "in_manual" in without, "gallery" in without) == ("none", False, False)
    assert with_some["manual"] != "none"
    assert (with_some["in_manual"], len(with_some["gallery"]), with_some["roles"]) == ("shown", 2, 4)


def test_a_field_that_fails_is_told_of_every_listing() -> None:
    made = channel(OPEN, SPEC + '  - {name: bad, from: "listing.status + 1"}\n  - {name: last, from: "\'x\'"}\n')
    for sku in ("A", "B", "A"):
        found, findings = shown(PLAIN.format(sku=sku, status="active"), made)
        assert found
        assert [(each.rule, each.subject.code) for each in findings] == [("channel/expression-failed", sku)]
        assert [*found.spelled][-1] == "last"
        assert "bad" not in found.spelled


def test_more_frames_than_are_remembered_say_the_same() -> None:
    made = channel(OPEN, ASKING)
    extra = (
        "care: C",
        "color: red",
        "size: S",
        "weight: 1 g",
        "new: true",
        "count: 1",
        "ratio: 2.5",
        "since: 2026-01-01",
    )
    subsets = [extra[:0], *(each for many in range(1, 6) for each in combinations(extra, many)), extra[:0]]
    assert len(subsets) > MANY
    found = [listing(ACTIVE.replace("name:", ", ".join((*each, "name:"))), made).spelled for each in subsets]
    assert [*found[0].items()] == [*found[-1].items()]
    assert {each["only_once"] for each in found} == {"constant"}


def test_what_takes_few_values_is_no_text_of_a_product() -> None:
    assert {"sku", "slug", "link", "quantity", "position"}.isdisjoint(FEW.keys() | OFTEN_EMPTY)
    assert NO_AXES.keys() - FEW.keys() <= OFTEN_EMPTY
