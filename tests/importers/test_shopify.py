"""Shopify's CSV, in all the forms it has had."""

from decimal import Decimal

import pytest

from omnicat.importers import Draft
from tests.importers.trial import Trial, by_sku, places, rules, values

HEADER = (
    "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,"
    "Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,"
    "Variant Compare At Price,Variant Taxable,Variant Barcode,Image Src,Image Alt Text,Variant Weight Unit,Status"
)


def row(**cells: str) -> str:
    """One row by column name, words joined with _ for spaces."""
    names = [name.replace(" ", "_").replace("(", "").replace(")", "") for name in HEADER.split(",")]
    assert set(cells) <= set(names)
    return ",".join(f'"{cells.get(name, "")}"' for name in names)


def drafted(trial: Trial, *rows: str, **options: str) -> Draft:
    return trial.draft(trial.write("export.csv", "\n".join([HEADER, *rows, ""])), **options)


MUG = {"Handle": "mug", "Title": "Mug", "Option1_Name": "Title", "Option1_Value": "Default Title", "Variant_SKU": "MUG"}


def test_a_product_without_options_is_single(trial: Trial) -> None:
    draft = drafted(trial, row(**MUG, Variant_Price="9.50", Vendor="Acme", Tags="a, b"))
    assert by_sku(draft)["MUG"].get("variants") is None
    said = values(draft, "MUG")
    assert (said["name"], said["slug"], said["brand"], said["tags"]) == ("Mug", "mug", "Acme", ["a", "b"])
    assert said["price"] == {"USD": Decimal("9.50")}


def test_options_become_axes_and_shared_values_are_said_once(trial: Trial) -> None:
    draft = drafted(
        trial,
        row(Handle="tee", Title="Tee", Type="Shirts", Option1_Name="Farbe", Option1_Value="Navy Blue", Option2_Name="Size",
            Option2_Value="S", Variant_SKU="T-S", Variant_Price="20", Variant_Grams="180"),
        row(Handle="tee", Option1_Value="Navy Blue", Option2_Value="M", Variant_SKU="T-M", Variant_Price="20", Variant_Grams="190"),
    )  # fmt: skip
    tee = by_sku(draft)["TEE"]
    assert tee["attributes"]["price"] == {"USD": 20}
    assert tee["variants"] == [
        {"sku": "T-S", "attributes": {"color": "navy_blue", "size": "s", "weight": "180 g"}},
        {"sku": "T-M", "attributes": {"color": "navy_blue", "size": "m", "weight": "190 g"}},
    ]
    assert draft.families["shirts"]["axes"] == ["color", "size"]
    assert draft.attributes["size"]["options"] == {"s": {"label": "S"}, "m": {"label": "M"}}


@pytest.mark.parametrize(
    ("price", "before", "regular", "sale"),
    [("20", "25", "25", "20"), ("20", "", "20", None), ("20", "20", "20", None), ("20", "0.00", "20", None)],
)
def test_the_compare_at_price_is_the_regular_one(
    trial: Trial, price: str, before: str, regular: str, sale: str | None
) -> None:
    said = values(drafted(trial, row(**MUG, Variant_Price=price, Variant_Compare_At_Price=before)), "MUG")
    assert said["price"] == {"USD": Decimal(regular)}
    assert said.get("sale_price") == ({"USD": Decimal(sale)} if sale else None)


@pytest.mark.parametrize(
    ("barcode", "code", "value"),
    [
        ("'4006381333931", "gtin", "4006381333931"),
        ("4006 3813 33931", "gtin", "4006381333931"),
        ("'3212483", "barcode", "3212483"),
    ],
)
def test_a_barcode_that_is_no_gtin_is_kept_as_a_barcode(trial: Trial, barcode: str, code: str, value: str) -> None:
    assert values(drafted(trial, row(**MUG, Variant_Barcode=barcode)), "MUG")[code] == value


@pytest.mark.parametrize(
    ("grams", "unit", "weight", "kept"),
    [
        ("1500", "kg", "1.5 kg", None),
        ("180", "", "180 g", None),
        ("200", "lb", "200 g", "lb"),
        ("453.59237", "lb", "1 lb", None),
        ("0", "kg", None, None),
    ],
)
def test_weights_are_exact(trial: Trial, grams: str, unit: str, weight: str | None, kept: str | None) -> None:
    said = values(drafted(trial, row(**MUG, Variant_Grams=grams, Variant_Weight_Unit=unit)), "MUG")
    assert (said.get("weight"), said.get("weight_unit")) == (weight, kept)


