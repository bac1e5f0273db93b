"""What differs between two specs is said in words, with what it means for a shop; the rest is left unsaid."""

import pytest

from omnicat.channels import shipped_specs, shop_specs
from omnicat.channels.spec_dates import until_day
from omnicat.looking.spec_change import EFFECTS
from omnicat.looking.spec_diff import diff_specs
from omnicat.model.channel import Spec

OLD = """\
spec: portal@2026-08
title: Portal
sources: {P1: {title: Guide, date: 2026-08}}
settings: {seller: {description: the number}}
listings: {max_variants: 100}
feeds: [{file: a.csv, max_items: 500}]
images: {main: {formats: [jpeg, png], min_width: 100, min_height: 100, max_bytes: 1048576, source: P1}}
lists: {small: ["1", "2"]}
tables: {seasons: {summer: SS, winter: AW}}
html: [p, b]
fields:
  - {name: title, from: name, need: required, max_chars: 200, source: P1}
  - {name: brand, from: brand, source: P1}
  - {name: stock, type: enum, values: {in_stock: in stock, out_of_stock: out of stock}, source: P1}
  - {name: tags, many: 10, forbid: ["!"], source: P1}
  - {name: ship, group: [country, price], source: P1}
checks: [{name: cheap, field: title, fails: "'cheap' in title", message: says cheap, source: P1}]
"""


def spec(text: str) -> Spec:
    found, findings = shop_specs({"specs/portal/2026-08.yaml": text.encode()})
    assert not findings, findings
    return found["portal@2026-08"]


def changes(before: str, after: str) -> list[tuple[str, str, str]]:
    assert before in OLD
    found = diff_specs(spec(OLD), spec(OLD.replace(before, after))).changes
    return [(each.effect, each.about, each.message) for each in found]


@pytest.mark.parametrize(
    ("before", "after", "effect", "about", "message"),
    [
        ("max_chars: 200", "max_chars: 200, dated: [{from: 2027-01, max_chars: 75, need: required}]", "must", "title", "from 2027-01 on: required, at most 75 characters"),
        ("message: says cheap", "message: says cheap, from: 2027-01", "must", "cheap", "is looked at from 2027-01 on, was now"),
        ('forbid: ["!"]', 'forbid: ["!"], forbid_words: [best price]', "must", "tags", "may not hold 'best price'"),
        ("checks:", "removal: {how: by_hand}\nchecks:", "should", "products that leave", "a product that leaves has to be taken out by hand"),
        ("max_items: 500", "max_items: 500, delimiter: ;", "other", "a.csv", "is laid out another way"),
        ("max_variants: 100", "max_variants: 100, group: brand, share: [brand]", "must", "products", "listings with the same brand say the same brand"),
        ("max_chars: 200", "max_chars: 150", "must", "title", "at most 150 characters, was 200"),
        ("max_chars: 200", "max_chars: 250", "eased", "title", "at most 250 characters, was 200"),
        ("max_chars: 200, ", "", "eased", "title", "no longer: at most 200 characters"),
        ("max_chars: 200", "max_chars: 200, max_bytes: 9", "must", "title", "at most 9 bytes, was not limited"),
        ("max_chars: 200", "max_chars: 200, min_chars: 5", "must", "title", "at least 5 characters, was not limited"),
        ("max_chars: 200", 'max_chars: 200, pattern: "[A-Z]+"', "must", "title", "written as [A-Z]+, was not limited"),
        ("need: required", "need: recommended", "eased", "title", "is recommended, was required"),
        ("from: brand", "from: brand, need: required", "must", "brand", "is required, was optional"),
        ("from: brand", "from: brand, need: recommended", "should", "brand", "is recommended, was optional"),
        ("from: brand", "from: brand, need: conditional, when: gtin", "must", "brand", "is conditional where `gtin`, was optional"),
        ("from: brand", "from: vendor", "other", "brand", "is filled from `vendor`, was from `brand`"),
        ("from: brand", "from: brand, type: url", "must", "brand", "is of type url, was text"),
        ("from: brand", "from: brand, severity: warning", "eased", "brand", "breaking its limits gives a finding of severity warning, was error"),
        ("in stock,", "in_stock,", "should", "stock", "'in_stock' is spelled 'in_stock', was 'in stock'"),
        (", out_of_stock: out of stock", "", "must", "stock", "does not know 'out of stock' any more"),
        ("out of stock}", "out of stock, preorder: soon}", "eased", "stock", "knows 'soon'"),
        ("many: 10", "many: 5", "must", "tags", "at most 5 values, was 10"),
        ('"!"', '"!", "?"', "must", "tags", "may not hold '?'"),
        ('forbid: ["!"], ', "", "eased", "tags", "may hold '!'"),
        ("[country, price]", "{country: {need: required}, price: {}}", "must", "ship", "needs its part 'country'"),
        ("[country, price]", "[country]", "should", "ship", "has no part 'price' any more"),
        ("  - {name: brand, from: brand, source: P1}\n", "", "should", "brand", "is not a field any more: drop it from the `fields` of profiles that fill it"),
        ("checks:", "  - {name: gtin, from: gtin, need: required, source: P1}\nchecks:", "must", "gtin", "is new and required; filled from `gtin`"),
        ("min_width: 100", "min_width: 500", "must", "main image", "at least 500 x 100 pixels, was at least 100 x 100 pixels"),
        ("max_bytes: 1048576", "max_bytes: 2097152", "eased", "main image", "at most 2 MiB, was at most 1 MiB"),
        ("[jpeg, png]", "[jpeg]", "must", "main image", "one of jpeg, was one of jpeg, png"),
        ("source: P1}}\nlists", "source: P1, dated: [{from: 2027-01-31, min_width: 500}]}}\nlists", "must", "main image", "has to be: at least 500 x 0 pixels from 2027-01-31 on"),
        ("'cheap' in title", "'cheap' in name", "must", "cheap", "is broken where `'cheap' in name`, was where `'cheap' in title`"),
        ("says cheap", "says cheap, severity: warning", "eased", "cheap", "gives a finding of severity warning, was error"),
        ("winter: AW", "winter: FW, spring: SS", "other", "seasons", "says something else for 2 of its keys: spring, winter"),
        ("tables: {seasons: {summer: SS, winter: AW}}\n", "", "other", "seasons", "says something else for 2 of its keys: summer, winter"),
        ("html: [p, b]", "html: [p]", "should", "html", "<b> is no longer taken in HTML"),
        ("html: [p, b]\n", "", "should", "html", "<b>, <p> are no longer taken in HTML"),
        ("html: [p, b]", "html: [p, b, ul, li]", "eased", "html", "<li>, <ul> are taken in HTML"),
        ("max_items: 500", "max_items: 50", "must", "a.csv", "most items: 50, was 500"),
        ("file: a.csv, max_items: 500", "file: a.csv", "eased", "a.csv", "most items: no limit, was 500"),
        ("{description: the number}", "{description: the number, need: required}", "must", "seller", "is required in the profile's `settings`: the number"),
        ("max_variants: 100", "max_variants: 50", "must", "products", "at most 50 variants"),
        ('"1", "2"', '"1", "3"', "should", "small", "conditions count 1 more and 1 fewer in this list: 2, 3"),
        ("title: Portal\n", 'title: Portal\nmoney: "{amount}"\n', "other", "money", "prices are written as '{amount}', were as '{amount} {currency}'"),
    ],
)  # fmt: skip
def test_a_change_is_said(before: str, after: str, effect: str, about: str, message: str) -> None:
    found = changes(before, after)
    assert (effect, about, message) in found
    assert len({each[1] for each in found}) == 1


