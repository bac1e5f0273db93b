"""Check digits, 14-digit forms and UPC-E."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnicat.attributes.gtin import check_digit, is_valid, to_gtin14, to_upc_a

VALID = [
    "4006381333931",
    "5449000000996",
    "714532191586",
    "9521234543213",
    "09521234543213",
    "49123456",
    "10856435001702",
]


@pytest.mark.parametrize("text", VALID)
def test_real_numbers_are_valid_and_no_other_last_digit_is(text: str) -> None:
    assert [digit for digit in "0123456789" if is_valid(text[:-1] + digit)] == [text[-1]]


@pytest.mark.parametrize(
    "text", ["", "0", "323456789012", "4006381-33393", "40063813339310", "４００６３８１３３３９３１"]
)
def test_what_only_looks_like_one_is_not_valid(text: str) -> None:
    assert not is_valid(text)


@given(st.text("0123456789", min_size=7, max_size=13))
def test_zeros_in_front_do_not_change_the_check_digit(digits: str) -> None:
    assert check_digit(digits) == check_digit(digits.zfill(13))


@given(st.text("0123456789", min_size=12, max_size=12), st.integers(0, 11), st.integers(1, 9))
def test_one_mistyped_digit_is_noticed(digits: str, place: int, change: int) -> None:
    mistyped = digits[:place] + str((int(digits[place]) + change) % 10) + digits[place + 1 :]
    assert check_digit(digits) != check_digit(mistyped)


def test_the_same_number_has_one_form_of_14_digits() -> None:
    assert to_gtin14("9521234543213") == to_gtin14("09521234543213") == "09521234543213"


@pytest.mark.parametrize(
    ("upc_e", "upc_a"),
    [
        ("04252614", "042100005264"),
        ("01234565", "012345000065"),
        ("01234505", "012000003455"),
        ("01234506", ""),
        ("49123456", ""),
        ("hello", ""),
    ],
)
def test_a_upc_e_is_written_out(upc_e: str, upc_a: str) -> None:
    assert to_upc_a(upc_e) == upc_a
