"""HTML as plain text, the way a browser would show it without its looks."""

import pytest

from omnicat.templating.filters import plain


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("One\nline", "One\nline"),
        ("<p>One</p>\n<p>Two</p>", "One\nTwo"),
        ("One<br />\nTwo", "One\nTwo"),
        ("<ul>\n  <li>a</li>\n  <li>b\n c</li>\n</ul>", "- a\n- b c"),
        ("<b>Soft</b> &amp; light\nall day", "Soft & light\nall day"),
        (None, ""),
    ],
)
def test_markup_makes_the_lines_where_there_is_any(markup: str | None, text: str) -> None:
    assert plain(markup) == text
