"""A decoded picture becomes 8-bit sRGB the right way up, made small first: that saves time and memory in each step."""

from msgspec import Struct
from PIL import Image
from PIL.ImageFile import ImageFile

from omnicat.findings import Finding
from omnicat.images.orientation import turned_by_us, upright
from omnicat.images.srgb import eight_bits, to_srgb

# A source this many times as wide leaves Lanczos enough to choose from: against shrinking the full picture in one
# step, what comes out stays above 45 dB (PSNR; measured on photos of 10 and 12 megapixels with Pillow 13.0), and its
# SSIM within 0.003. At 1.0 that is 31 dB and 0.015.
ENOUGH = 1.24

# Renditions are shrunk from a half, a quarter, an eighth … of the original: the smallest of these that is large enough,
# and is made of no other. Those that are smaller than `BASE` pixels on the longer side are averaged from the next larger
# ones, so that one decoding serves most sizes.
BASE = 1280

# The numbers of Lab's colours are signed, which an average over pixels does not know.
CAN_BE_AVERAGED = ("L", "LA", "RGB", "RGBA", "CMYK")


class Copy(Struct, frozen=True):
    """An upright picture in sRGB. One pixel of the original is `across` x `down` of its pixels.

    That is not the ratio of their sizes: the last pixels of a shrunk copy may stand for less than the others.
    """

    image: Image.Image
    across: float
    down: float


def halvings(size: tuple[int, int], scale: float) -> int:
    """How often a picture of that size is halved before it is shrunk to `scale`: that depends on nothing else."""
    times = 0
    while max(size) >> (times + 1) >= BASE and is_enough(0.5 ** (times + 1), scale):
        times += 1
    return times


def is_enough(across: float, scale: float) -> bool:
    """Whether a copy that is so many times as wide as the original can be shrunk to `scale`."""
    # What is exactly large enough is so whatever dividing has lost.
    return across >= scale * ENOUGH * (1 - 1e-9)


def shrunk_on_load(picture: ImageFile, times: int) -> float:
    """A JPEG will be decoded so many times halved, three times at most: what it is then."""
    width, height = picture.size
    done = picture.draft(picture.mode, (max(width >> times, 1), max(height >> times, 1))) if times else None
    return done[1][2] / width if done else 1.0


def unfolded(picture: ImageFile, loaded: float, times: int, path: str) -> tuple[Copy, tuple[Finding, ...]]:
    """The picture, which is or will be loaded at `loaded`, so many times halved in all. Doubts about its colours are
    warnings."""
    small, factor = _averaged(eight_bits(picture), round(loaded * 2**times))
    image, doubts = to_srgb(upright(small, turned_by_us(picture)), path)
    return Copy(image, loaded / factor, loaded / factor), doubts


def halved(copy: Copy) -> Copy:
    """Each four pixels as one."""
    return Copy(copy.image.reduce(2), copy.across / 2, copy.down / 2)


def _averaged(picture: Image.Image, times: int) -> tuple[Image.Image, int]:
    """The mean of each block of so many pixels a side: after that, less is left to be turned and converted."""
    if times < 2 or picture.mode not in CAN_BE_AVERAGED:
        return picture, 1
    return picture.reduce(times), times
