"""A category finds its place in a taxonomy by its name and by what stands above it."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from omnicat.catalog import load_model
from omnicat.model.category import Category
from omnicat.model.taxonomy import SEPARATOR, Taxonomy
from omnicat.repository import Folder
from omnicat.taxonomies.foreign import read_foreign
from omnicat.taxonomies.judging import said_ids
from omnicat.taxonomies.ranking import Ranking
from tests.taxonomies.small import taxonomy, tree

ROOT = Path(__file__).parents[2]
GOOGLE = ROOT / "../shared/channels/data/google_taxonomy/taxonomy-with-ids.en-US.2021-09-21.txt"

SHOP = tree(
    apparel="Apparel | Bekleidung",
    apparel__tees="Tees | T-Shirts",
    apparel__hosen="| Hosen",
    apparel__night="| Schlafanzüge",
    kitchen="Kitchen | Küche",
    kitchen__drinkware="Drinkware | Trinkgefäße",
    kitchen__drinkware__cups="Cups | Tassen",
    kitchen__drinkware__mugs="Mugs | Becher",
    kitchen__teatowels="Tea towels",
    bath="Bath",
    bath__towels="Towels | Handtücher",
    bath__beach="Strandtücher | Beach towels",
    lighting="Light",
    lighting__table="Table lamps | Tischleuchten",
    bags="Bags",
    bags__school="| Rucksäcke",
    bags__typo="Backpcks",
    pets="| Hundeleinen",
    nothing="Zorbing | Quux",
)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("apparel", "1"),
        ("apparel/tees", "2"),
        ("apparel/hosen", "3"),
        ("apparel/night", "4"),
        ("kitchen", "11"),
        ("kitchen/drinkware", "12"),
        ("kitchen/drinkware/cups", "13"),
        ("kitchen/drinkware/mugs", "14"),
        ("kitchen/teatowels", "15"),
        ("bath/towels", "16"),
        ("bath/beach", "17"),
        ("lighting", "18"),
        ("lighting/table", "19"),
        ("bags/school", "51"),
        ("bags/typo", "51"),
        ("pets", "40"),
    ],
)
def test_the_likeliest_place_comes_first(path: str, code: str) -> None:
    assert Ranking(taxonomy()).best(SHOP[path], SHOP)[0].id == code


def test_words_that_are_nowhere_find_nothing() -> None:
    assert Ranking(taxonomy()).best(SHOP["nothing"], SHOP) == ()


def test_no_more_than_asked_for_and_the_best_first() -> None:
    best = Ranking(taxonomy()).best(SHOP["kitchen/drinkware/cups"], SHOP, 2)
    assert len(best) == 2
    assert best[0].score >= best[1].score
    assert all(0 <= each.score <= 100 for each in best)


def test_what_the_parent_stands_for_draws_its_children() -> None:
    twice = taxonomy(**{"70": "Toys > Cups", "71": "Baby > Cups"})
    cups, play = Category("play/cups", {"en-US": "Cups"}), Category("play", {"en-US": "Play"})
    for code, path in (("70", "Toys"), ("71", "Baby")):
        both = Taxonomy("shelf", paths={**twice.paths, "7": path})
        above = replace(play, taxonomies={"shelf": "7"})
        assert Ranking(both).best(cups, {"play": above, "play/cups": cups})[0].id == code


def test_a_name_that_tells_nothing_fits_what_its_parent_fits() -> None:
    shop = tree(kitchen="Kitchen", kitchen__drinkware="Drinkware", kitchen__drinkware__go="To go")
    assert [each.id for each in Ranking(taxonomy()).best(shop["kitchen/drinkware/go"], shop)] == ["12"]


def test_an_empty_taxonomy_has_no_place() -> None:
    assert Ranking(Taxonomy("shelf")).best(SHOP["kitchen"], SHOP) == ()


@pytest.fixture(scope="module")
def google() -> Taxonomy:
    if not GOOGLE.is_file():
        pytest.skip("Google's taxonomy is not beside this clone")
    return read_foreign(str(GOOGLE), GOOGLE.read_bytes())


def test_the_example_shops_ids_are_all_in_googles_taxonomy(google: Taxonomy) -> None:
    categories = load_model(Folder(ROOT))[0].categories
    assert [each for each in said_ids(categories, "google").values() if each not in google.paths] == []


def test_four_fifths_of_the_example_shops_ids_or_their_neighbours_are_among_the_first_five(google: Taxonomy) -> None:
    categories = load_model(Folder(ROOT))[0].categories
    bare = {path: replace(each, taxonomies={}) for path, each in categories.items()}
    ranking = Ranking(google)
    said = said_ids(categories, "google")
    found = [
        path
        for path, code in said.items()
        if any(_is_kin(each.path, google.paths[code]) for each in ranking.best(bare[path], bare, 5))
    ]
    assert len(found) >= 0.8 * len(said), sorted(said.keys() - {*found})


def _is_kin(one: str, other: str) -> bool:
    """The same, or right above or below it."""
    return one == other or one.rpartition(SEPARATOR)[0] == other or other.rpartition(SEPARATOR)[0] == one
