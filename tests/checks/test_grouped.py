"""Records of one group, whoever wrote them: what they share, and what tells them apart."""

from msgspec.structs import replace

from omnicat.checks.grouped import DIFFER, SHARE, Clash, Groups
from omnicat.checks.written import Together
from omnicat.model.channel import Source, Spec, SpecField

SPEC = Spec("test@2026-01", "Test", group="group", share=("brand", "title"), differ_in=("size", "color"))


def clashes(groups: Groups, name: str, **record: object) -> list[Clash]:
    return groups.check(record, name)


def test_the_first_to_say_something_says_it_for_its_group() -> None:
    groups = Groups(SPEC)
    assert clashes(groups, "1", group="g", size="S", title="Tee") == []
    assert clashes(groups, "2", group="g", size="M", brand="Harbor") == []
    assert clashes(groups, "3", group="h", size="M", brand="Pine", title="Mug") == []
    assert clashes(groups, "4", group="g", size="L", brand="Pine", title="Mug") == [
        Clash(SHARE, ("brand",), "2"),
        Clash(SHARE, ("title",), "1"),
    ]


def test_two_of_a_group_are_not_the_same_in_all_that_tells_them_apart() -> None:
    groups = Groups(SPEC)
    assert clashes(groups, "1", group="g", size="S", color="red") == []
    assert clashes(groups, "2", group="g", size="S") == []
    assert clashes(groups, "3", group="h", size="S", color="red") == []
    assert clashes(groups, "4", group="g", size="S", color="red") == [Clash(DIFFER, ("size", "color"), "1")]
    assert clashes(groups, "5", group="g", size="S", color="") == [Clash(DIFFER, ("size", "color"), "2")]


def test_who_is_in_no_group_clashes_with_nobody() -> None:
    groups = Groups(SPEC)
    assert clashes(groups, "1", size="S", brand="Harbor") == clashes(groups, "2", size="S", brand="Pine") == []


def test_without_a_field_that_says_it_the_group_is_given() -> None:
    groups = Groups(Spec("test@2026-01", "Test", share=("brand",)))
    assert groups.check({"brand": "Harbor"}, "1", "A") == groups.check({"brand": "Pine"}, "2", "B") == []
    assert groups.check({"brand": "Pine"}, "3", "A") == [Clash(SHARE, ("brand",), "1")]


def test_a_spec_that_asks_for_nothing_of_groups_is_never_clashed_with() -> None:
    groups = Groups(Spec("test@2026-01", "Test"))
    assert groups.check({"brand": "Harbor"}, "1", "A") == groups.check({"brand": "Pine"}, "2", "A") == []


def test_records_of_a_file_are_told_with_the_rule_that_listings_are() -> None:
    fields = {name: SpecField(name, source="S1") for name in ("group", "brand", "title", "size", "color")}
    spec = replace(SPEC, fields=fields, sources={"S1": Source("Guide", date="2026-08")})
    together = Together(spec)
    assert together.check({"group": "g", "brand": "Harbor", "size": "S"}, "1") == []
    found = together.check({"group": "g", "brand": "Pine", "size": "S"}, "2")
    assert [(each.field, each.rule.id, each.message) for each in found] == [
        ("brand", "channel/variants-disagree", "brand of '2' is not what '1' of the same group says (Guide, 2026-08)"),
        ("size", "channel/variants-alike", "'2' looks like '1': both say the same size, color"),
    ]
    assert Together(replace(spec, group="")).check({"group": "g", "brand": "Pine"}, "3") == []
