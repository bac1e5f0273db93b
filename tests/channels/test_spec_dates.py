from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from omnicat.channels import shipped_specs, shop_specs
from omnicat.channels.spec_dates import spec_on, stricter, until_day
from omnicat.errors import OmnicatError
from omnicat.model.channel import ImageRule, Spec

TEXT = """\
spec: portal@{date}
title: Portal
aliases: [pt]
images:
  main:
    - {{formats: [jpeg, png], min_width: 100, min_height: 100, dated: [{{from: 2027-01-31, min_width: 500}}, {{from: 2028-01, min_width: 800, formats: [jpeg]}}]}}
    - {{when: "brand == 'x'", min_width: 250}}
fields: [{{name: id}}]
"""


@pytest.fixture(scope="module")
def specs() -> Mapping[str, Spec]:
    texts = {f"specs/portal/{date}.yaml": TEXT.format(date=date).encode() for date in ("2026-08", "2027-06-15")}
    found, findings = shop_specs(texts)
    assert not findings
    return found


def widths(spec: Spec) -> list[tuple[int, str, str]]:
    return [(rule.min_width, rule.since, rule.when) for rule in spec.images]


def test_the_id_of_a_file_is_that_file_as_it_is_written(specs: Mapping[str, Spec]) -> None:
    assert spec_on("portal@2026-08", specs) is specs["portal@2026-08"]


@pytest.mark.parametrize(
    ("asked", "file"),
    [
        ("portal@2026-08-01", "portal@2026-08"),
        ("portal@2027-06", "portal@2026-08"),
        ("portal@2027-06-15", "portal@2027-06-15"),
        ("portal@2027-07", "portal@2027-06-15"),
        ("pt@2030-01", "portal@2027-06-15"),
    ],
)
def test_another_day_is_the_newest_file_until_then(specs: Mapping[str, Spec], asked: str, file: str) -> None:
    found = spec_on(asked, specs)
    assert found.where == specs[file].where
    assert found.id in (file, f"portal@{asked.partition('@')[2]}")


@pytest.mark.parametrize("asked", ["portal", "pt"])
def test_a_name_alone_is_the_newest_file(specs: Mapping[str, Spec], asked: str) -> None:
    assert spec_on(asked, specs).id == "portal@2027-06-15"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2027-01", [(100, "", ""), (250, "", "brand == 'x'"), (500, "2027-01-31", ""), (800, "2028-01", "")]),
        ("2027-01-30", [(100, "", ""), (250, "", "brand == 'x'"), (500, "2027-01-31", ""), (800, "2028-01", "")]),
        ("2027-01-31", [(500, "", ""), (250, "", "brand == 'x'"), (800, "2028-01", "")]),
        ("2027-02", [(500, "", ""), (250, "", "brand == 'x'"), (800, "2028-01", "")]),
        ("2028-01", [(800, "", ""), (250, "", "brand == 'x'")]),
    ],
)
def test_dated_rules_that_have_started_hold(specs: Mapping[str, Spec], day: str, expected: list[object]) -> None:
    assert widths(until_day(specs["portal@2026-08"], day)) == expected


def test_what_a_later_rule_does_not_say_stays(specs: Mapping[str, Spec]) -> None:
    main, *_ = until_day(specs["portal@2026-08"], "2028-02").images
    assert (main.min_height, main.formats) == (100, ("jpeg",))


def test_two_rules_together_are_the_stricter_of_each_limit() -> None:
    one = ImageRule("main", min_width=100, max_bytes=5, source="A")
    other = ImageRule("main", min_width=50, max_bytes=9, max_count=3)
    assert stricter(one, other) == replace(one, max_count=3)


@pytest.mark.parametrize(
    ("asked", "message", "hint"),
    [
        ("portl@2026-08", "spec 'portl' does not exist", "did you mean 'portal'?"),
        ("portal@2026-07", "'portal@2026-07' is before the first spec of that name", "the first is portal@2026-08"),
        ("portal@2026-13", "'2026-13' in 'portal@2026-13' is not a date", "write it as YYYY-MM or YYYY-MM-DD"),
        ("portal@soon", "'soon' in 'portal@soon' is not a date", "write it as YYYY-MM or YYYY-MM-DD"),
        ("portal@", "'' in 'portal@' is not a date", "write it as YYYY-MM or YYYY-MM-DD"),
    ],
)
def test_what_there_is_not_is_said(specs: Mapping[str, Spec], asked: str, message: str, hint: str) -> None:
    with pytest.raises(OmnicatError) as error:
        spec_on(asked, specs)
    assert (error.value.message, error.value.hint) == (message, hint)


def test_a_short_name_of_two_channels_is_asked_about(specs: Mapping[str, Spec]) -> None:
    other = replace(specs["portal@2026-08"], id="gate@2026-08")
    with pytest.raises(OmnicatError, match="short name of several"):
        spec_on("pt", {**specs, other.id: other})


def test_no_two_shipped_channels_share_a_short_name() -> None:
    newest = {spec.name: spec for _, spec in sorted(shipped_specs().items())}
    words = [word for spec in newest.values() for word in {spec.name, *spec.aliases}]
    assert len(words) == len(set(words))
