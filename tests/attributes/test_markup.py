"""HTML that could run something is named, and cleaned away."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnicat.attributes.markup import clean, plain, unsafe_parts


@pytest.mark.parametrize(
    ("html", "parts"),
    [
        ("<p>Soft <b>tee</b></p>", ()),
        ('<a href="https://a.example/script.html">on = off</a>', ()),
        ("<!-- <script>x</script> --><p>a</p>", ()),
        ("<code>&lt;script&gt;</code>", ()),
        ('<p title="<script>">a</p>', ()),
        ("<script>alert(1)</script>", ("<script>",)),
        ("<SCRIPT src=//x></SCRIPT>", ("<script>",)),
        ("<p onclick=buy() ONCLICK=x>a</p>", ("onclick=",)),
        ("<svg/onload=x>", ("<svg>", "onload=")),
        ('<img src=x"onerror="x">', ()),
        ("<img src=x onerror = x>", ("onerror=",)),
        ('<a href="javascript:x">a</a>', ('href="javascript:"',)),
        ('<a href="java&#115;cript:x">a</a>', ('href="javascript:"',)),
        ('<a href="&#1;java\nscript:x">a</a>', ('href="javascript:"',)),
        ('<a href="javascr\nipt:x">a</a>', ('href="javascript:"',)),
        ('<a href="   jav&#x09;ascript&colon;x">a</a>', ('href="javascript:"',)),
        ('<a title=">" href = java&#115;cript:x>a</a>', ('href="javascript:"',)),
        ('<a href="data:text/html,x">a</a>', ('href="data:text/html"',)),
        ('<a href="care/a.html">Wash &amp; dry: href=</a>', ()),
        ("<a href=vbscript:x>a</a>", ('href="vbscript:"',)),
        ('<iframe src="https://a.example"></iframe>', ("<iframe>",)),
        ("<style>p {}</style>", ("<style>",)),
    ],
)
def test_what_could_run_is_named(html: str, parts: tuple[str, ...]) -> None:
    assert unsafe_parts(html) == parts


pieces = st.sampled_from(
    ["<script>", "</script>", "<p ", "onclick=x", ">", "<a href=", "javascript:x", "<svg", "<math>", "<!--", "-->", "&#106;", '"', " "]
)  # fmt: skip


@given(st.lists(pieces | st.text(max_size=3)).map("".join))
def test_clean_text_is_safe_and_stays_as_it_is(html: str) -> None:
    cleaned = clean(html)
    assert unsafe_parts(cleaned) == ()
    assert clean(cleaned) == cleaned


def test_only_the_elements_asked_for_stay() -> None:
    assert clean("<p>a <b>b</b><script>c</script></p>", frozenset({"b", "script"})) == "a <b>b</b>"
    assert clean('<b title="x">a</b> <a href="/b" title="x">b</a>', frozenset({"b"})) == "<b>a</b> b"
    assert clean('<a href="/b" title="x">b</a>', frozenset({"a"})) == '<a href="/b">b</a>'


def test_the_words_alone_are_left() -> None:
    assert plain("<h2>Care</h2>Wash\n cold,<br>dry &amp; fold<script>x</script>") == "Care\nWash cold,\ndry & fold"
    assert plain("3 < 4") == "3 < 4"
    assert plain("no tags\nat all") == "no tags\nat all"


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<a ", "onon", "on ", "&#", "<svg>", "<p onx ", "href =  ", "on  ", "javascript:<"]
)
def test_hostile_text_takes_no_long_time(piece: str) -> None:
    begin = time.process_time()
    unsafe_parts("<" + piece * 20_000)
    plain(piece * 20_000)
    assert time.process_time() - begin < 3
