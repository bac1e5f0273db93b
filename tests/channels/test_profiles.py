"""How profiles are read: what they extend, what they leave out, and what can be wrong with them."""

import pytest

from omnicat.channels import compile_channel, load_profiles, shipped_specs
from tests.channels.shop import PROFILE, SPEC, listing, model, profiles, spec

BASE = PROFILE + "fields: {title: brand, color: color.label}\nrenditions: {main: {width: 50}, gallery: ~}\n"
NEXT = "extends: base\nlocale: de-DE\nfields: {title: ~, link: name}\nsettings: {note: mine}\n"
LAST = "extends: next\ncurrency: EUR\nfields: {color: \"'blue'\"}\n"


def test_a_profile_says_only_what_differs() -> None:
    made, findings = profiles({"base": BASE, "next": NEXT, "last": LAST})
    assert not findings
    last = made["last"]
    assert (last.locale, last.currency, last.spec.id) == ("de-DE", "EUR", "all@2026-08")
    assert {name: each.text for name, each in last.mapping.items()} == {"title": "", "link": "name", "color": "'blue'"}
    assert dict(last.settings) == {"seller": "me", "note": "mine"}
    assert last.renditions["main"].width == 50
    assert last.renditions.keys() == {"main"}
    assert [each.where.path for each in last.mapping.values()] == [
        "channel_profiles/next.yaml",
        "channel_profiles/last.yaml",
        "channel_profiles/next.yaml",
    ]
    assert [each.where.line for each in last.mapping.values()] == [3, 3, 3]
    assert last.where.path == "channel_profiles/last.yaml"


def test_a_field_that_is_left_out_is_not_written() -> None:
    made, _ = profiles({"base": BASE, "next": NEXT})
    channel, problems = compile_channel(made["next"], model())
    assert channel
    assert not problems
    text = "sku: A\nfamily: tee\nstatus: active\nattributes: {name: {de-DE: Hemd}, color: navy}\n"
    assert dict(listing(text, channel).record) == {"id": "A", "link": "Hemd", "color": "Marine"}


@pytest.mark.parametrize(
    ("texts", "rule", "line", "words"),
    [
        ({"a": "extends: a\n"}, "channel/unknown-profile", 1, "extends itself"),
        ({"a": "extends: b\n", "b": "locale: en-US\nextends: a\n"}, "channel/unknown-profile", 2, "extends itself"),
        ({"a": "locale: en-US\nextends: bb\n"}, "channel/unknown-profile", 2, "'bb', which does not exist"),
        ({"a": PROFILE.replace("all@2026-08", "al@2026-08")}, "channel/unknown-spec", 1, "spec 'al@2026-08'"),
        ({"a": PROFILE.replace("en-US", "en-GB")}, "channel/unknown-locale", 2, "locale 'en-GB'"),
        ({"a": PROFILE.replace("USD", "CHF")}, "channel/unknown-locale", 3, "currency 'CHF'"),
        ({"a": PROFILE + "fields:\n  id: name\n  titel: name\n"}, "channel/unknown-field", 7, "'titel' is not a field"),
        ({"a": PROFILE.replace("seller: me", "note: x")}, "channel/missing-setting", 1, "setting 'seller' is missing"),
        ({"a": PROFILE + "renditions:\n  main: {background: blu}\n"}, "channel/bad-rendition", 6, "'blu'"),
        ({"a": PROFILE + "fieldz: {}\n"}, "schema/unknown-key", 5, "fieldz"),
        ({"a": "spec: [\n"}, "yaml/", 0, ""),
    ],
)
def test_what_is_wrong_with_a_profile_has_its_line(texts: dict[str, str], rule: str, line: int, words: str) -> None:
    made, findings = profiles(texts)
    assert "a" not in made
    found = [each for each in findings if each.rule.startswith(rule) and words in each.message]
    assert found, findings
    assert line in {0, *(each.where.line for each in found)}


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ('{title: "{{ name"}', "channel/bad-expression"),
        ("{title: nam}", "channel/unknown-attribute"),
        ("{title: name | nofilter}", "channel/bad-expression"),
        ("{title: '{{ nam }}'}", "channel/unknown-attribute"),
    ],
)
def test_a_mapping_that_can_not_work_leaves_the_channel_out(fields: str, rule: str) -> None:
    made, findings = profiles({"a": f"{PROFILE}fields: {fields}\n"})
    assert not findings
    channel, problems = compile_channel(made["a"], model())
    assert channel is None
    assert [(each.rule, each.where.path, each.where.pointer) for each in problems] == [
        (rule, "channel_profiles/a.yaml", "fields/title")
    ]


def test_a_feed_of_a_profile_keeps_what_the_spec_says_of_its_format() -> None:
    made, _ = profiles(
        {"a": PROFILE + "feeds: [{file: mine.csv}, {file: x.jsonl}]\n"},
        SPEC.replace("format: csv", "format: csv, max_items: 5"),
    )
    assert [(each.file, each.format, each.max_items) for each in made["a"].feeds] == [
        ("mine.csv", "csv", 5),
        ("x.jsonl", "jsonl", None),
    ]


def test_every_shipped_spec_is_read() -> None:
    specs = shipped_specs()
    assert {each.name for each in specs.values()} >= {"amazon-listings", "google-merchant", "shopify", "website"}
    assert all(each.fields and each.feeds and each.id == name for name, each in specs.items())


@pytest.mark.parametrize("name", ["google, us", "a b", ".hidden", "-x", "a,b", "_x"])
def test_a_name_that_no_channel_can_have_is_told(name: str) -> None:
    made, findings = profiles({name: PROFILE, "größe-1.2": PROFILE})
    assert list(made) == ["größe-1.2"]
    assert [(each.rule, each.where.path) for each in findings] == [
        ("channel/bad-profile-name", f"channel_profiles/{name}.yaml")
    ]


def test_two_files_are_not_one_channel() -> None:
    files = {f"channel_profiles/{name}": PROFILE.encode() for name in ("a.yaml", "a.yml", "b.yaml")}
    made, findings = load_profiles(files, spec(SPEC), model().settings)
    assert list(made) == ["a", "b"]
    assert [(each.rule, each.where.path) for each in findings] == [
        ("channel/bad-profile-name", "channel_profiles/a.yml")
    ]
