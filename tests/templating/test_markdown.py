"""Texts in Markdown: what a product says can't become a link, a heading or a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnicat.templating import load_template
from omnicat.templating.markdown import destination, in_markdown

PAGE = "{% block header %}{% endblock %}{% block item %}# {{ listing.name }}\n{% endblock %}{% block footer %}{% endblock %}"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Harbor & Pine", "Harbor & Pine"),
        ("AT&amp;T", "AT\\&amp;T"),
        ("[click](http://evil.example)", "\\[click\\](http://evil.example)"),
        ("**bold** _it_ `code`", "\\*\\*bold\\*\\* \\_it\\_ \\`code\\`"),
        ("<script>", "\\<script>"),
        ("a | b", "a \\| b"),
        ("# heading", "\\# heading"),
        ("- item", "\\- item"),
        ("> quote", "\\> quote"),
        ("1. first", "1\\. first"),
        ("27.00 EUR", "27.00 EUR"),
        ("two\nlines", "two lines"),
        ("back\\slash", "back\\\\slash"),
    ],
)
def test_every_sign_stands_for_itself(text: str, written: str) -> None:
    assert in_markdown(text) == written


@given(st.text())
def test_a_text_stays_in_its_line(text: str) -> None:
    assert len(in_markdown(text).splitlines()) <= 1


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://shop.example/a?b=c&d=e", "https://shop.example/a?b=c&d=e"),
        ("https://shop.example/a) [x](b", "https://shop.example/a%29%20%5Bx%5D%28b"),
        ("https://shop.example/größe", "https://shop.example/größe"),
    ],
)
def test_an_address_ends_where_it_ends(url: str, written: str) -> None:
    assert destination(url) == written


def test_a_template_for_markdown_escapes_what_it_is_given() -> None:
    template = load_template("page.md.j2", PAGE)
    assert template.item({"listing": {"name": "*Tee*\n# two"}}) == "# \\*Tee\\* # two\n"
    assert load_template("page.txt.j2", PAGE).item({"listing": {"name": "*Tee*"}}) == "# *Tee*\n"


def test_a_text_of_the_template_is_escaped_like_all_others() -> None:
    page = PAGE.replace("{{ listing.name }}", "{{ '<b> & *' }}")
    assert load_template("page.md.j2", page).item({"listing": {}}) == "# \\<b> & \\*\n"
    assert load_template("page.xml.j2", page).item({"listing": {}}) == "# &lt;b&gt; &amp; *\n"
