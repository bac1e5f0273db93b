"""A merge by values keeps what either side changed, says once what both changed differently, and keeps comments."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from omnicat.documents import emit, parse
from omnicat.documents.changes import same
from omnicat.documents.merging import Clash, Merged, Side, merge_texts
from tests.documents.nasty import opened, scalars

BASE = """\
sku: TEE  # the sku
family: tee
attributes:
  # what shoppers read
  name: {en-US: Harbor, de-DE: Hafen}
  price: {USD: 29.00, EUR: 27.00}
  tags: [a, b, c]
  bullets:
    - Soft and light
    - Made to last
  brand: Pine
  gtin: "0123"
  text: |
    one
    two
variants:
  - sku: TEE-S
    attributes: {size: S}
  - sku: TEE-M
    attributes: {size: M}
associations:
  part:
    - {sku: MUG, quantity: 1}
"""


def merged(ours: str, theirs: str, base: str = BASE) -> Merged:
    found = merge_texts(base.encode(), ours.encode(), theirs.encode())
    assert found is not None
    return found


def changed(*pairs: str, more: str = "", base: str = BASE) -> str:
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        assert old in base
        base = base.replace(old, new)
    return base + more


def clashes(found: Merged) -> list[str]:
    return ["/".join((each.sku, *each.keys)) for each in found.clashes]


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        (("USD: 29.00", "USD: 31.00"), ("EUR: 27.00", "EUR: 28.00"), "price: {USD: 31.00, EUR: 28.00}\n"),
        (("sku: TEE ", "sku: TEE2 "), ("family: tee", "family: shirt"), "sku: TEE2  # the sku\nfamily: shirt\n"),
        (
            ("de-DE: Hafen}", "de-DE: Hafen, fr-FR: Port}"),
            ("de-DE: Hafen}", "de-DE: Hafen, it-IT: Porto}"),
            "fr-FR: Port, it-IT: Porto}\n",
        ),
        (("[a, b, c]", "[a, b, c, x]"), ("[a, b, c]", "[y, a, c]"), "tags: [y, a, c, x]\n"),
        (("[a, b, c]", "[c, b, a]"), ("[a, b, c]", "[a, b, c, d]"), "tags: [c, d, b, a]\n"),
        (("size: S", "size: XS"), ("size: M", "size: L"), "{size: XS}\n  - sku: TEE-M\n    attributes: {size: L}\n"),
        (("quantity: 1", "quantity: 2"), ("sku: MUG,", "sku: MUG, # the mug\n       "), "quantity: 2"),
        (("brand: Pine\n", "brand: Pine  # ours\n"), ("brand: Pine\n", "brand: Fir\n"), "brand: Fir  # ours\n"),
        (
            ("brand: Pine\n", "# above\n  brand: Pine\n"),
            ("brand: Pine\n", "brand: Fir  # new\n"),
            "  # above\n  brand: Fir  # new\n",
        ),
        (('gtin: "0123"', "gtin: '0123'"), ('gtin: "0123"', 'gtin: "0124"'), 'gtin: "0124"\n'),
        (
            ("    - Soft and light\n", "    - Softer\n"),
            ("    - Made to last\n", "    - Made well\n"),
            "- Softer\n    - Made well\n",
        ),
        (
            ("name: {en-US: Harbor, de-DE: Hafen}", "name:\n    en-US: Harbor\n    de-DE: Hafen"),
            ("en-US: Harbor,", "en-US: Pier,"),
            "name:\n    en-US: Pier\n    de-DE: Hafen\n",
        ),
        (("  brand: Pine\n", ""), ("USD: 29.00", "USD: 30.00"), "{USD: 30.00, EUR: 27.00}\n  tags: [a, b, c]\n"),
        (
            ("brand: Pine", "brand: {en-US: Pine, de-DE: Kiefer}"),
            ("brand: Pine", "brand: Fir"),
            "{en-US: Fir, de-DE: Kiefer}",
        ),
        (
            ("brand: Pine", "brand: {en-US: Pine, de-DE: Kiefer}"),
            ("brand: Pine", "brand: {en-US: Pine, fr-FR: Pin}"),
            "brand: {en-US: Pine, de-DE: Kiefer, fr-FR: Pin}\n",
        ),
        (("    one\n", "    one\n    and a half\n"), ("brand: Pine", "brand: Fir"), "one\n    and a half\n    two\n"),
    ],
)
def test_different_values_never_clash(ours: tuple[str, ...], theirs: tuple[str, ...], both: str) -> None:
    one = merged(changed(*ours), changed(*theirs))
    other = merged(changed(*theirs), changed(*ours))
    assert (clashes(one), clashes(other)) == ([], [])
    assert both in one.text()
    assert same(opened(one.text()).data, opened(other.text()).data)


def test_both_add_a_variant() -> None:
    one = changed(more="") + "x: 1\n"
    ours = BASE.replace("associations:", "  # large\n  - sku: TEE-L\n    attributes: {size: L}\nassociations:")
    theirs = BASE.replace("associations:", "  - sku: TEE-XL\n    attributes: {size: XL}  # huge\nassociations:")
    text = merged(ours, theirs).text()
    assert [each["sku"] for each in opened(text).data["variants"]] == ["TEE-S", "TEE-M", "TEE-L", "TEE-XL"]
    assert "  # large\n  - sku: TEE-L\n" in text
    assert "{size: XL}  # huge\n" in text
    assert merged(one, BASE).text() == one


def test_one_moves_keys_and_the_other_changes_them() -> None:
    moved = changed("family: tee\n", "", more="family: tee\n")
    text = merged(changed("family: tee", "family: shirt"), moved).text()
    assert text.endswith("family: shirt\n")
    assert opened(text).data["family"] == "shirt"


@pytest.mark.parametrize(
    ("ours", "theirs", "where"),
    [
        (("USD: 29.00", "USD: 31.00"), ("USD: 29.00", "USD: 32.00"), ["TEE/attributes/price/USD"]),
        (("29.00", "29.0"), ("29.00", "29.5"), ["TEE/attributes/price/USD"]),
        (("size: S", "size: XS"), ("size: S", "size: XXS"), ["TEE-S/variants/TEE-S/attributes/size"]),
        (("  - sku: TEE-S\n    attributes: {size: S}\n", ""), ("size: S", "size: XS"), ["TEE-S/variants/TEE-S"]),
        (("Soft and light", "Softer"), ("Soft and light", "Softest"), ["TEE/attributes/bullets"]),
        (("[a, b, c]", "[c, b, a]"), ("[a, b, c]", "[b, a, c]"), ["TEE/attributes/tags"]),
        (("  brand: Pine\n", ""), ("brand: Pine", "brand: Fir"), ["TEE/attributes/brand"]),
        (("brand: Pine", "brand: [Pine]"), ("brand: Pine", "brand: {a: Pine2}"), ["TEE/attributes/brand"]),
        (("two", "2"), ("two", "zwei"), ["TEE/attributes/text"]),
        (
            ("USD: 29.00, EUR: 27.00", "USD: 1, EUR: 2"),
            ("USD: 29.00, EUR: 27.00", "USD: 3, EUR: 4"),
            ["TEE/attributes/price/USD", "TEE/attributes/price/EUR"],
        ),
    ],
)
def test_one_value_changed_twice_is_one_clash(ours: tuple[str, ...], theirs: tuple[str, ...], where: list[str]) -> None:
    one, other = changed(*ours, "family: tee", "family: tees"), changed(*theirs, "Hafen", "Haven")
    found = merged(one, other)
    assert clashes(found) == where
    assert sorted(clashes(merged(other, one))) == sorted(where)
    for side, said in (("ours", one), ("theirs", other)):
        data = opened(found.as_side(side)).data  # type: ignore[arg-type]
        assert data["family"] == "tees"
        assert data["attributes"]["name"]["de-DE"] == "Haven"
        assert same(
            {**data, "family": "", "attributes": {**data["attributes"], "name": ""}},
            {**opened(said).data, "family": "", "attributes": {**opened(said).data["attributes"], "name": ""}},
        )


def test_markers_stand_around_that_value_only() -> None:
    def label(clashed: tuple[Clash, ...], side: Side) -> str:
        return f"{side} {clashed[0].sku}"

    found = merged(
        changed("USD: 29.00", "USD: 31.00", "Pine", "Fir"), changed("USD: 29.00", "USD: 32.00", "Hafen", "Haven")
    )
    assert found.text(label) == changed(
        "  price: {USD: 29.00, EUR: 27.00}\n",
        "<<<<<<< ours TEE\n  price: {USD: 31.00, EUR: 27.00}\n=======\n  price: {USD: 32.00, EUR: 27.00}\n>>>>>>> theirs TEE\n",
        "Pine",
        "Fir",
        "Hafen",
        "Haven",
    )
    assert "||||||||| base TEE\n  price: {USD: 29.00, EUR: 27.00}\n=========\n" in found.text(
        label, size=9, with_base=True
    )


def test_line_ends_and_the_mark_are_those_of_ours() -> None:
    ours = "\ufeff" + changed("Pine", "Fir").replace("\n", "\r\n")
    assert merged(ours, changed("Hafen", "Haven")).text() == ours.replace("Hafen", "Haven")


@pytest.mark.parametrize(
    "text",
    [
        "a: [",
        "a: 1\na: 2\n",
        "a: &x 1\nb: *x\n",
        "? a\n: 1\n",
        "",
        "a: !!str 1\n",
        "- a\n",
        "a: " + "{b: " * 900 + "}" * 900 + "\n",
    ],
)
def test_what_does_not_say_its_data_plainly_is_left_to_git(text: str) -> None:
    assert merge_texts(BASE.encode(), text.encode(), BASE.encode()) is None
    assert merge_texts(BASE.encode(), BASE.encode(), text.encode()) is None


def test_both_add_the_same_file() -> None:
    found = merged("sku: A\nfamily: tee\n", "sku: A\nstatus: draft\n", "")
    assert opened(found.text()).data == {"sku": "A", "family": "tee", "status": "draft"}


CODES = st.sampled_from(["aa", "bb", "cc", "dd"])
VALUES = scalars | st.dictionaries(CODES, scalars, min_size=1, max_size=3)
PRODUCTS = st.fixed_dictionaries(
    {
        "sku": st.just("P"),
        "attributes": st.dictionaries(st.sampled_from([f"code{n}" for n in range(8)]), VALUES, min_size=2),
        "variants": st.lists(st.sampled_from("ABCDEF"), unique=True, max_size=5).flatmap(
            lambda skus: st.tuples(
                *[st.fixed_dictionaries({"sku": st.just(f"P-{sku}"), "v": VALUES}) for sku in skus]
            ).map(list)
        ),
        "tags": st.lists(st.sampled_from("tuvwxyz"), unique=True, max_size=5),
    }
)


def edited(data: Any, product: dict[str, Any], mine: int) -> dict[str, Any]:
    """The product after edits in the half of its values that is mine (0 or 1)."""
    new = deepcopy(product)
    for place, code in enumerate(sorted(product["attributes"])):
        if place % 2 == mine and data.draw(st.booleans()):
            new["attributes"][code] = data.draw(VALUES)
    for place, variant in enumerate(new["variants"]):
        if place % 2 == mine and data.draw(st.booleans()):
            variant["v"] = data.draw(VALUES)
    if data.draw(st.booleans()):
        new["variants"].append({"sku": f"P-new-{mine}", "v": data.draw(VALUES)})
    if data.draw(st.booleans()):
        new["tags"].insert(data.draw(st.integers(0, len(new["tags"]))), f"new{mine}")
    new["tags"] = [tag for tag in new["tags"] if ord(tag[0]) % 2 != mine or len(tag) > 1 or data.draw(st.booleans())]
    return new


@given(st.data(), PRODUCTS)
@settings(max_examples=40, deadline=None)
def test_disjoint_edits_commute_and_all_are_there(data: Any, product: dict[str, Any]) -> None:
    ours, theirs = edited(data, product, 0), edited(data, product, 1)
    base, one, other = map(emit, (product, ours, theirs))
    there, back = (
        merge_texts(base.encode(), one.encode(), other.encode()),
        merge_texts(base.encode(), other.encode(), one.encode()),
    )
    assert there is not None
    assert back is not None
    assert (there.clashes, back.clashes) == ((), ())
    found = opened(there.text()).data
    assert same(found, opened(back.text()).data)
    for side in (ours, theirs):
        for code, value in side["attributes"].items():
            if code not in product["attributes"] or not same(value, product["attributes"][code]):
                assert same(found["attributes"][code], value)
        was = {each["sku"]: each["v"] for each in product["variants"]}
        now = {each["sku"]: each["v"] for each in found["variants"]}
        for each in side["variants"]:
            if each["sku"] not in was or not same(was[each["sku"]], each["v"]):
                assert same(now[each["sku"]], each["v"])
        assert {tag for tag in side["tags"] if tag not in product["tags"]} <= set(found["tags"])
        assert not {tag for tag in product["tags"] if tag not in side["tags"]} & set(found["tags"])


@given(PRODUCTS, PRODUCTS, PRODUCTS)
@settings(max_examples=40, deadline=None)
def test_whatever_both_did_no_value_is_lost(base: Any, ours: Any, theirs: Any) -> None:
    found = merge_texts(*(emit(each).encode() for each in (base, ours, theirs)))
    assert found is not None
    for side, said in (("ours", ours), ("theirs", theirs)):
        data = opened(found.as_side(side)).data  # type: ignore[arg-type]
        for code, value in said["attributes"].items():
            is_new = code not in base["attributes"] or not same(value, base["attributes"][code])
            if is_new and not isinstance(value, dict):
                here = data["attributes"][code]
                assert same(here, value) or (isinstance(here, dict) and value in here.values())
    document, _ = parse(found.text().encode(), "p.yaml")
    assert (document is None) == bool(found.clashes)
