"""An import into a catalog that exists changes what differs and nothing else."""

import os
from pathlib import Path

import pytest

from omnicat.errors import OmnicatError
from omnicat.importers import apply_plan
from tests.importers.trial import Trial

PRODUCT = """# our best seller
sku: A   # never change this
family: cup
status: active
attributes:
  name: Old cup        # short
  price: {USD: 5.00, EUR: 4.50}
  color: red
variants: []
"""
FILES = {
    "catalog/catalog.yaml": "name: Shop\nlocales: [en-US, de-DE]\ncurrencies: [USD, EUR]\n",
    "catalog/attributes/all.yaml": (
        "# ours\nname: {type: text, localizable: true, label: Name}\nprice: {type: money, label: Price}\n"
        "color: {type: select, label: Colour, options: {red: Rot, blue: {label: Blue}}}\nweight: {type: measurement, quantity: mass, unit: g, label: W}\n"
        "gtin: {type: gtin, label: GTIN}\nmpn: {type: text, label: MPN}\n"
    ),
    "catalog/families/cup.yaml": "family: cup\nattributes: [name, price, color]   # keep short\n",
    "catalog/products/cups/a.yaml": PRODUCT,
    "catalog/inventory.csv": "sku,location,quantity,updated_at\nA,,5,2026-01-01\nZ,store,1,2026-01-01\n",
}


@pytest.fixture
def shop(trial: Trial) -> Trial:
    for name, text in FILES.items():
        trial.write(f"shop/{name}", text)
    return trial


def test_a_value_changes_in_its_place_and_comments_stay(shop: Trial) -> None:
    plan = shop.bring(shop.write("in.csv", "sku,name,price EUR\nA,New cup,4.75\n"))
    assert shop.text("catalog/products/cups/a.yaml") == PRODUCT.replace("Old cup ", "New cup ").replace("4.50", "4.75")
    changed = [file for file in plan.files if file.state != "same"]
    assert [(file.path, file.state) for file in changed] == [("catalog/products/cups/a.yaml", "changed")]
    assert [(each.pointer, each.before, each.after) for each in changed[0].changes] == [
        ("attributes/name", "Old cup", "New cup"),
        ("attributes/price", "USD: 5.00, EUR: 4.50", "USD: 5.00, EUR: 4.75"),
    ]


def test_what_says_the_same_is_no_change(shop: Trial) -> None:
    assert shop.plan(shop.write("in.csv", "sku,name,price USD,Colour,stock\nA,Old cup,5,Rot,5\n")).is_empty


def test_what_the_file_lacks_stays(shop: Trial) -> None:
    assert shop.plan(shop.write("in.csv", "sku,name,price\nA,Old cup,\n")).is_empty


def test_another_language_is_added_beside_the_first(shop: Trial) -> None:
    shop.bring(shop.write("in.csv", "sku,name_de-DE\nA,Tasse\n"))
    assert shop.data("catalog/products/cups/a.yaml")["attributes"]["name"] == {"en-US": "Old cup", "de-DE": "Tasse"}


def test_new_options_attributes_and_products_are_added(shop: Trial) -> None:
    shop.bring(shop.write("in.csv", "sku,name,Colour,glaze,weight\nA,Old cup,Green,matt,250 g\nB,Mug,Blue,gloss,\n"))
    attributes = shop.text("catalog/attributes/all.yaml")
    assert attributes.startswith("# ours\n")
    assert "green" in attributes
    assert "glaze" in shop.data("catalog/attributes/imported.yaml")
    family = shop.text("catalog/families/cup.yaml")
    assert "glaze" in family
    assert "# keep short" in family
    assert shop.data("catalog/products/product/b.yaml")["attributes"]["color"] == "blue"
    assert shop.plan(shop.folder / "in.csv").is_empty


def test_stock_changes_only_where_it_differs(shop: Trial) -> None:
    shop.bring(shop.write("in.csv", "sku,stock\nA,7\nB,2\n"))
    assert shop.text("catalog/inventory.csv") == (
        "sku,location,quantity,updated_at\nA,,7,\nZ,store,1,2026-01-01\nB,,2,\n"
    )


def test_stock_in_several_places_is_left_to_people(shop: Trial) -> None:
    text = "sku,location,quantity\nA,north,2\nA,south,3\n"
    shop.write("shop/catalog/inventory.csv", text)
    assert shop.plan(shop.write("in.csv", "sku,stock\nA,5\n")).is_empty
    plan = shop.plan(shop.write("in.csv", "sku,stock\nA,9\n"))
    assert plan.is_empty
    assert [row.value for row in plan.report if row.kind == "left out"] == ["A: 9"]


