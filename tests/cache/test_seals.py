"""What is kept shows whether it is what was written, and where."""

import pytest

from omnicat.cache import Damaged, sealed, unsealed


@pytest.mark.parametrize("content", [b"", b"one", bytes(range(256)) * 40])
def test_what_was_sealed_is_found_again(content: bytes) -> None:
    assert unsealed(sealed(content, b"here"), b"here") == content


@pytest.mark.parametrize("bit", range(0, 56, 5))
def test_a_bit_that_changed_is_seen(bit: int) -> None:
    kept = bytearray(sealed(b"one", b"here"))
    kept[bit // 8] ^= 1 << bit % 8
    with pytest.raises(Damaged):
        unsealed(bytes(kept), b"here")


@pytest.mark.parametrize("kept", [b"", b"abc", None, 1, 1.5, "text"])
def test_what_was_never_sealed_is_damage(kept: object) -> None:
    with pytest.raises(Damaged):
        unsealed(kept, b"here")


def test_what_stands_elsewhere_is_damage() -> None:
    with pytest.raises(Damaged):
        unsealed(sealed(b"one", b"here"), b"there")
