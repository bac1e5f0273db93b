"""A file that isn't what its kind of file should be is told so, at the place, with what to do."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from omnicat.documents import Document, parse
from omnicat.findings import Fix
from omnicat.schemas import KINDS, RULES, check_against, is_allowed
from omnicat.schemas.explain import failures
from tests.often import often


def document(text: str) -> Document:
    found, _ = parse(text.encode(), "a.yaml")
    assert found is not None
    return found


GOOD = {
    "catalog": "name: Harbor & Pine\nlocales: [en-US, de, zh-Hant-TW, es-419]\ncurrencies: [USD]\n",
    "attributes": "color: {type: select, options: {navy: Navy}}\nw: {type: measurement, quantity: mass, min: 1.5}\n",
    "family": "family: tee\nrequired: [name]\nrecommended: {all: [brand]}\n",
    "categories": "a:\n  taxonomies: {google: 166, shopify: aa-1}\n  children: {b: {label: B}}\n",
    "product": "sku: A\nfamily: tee\nassets: {main: a.jpg, gallery: [b.jpg, {file: c.jpg, alt: C}]}\n",
    "asset": "alt: {en-US: A}\nfocal: [0.5, 1]\nrights: {expires: 2026-12-31}\n",
    "locations": "berlin: {label: Berlin, kind: store, latitude: 52.5}\n",
    "governance": "roles: {pricing: [ada]}\nrules: [{needs: pricing, changes: [added, removed], over: 15}]\n",
    "profile": "extends: google-us\nfields: {title: name, mpn: ~, custom_label_0: 3}\n",
    "spec": "spec: x@2026-08\ntitle: X\nfields: [{name: id, from: sku, need: conditional, when: sku}]\n",
}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_good_file_has_no_findings(kind: str) -> None:
    assert check_against(kind, document(GOOD[kind])) == ()


@pytest.mark.parametrize(
    ("kind", "text", "place", "rule", "message", "hint"),
    [
        ("product", "sku: A\nfamly: tee\nfamily: tee\n", "2:1", "unknown-key", "'famly' is not a key here", "did you mean 'family'?"),
        ("product", "sku: A\n", "1:1", "missing-key", "'family' is missing", "add 'family': its family: the kind of product it is"),
        ("product", "sku: 400123\nfamily: tee\n", "1:6", "wrong-type", "'400123' is a number; a text is needed here", "put it in quotes"),
        ("product", "sku: A\nfamily: tee\ncategories: a/b\n", "3:13", "wrong-type", "'a/b' is text; a list is needed here", "write it as a list: [a/b]"),
        ("product", "sku: [A]\nfamily: tee\n", "1:6", "wrong-type", "this is a list; a text is needed here", "write a text"),
        ("product", "sku: A\nfamily:\n", "2:8", "wrong-type", "the value is empty; a text is needed here", "give it a value, or remove the key"),
        ("product", "sku: A\nfamily: tee\nstatus: activ\n", "3:9", "not-allowed-value", "'activ' is not allowed here", "did you mean 'active'?"),
        ("product", "sku: ' A'\nfamily: tee\n", "1:6", "pattern", "' A' is not written as it has to be", "use no white space at its ends, and no tabs or line ends"),
        ("catalog", "name: A\nlocales: [en_US]\n", "2:11", "pattern", "'en_US' is not written as it has to be", "write a locale as in 'en-US' or 'de'"),
        ("catalog", "name: A\nlocales: []\n", "2:10", "too-few", "0 entries here, at least 1 wanted", "write 1 of them"),
        ("attributes", "Color: {type: text}\n", "1:1", "pattern", "'Color' can't be a name here", "use lower-case letters"),
        ("attributes", "w: {type: measurement}\n", "1:4", "missing-key", "'quantity' is missing", "add 'quantity'"),
        ("asset", "focal: [0.5, 0.3, 1]\n", "1:8", "too-many", "3 entries here, at most 2 wanted", "write 2 of them"),
        ("asset", "focal: [0.5, 1.5]\n", "1:14", "out-of-range", "'1.5' is out of range; at most 1 is allowed", "write a number of at most 1"),
        ("family", "family: a\naxes: [b, c, b]\n", "2:14", "repeated", "'b' stands twice", "remove one of them"),
        ("profile", "locale: de\n", "1:1", "nothing-fits", "'spec' or 'extends' is missing", "add 'spec' or 'extends'"),
        ("categories", "a: {children: {b: {label: 3}}}\n", "1:27", "wrong-type", "'3' is a number; a text or a mapping is needed here", "put it in quotes"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_place(
    kind: str, text: str, place: str, rule: str, message: str, hint: str
) -> None:
    (found,) = check_against(kind, document(text))
    assert (str(found.where), found.rule, found.message) == (f"a.yaml:{place}", f"schema/{rule}", message)
    assert found.hint.startswith(hint)


def test_everything_wrong_is_said_at_once() -> None:
    found = check_against("product", document("skuu: A\nstatus: live\nvariants: [{}]\n"))
    assert [(each.rule, each.where.pointer) for each in found] == [
        ("schema/missing-key", "family"),
        ("schema/missing-key", "sku"),
        ("schema/unknown-key", "skuu"),
        ("schema/not-allowed-value", "status"),
        ("schema/missing-key", "variants/0/sku"),
    ]


def test_a_number_for_a_text_is_mended_by_quotes() -> None:
    (found,) = check_against("product", document("sku: 29.00\nfamily: tee\n"))
    assert found.fix == Fix("29.00")


def test_every_rule_has_its_own_name_and_a_manual() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.kind == "schema"
        assert {"Bad", "Good", "Fix"} <= set(rule.manual.replace(":", " ").split())


KEYS = st.sampled_from(
    sorted(
        {key for kind in KINDS.values() for key in kind.schema.get("properties", {})}
        | {"color", "type", "options", "children", "label", "name", "file", "en-US", "quantity", "columns", "a b", "É"}
    )
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(min_value=-(10**30), max_value=10**30)
    | st.decimals(allow_nan=False, allow_infinity=False, places=3)
    | st.text(max_size=6)
    | st.sampled_from(
        ["tee", "active", "select", "measurement", "mass", "en-US", "de_DE", "USD", "2026-08", "x@2026-08"]
    )
    | st.sampled_from([Decimal("1.0"), Decimal("0.5"), Decimal("1E+3"), Decimal("3.00"), 0, 1, 2])
)
DATA = st.recursive(
    SCALARS,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(KEYS, below, max_size=6),
    max_leaves=20,
)
FILES = st.dictionaries(KEYS, DATA, max_size=8)


@st.composite
def nearly_good(draw: st.DrawFn, kind: str) -> Any:
    """A good file with one value anywhere in it replaced."""
    return _replaced(draw, document(GOOD[kind]).data)


def _replaced(draw: st.DrawFn, data: Any) -> Any:
    if not data or not isinstance(data, dict | list) or draw(st.integers(0, 3)) == 0:
        return draw(DATA)
    if isinstance(data, list):
        index = draw(st.integers(0, len(data) - 1))
        return [*data[:index], _replaced(draw, data[index]), *data[index + 1 :]]
    key = draw(st.sampled_from(sorted(data)) | KEYS)
    return {**data, key: _replaced(draw, data.get(key))}


@pytest.mark.parametrize("kind", sorted(KINDS))
@settings(deadline=None, max_examples=often(80, 25))
@given(draw=st.data())
def test_both_judges_give_one_verdict(kind: str, draw: st.DataObject) -> None:
    data = draw.draw(nearly_good(kind) | FILES | DATA)
    told = list(failures(KINDS[kind].schema, data))
    assert is_allowed(kind, data) == (not told)
    if told:
        assert check_against(kind, Document("a.yaml", "a: 1\n", data))
