"""Strategies for data and text that a careless writer of YAML would spoil."""

from decimal import Decimal

from hypothesis import strategies as st

from omnicat.documents import Document, parse

_PIECES = [
    *":#-?,[]{}&*!|>'\"%@`=~<.\\/ \t\n\r",
    *"\x00\x07\x7f\x85\xa0\u2028\u2029\ufeff\ufffe😀𝒳é\u0301",
    *(": ", " #", "\n\n", "\n ", "---", "...", "true", "null", "012", "1e3", "no", "a", "Tee", "9"),
]
texts = st.lists(st.sampled_from(_PIECES), max_size=8).map("".join) | st.text(max_size=20)
numbers = st.integers() | st.integers(-(10**12), 10**12).map(lambda cents: Decimal(cents).scaleb(-2))
scalars = st.none() | st.booleans() | numbers | texts
data_values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=15,
)


def opened(text: str | bytes, path: str = "p.yaml") -> Document:
    """The document of a text that can be read."""
    document, findings = parse(text.encode() if isinstance(text, str) else text, path)
    assert document is not None, findings
    return document