def test_a_sku_is_made_where_there_is_none_and_that_is_reported(trial: Trial) -> None:
    draft = drafted(
        trial,
        row(Handle="pot", Title="Pot", Option1_Name="Size", Option1_Value="Extra Large", Variant_Price="1"),
        row(Handle="pot", Option1_Value="S", Variant_Price="1"),
    )
    assert [variant["sku"] for variant in by_sku(draft)["POT"]["variants"]] == ["POT-EXTRA-LARGE", "POT-S"]
    assert [row.value for row in draft.report if "no SKU" in row.message] == ["POT-EXTRA-LARGE", "POT-S"]


def test_rows_with_only_a_picture_add_pictures(trial: Trial) -> None:
    draft = drafted(
        trial,
        row(**MUG, Image_Src="https://cdn.example/1.jpg", Image_Alt_Text="Front"),
        row(Handle="mug", Image_Src="https://cdn.example/2.jpg"),
    )
    said = values(draft, "MUG")
    assert said["source_images"] == ["https://cdn.example/1.jpg", "https://cdn.example/2.jpg"]
    assert said["source_image_texts"] == [{"url": "https://cdn.example/1.jpg", "alt": "Front"}]
    assert len(draft.products) == 1


def test_pictures_beside_the_file_are_copied(trial: Trial) -> None:
    trial.write("pics/mug.jpg", b"jpeg")
    draft = drafted(trial, row(**MUG, Image_Src="pics/mug.jpg"), row(Handle="mug", Image_Src="../secret.jpg"))
    assert by_sku(draft)["MUG"]["assets"] == {"main": "pics/mug.jpg"}
    assert [asset.path for asset in draft.assets] == ["pics/mug.jpg"]
    assert places(draft) == [("import/missing-file", 3, 21)]


def test_stock_counts_only_where_it_is_tracked(trial: Trial) -> None:
    tracked = row(**MUG, Variant_Inventory_Tracker="shopify", Variant_Inventory_Qty="-2")
    other = row(**{**MUG, "Handle": "cup", "Variant_SKU": "CUP"}, Variant_Inventory_Qty="5")
    draft = drafted(trial, tracked, other)
    assert [(each.sku, each.quantity) for each in draft.inventory] == [("MUG", -2)]
    assert any(each.column == "Variant Inventory Qty" and each.kind == "left out" for each in draft.report)


@pytest.mark.parametrize(
    ("status", "published", "ours", "shown"),
    [
        ("active", "TRUE", "active", True),
        ("Draft", "", "draft", None),
        ("archived", "", "retired", None),
        ("active", "FALSE", "active", False),
        ("", "false", "draft", None),
        ("", "true", "active", None),
    ],
)
def test_status(trial: Trial, status: str, published: str, ours: str, shown: bool | None) -> None:
    draft = drafted(trial, row(**MUG, Status=status, Published=published))
    assert (by_sku(draft)["MUG"]["status"], values(draft, "MUG").get("published")) == (ours, shown)


def test_a_wrong_cell_is_a_finding_and_the_rest_of_the_row_stays(trial: Trial) -> None:
    draft = drafted(trial, row(**MUG, Variant_Price="cheap", Variant_Grams="heavy", Status="gone", Vendor="Acme"))
    assert values(draft, "MUG")["brand"] == "Acme"
    assert sorted(places(draft)) == [
        ("import/bad-value", 2, 13),
        ("import/bad-value", 2, 17),
        ("import/bad-value", 2, 24),
    ]


def test_a_row_that_names_no_product_is_refused(trial: Trial) -> None:
    draft = drafted(trial, row(Variant_SKU="X", Variant_Price="1"), row(**MUG))
    assert list(by_sku(draft)) == ["MUG"]
    assert rules(draft) == ["import/no-sku"]