def test_the_stock_of_a_bundle_follows_from_its_parts(shop: Trial) -> None:
    shop.write("shop/catalog/catalog.yaml", FILES["catalog/catalog.yaml"] + "associations: {part: {quantity: true}}\n")
    shop.write("shop/catalog/products/set.yaml", "sku: SET\nfamily: cup\nassociations: {part: [A]}\n")
    assert shop.plan(shop.write("in.csv", "sku,stock\nSET,3\nA,5\n")).is_empty


def test_a_changed_photo_is_copied_again(shop: Trial) -> None:
    shop.write("a.jpg", b"one")
    path = shop.write("in.csv", "sku,name,image\nA,Old cup,a.jpg\n")
    shop.bring(path)
    assert shop.plan(path).is_empty
    shop.write("a.jpg", b"two")
    assert [asset.state for asset in shop.plan(path).assets] == ["changed"]


def test_a_plan_writes_nothing(shop: Trial) -> None:
    before = sorted(path.relative_to(shop.folder) for path in shop.folder.rglob("*"))
    shop.plan(shop.write("in.csv", "sku,name\nB,Mug\n"))
    assert sorted(path.relative_to(shop.folder) for path in shop.folder.rglob("*")) == sorted([*before, Path("in.csv")])


def test_file_names_stay_apart_where_case_does_not_count(trial: Trial) -> None:
    plan = trial.plan(trial.write("in.csv", "sku,name\nab,One\nAB,Two\na/b,Three\ncon,Four\n../x,Five\n"))
    paths = [file.path.lower() for file in plan.files if "/products/" in file.path]
    assert len(set(paths)) == 5
    assert all(path.startswith("catalog/products/product/") and ".." not in path for path in paths)
    assert not any(path.endswith("/con.yaml") for path in paths)


def test_files_are_named_in_lower_case_beside_those_that_are_there(shop: Trial) -> None:
    path = shop.catalog / "catalog/products/product/Two.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("sku: OTHER\nfamily: cup\n")
    plan = shop.plan(shop.write("in.csv", "sku,name\nONE,One\none,Other\nTWO,Two\n"))
    paths = [Path(file.path) for file in plan.files if file.state == "new" and "/products/" in file.path]
    assert [path.name.partition("-")[0].removesuffix(".yaml") for path in paths] == ["one", "one", "two"]
    assert paths[0].name == "one.yaml"
    assert len(set(paths)) == 3
    assert all(path.name == path.name.lower() for path in paths)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_a_read_only_folder_is_told(trial: Trial) -> None:
    plan = trial.plan(trial.write("in.csv", "sku,name\nA,One\n"))
    trial.catalog.mkdir()
    trial.catalog.chmod(0o500)
    with pytest.raises(OmnicatError, match="can't be written"):
        apply_plan(plan, trial.catalog)


def test_a_link_out_of_the_catalog_is_refused(trial: Trial) -> None:
    plan = trial.plan(trial.write("in.csv", "sku,name\nA,One\n"))
    (trial.folder / "elsewhere").mkdir()
    trial.catalog.mkdir()
    (trial.catalog / "catalog").symlink_to(trial.folder / "elsewhere")
    with pytest.raises(OmnicatError, match="leads out"):
        apply_plan(plan, trial.catalog)
    assert not list((trial.folder / "elsewhere").iterdir())


def test_nothing_is_moved_where_one_link_leads_out(trial: Trial) -> None:
    plan = trial.plan(trial.write("in.csv", "sku,name\nA,One\n"))
    (trial.folder / "elsewhere").mkdir()
    (trial.catalog / "catalog").mkdir(parents=True)
    (trial.catalog / "catalog/products").symlink_to(trial.folder / "elsewhere")
    with pytest.raises(OmnicatError, match="leads out"):
        apply_plan(plan, trial.catalog)
    assert [path.name for path in (trial.catalog / "catalog").iterdir()] == ["products"]


def test_a_broken_catalog_is_not_imported_into(shop: Trial) -> None:
    shop.write("shop/catalog/products/bad.yaml", "sku: [")
    with pytest.raises(OmnicatError, match=r"bad\.yaml"):
        shop.plan(shop.write("in.csv", "sku,name\nA,One\n"))


def test_two_imports_of_one_file_give_the_same_bytes(tmp_path: Path) -> None:
    text = "sku,name,color,price\n" + "".join(f"S{n},Name {n},c{n % 5},{n}.50\n" for n in range(40))
    plans = []
    for name in ("one", "two"):
        trial = Trial(tmp_path / name)
        plans.append(trial.plan(trial.write("in.csv", text)))
    assert [(file.path, file.content) for file in plans[0].files] == [
        (file.path, file.content) for file in plans[1].files
    ]
