"""Pictures that look alike are found without comparing each with each."""

from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from omnicat.looking.asset_likeness import near

PRINT = st.integers(0, 2**64 - 1)


@st.composite
def prints(draw: st.DrawFn) -> dict[str, int]:
    """Some that have nothing in common, and some that differ in a few bits only."""
    first = draw(st.lists(PRINT, min_size=1, max_size=6))
    flips = st.lists(st.integers(0, 63), max_size=18)
    more = [draw(st.sampled_from(first)) ^ sum(1 << bit for bit in set(draw(flips))) for _ in range(8)]
    return {f"{number:02}": each for number, each in enumerate([*first, *more])}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(prints(), st.integers(0, 16))
def test_every_near_pair_is_found_once(prints: dict[str, int], distance: int) -> None:
    every = [((prints[one] ^ prints[other]).bit_count(), one, other) for one, other in combinations(sorted(prints), 2)]
    assert sorted(near(prints, distance)) == sorted(each for each in every if each[0] <= distance)
