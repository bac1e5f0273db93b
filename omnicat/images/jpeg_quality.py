"""The quality a JPEG was written with, as the tables in its header tell."""

from collections.abc import Mapping, Sequence

# The luminance table of ITU-T T.81 (1992), annex K.1, which libjpeg scales: its 64 steps together.
STANDARD = 3685


def jpeg_quality(tables: Mapping[int, Sequence[int]]) -> int:
    """1 to 100 on libjpeg's scale, by the mean of the steps; 0 where there is no table."""
    luminance = tables.get(0)
    if not luminance or len(luminance) != 64:
        return 0
    scale = 100 * sum(luminance) / STANDARD
    quality = (200 - scale) / 2 if scale <= 100 else 5000 / scale
    return min(max(round(quality), 1), 100)
