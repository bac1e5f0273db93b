import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnicat.images import RenditionSpec
from omnicat.renditions import file_name, key, safe_word

KEY = "0123456789abcdef" * 4


@pytest.mark.parametrize(
    ("sku", "expected"),
    [
        ("TEE-HARBOR-NVY-S", "TEE-HARBOR-NVY-S"),
        ("a.b_c-9", "a.b_c-9"),
        ("A/B", "A-B-998d3e"),
        ("A B", "A-B-fea4c5"),
        ("A-B", "A-B"),
        ("", "-e3b0c4"),
        ("CON", "_CON-a3dbc4"),
        ("nul.x", "_nul.x-4f25bf"),
        ("CONE", "CONE"),
        (".hidden", "-hidden-169241"),
        ("x" * 80, "x" * 80),
    ],
)
def test_a_sku_becomes_a_word_for_every_file_system(sku: str, expected: str) -> None:
    assert file_name(sku, "main", KEY, "jpeg") == f"{expected}-main-01234567.jpg"


def test_a_long_sku_is_cut_and_told_apart() -> None:
    first, second = (safe_word("x" * 300 + end) for end in "ab")
    assert first != second
    assert len(first) == len(second) == 87


@pytest.mark.parametrize(
    ("format_", "extension"), [("jpeg", "jpg"), ("png", "png"), ("webp", "webp"), ("avif", "avif")]
)
def test_the_extension_says_the_format(format_: str, extension: str) -> None:
    assert file_name("A", "main", KEY, format_) == f"A-main-01234567.{extension}"  # type: ignore[arg-type] # one of four


@given(st.text(max_size=200), st.text(max_size=200))
def test_two_skus_never_share_a_name(one: str, other: str) -> None:
    names = [file_name(sku, "main", KEY, "png") for sku in (one, other)]
    assert all(re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,120}", name) for name in names)
    assert (one == other) == (names[0] == names[1])


def test_a_key_changes_with_all_it_stands_for() -> None:
    keys = {
        key("d1", RenditionSpec(), "e1"),
        key("d2", RenditionSpec(), "e1"),
        key("d1", RenditionSpec(width=9), "e1"),
        key("d1", RenditionSpec(), "e2"),
    }
    assert len(keys) == 4
    assert all(re.fullmatch(r"[0-9a-f]{64}", one) for one in keys)
    assert key("d1", RenditionSpec(background="white"), "e1") == key("d1", RenditionSpec(background="#fff"), "e1")
