"""A condition of a spec is asked only where it may hold, and says the same as if it were asked everywhere."""

from itertools import product as combined

import pytest
from msgspec.structs import replace

from omnicat.channels import Channel, Shop, sold
from omnicat.channels.meaning import fields_of, meanings
from omnicat.channels.views import RichText
from omnicat.checks.conditions import always, condition, never
from omnicat.checks.listings import channel_condition
from omnicat.checks.shown import Shown
from omnicat.model.catalog import Stock
from omnicat.model.listing import Listing
from omnicat.templating import TemplatingProblem, compile_text
from tests.channels.shop import SPEC, channel, listing, model, product

RED = "sku: {sku}\nfamily: tee\nstatus: active\nattributes: {{name: Tee, color: {color}, weight: 5 g}}\n"
PLAIN = "sku: P\nfamily: tee\nstatus: active\nattributes: {name: Tee}\n"
SHOP = Shop(model(), Stock())


def shown_in(made: Channel, text: str) -> Shown:
    group = listing(text, made)
    return Shown(product(text), made, group, tuple(sold(group, made)), "2026-08-22", "2026-11-20")


@pytest.mark.parametrize(
    ("text", "decided"),
    [
        ("channel.currency == 'USD'", always),
        ("channel.currency == 'EUR'", never),
        ("channel.settings.seller", always),
        ("catalog.name == 'nobody'", never),
    ],
)
def test_what_no_product_bears_on_is_decided_once(text: str, decided: object) -> None:
    assert condition(text, channel(), SHOP) is decided


@pytest.mark.parametrize(
    "text", ["color and color.nothing", "weight is not none and weight.amount > 1", "(color or size) and weight > 5"]
)
def test_it_is_not_evaluated_without_the_values_it_needs(text: str) -> None:
    made = channel()
    plain = shown_in(made, PLAIN)
    assert not condition(text, made, SHOP)(plain, plain.group)
    assert plain.failed == []


def test_where_it_fails_it_does_not_hold_and_that_is_told_each_time() -> None:
    made = channel()
    for text in ("color and color.nothing", "channel.nothing", "listing.sku.nothing == listing.nothing", "weight >"):
        holds = condition(text, made, SHOP)
        for _ in range(2):
            red = shown_in(made, RED.format(sku="R", color="red"))
            assert not holds(red, red.group)
            assert [(failed, each.sku) for failed, each, _ in red.failed] == [(text, "R")]


def test_what_looks_at_plain_facts_is_remembered_for_those_facts_only() -> None:
    made = channel()
    holds = condition("listing.sku == 'A'", made, SHOP)
    for sku, expected in (("A", True), ("B", False), ("A", True), ("B", False)):
        one = shown_in(made, RED.format(sku=sku, color="red"))
        assert holds(one, one.group) is expected


def test_what_looks_at_values_is_asked_of_each_listing() -> None:
    made = channel()
    holds = condition("color and color.code == 'red'", made, SHOP)
    for color, expected in (("red", True), ("navy", False), ("red", True)):
        one = shown_in(made, RED.format(sku="A", color=color))
        assert holds(one, one.group) is expected


def test_two_variants_that_share_a_sku_are_asked_each_for_itself() -> None:
    made = channel()
    holds = condition("color and color.code == 'red'", made, SHOP)
    twins = "sku: P\nfamily: tee\nstatus: active\nattributes: {name: Tee}\nvariants:\n"
    both = shown_in(
        made, twins + "".join(f"  - {{sku: V, attributes: {{color: {each}}}}}\n" for each in ("red", "navy"))
    )
    assert [holds(both, each) for each in both.group.variants] == [True, False]
    assert [both.names_of(each, SHOP)["color"].code for each in both.group.variants] == ["red", "navy"]


WORDS = """\
  - {name: kind, values: {new: NEW, also_new: NEW, gone: Gone}, closed: %s}
  - {name: sort, values: {new: NEW}, many: true}
  - {name: costs, from: price, type: money}
checks:
  - {name: one, field: kind, fails: fields.kind == 'new' and not fields.title, message: m, hint: h}
  - {name: two, field: kind, fails: fields.kind == 'also_new', message: m, hint: h}
  - {name: three, field: kind, fails: "fields['kind'] == 'gone' and (fields.title or '') | length > 3", message: m, hint: h}
  - {name: four, field: kind, fails: fields.kind == 'NEW' or fields.title == 'Tee', message: m, hint: h}
  - {name: five, field: kind, fails: fields.sort == 'new' or fields.sort, message: m, hint: h}
  - {name: six, field: kind, fails: fields.kind == 'other' and fields.title == 'Tee' and fields.title.nothing, message: m, hint: h}
  - {name: seven, field: costs, fails: fields.costs and fields.costs.amount > 5 and fields.kind == 'new', message: m, hint: h}
  - {name: eight, field: kind, fails: not fields.costs and fields.kind == 'new', message: m, hint: h}
"""
KINDS = (None, "NEW", "new", "Gone", "gone", "other", "", True, ("NEW",), RichText("NEW"))


def the_long_way(made: Channel, one: Listing) -> tuple[list[str], list[str]]:
    """The conditions of the spec that are true of a listing, and the texts of those that fail."""
    profile, told, failed = made.profile, [], []
    names = {**made.given, "fields": fields_of(one.spelled, meanings(profile.spec, profile.currency))}
    for each in profile.spec.checks:
        try:
            told += [each.name] if compile_text(each.fails).evaluate(names) else []
        except TemplatingProblem:
            failed.append(each.fails)
    return told, failed


@pytest.mark.parametrize("closed", ["true", "false"])
def test_what_is_asked_only_where_it_may_hold_says_what_it_would_say_everywhere(closed: str) -> None:
    made = channel(spec_text=SPEC + WORDS % closed)
    look, group = channel_condition.prepare(made, SHOP), listing(PLAIN, made)
    assert look
    every = set()
    for said in combined(KINDS, (None, "Tee", "Tees"), (None, "4 USD", "6 USD"), (None, ("NEW",))):
        spelled = {
            name: value
            for name, value in zip(("kind", "title", "costs", "sort"), said, strict=True)
            if value is not None
        }
        one = Shown(product(PLAIN), made, group, (replace(group, spelled=spelled),), "", "")
        found = [each.about for each in look(one)], [text for text, *_ in one.failed]
        assert found == the_long_way(made, one.sold[0]), said
        every |= {*found[0], *found[1]}
    assert len(every) == (6 if closed == "true" else 7)
