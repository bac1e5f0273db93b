"""The page is what the results say, and the results say what was measured."""

from functools import partial
from pathlib import Path

import pytest

from tests.benchmarks import page, results
from tests.benchmarks.machine import ROOT
from tests.benchmarks.profile import Profile
from tests.benchmarks.results import Entry
from tests.benchmarks.tables import TABLES, Goal, building, scale
from tests.benchmarks.timing import Race, Step, Taken, race

FACTS = {
    "processor": "a fast one",
    "cores": "2",
    "memory": "24 GB",
    "system": "Linux 6",
    "python": "3.11.9",
    "omnicat": "0.1.0 abc1234",
}


def measured(table: str, items: int, **steps: tuple[float, ...]) -> Entry:
    """An entry as if each step had taken these seconds."""
    taken = {name: iter([Taken(each, each, 80.0) for each in seconds]) for name, seconds in steps.items()}
    raced = race(
        Race(items, tuple(Step(name, name, partial(next, taken[name])) for name in steps)),
        len(next(iter(steps.values()))),
        lambda _: None,
    )
    return results.entry(table, raced, FACTS, {"hugo": "1.0"}, "2026-11-22")


def test_the_page_is_what_the_results_give() -> None:
    assert page.PAGE.read_text() == page.text(results.read()), "run `make bench-page`"


def test_every_table_has_a_module_a_make_target_and_a_name_of_its_own() -> None:
    modules = {path.stem for path in (ROOT / "tests/benchmarks/tables").glob("*.py")} - {"__init__", "protocol"}
    assert {table.__name__.rpartition(".")[2] for table in TABLES} == modules  # type: ignore[attr-defined]
    makefile = (ROOT / "Makefile").read_text()
    targets = next(line for line in makefile.splitlines() if line.startswith("BENCHES :="))
    assert {table.NAME for table in TABLES} <= set(targets.replace(",", " ").replace(")", " ").split())


def test_steps_are_done_in_turns_and_made_ready_before_each() -> None:
    done: list[str] = []

    def run(name: str) -> Taken:
        done.append(name)
        return Taken(1)

    steps = (Step("A", "a", lambda: run("A"), before=lambda: done.append("ready")), Step("B", "b", lambda: run("B")))
    raced = race(Race(1, steps, after=lambda: done.append("over")), 2, lambda _: None)
    assert done == ["ready", "A", "B", "ready", "A", "B", "over"]
    assert len(raced.noise) == 2


def test_a_ratio_is_the_median_of_the_rounds() -> None:
    entry = measured("build", 10, ours=(1, 2, 4), theirs=(3, 4, 40))
    assert entry.ratio("ours", "theirs") == 3
    assert entry.seconds("ours") == 2


@pytest.mark.parametrize(
    ("goal", "found", "is_met"),
    [
        (Goal("ours", 2), 2, True),
        (Goal("ours", 1.9), 2, False),
        (Goal("ours", 2, "faster", "theirs"), 2, True),
        (Goal("ours", 2.1, "faster", "theirs"), 2, False),
        (Goal("theirs", 2, "within", "ours"), 2, True),
        (Goal("theirs", 1.5, "within", "ours"), 2, False),
        (Goal("ours", 79, "peak"), 80, False),
        (Goal("ours", 300, "a minute"), 300, True),
        (Goal("ours", 0.1, "a product"), 0.2, False),
    ],
)
def test_a_goal_is_held_against_what_was_found(goal: Goal, found: float, is_met: bool) -> None:
    entry = measured("build", 10, ours=(2.0,), theirs=(4.0,))
    assert goal.holds_for(entry)
    assert goal.found(entry) == pytest.approx(found)
    assert goal.is_met(goal.found(entry)) is is_met


def test_a_straight_line_needs_a_smaller_size() -> None:
    goal = scale.GOALS[0]
    small, large = (
        measured("scale", size, **{goal.step: (seconds,)}) for size, seconds in ((1000, 2.0), (10_000, 22.0))
    )
    assert not goal.holds_for(small)
    assert goal.holds_for(large, small)
    assert goal.found(large, small) == pytest.approx(1.1)


def test_a_straight_line_is_drawn_on_one_machine() -> None:
    goal = scale.GOALS[0]
    small, large = (measured("scale", size, **{goal.step: (2.0,)}) for size in (1000, 10_000))
    elsewhere = Entry({**small.data, "machine": {**small.data["machine"], "processor": "another"}})
    assert not goal.holds_for(large, elsewhere)


def test_a_goal_for_one_size_holds_for_no_other() -> None:
    entry = measured("lint", 500, cold=(1.0,))
    assert not Goal("cold", 5, items=10_000).holds_for(entry)


def test_a_new_result_stands_in_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    for seconds in (1.0, 2.0):
        results.record(measured("lint", 10, cold=(seconds,)), path)
    results.record(measured("lint", 20, cold=(3.0,)), path)
    assert [(each.items, each.seconds("cold")) for each in results.read(path)] == [(10, 2.0), (20, 3.0)]


def test_the_page_tells_times_goals_machine_and_noise() -> None:
    entry = measured(building.NAME, 10, **{"omnicat, cold": (2.0,), "hugo, cold": (4.0,)})
    text = page.text([entry])
    assert "| omnicat, cold | `omnicat, cold` | 2.00 s | 2.00 s to 2.00 s | 2.00 s | 80 MB | 200 ms |" in text
    assert "| omnicat, cold: 1.5 times as fast as hugo, cold, 10 products | 2 times | met |" in text
    assert "`make bench-build`, 1 round, 2026-11-22; a fast one, 2 cores" in text


def test_the_page_tells_what_was_special_about_a_race() -> None:
    entry = measured(building.NAME, 10, **{"omnicat, cold": (2.0,)})
    assert "\n\nBeside other work.\n" in page.text([Entry({**entry.data, "note": "Beside other work."})])


def test_the_page_tells_where_the_time_goes() -> None:
    found = Profile("lint, cold", "omnicat lint", 10, {"checks": 30.0, "showing": 10.0}, {"reading the bytes": 4.0})
    text = page.text([results.profile_entry(found, FACTS, "2026-11-22")])
    assert "| checks | 30.0 ms | 3.0000 ms | 75.0% |" in text
    assert "| *floor: reading the bytes* | 4.0 ms | 0.4000 ms | 10.0% |" in text
