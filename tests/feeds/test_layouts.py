"""Tables are laid out as their plan says, and read back the same."""

import pytest

from omnicat.feeds import layout_problem
from omnicat.model.channel import FeedPlan, SpecField
from tests.feeds.hand_made import feed, group, listing, read_back, small_spec, written

SPEC = small_spec(SpecField("id"), SpecField("title"))
ITEMS = [listing("A", {"id": "A", "title": 'Größe "M"; weit'}), listing("B", {"id": "B"})]
BACK = [("A", 'Größe "M"; weit'), ("B", "")]


@pytest.mark.parametrize("name", ["csv", "tsv"])
@pytest.mark.parametrize("quoting", ["minimal", "all"])
@pytest.mark.parametrize("line_end", ["lf", "crlf"])
@pytest.mark.parametrize(
    ("encoding", "bom"), [("utf-8", False), ("utf-8", True), ("utf-16-le", True), ("windows-1252", False)]
)
@pytest.mark.parametrize("delimiter", ["", ";", "|"])
def test_what_is_written_in_any_layout_is_read_back(
    name: str, quoting: str, line_end: str, encoding: str, bom: bool, delimiter: str
) -> None:
    plan = FeedPlan(
        f"x.{name}",
        name,
        delimiter=delimiter,
        quoting=quoting,
        line_end=line_end,
        bom=bom,
        encoding=encoding,
        before=(("Offers", "$seller_id"), ()),
        names={"title": "Product; title"},
    )
    a_feed = feed(plan, SPEC, settings={"seller_id": "S1"})
    assert [(each["id"], each.get("title", "")) for each in read_back(a_feed, written(a_feed, *ITEMS))] == BACK


def test_a_layout_is_what_stands_in_the_file() -> None:
    plan = FeedPlan(
        "x.csv",
        "csv",
        delimiter=";",
        quoting="all",
        line_end="lf",
        bom=True,
        before=(("Offers", "$seller_id", "$country"),),
        names={"title": "Title of it"},
    )
    a_feed = feed(plan, SPEC, settings={"seller_id": 7}, country="DE")
    assert written(a_feed, *ITEMS).decode() == (
        '\ufeff"Offers";"7";"DE"\n"id";"Title of it"\n"A";"Größe ""M""; weit"\n"B";""\n'
    )


def test_an_encoding_is_what_the_bytes_are_in() -> None:
    a_feed = feed(FeedPlan("x.csv", "csv", encoding="windows-1252"), SPEC)
    data = written(a_feed, listing("A", {"id": "A", "title": "Größe, Łódź"}))
    assert data == 'id,title\r\nA,"Größe, ?ód?"\r\n'.encode("windows-1252")


def test_a_file_without_its_mark_is_not_taken_for_the_feed() -> None:
    from omnicat.feeds import Unreadable

    a_feed = feed(FeedPlan("x.csv", "csv", bom=True), SPEC)
    with pytest.raises(Unreadable, match="byte order mark"):
        read_back(a_feed, b"id,title\r\nA,B\r\n")


def test_fields_with_one_heading_are_read_back_in_their_order() -> None:
    plan = FeedPlan("x.csv", "csv", names={"second": "Image", "first": "Image"})
    a_feed = feed(plan, small_spec(SpecField("id"), SpecField("first"), SpecField("second")))
    data = written(a_feed, listing("A", {"id": "A", "first": "1", "second": "2"}))
    assert data.startswith(b"id,Image,Image\r\n")
    assert read_back(a_feed, data) == [{"id": "A", "first": "1", "second": "2"}]


def test_a_grouped_field_may_have_a_heading_of_its_own() -> None:
    plan = FeedPlan("x.tsv", "tsv", names={"shipping": "delivery"})
    a_feed = feed(plan, small_spec(SpecField("id"), SpecField("shipping", group=group("country", "price"))))
    data = written(a_feed, listing("A", {"id": "A", "shipping": {"country": "US", "price": "5 USD"}}))
    assert data == b"id\tdelivery\nA\tUS:5 USD\n"
    assert read_back(a_feed, data) == [{"id": "A", "shipping": "US:5 USD"}]


def test_without_quotes_a_sign_that_would_end_a_cell_or_row_is_a_space() -> None:
    a_feed = feed(FeedPlan("x.txt", "tsv", quoting="none"), SPEC)
    data = written(a_feed, listing("A", {"id": "A", "title": 'A 15" screen\twith\r\na "stand"'}))
    assert data == b'id\ttitle\nA\tA 15" screen with a "stand"\n'
    assert read_back(a_feed, data) == [{"id": "A", "title": 'A 15" screen with a "stand"'}]


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_values_stand_apart_by_the_sign_of_their_field(name: str) -> None:
    spec = small_spec(SpecField("id"), SpecField("gtin", many=True, join=", "))
    a_feed = feed(FeedPlan(f"x.{name}", name), spec)
    data = written(a_feed, listing("A", {"id": "A", "gtin": ("1", "2")}))
    assert read_back(a_feed, data) == [{"id": "A", "gtin": "1, 2"}]


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_the_parts_of_a_group_may_stand_apart_by_colons(name: str) -> None:
    spec = small_spec(
        SpecField("id"), SpecField("shipping", group=group("country", "region", "price"), many=True, join=":")
    )
    a_feed = feed(FeedPlan(f"x.{name}", name, names={"shipping": "shipping"}), spec)
    services = ({"country": "US", "region": "NY", "price": "9.99 USD"}, {"country": "PH", "price": "300 PHP"})
    data = written(a_feed, listing("A", {"id": "A", "shipping": services}))
    assert read_back(a_feed, data) == [{"id": "A", "shipping": "US:NY:9.99 USD,PH::300 PHP"}]


@pytest.mark.parametrize(
    ("plan", "message"),
    [
        (FeedPlan("x.xml", "xml", delimiter=";"), "feed 'x.xml' is xml, and `delimiter` is for csv and tsv"),
        (FeedPlan("x.json", "json", bom=True), "feed 'x.json' is json, and `bom` is for csv and tsv"),
        (
            FeedPlan("{sku}-{part}.csv", "csv", each=True),
            "feed '{sku}-{part}.csv' is split, and every item is a file of its own",
        ),
        (
            FeedPlan("x.csv", "csv", bom=True, encoding="shift_jis"),
            "feed 'x.csv' is in shift_jis, which has no byte order mark",
        ),
        (
            FeedPlan("x.csv", "csv", names={"titel": "T"}),
            "feed 'x.csv' has a heading for 'titel', which is not a field",
        ),
    ],
)
def test_what_can_not_be_meant_is_said(plan: FeedPlan, message: str) -> None:
    problem = layout_problem(plan, ["id", "title"])
    assert problem
    assert problem[0] == message


def test_a_usual_layout_is_well() -> None:
    assert layout_problem(FeedPlan("x.csv", "csv", delimiter=";", bom=True), ["id"]) is None
    assert layout_problem(FeedPlan("x-{part}.xml", "xml"), ["id"]) is None
