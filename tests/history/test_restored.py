"""What is restored is what was said: files, SKUs and variants as they were with `--exactly`, else each value in its place of today."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from omnicat.catalog import read_product
from omnicat.documents import parse
from omnicat.editing.restoring import Plan, Wanted, apply_restoration, plan_restoration
from omnicat.looking.history.subject import model_of
from omnicat.looking.history.values import contents_of
from omnicat.model.product import Product
from omnicat.repository import Folder, facts_of
from omnicat.review import Side, compare
from tests.history.script import Made, Script
from tests.often import often

COMMITS = range(300) if often(1, 0) else (0, 130, 211)


@pytest.fixture
def shop(history: Path, tmp_path: Path) -> Path:
    """A copy of the whole shop, its history too."""
    return Path(shutil.copytree(history, tmp_path / "shop", symlinks=True))


def restored(shop: Path, commit: str, wanted: Wanted) -> Plan:
    files = Folder(shop)
    plan = plan_restoration(facts_of(shop, commit), wanted, files, model_of(files))
    apply_restoration(plan, shop)
    return plan


def said(shop: Path) -> Mapping[str, Mapping[tuple[str, ...], str]]:
    """SKU -> the words of every value, by its name."""
    files = Folder(shop)
    model = model_of(files)
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for path in files.paths("catalog/products/"):
        document, problems = parse(files.read(path), path)
        assert document is not None, problems
        for key, each in contents_of(document.data, model).said.items():
            found.setdefault(key.sku, {})[tuple(key[1:])] = each.text
    return found


def was_said(made: Made) -> Mapping[str, Mapping[tuple[str, ...], str]]:
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for thing in made.state.values():
        own: dict[tuple[str, ...], str] = {tuple(name): text for name, text in thing.values.items()}
        own["product", "sku", "", "", ""] = thing.sku
        if thing.parent is not None:
            own["product", "parent", "", "", ""] = made.state[thing.parent].sku
        found[thing.sku] = own
    return found


@pytest.mark.parametrize("number", COMMITS)
def test_exactly_restored_a_catalog_says_what_it_said(script: Script, shop: Path, number: int) -> None:
    restored(shop, script.ids[number], Wanted(is_exact=True))
    assert said(shop) == was_said(script.commits[number])
    again = restored(shop, script.ids[number], Wanted(is_exact=True))
    assert (again.told.products, again.files, again.deleted) == ((), (), ())


def test_a_review_finds_no_difference_to_the_commit(script: Script, shop: Path, history: Path) -> None:
    restored(shop, script.ids[130], Wanted(is_exact=True))
    model = model_of(Folder(shop))
    made = {path: text.encode() for path, text in script.commits[130].files.items()}
    files = Folder(shop)
    now = {path: files.read(path) for path in files.paths("catalog/products/")}
    found = compare(Side(model, products(made, shop)), Side(model, products(now, shop)))
    assert [each for each in found.products if each.values] == []


def products(data: Mapping[str, bytes], shop: Path) -> Mapping[str, Product]:
    model = model_of(Folder(shop))
    found: dict[str, Product] = {}
    for path, each in data.items():
        document, _ = parse(each, path)
        product = read_product(document, model)[0] if document else None
        assert product is not None
        found[path] = product
    return found


def test_what_is_still_there_says_what_it_said_and_stays_where_it_is(script: Script, shop: Path) -> None:
    number = 130
    before = said(shop)
    restored(shop, script.ids[number], Wanted())
    after, then = said(shop), was_said(script.commits[number])
    for sku, values in then.items():
        assert sku in after or any(own.get(("attribute", "gtin", "", "", "")) for own in after.values())
        if sku in before and sku in after:
            is_one_kind = (("product", "parent", "", "", "") in values) == (
                ("product", "parent", "", "", "") in after[sku]
            )
            own = {key: text for key, text in after[sku].items() if key[1] != "parent"}
            if is_one_kind:
                assert own == {key: text for key, text in values.items() if key[1] != "parent"}
    assert after.keys() >= before.keys()


def test_only_chosen_values_of_chosen_products_change(script: Script, shop: Path) -> None:
    number = 57
    state, was = script.commits[-1].state, script.commits[number].state
    price = ("attribute", "price", "", "", "USD")
    things = [each for each in state if each in was and state[each].values.get(price) != was[each].values.get(price)]
    thing = next(each for each in things if state[each].sku == was[each].sku and state[each].parent is None)
    before = said(shop)
    plan = restored(shop, script.ids[number], Wanted(skus=(state[thing].sku,), names=("price",)))
    after = said(shop)
    assert {each.sku for each in plan.told.products} == {state[thing].sku}
    assert {sku for sku in before if before[sku] != after[sku]} == {state[thing].sku}
    changed = {key for key in before[state[thing].sku] if before[state[thing].sku][key] != after[state[thing].sku][key]}
    assert changed <= {price, ("attribute", "price", "", "", "EUR")}
    assert after[state[thing].sku].get(price) == was[thing].values.get(price)
