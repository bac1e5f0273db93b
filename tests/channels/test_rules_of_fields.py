"""Rules of a field: the first that counts fills it, and a field without rules is filled as ever."""

from typing import Any

import pytest

from omnicat.channels import compile_channel, load_profiles, shop_specs
from omnicat.findings import Severity
from omnicat.model.channel import DEFAULT
from tests.channels.shop import PROFILE, SPEC, channel, listing, model, profiles, shown, spec
from tests.specs.small_shop import InMemory

RULED = (
    PROFILE
    + """\
fields:
  title:
    - {name: dear, when: price.amount > 20, value: "{{ name }}, {{ price | money }}"}
    - {when: family == 'tee' and color == none, value: "a tee: {{ name }}"}
    - {when: new, value: ~}
  color:
    - {when: listing.availability == 'out_of_stock', value: "'gone'"}
    - {when: color, value: "color | lookup('hues')"}
    - "'plain'"
tables:
  hues: {navy: Blue, red: ~}
"""
)


def product(**said: Any) -> str:
    attributes = {"name": "Tee", "price": {"USD": 10}, **said}
    return f"sku: T\nfamily: tee\nstatus: active\nattributes: {attributes}\n".replace("'", '"').replace("True", "true")


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ({"price": {"USD": 29.5}}, "Tee, $29.50"),
        ({}, "a tee: Tee"),
        ({"color": "navy", "new": True}, None),
        ({"color": "navy"}, "Tee"),
    ],
)
def test_the_first_rule_that_counts_fills_the_field(said: Any, title: str | None) -> None:
    assert listing(product(**said), channel(RULED)).spelled.get("title") == title


@pytest.mark.parametrize(
    ("said", "stock", "color"),
    [({"color": "navy"}, 5, "Blue"), ({"color": "navy"}, 0, "gone"), ({"color": "red"}, 5, None), ({}, 5, "plain")],
)
def test_what_is_known_of_the_listing_counts_too(said: Any, stock: int, color: str | None) -> None:
    assert listing(product(**said), channel(RULED), {"T": stock}).spelled.get("color") == color


def test_the_same_channel_tells_products_apart() -> None:
    made = channel(RULED)
    one = listing(product(color="navy"), made, {"T": 5}).spelled
    other = listing(product(color="navy"), made, {"T": 0}).spelled
    again = listing(product(color="red"), made, {"T": 5}).spelled
    assert [each.get("color") for each in (one, other, again)] == ["Blue", "gone", None]


def test_behind_rules_with_conditions_stands_the_way_of_the_spec() -> None:
    (made, _) = profiles({"mine": RULED})
    assert [rule.name for rule in made["mine"].mapping["title"].rules] == ["dear", "2", "3", DEFAULT]
    assert [rule.name for rule in made["mine"].mapping["color"].rules] == ["1", "2", "3"]


def test_a_field_without_rules_is_one_expression() -> None:
    fields = {each.field.name: each for each in channel(RULED).fields}
    assert fields["link"].rules == ()
    assert fields["link"].expression.root == "listing"
    assert fields["title"].codes == ("color", "name", "new", "price")


def test_a_child_replaces_the_rules_of_its_parent() -> None:
    child = "extends: mine\nfields:\n  title:\n    - {when: new, value: \"'new'\"}\n"
    made, findings = profiles({"mine": RULED, "other": child})
    assert not findings
    compiled, _ = compile_channel(made["other"], model())
    assert [rule.text for rule in made["other"].mapping["title"].rules] == ["'new'", "name"]
    assert listing(product(price={"USD": 29}, color="navy"), compiled).spelled["title"] == "Tee"
    assert listing(product(color="navy"), compiled).spelled["color"] == "Blue"


def test_a_rule_that_fails_is_named_with_its_line() -> None:
    _, findings = shown(
        product(name="Tee"), channel(PROFILE + "fields:\n  title:\n    - {when: name > 5, value: name}\n")
    )
    (found,) = findings
    assert found.rule == "channel/expression-failed"
    assert found.message.startswith("title of T: 'name > 5' fails: ")
    assert found.hint == "correct rule '1' in channel_profiles/mine.yaml:7:7"


def test_what_is_not_in_the_table_leaves_the_field_out_and_is_warned_of_each_time() -> None:
    made = channel(PROFILE + "fields: {color: \"color | lookup('hues')\"}\ntables: {hues: {nave: Blue}}\n")
    for _ in range(2):
        found, findings = shown(product(color="navy"), made)
        assert found is not None
        assert "color" not in found.spelled
        assert [(each.rule, each.severity, each.where.pointer) for each in findings] == [
            ("channel/not-in-table", Severity.WARNING, "attributes/color")
        ]
        assert findings[0].message == "color: 'navy' is not in table 'hues'"
        assert findings[0].hint == (
            "add 'navy' to table 'hues' in channel_profiles/mine.yaml, or use one of its keys: nave"
        )


def test_a_select_is_found_by_its_label_too() -> None:
    made = channel(PROFILE + "fields: {color: \"color | lookup('hues')\"}\ntables: {hues: {Navy: Blue}}\n")
    assert listing(product(color="navy"), made).spelled["color"] == "Blue"


