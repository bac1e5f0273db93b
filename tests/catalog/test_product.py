"""A product is read by the types of its attributes, and what doesn't fit the model is said at its place."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from omnicat.attributes.definition import Measurement, Money
from omnicat.catalog import read_product, rows_of
from omnicat.catalog.reading import Known
from omnicat.documents import Document
from omnicat.findings import Subject
from omnicat.model.product import AssetUse, Association, leaves
from omnicat.schemas import check_against
from tests.catalog.shop import PRODUCT, TEE, document, placed, read, shop_model
from tests.often import often


def test_a_good_product_has_no_findings() -> None:
    assert check_against("product", document(TEE)) == ()
    assert read(TEE)[1] == ()


def test_values_are_read_by_their_types() -> None:
    product, _ = read(TEE)
    assert product is not None
    values = product.root.values
    assert values["name"] == {"en-US": "Harbor organic tee", "de-DE": "Harbor Bio-T-Shirt"}
    assert values["weight"] == {"": Measurement(Decimal(180), "g")}
    assert values["price"] == {"": Money((("EUR", Decimal("27.00")), ("USD", Decimal("29.00"))))}
    assert values["size_chart"][""] == (
        {"size": "S", "chest": Measurement(Decimal(90), "cm")},
        {"size": "M", "chest": Measurement(Decimal(95), "cm")},
    )


def test_variants_nest_and_the_leaves_are_sold() -> None:
    product, _ = read(TEE)
    assert product is not None
    sold = leaves(product.root)
    assert [lineage[-1].sku for lineage in sold] == ["TEE-HARBOR-NVY-S", "TEE-HARBOR-NVY-M"]
    assert [(node.level, node.pointer) for node in sold[1]] == [
        (0, ""),
        (1, "variants/0"),
        (2, "variants/0/variants/1"),
    ]


def test_assets_keep_role_order_alt_and_place() -> None:
    product, _ = read(TEE)
    assert product is not None
    assert product.root.assets["gallery"] == (
        AssetUse("tee/back.jpg", "assets/gallery/0"),
        AssetUse("tee/detail.jpg", "assets/gallery/1/file", {"en-US": "The seam"}),
    )


def test_links_count_where_their_type_counts() -> None:
    product, _ = read(TEE)
    assert product is not None
    assert product.associations == (
        Association("accessory", "MUG-ENAMEL", "associations/accessory/0"),
        Association("part", "MUG-ENAMEL", "associations/part/0/sku", 2, counts=True),
    )


def test_a_channel_says_presentation_its_own_way() -> None:
    product, _ = read(TEE)
    assert product is not None
    amazon = product.root.overrides["amazon"]
    assert amazon.values == {"name": {"en-US": "Harbor & Pine Organic Cotton Tee"}}
    assert amazon.assets["main"] == (AssetUse("tee/white.jpg", "channels/amazon/assets/main"),)
    assert product.root.overrides["pinterest"].exclude


START = "sku: TEE\nfamily: tee\n"


@pytest.mark.parametrize(
    ("text", "expected", "hint"),
    [
        ("sku: TEE\nfamily: tea\n", ("product/unknown-family", 2, 9, "family"), "did you mean 'tee'?"),
        (
            "sku: TEE\nfamily: apparel\n",
            ("product/abstract-family", 2, 9, "family"),
            "name one that inherits from it: tee",
        ),
        ("sku: tee\nfamily: tee\n", ("product/sku-pattern", 1, 6, "sku"), "write it in the form"),
        (
            START + "attributes:\n  colour: navy\n",
            ("product/unknown-attribute", 4, 3, "attributes/colour"),
            "did you mean 'color'?",
        ),
        (
            START + "attributes: {capacity: 350 ml}\n",
            ("product/not-in-family", 3, 14, "attributes/capacity"),
            "remove it, or add 'capacity' to the attributes of family 'tee'",
        ),
        (
            START + "attributes: {old_code: A}\n",
            ("product/deprecated-attribute", 3, 14, "attributes/old_code"),
            "use mpn",
        ),
        (START + "categories: [tees]\n", ("category/unknown", 3, 14, "categories/0"), "did you mean 'apparel/tees'?"),
        (START + "assets:\n  front: a.jpg\n", ("asset/unknown-role", 4, 3, "assets/front"), ""),
        (START + "assets:\n  main: [a.jpg, b.jpg]\n", ("asset/too-many-for-role", 4, 9, "assets/main"), ""),
        (START + "assets:\n  main: a.mp4\n", ("asset/wrong-kind", 4, 9, "assets/main"), "use a file of kind image"),
        (
            START + "attributes: {warranty_pdf: a.jpg}\n",
            ("asset/wrong-kind", 3, 28, "attributes/warranty_pdf"),
            "use a file of kind document",
        ),
        (
            START + "associations:\n  accesory: [A]\n",
            ("link/unknown-association-type", 4, 3, "associations/accesory"),
            "did you mean 'accessory'?",
        ),
        (
            START + "associations:\n  accessory: [{sku: A, quantity: 2}]\n",
            ("link/quantity-not-counted", 4, 34, "associations/accessory/0/quantity"),
            "",
        ),
        (
            START + "channels:\n  amazon: {attributes: {weight: 200 g}}\n",
            ("channel/overrides-fact", 4, 25, "channels/amazon/attributes/weight"),
            "",
        ),
    ],
)
def test_what_does_not_fit_the_model_is_said_at_its_place(
    text: str, expected: tuple[str, int, int, str], hint: str
) -> None:
    _, findings = read(text)
    assert placed(findings) == [expected]
    assert findings[0].hint.startswith(hint)
    assert findings[0].subject == Subject("product", "tee" if "sku: tee" in text else "TEE")


def test_a_wrong_value_is_said_at_the_value_of_the_variant() -> None:
    text = START + "variants:\n  - sku: TEE-S\n    attributes: {price: {USD: cheap}, gtin: '4006381333932'}\n"
    _, findings = read(text)
    assert [(each.where.pointer, each.subject.code) for each in findings] == [
        ("variants/0/attributes/price/USD", "TEE-S"),
        ("variants/0/attributes/gtin", "TEE-S"),
    ]


def test_a_fact_that_a_channel_says_is_not_used() -> None:
    product, _ = read(START + "channels:\n  amazon: {attributes: {weight: 200 g}}\n")
    assert product is not None
    assert product.root.overrides["amazon"].values == {}


def test_a_path_out_of_the_assets_is_not_used() -> None:
    product, findings = read(START + "assets: {main: ../secret.jpg}\n")
    assert product is not None
    assert product.root.assets == {}
    assert [each.where.pointer for each in findings] == ["assets/main"]


def test_there_is_no_product_without_a_sku() -> None:
    assert read("family: tee\n") == (None, ())


def test_a_sku_of_digits_is_read_as_its_digits() -> None:
    product, _ = read("sku: 400123\nfamily: tee\n")
    assert product is not None
    assert product.sku == "400123"


KEYS = st.sampled_from(
    [
        "sku",
        "family",
        "status",
        "categories",
        "attributes",
        "assets",
        "variants",
        "associations",
        "channels",
        "name",
        "price",
        "weight",
        "gtin",
        "color",
        "size_chart",
        "chest",
        "bullets",
        "main",
        "gallery",
        "file",
        "alt",
        "accessory",
        "part",
        "quantity",
        "amazon",
        "exclude",
        "en-US",
        "USD",
        "../x",
        "a~b/c",
    ]
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False, places=2)
    | st.text(max_size=8)
    | st.sampled_from(["tee", "navy", "apparel/tees", "active", "180 g", "29.00 USD", "../a.jpg", "a.mp4", "TEE"])
)
DATA = st.recursive(
    SCALARS,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(KEYS | st.text(max_size=4), below, max_size=5),
    max_leaves=25,
)
PRODUCTS = st.fixed_dictionaries(
    {"sku": st.just("TEE") | SCALARS, "family": st.just("tee") | DATA},
    optional=dict.fromkeys(
        ("status", "categories", "attributes", "assets", "variants", "associations", "channels", "other"), DATA
    ),
)


@settings(deadline=None, max_examples=often(150, 50))
@given(PRODUCTS | DATA)
def test_whatever_a_file_holds_reading_it_does_not_raise(data: object) -> None:
    model = shop_model()
    loose = Document(PRODUCT, "sku: TEE\n", data)
    check_against("product", loose)
    product, findings = read_product(loose, model)
    assert all(each.where.path == PRODUCT for each in findings)
    if product is not None:
        assert product.sku
        assert rows_of(product, model)


def test_what_other_products_said_changes_nothing() -> None:
    known: Known = {}
    model = shop_model()
    texts = [TEE, TEE.replace("180 g", "180 parsecs"), TEE.replace("180 g", "190 g"), TEE.replace("180 g", "-1 g")]
    for text in texts * 2:
        assert read_product(document(text), model, known) == read_product(document(text), model)
    assert ("weight", "180 g") in known
    assert known.keys().isdisjoint({("weight", "180 parsecs"), ("weight", "-1 g")})
