from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from omnicat.reporters import markdown
from omnicat.reporters.escaping import markdown as escaped
from omnicat.reporters.escaping import visible
from tests.reporters import sample

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
OURS = {"<br>", "<code>", "</code>"}
TEXT = st.one_of(st.sampled_from(sample.HOSTILE), st.text(st.characters(exclude_categories=[]), max_size=40))


def tokens(text: str) -> Iterator[Token]:
    for token in PARSER.parse(text):
        yield token
        yield from token.children or ()


@given(TEXT)
def test_no_text_makes_a_cell_a_link_or_markup_of_its_own(text: str) -> None:
    found = list(tokens(markdown.report(sample.report(sample.hostile_finding(text), root=text))))
    kinds = [token.type for token in found]
    assert not {"link_open", "image", "html_block", "code_inline", "strong_open", "s_open", "fence"} & set(kinds)
    assert {token.content for token in found if token.type == "html_inline"} <= OURS
    assert (kinds.count("table_open"), kinds.count("tr_open"), kinds.count("td_open")) == (2, 4, 8)
    assert kinds.count("heading_open") == 1


@given(TEXT)
def test_text_reads_as_it_was(text: str) -> None:
    """Apart from the blanks around it, and the sign that keeps names from being called."""
    (paragraph,) = [token for token in PARSER.parse(f"x {escaped(text)} x") if token.type == "inline"]
    read = "".join(token.content for token in paragraph.children or () if token.type in ("text", "text_special"))
    shown = visible(text)
    assert read.replace("\u200b", "") == f"x {shown} x".replace("\u200b", "")


def test_nobody_is_called_and_nothing_is_linked() -> None:
    assert escaped("@everyone see #12 at https://x.example or WWW.x.example") == (
        "@\u200beveryone see \\#\u200b12 at https:\u200b//x.example or WWW\u200b.x.example"
    )


def test_worst_comes_first_and_the_rest_is_counted() -> None:
    many = [sample.hostile_finding(f"x{number}") for number in range(30)]
    made = markdown.report(sample.report(sample.FINDINGS[0], *many, limit=20))
    assert made.index("🔴 error") < made.index("🔵 note")
    assert made.endswith("… and 10 more findings of 1 rule\n")