def test_a_table_of_the_profile_wins_over_that_of_the_spec() -> None:
    own = SPEC + "tables: {hues: {navy: SPEC, red: R}, sizes: {S: Small}}\n"
    text = PROFILE + "fields: {color: \"color | lookup('hues')\"}\n"
    assert listing(product(color="navy"), channel(text, own)).spelled["color"] == "SPEC"
    assert (
        listing(product(color="navy"), channel(text + "tables: {hues: {navy: MINE}}\n", own)).spelled["color"] == "MINE"
    )


def test_the_html_of_a_channel_is_its_specs() -> None:
    text = "<p>Soft <b>tee</b></p>"
    mapping = PROFILE + "fields: {color: text | channel_html}\n"
    assert listing(product(text=text), channel(mapping)).spelled["color"] == "Soft tee"
    assert listing(product(text=text), channel(mapping, SPEC + "html: [b]\n")).spelled["color"] == "Soft <b>tee</b>"


def test_a_field_of_html_has_the_tags_that_the_channel_takes() -> None:
    fields = (
        SPEC + "  - {name: story, from: text, type: html}\n  - {name: stories, from: text, type: html, many: true}\n"
    )
    said = product(text="<p>Soft <b>tee</b></p>")
    assert listing(said, channel(PROFILE, fields)).spelled["story"] == "<p>Soft <b>tee</b></p>"
    some = listing(said, channel(PROFILE, fields + "html: [b]\n")).spelled
    assert (some["story"], some["stories"]) == ("Soft <b>tee</b>", ("Soft <b>tee</b>",))
    assert listing(said, channel(PROFILE, fields + "html: []\n")).spelled["story"] == "Soft tee"


FROM_FILE = PROFILE + "fields: {color: \"color | lookup('hues')\"}\ntables: {hues: {file: tables/hues.csv}}\n"


def from_file(content: str | bytes) -> tuple[Any, Any]:
    class Files(InMemory):
        def read(self, path: str) -> bytes:
            return content if isinstance(content, bytes) else content.encode()

    files = {"channel_profiles/mine.yaml": FROM_FILE.encode()}
    return load_profiles(files, spec(), model().settings, catalog=Files({"tables/hues.csv": ""}))


@pytest.mark.parametrize(
    "content",
    [
        "key,value\nnavy,Blue\n",
        "\ufeffvalue;key\r\nBlue;navy\r\n",
        'note\tkey\tvalue\n"a\nb"\tnavy\t Blue \n\n',
        "key,value\nnavy,Blue\nnavy,Blue\n,x\nred\n",
        "key,value,note\nnavy,Blue," + "x" * 200_000,
    ],
)
def test_a_table_is_read_as_spreadsheets_save_it(content: str) -> None:
    made, findings = from_file(content)
    assert not findings
    compiled, problems = compile_channel(made["mine"], model())
    assert not problems
    assert listing(product(color="navy"), compiled).spelled["color"] == "Blue"


@pytest.mark.parametrize(
    ("content", "message", "line"),
    [
        ("", "'tables/hues.csv' has no column 'key'", 1),
        ("key,valeu\n", "'tables/hues.csv' has no column 'value'", 1),
        ("key,value\na,b\n\na,c\n", "'a' stands in 'tables/hues.csv' twice, with another value in line 2", 4),
        (b"key,value\n\xff,b\n", "'tables/hues.csv' is not in UTF-8", 0),
    ],
)
def test_a_broken_file_is_told_of_and_its_channel_not_built(content: str, message: str, line: int) -> None:
    made, findings = from_file(content)
    assert made == {}
    assert [(each.rule, each.message, each.where.path, each.where.line) for each in findings] == [
        ("channel/bad-table", message, "tables/hues.csv", line)
    ]


IN_THE_SPEC = """\
from:
      - {name: dear, when: price.amount > 20, value: "{{ name }}, dear"}
      - {when: family == 'tee' and new, value: "{{ name }}, new"}
      - {when: color, value: ~}
      - name"""


@pytest.mark.parametrize(
    ("said", "title"),
    [({"price": {"USD": 29}}, "Tee, dear"), ({"new": True}, "Tee, new"), ({"color": "navy"}, None), ({}, "Tee")],
)
def test_a_spec_has_rules_as_a_profile_has(said: Any, title: str | None) -> None:
    assert listing(product(**said), channel(PROFILE, ruled_spec())).spelled.get("title") == title


def test_a_profiles_rules_stand_before_those_of_the_spec_and_one_way_replaces_them() -> None:
    before = channel(PROFILE + "fields:\n  title:\n    - {when: new, value: \"'mine'\"}\n", ruled_spec())
    assert listing(product(new=True, price={"USD": 29}), before).spelled["title"] == "mine"
    assert listing(product(price={"USD": 29}), before).spelled["title"] == "Tee, dear"
    alone = channel(PROFILE + "fields: {title: name}\n", ruled_spec())
    assert listing(product(price={"USD": 29}), alone).spelled["title"] == "Tee"


def test_a_rule_of_a_spec_that_is_none_is_told_where_it_stands() -> None:
    _, findings = shop_specs({"specs/all/2026-08.yaml": ruled_spec().replace("family ==", "family = ").encode()})
    ((rule, pointer),) = {(each.rule, each.where.pointer) for each in findings}
    assert rule == "spec/bad-expression"
    assert pointer.endswith("/from/1/when")


def ruled_spec() -> str:
    (line,) = [each for each in SPEC.splitlines() if "name: title" in each]
    inside = IN_THE_SPEC.replace("from:", "    from:", 1)
    return SPEC.replace(line, f"  - name: title\n{inside}")
