"""YAML is read strictly: what looks like text stays text, and what is wrong has its line and column."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from omnicat.documents import parse, written
from tests.documents.nasty import texts


def data_of(text: str) -> Any:
    document, findings = parse(text.encode(), "x.yaml")
    assert document is not None
    assert findings == ()
    return document.data


def found(data: bytes | str) -> list[tuple[str, int, int, str]]:
    raw = data if isinstance(data, bytes) else data.encode()
    return [(f.rule, f.where.line, f.where.column, f.where.pointer) for f in parse(raw, "x.yaml")[1]]


@pytest.mark.parametrize(
    ("plain", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-7", -7),
        ("9521234543213", 9521234543213),
        ("29.00", Decimal("29.00")),
        ("-0.50", Decimal("-0.50")),
    ],
)
def test_plain_values_have_a_type_and_keep_their_digits(plain: str, value: Any) -> None:
    data = data_of(f"a: {plain}\n")["a"]
    assert data == value
    assert type(data) is type(value)
    assert written(data) == ("" if value is None else plain)


@pytest.mark.parametrize(
    "text",
    ["04012345123456", "+7", "-0", "1e3", "1.5e3", "0x1F", "0o7", "1_000", "16:9", "NO", "yes", "on", "True", "NULL", ".inf",
     "-.inf", ".nan", "2026-08-01", "2026-08-01T10:00:00Z", "1.", ".5", "00", "01.5", "١٢", "=", "t", "12 kg"],
)  # fmt: skip
def test_everything_else_is_text(text: str) -> None:
    assert data_of(f"a: {text}\n") == {"a": text}


@pytest.mark.parametrize("text", ['"12"', "'true'", "|-\n  12", ">-\n  null", '"~"'])
def test_quoted_and_block_text_is_text(text: str) -> None:
    assert isinstance(data_of(f"a: {text}\n")["a"], str)


def test_keys_are_read_as_they_are_written() -> None:
    assert data_of("404: x\nno: y\n1.50: z\ntrue: t\n~: n\n") == {
        "404": "x",
        "no": "y",
        "1.50": "z",
        "true": "t",
        "~": "n",
    }


@pytest.mark.parametrize("text", ["a: 1\r\nb:\r\n  - x\r\n", "\ufeffa: 1\nb:\n  - x\n", "\ufeffa: 1\r\nb: [x]"])
def test_crlf_and_byte_order_mark_are_fine(text: str) -> None:
    document, findings = parse(text.encode(), "x.yaml")
    assert document is not None
    assert (document.data, findings, document.text) == ({"a": 1, "b": ["x"]}, (), text)


def test_anchors_aliases_and_merges_work() -> None:
    text = "a: &a {x: 1, y: 2}\nb: *a\nc: {<<: *a, y: 3}\nd:\n  <<: [*a, {z: 4, x: 5}]\n&k key: v\ne: *k\n"
    data = data_of(text)
    assert data["b"] == {"x": 1, "y": 2}
    assert data["c"] == {"x": 1, "y": 3}
    assert data["d"] == {"x": 1, "y": 2, "z": 4}
    assert data["e"] == "key"


BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", [("yaml/duplicate-key", 3, 1, "a")]),
        ("x:\n  - {a: 1, a: [2, {a: 1}], a: 3}\n", [("yaml/duplicate-key", 2, 12, "x/0/a"), ("yaml/duplicate-key", 2, 28, "x/0/a")]),
        ("1: x\n'1': y\n", [("yaml/duplicate-key", 2, 1, "1")]),
        ("a: {<<: {b: 1}, <<: {c: 2}}\n", [("yaml/duplicate-key", 1, 17, "a/<<")]),
        ("a: {<<: 3}\n", [("yaml/syntax", 1, 5, "a/<<")]),
        ("a: !!str 12\n", [("yaml/tag", 1, 4, "a")]),
        ("!!python/object:os.system a: [!x 1, ! 2]\n", [("yaml/tag", 1, 1, ""), ("yaml/tag", 1, 31, "a/0"), ("yaml/tag", 1, 37, "a/1")]),
        ("a: 1\n---\nb: 2\n", [("yaml/second-document", 2, 1, "")]),
        ("--- \na: 1\n...\n---\n[", [("yaml/second-document", 4, 1, "")]),
        (BOMB, [("yaml/alias-bomb", 5, 36, "e/7")]),
        ("a: &a [*a, 1]\n", [("yaml/alias-bomb", 1, 8, "a/0")]),
        ("a: &a {b: {<<: *a}}\n", [("yaml/syntax", 1, 12, "a/b/<<"), ("yaml/alias-bomb", 1, 16, "a/b/<<")]),
        ("a: *nobody\n", [("yaml/syntax", 1, 4, "a")]),
        ("a: " + "[" * 49 + "]" * 49 + "\n", []),
        ("a: " + "[" * 50 + "]" * 50 + "\n", [("yaml/too-deep", 1, 53, "a" + "/0" * 49)]),
        ("[" * 100_000, [("yaml/too-deep", 1, 51, "/".join("0" * 50))]),
        ("a: &a " + "[" * 30 + "]" * 30 + "\nb: " + "[" * 30 + "*a" + "]" * 30, [("yaml/too-deep", 2, 34, "b" + "/0" * 30)]),
        ("a:\n\tb: 1\n", [("yaml/tab", 2, 1, "")]),
        ("a:\n  b: 1\n  \tc: 2\n", [("yaml/tab", 3, 3, "")]),
        ("a:\n  b: 1\n\tc: 2\n", [("yaml/tab", 3, 1, "")]),
        ("a: 1\n\t\n", [("yaml/tab", 2, 1, "")]),
        ("? {a: 1}\n: x\nb: 1\n", [("yaml/key-not-text", 1, 3, "")]),
        ("x: {{ brand }}\n", [("yaml/key-not-text", 1, 5, "x")]),
        ("x: {[a]: 1, b: 2}\n", [("yaml/key-not-text", 1, 5, "x")]),
        ("a: &a k\n*a : v\n", [("yaml/key-not-text", 2, 1, "")]),
        ("", [("yaml/empty", 1, 1, "")]),
        ("# nothing\n", [("yaml/empty", 1, 1, "")]),
        ("---\n", [("yaml/empty", 1, 1, "")]),
        ("a: x\x07y\nb: \x00", [("yaml/control-character", 1, 5, ""), ("yaml/control-character", 2, 4, "")]),
        ('a: "x\\x07y"\nb: "\\0"\n', [("yaml/control-character", 1, 4, "a"), ("yaml/control-character", 2, 4, "b")]),
        ("a: 😀\u0080\n", [("yaml/control-character", 1, 5, "")]),
        ("a: Cafe\u0301\n", [("yaml/not-nfc", 1, 4, "a")]),
        ('a: "Cafe\\u0301"\n', [("yaml/not-nfc", 1, 4, "a")]),
        ("e\u0301: 1\n", [("yaml/not-nfc", 1, 1, "e\u0301")]),
        ("a: 'x '\nb: [\"\\tx\", ' ']\nc: |\n   x\n", [("yaml/trailing-space-in-value", 1, 4, "a"), ("yaml/trailing-space-in-value", 2, 5, "b/0"), ("yaml/trailing-space-in-value", 2, 12, "b/1")]),
        ("a: ', '\nb: ' > '\nc: ' 1'\n", [("yaml/trailing-space-in-value", 3, 4, "c")]),
        ("a: [x, " + "1" * 4001 + "]\n", [("yaml/long-number", 1, 8, "a/1")]),
        (b"\xff\xfea\x00", [("yaml/encoding", 1, 1, "")]),
        (b"a: 1\nb: Gr\xf6\xdfe\n", [("yaml/encoding", 2, 6, "")]),
        (b"a: " + b"x" * 10_000_000, [("yaml/too-big", 0, 0, "")]),
        ("a: b: c\n", [("yaml/syntax", 1, 5, "")]),
        ("a: 'x\nb: 1\n", [("yaml/syntax", 1, 4, "")]),
        ("a: [x\nb: 1\n", [("yaml/syntax", 2, 2, "")]),
        ("a: 1\n b: 2\n", [("yaml/syntax", 2, 3, "")]),
        ("a: 1\nb: {}\na: 2\nc: @x\n", [("yaml/duplicate-key", 3, 1, "a"), ("yaml/syntax", 4, 4, "")]),
        ("a: x\r\nb: y\r\na: z\r\n", [("yaml/duplicate-key", 3, 1, "a")]),
        ("a: x\u0085 b\n\na: z\n", [("yaml/duplicate-key", 3, 1, "a")]),
        ("\ufeffa: 1\na: 2\n", [("yaml/duplicate-key", 2, 1, "a")]),
        ("😀: 1\nb: [😀, !x y]\n", [("yaml/tag", 2, 8, "b/1")]),
    ],
)  # fmt: skip
def test_what_is_wrong_has_its_place(text: bytes | str, expected: list[tuple[str, int, int, str]]) -> None:
    assert found(text) == expected


def test_a_repeated_key_keeps_the_first_value_and_names_its_place() -> None:
    document, (finding,) = parse(b"a: 1\nb:\n  c: 1\n  c: 2\n", "x.yaml")
    assert document is not None
    assert document.data == {"a": 1, "b": {"c": 1}}
    assert [str(place) for place in finding.related] == ["x.yaml:3:3"]
    assert finding.message == "key 'c' stands twice"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: b: c", "a ':' stands where none is expected"),
        ("a: 'x", "a quote that opens here is never closed"),
        ("a: [x", "a list in '[ ]' lacks a ',' or its ']'"),
        ("a: {x: 1", "a mapping in '{ }' lacks a ',' or its '}'"),
        ("a: 1\nb", "a key has no ':' after it"),
        ("a: @x", "a text begins with a character that YAML keeps for itself"),
        ('a: "\\q"', "a backslash in double quotes begins no known escape"),
        ("a:\n- b\n c", "a list"),
        ("a: %x", "a text begins with a character that YAML keeps for itself"),
        ("a: *", "'&' or '*' has no name after it"),
        ("- a\nb: 1", "a line of a list does not begin with '-'"),
        ("a: 1\n  - b", None),
    ],
)
def test_syntax_errors_speak_plainly(text: str, message: str | None) -> None:
    findings = parse(text.encode(), "x.yaml")[1]
    if message and message != "a list":
        assert [f.message for f in findings] == [message]
    assert all("token" not in f.message for f in findings)


def test_safe_repairs_come_along() -> None:
    fixes = [f.fix and f.fix.value for f in parse("a: ' navy '\nb: Cafe\u0301\n".encode(), "x.yaml")[1]]
    assert fixes == ["navy", "Café"]


def test_huge_numbers_are_text_not_an_exception() -> None:
    for digits in ("1" * 5000, "-" + "9" * 5000, "1" * 5000 + ".5", "1." + "0" * 6000):
        document, findings = parse(f"a: {digits}\n".encode(), "x.yaml")
        assert document is not None
        assert document.data == {"a": digits}
        assert [f.rule for f in findings] == ["yaml/long-number"]


SEEDS = [
    "a: &a {x: [1, 'b', \"c\"]}\nb: *a\nc: |+\n  x\n\n",
    "? a\n: - b\n  - {<<: *x}\n",
    "%YAML 1.1\n---\n!!str a: >2-\n  x",
    BOMB,
]


@given(st.binary(max_size=200) | texts.map(lambda text: text.encode("utf-8", "surrogatepass")))
@settings(max_examples=200, deadline=None)
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b"%YAML 9.9\n---\n")
@example(b"\xef\xbb\xbf\xef\xbb\xbfa: 1")
@example(b"? ? ? a")
@example(b'"\\ud800"')
def test_no_bytes_raise(data: bytes) -> None:
    document, findings = parse(data, "x.yaml")
    assert document is not None or findings


@given(st.sampled_from(SEEDS), st.data())
@settings(max_examples=200, deadline=None)
def test_no_broken_yaml_raises(seed: str, data: Any) -> None:
    at = data.draw(st.integers(0, len(seed)))
    until = data.draw(st.integers(at, min(len(seed), at + 4)))
    text = seed[:at] + data.draw(texts) + seed[until:]
    document, findings = parse(text.encode("utf-8", "surrogatepass"), "x.yaml")
    assert document is not None or findings
    for finding in findings:
        assert document is None or document.place(finding.where.pointer).line >= 1