def test_the_import_template_and_localised_metafields_are_read(trial: Trial) -> None:
    path = trial.write(
        "template.csv",
        "Title,URL handle,Description,Vendor,Product category,Status,SKU,Barcode,Option1 name,Option1 value,Option1 Linked To,"
        "Price,Weight value (grams),Weight unit for display,Continue selling when out of stock,Gift card,"
        "Kolor (product.metafields.shopify.color-pattern),Styl (product.metafields.shopify.frame-style),Price / International\n"
        "Frame,frame,<p>Nice</p>,Acme,Home & Garden > Decor,Active,F-1,,Kolor,Czarny,product.metafields.shopify.color-pattern,"
        "10,0,g,CONTINUE,FALSE,czarny,retro; modern,12\n",
    )
    draft = trial.draft(path)
    frame = by_sku(draft)["FRAME"]
    assert frame["variants"] == [{"sku": "F-1", "attributes": {"color": "czarny"}}]
    assert frame["categories"] == ["home_and_garden/decor"]
    assert draft.categories["home_and_garden"]["children"]["decor"]["taxonomies"] == {
        "shopify": "Home & Garden > Decor"
    }
    assert frame["attributes"]["frame_style"] == ["retro", "modern"]
    assert draft.attributes["frame_style"]["label"] == "Styl"
    assert frame["attributes"]["inventory_policy"] == "continue"
    assert "price_international" in frame["attributes"]


def test_products_of_one_type_with_other_axes_get_a_family_of_their_own(trial: Trial) -> None:
    draft = drafted(
        trial,
        row(Handle="a", Title="A", Type="Tee", Option1_Name="Size", Option1_Value="S", Variant_SKU="A-S"),
        row(Handle="b", Title="B", Type="Tee", Option1_Name="Size", Option1_Value="S", Variant_SKU="B-S"),
        row(Handle="c", Title="C", Type="Tee", Option1_Name="Color", Option1_Value="Red", Variant_SKU="C-R"),
        row(Handle="d", Title="D", Type="Tee", Option1_Name="Title", Option1_Value="Default Title", Variant_SKU="D"),
    )
    assert [data["family"] for data in by_sku(draft).values()] == ["tee", "tee", "tee_by_color", "tee"]


def test_importing_the_same_file_again_is_no_change(trial: Trial) -> None:
    rows = [
        row(**MUG, Variant_Price="20", Variant_Compare_At_Price="25", Variant_Taxable="true", Variant_Grams="1500",
            Variant_Weight_Unit="kg", Variant_Inventory_Tracker="shopify", Variant_Inventory_Qty="3", Variant_Inventory_Policy="deny",
            Image_Src="https://cdn.example/1.jpg", Image_Alt_Text="Front"),
        row(Handle="pot", Title="Pot", Option1_Name="Size", Option1_Value="L", Variant_Price="1", Status="draft"),
    ]  # fmt: skip
    path = trial.write("export.csv", "\n".join([HEADER, *rows, ""]))
    assert not trial.bring(path).is_empty
    assert trial.plan(path).is_empty
    assert "taxable" not in trial.text("catalog/products/product/mug.yaml")


def test_the_catalog_s_own_renditions_are_not_imported(trial: Trial) -> None:
    trial.bring(trial.write("export.csv", "\n".join([HEADER, row(**MUG), ""])))
    settings = trial.catalog / "catalog/catalog.yaml"
    settings.write_text(settings.read_text() + "asset_url: https://cdn.shop.example\n")
    again = trial.write("export.csv", "\n".join([HEADER, row(**MUG, Image_Src="https://cdn.shop.example/s/a.jpg"), ""]))
    assert trial.plan(again).is_empty


def test_what_the_product_row_says_does_not_touch_variants_with_words_of_their_own(trial: Trial) -> None:
    rows = [
        row(Handle="tee", Title="Tee", Option1_Name="Size", Option1_Value="S", Variant_SKU="T-S"),
        row(Handle="tee", Option1_Value="M", Variant_SKU="T-M"),
    ]
    path = trial.write("export.csv", "\n".join([HEADER, *rows, ""]))
    trial.bring(path)
    product = trial.catalog / "catalog/products/product/tee.yaml"
    product.write_text(product.read_text().replace("size: m", "size: m, name: Medium tee"))
    assert "Medium tee" in product.read_text()
    assert trial.plan(path).is_empty


def test_a_channel_s_own_wording_is_not_taken_for_a_change(trial: Trial) -> None:
    trial.bring(trial.write("export.csv", "\n".join([HEADER, row(**MUG), ""])))
    product = trial.catalog / "catalog/products/product/mug.yaml"
    product.write_text(product.read_text() + "channels:\n  shopify-us:\n    attributes: {name: Grand Mug}\n")
    again = trial.write("export.csv", "\n".join([HEADER, row(**{**MUG, "Title": "Grand Mug"}), ""]))
    assert trial.plan(again).is_empty
