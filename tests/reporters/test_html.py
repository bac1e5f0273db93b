import re
from collections import Counter
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from omnicat.findings import Severity
from omnicat.reporters import html
from omnicat.reporters.product_rows import product_rows
from tests.reporters import sample

TEXT = st.one_of(st.sampled_from(sample.HOSTILE), st.text(st.characters(exclude_categories=[]), max_size=40))


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: Counter[tuple[str, tuple[str, ...]]] = Counter()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[tag, tuple(name for name, _ in attrs)] += 1


def page(text: str) -> str:
    return html.report(sample.report(sample.hostile_finding(text), root=f"shop {text}"))


PLAIN = Tags(page("plain")).found


@given(TEXT)
def test_no_text_makes_a_tag_or_an_attribute(text: str) -> None:
    made = page(f"{text} ")
    assert Tags(made).found == PLAIN
    made.encode()


def test_page_needs_nothing_from_elsewhere() -> None:
    made = html.report(sample.sample())
    assert not re.search(r"\bsrc=|href|url\(|@import|fetch|http(?!-equiv)", made)
    assert "default-src 'none'" in made


def test_only_the_page_s_own_script_and_style_may_run() -> None:
    made = html.report(sample.sample())
    for tag in ("script", "style"):
        (inner,) = re.findall(f"<{tag}>(.*?)</{tag}>", made, re.DOTALL)
        assert html._hash(inner) in made


def test_long_lists_are_cut_and_say_so_and_none_are_with_no_limit() -> None:
    many = [sample.hostile_finding(f"x{number:04}") for number in range(html.LEAST_LIMIT + 100)]
    made = html.report(sample.report(*many))
    assert made.count("<li ") == html.LEAST_LIMIT
    assert "… and 100 more<" in made
    assert "… and 100 more products" in made
    assert html.report(sample.report(*many, limit=None)).count("<li ") == len(many)


def test_ignored_findings_are_there_but_not_counted() -> None:
    made = html.report(sample.sample())
    assert '<li data-shows="ignored" class="put-aside" hidden>' in made
    assert "<strong>1</strong>warning<" in made


def test_products_are_sorted_by_what_is_worst() -> None:
    rows = product_rows([*sample.FINDINGS, sample.hostile_finding("a", Severity.WARNING)])
    assert [row.name for row in rows] == ["tee", "mug", "a"]
