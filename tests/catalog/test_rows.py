"""Summary rows hold what the checks over the whole catalog compare."""

import msgspec

from omnicat.catalog import Link, Reference, Row, UniqueValue, Use, load_model, locate, read_product, rows_of
from omnicat.findings import Location, Rule, Severity, finding
from tests.catalog.shop import PRODUCT, TEE, Memory, document, read, shop, shop_model


def rows(text: str = TEE) -> dict[str, Row]:
    product, _ = read(text)
    assert product is not None
    return {row.sku: row for row in rows_of(product, shop_model())}


def at(pointer: str) -> Location:
    return Location(PRODUCT, pointer=pointer)


def test_every_node_has_a_row_in_the_order_of_the_file() -> None:
    assert [(row.sku, row.level, row.is_sellable, row.status) for row in rows().values()] == [
        ("TEE-HARBOR", 0, False, "active"),
        ("TEE-HARBOR-NVY", 1, False, "active"),
        ("TEE-HARBOR-NVY-S", 2, True, "active"),
        ("TEE-HARBOR-NVY-M", 2, True, "draft"),
    ]


def test_axis_values_are_inherited() -> None:
    assert rows()["TEE-HARBOR-NVY-S"].axis_values == {"color": "navy", "size": "S"}


def test_a_gtin_has_fourteen_digits_and_a_place() -> None:
    row = rows()["TEE-HARBOR-NVY-S"]
    assert row.gtin == "04006381333931"
    assert row.gtin_where == at("variants/0/variants/0/attributes/gtin")
    assert rows()["TEE-HARBOR-NVY-M"].gtin == ""


def test_unique_values_are_those_the_node_itself_says() -> None:
    assert rows()["TEE-HARBOR"].unique_values == (UniqueValue("mpn", "HP-1", at("attributes/mpn")),)
    assert rows()["TEE-HARBOR-NVY"].unique_values == ()


def test_links_and_references_name_their_targets() -> None:
    row = rows()["TEE-HARBOR"]
    assert row.links[1] == Link("part", "MUG-ENAMEL", 2, at("associations/part/0/sku"))
    assert row.references == (
        Reference("matching_mug", "product", "MUG-ENAMEL", at("attributes/matching_mug")),
        Reference("pairs_with", "product", "HAT-1", at("attributes/pairs_with/0")),
        Reference("pairs_with", "product", "HAT-2", at("attributes/pairs_with/1")),
    )


def test_assets_are_those_of_roles_channels_and_attributes() -> None:
    assert rows()["TEE-HARBOR"].assets == (
        Use("tee/front.jpg", "main", at("assets/main")),
        Use("tee/back.jpg", "gallery", at("assets/gallery/0")),
        Use("tee/detail.jpg", "gallery", at("assets/gallery/1/file")),
        Use("tee/white.jpg", "main", at("channels/amazon/assets/main"), "amazon"),
        Use("legal/warranty.pdf", "warranty_pdf", at("attributes/warranty_pdf")),
    )


def test_what_one_channel_references_is_known_too() -> None:
    model, _ = load_model(shop(catalog__attributes__more="sheet: {type: asset, list: true, presentation: true}\n"))
    text = "sku: TEE\nfamily: x\nchannels:\n  web/de: {attributes: {sheet: [1, ../a.pdf, b.pdf]}}\n"
    product, _ = read_product(document(text), model)
    assert product is not None
    (row,) = rows_of(product, model)
    assert row.assets == (Use("b.pdf", "sheet", at("channels/web~1de/attributes/sheet/2"), "web/de"),)


def test_rows_survive_msgspec() -> None:
    every = tuple(rows().values())
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(every), type=tuple[Row, ...]) == every


def test_a_place_in_a_row_can_be_located() -> None:
    found = finding(Rule("test/rule", Severity.ERROR, "A test."), rows()["TEE-HARBOR-NVY-S"].where, "m")
    (located,) = locate((found,), Memory({PRODUCT: TEE}))
    assert str(located.where) == f"{PRODUCT}:26:14"
