"""WooCommerce's CSV."""

from tests.importers.trial import Trial, by_sku, places, values

HEADER = (
    'ID,Type,SKU,"GTIN, UPC, EAN, or ISBN",Name,Published,Description,"In stock?",Stock,"Backorders allowed?",Weight (kg),'
    "Sale price,Regular price,Categories,Images,Parent,Upsells,Attribute 1 name,Attribute 1 value(s),Attribute 1 visible,"
    "Purchase note\n"
)


def test_a_variable_product_and_its_variations(trial: Trial) -> None:
    draft = trial.draft(
        trial.write(
            "woo.csv",
            HEADER
            + '1,variable,TEE,,Tee,1,Fine,1,,0,,,,"Clothing > Tees, Sale",https://a.example/1.jpg,,id:4,Color,"Red, Blue",1,\n'
            + "2,variation,T-R,4006381333931,Tee,1,,1,5,1,0.2,8,10,,,TEE,,Color,Red,1,\n"
            + "3,variation,T-B,,Tee,1,,0,,0,0.2,,10,,,id:1,,Color,Blue,1,Thanks\n"
            + '4,"simple, virtual",,,Card,-1,,1,,0,,,5,Gifts,,,,Color,"Red, Blue",1,\n',
        )
    )
    assert not draft.findings
    tee = by_sku(draft)["TEE"]
    assert tee["categories"] == ["clothing/tees", "sale"]
    assert tee["associations"] == {"upsell": ["WC-4"]}
    assert [variant["sku"] for variant in tee["variants"]] == ["T-R", "T-B"]
    assert tee["variants"][0]["attributes"]["color"] == "red"
    assert tee["variants"][0]["attributes"]["sale_price"] == {"USD": 8}
    assert tee["variants"][1]["attributes"]["availability"] == "out_of_stock"
    assert tee["attributes"]["weight"] == "0.2 kg"
    assert by_sku(draft)["WC-4"]["status"] == "draft"
    assert values(draft, "WC-4")["requires_shipping"] is False
    assert values(draft, "WC-4")["color_choices"] == ["Red", "Blue"]
    assert [(each.sku, each.quantity) for each in draft.inventory] == [("T-R", 5)]


def test_a_variation_of_nothing_is_refused(trial: Trial) -> None:
    draft = trial.draft(trial.write("woo.csv", HEADER + "2,variation,T-R,,Tee,1,,1,5,1,,,10,,,GONE,,Color,Red,1,\n"))
    assert not draft.products
    assert places(draft) == [("import/unknown-parent", 2, 16)]


def test_importing_the_same_file_again_is_no_change(trial: Trial) -> None:
    path = trial.write(
        "woo.csv",
        HEADER
        + '1,variable,TEE,,Tee,1,Fine,1,,0,,,,Tees,,,,Color,"Red, Blue",1,\n'
        + "2,variation,T-R,,Tee red,1,Other,1,5,1,0.2,8,10,,,TEE,,Color,Red,1,\n"
        + "3,variation,T-B,,Tee blue,1,Other,0,,0,0.2,,10,,,TEE,,Color,Blue,1,\n",
    )
    trial.bring(path)
    assert trial.plan(path).is_empty


def test_a_draft_in_the_file_is_no_news_of_what_is_retired(trial: Trial) -> None:
    path = trial.write("woo.csv", HEADER + "1,simple,MUG,,Mug,-1,,1,,0,,,10,Mugs,,,,,,,\n")
    trial.bring(path)
    (product,) = trial.catalog.rglob("catalog/products/**/*.yaml")
    product.write_text(product.read_text().replace("status: draft", "status: retired"))
    assert trial.plan(path).is_empty
    product.write_text(product.read_text().replace("status: retired", "status: active"))
    assert not trial.plan(path).is_empty


def test_what_can_be_ordered_before_it_is_there_says_nothing_of_selling_on(trial: Trial) -> None:
    rows = "1,simple,A,,A,1,,backorder,,notify,,,10,,,,,,,,\n2,simple,B,,B,1,,1,5,notify,,,10,,,,,,,,\n"
    draft = trial.draft(trial.write("woo.csv", HEADER + rows))
    assert values(draft, "A")["availability"] == "backorder"
    assert "inventory_policy" not in values(draft, "A")
    assert values(draft, "B")["inventory_policy"] == "continue"