def test_words_for_people_are_no_change() -> None:
    assert not changes("title: Portal", "title: The portal\ndescription: new")
    assert not changes("title: Guide", "title: Guide for shops")


def test_what_must_be_done_comes_first() -> None:
    specs = shipped_specs()
    found = diff_specs(specs["google-merchant@2026-08"], specs["shopify@2026-07"]).changes
    ranks = [EFFECTS.index(each.effect) for each in found]
    assert ranks == sorted(ranks)
    assert set(ranks) == {0, 1, 2, 3}


def test_any_two_can_be_compared() -> None:
    specs = shipped_specs()
    same = {(old, new) for old in specs for new in specs if not diff_specs(specs[old], specs[new]).changes}
    assert same == {(each, each) for each in specs}


def test_what_was_announced_and_has_started_is_told_as_it_holds() -> None:
    said = "max_chars: 200, dated: [{from: 2027-01-31, max_chars: 75}, {from: 2028-01, max_chars: 50}]"
    announced = spec(
        OLD.replace("max_chars: 200", said).replace("message: says cheap", "message: says cheap, from: 2027-01-31")
    )
    found = [(each.about, each.message) for each in diff_specs(announced, until_day(announced, "2027-02")).changes]
    assert found == [("title", "at most 75 characters, was 200"), ("cheap", "is looked at now, was from 2027-01-31 on")]
    assert not diff_specs(announced, until_day(announced, "2027-01")).changes


def test_what_is_announced_no_more_is_eased() -> None:
    announced = spec(OLD.replace("max_chars: 200", "max_chars: 200, dated: [{from: 2027-01-31, max_chars: 75}]"))
    (found,) = diff_specs(announced, spec(OLD)).changes
    assert (found.effect, found.message) == ("eased", "no longer from 2027-01-31 on: at most 75 characters")
