"""What `log` and `blame` say of 300 commits is what a plain replay of them says."""

from pathlib import Path

from omnicat.looking.history import LogQuery, Subject, blame, log, subject_of
from omnicat.looking.history.told import ValueName
from tests.history.replay import Turned, replay
from tests.history.script import Name, Script
from tests.often import often

SEVERAL = 9


def things(script: Script) -> list[int]:
    """All that is there at the end, or those with the most to tell: what came through the most files."""
    state = script.commits[-1].state
    paths: dict[int, set[str]] = {}
    for made in script.commits:
        for each, thing in made.state.items():
            paths.setdefault(each, set()).add(thing.path)
    return sorted(state, key=lambda each: (-len(paths[each]), each))[: often(len(state), SEVERAL)]


def test_every_turn_of_every_value_is_told_and_each_value_names_the_commit_that_made_it(
    script: Script, history: Path
) -> None:
    number_by_id = {commit: number for number, commit in enumerate(script.ids)}
    state = script.commits[-1].state
    thing_by_sku = {thing.sku: each for each, thing in state.items()}
    for thing in things(script):
        expected = replay(script, thing, script.tip)
        subject = subject_of(state[thing].sku, history)
        assert turns(subject, number_by_id) == expected.turns(), state[thing]
        for each in blame(subject).values:
            made = script.commits[expected.made_by(thing_by_sku[each.value.sku], name(each.value))]
            assert each.commit.id == script.ids[made.number]
            assert each.commit.author == made.author
            approved = [f"{who.name} <{who.mail}> {who.scope}" for who in each.commit.approved]
            assert approved == ([made.approved] if made.approved else [])


def test_what_is_gone_is_told_of_up_to_its_end(script: Script, history: Path) -> None:
    number_by_id = {commit: number for number, commit in enumerate(script.ids)}
    told = 0
    for made in script.commits[1:]:
        before = script.commits[made.parents[0]]
        gone = [each for each in before.state if before.state[each].parent is None and each not in made.state]
        later = {thing.sku for after in script.commits[made.number :] for thing in after.state.values()}
        for thing in gone[:1]:
            if before.state[thing].sku not in later and len(made.parents) == 1 and told < 3:
                told += 1
                subject = subject_of(before.state[thing].sku, history)
                assert not subject.is_there
                last = log(subject, LogQuery(most=1)).entries[0]
                assert number_by_id[last.commit.id] == made.number
                assert turns(subject, number_by_id) >= replay(script, thing, before.number).turns()
    assert told == 3


def turns(subject: Subject, number_by_id: dict[str, int]) -> set[Turned]:
    return {
        (number_by_id[entry.commit.id], each.value.sku, name(each.value), each.old, each.new)
        for entry in log(subject, LogQuery()).entries
        for each in entry.changes
    }


def name(value: ValueName) -> Name:
    return value.kind, value.name, value.channel, value.locale, value.currency
