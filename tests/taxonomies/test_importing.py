"""An import says what changes, and whom it concerns."""

from msgspec.structs import replace

from omnicat.model.category import Category
from omnicat.model.taxonomy import Candidate, Gone, Taxonomy
from omnicat.taxonomies.importing import Renamed, TaxonomyPlan, plan_of, with_history
from tests.taxonomies.small import tree

OLD = Taxonomy("shelf", "1", "", {"1": "Clothing", "2": "Clothing > Spats", "3": "Clothing > Pants"})
NEW = Taxonomy("shelf", "2", "", {"1": "Clothing", "3": "Clothing > Trousers", "4": "Clothing > Gaiters"})


def planned(new: Taxonomy, old: Taxonomy | None, categories: dict[str, Category]) -> TaxonomyPlan:
    return plan_of(with_history(new, old), old, categories, path="x", state="changed")


def said(categories: dict[str, Category], **ids: str) -> dict[str, Category]:
    return {path: replace(each, taxonomies={"shelf": ids[path]}) for path, each in categories.items() if path in ids}


def test_what_came_went_and_was_renamed() -> None:
    plan = planned(NEW, OLD, {})
    assert plan.added == (Candidate("4", "Clothing > Gaiters"),)
    assert plan.gone == (Candidate("2", "Clothing > Spats"),)
    assert plan.renamed == (Renamed("3", "Clothing > Pants", "Clothing > Trousers"),)


def test_the_first_import_adds_nothing_to_anything() -> None:
    plan = planned(NEW, None, {})
    assert (plan.added, plan.gone, plan.renamed, plan.size) == ((), (), (), 3)


def test_categories_that_lose_their_id_are_named_with_what_it_was_and_may_be() -> None:
    categories = said(tree(spats="Gaiters", pants="Pants", cups="Cups"), spats="2", pants="3", cups="77")
    plan = planned(NEW, OLD, categories)
    assert [(each.category, each.id, each.was) for each in plan.affected] == [
        ("spats", "2", "Clothing > Spats"),
        ("cups", "77", ""),
    ]
    assert plan.affected[0].near == Candidate("4", "Clothing > Gaiters")
    assert plan.mapped == 3


def test_what_is_gone_is_remembered_over_several_imports_and_forgotten_when_it_comes_back() -> None:
    second = with_history(NEW, OLD)
    third = with_history(Taxonomy("shelf", "3", "", {"1": "Clothing"}), second)
    assert third.gone == {
        "2": Gone("Clothing > Spats", "1"),
        "3": Gone("Clothing > Trousers", "2"),
        "4": Gone("Clothing > Gaiters", "2"),
    }
    assert with_history(OLD, third).gone == {"4": Gone("Clothing > Gaiters", "2")}


def test_importing_the_same_again_changes_nothing() -> None:
    second = with_history(NEW, OLD)
    assert with_history(NEW, second) == second
