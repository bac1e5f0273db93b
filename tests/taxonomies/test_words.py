"""Words of English and German come to one form."""

import pytest

from omnicat.taxonomies.words import parts_of, read_phrase, stem


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("cup", "cups"),
        ("box", "boxes"),
        ("dish", "dishes"),
        ("watch", "watches"),
        ("knife", "knives"),
        ("battery", "batteries"),
        ("candle", "candles"),
        ("tasche", "taschen"),
        ("lampe", "lampen"),
        ("decke", "decken"),
        ("schuh", "schuhe"),
        ("leuchte", "leuchten"),
    ],
)
def test_a_plural_is_its_singular(one: str, many: str) -> None:
    assert stem(one) == stem(many)


@pytest.mark.parametrize(("one", "other"), [("garters", "garten"), ("glass", "glas"), ("bus", "bu"), ("tea", "tee")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_a_phrase_knows_what_it_names() -> None:
    lamps = read_phrase("Table lamps")
    assert lamps.words == (stem("table"), stem("lamps"))
    assert lamps.heads == {stem("lamps")}
    assert read_phrase("Bath Towels & Washcloths").heads == {stem("towels"), stem("washcloths")}
    assert read_phrase("Coffee & Tea Cups").heads == {stem("cups")}


def test_accents_small_words_and_sizes_tell_nothing() -> None:
    assert read_phrase("Rucksäcke für die Reise").words == read_phrase("RUCKSACKE Reise").words
    assert read_phrase("Small bags").words == read_phrase("Bags").words
    assert read_phrase("Large").words == read_phrase("large").words != ()
    assert read_phrase("To go").words == ()


def test_a_compound_is_taken_apart() -> None:
    assert ("nachttisch", stem("lampe")) in set(parts_of("nachttischlamp", {"nachttisch", stem("lampe")}))
