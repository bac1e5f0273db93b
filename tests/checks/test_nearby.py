"""The nearest name is found sooner, and is the same."""

from difflib import get_close_matches
from random import Random

import pytest

from omnicat.checks import nearby
from omnicat.checks.nearby import Nearby, nearest
from omnicat.findings import did_you_mean


def names(seed: int, count: int) -> list[str]:
    """Names that are much alike."""
    random = Random(seed)
    return sorted({"".join(random.choices("AAb1-", k=random.randint(1, 9))) for _ in range(count)})


@pytest.mark.parametrize("seed", range(20))
def test_the_nearest_is_that_of_difflib(seed: int) -> None:
    known = ["", *names(seed, 300)]
    for asked in [*names(seed + 1000, 10), "", "é"]:
        assert nearest(asked, known) == next(iter(get_close_matches(asked, known, 1, 0.6)), "")


@pytest.mark.parametrize("seed", range(20))
def test_among_few_the_hint_is_the_usual_one(seed: int) -> None:
    known = names(seed, 40)
    for asked in [*names(seed + 1000, 10), "zzz"]:
        assert Nearby(known).hint(asked) == did_you_mean(asked, known)


@pytest.mark.parametrize("seed", range(20))
def test_among_many_only_those_that_begin_or_end_alike_are_compared(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearby, "FEW", 5)
    known = names(seed, 60)
    for asked in [*names(seed + 1000, 10), "zzz"]:
        head, tail = asked[:3].casefold(), asked[-3:].casefold()
        alike = [each for each in known if each[:3].casefold() == head or each[-3:].casefold() == tail]
        near = get_close_matches(asked, sorted(alike)[:5], 1, 0.6)
        assert Nearby(known).hint(asked) == (f"did you mean '{near[0]}'?" if near else "correct it, or remove it")


def test_nothing_known_is_told_so() -> None:
    assert Nearby(()).hint("A") == "none is defined yet"
