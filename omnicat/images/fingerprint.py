"""A picture in 64 bits, of which few differ between pictures that look alike."""

from collections.abc import Sequence
from math import cos, pi, sqrt

from PIL.Image import Image, Resampling

SIDE, LOW = 32, 8
BITS = 64

LITTLE = 60.0
"""A wave that is hardly there (the sum over 1024 pixels, each in levels of 255) is none: what is symmetrical or plain
would else differ from its own copies.
"""

COSINES = tuple(
    tuple(cos((2 * place + 1) * wave * pi / (2 * SIDE)) * (sqrt(0.5) if wave == 0 else 1.0) for place in range(SIDE))
    for wave in range(LOW)
)


def fingerprint_of(grey: Image) -> str:
    """16 hex digits: which of the 64 slowest waves of the picture at 32 x 32 are stronger than their median, and there at all.

    The first, which is the mean, is left out of the median and always 0: so a little more light changes nothing.
    """
    rows = _rows(grey.resize((SIDE, SIDE), Resampling.BOX))
    across = [_waves(row) for row in rows]
    waves = [wave for column in zip(*across, strict=True) for wave in _waves(column)][1:]
    median = sorted(waves)[len(waves) // 2]
    number = 0
    for wave in waves:
        number = number << 1 | (wave > max(median, LITTLE))
    return f"{number:016x}"


def distance(one: str, other: str) -> int:
    """How many of the 64 bits of two fingerprints differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def _rows(grey: Image) -> list[bytes]:
    levels = grey.tobytes()
    return [levels[start : start + SIDE] for start in range(0, SIDE * SIDE, SIDE)]


def _waves(levels: Sequence[float]) -> list[float]:
    return [sum(map(float.__mul__, map(float, levels), cosines)) for cosines in COSINES]
