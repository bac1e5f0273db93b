"""How like two pictures are: PSNR, and SSIM in windows of 8 x 8 pixels."""

from math import inf, log10

from PIL import Image, ImageChops, ImageMath, ImageStat

# Wang, Bovik, Sheikh, Simoncelli: Image Quality Assessment, IEEE Transactions on Image Processing 13 (2004)
C1, C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
WINDOW = 8
STEP = 4


def psnr(one: Image.Image, other: Image.Image) -> float:
    """Decibels over all channels; infinite where the pictures are the same."""
    assert (one.mode, one.size) == (other.mode, other.size)
    difference = ImageStat.Stat(ImageChops.difference(one, other))
    error = sum(difference.sum2) / sum(difference.count)
    return 10 * log10(255**2 / error) if error else inf


def ssim(one: Image.Image, other: Image.Image) -> float:
    """The mean over all windows of the brightness, which begin at every fourth pixel: 1 where they are the same."""
    assert one.size == other.size
    assert min(one.size) >= WINDOW
    a, b = (each.convert("L").convert("F") for each in (one, other))
    seen = [_similarity(_from(a, x, y), _from(b, x, y)) for x in (0, STEP) for y in (0, STEP)]
    return sum(total for total, _ in seen) / sum(count for _, count in seen)


def _from(picture: Image.Image, x: int, y: int) -> Image.Image:
    """The part that whole windows cover, from there on."""
    width, height = ((side - at) // WINDOW * WINDOW for side, at in ((picture.width, x), (picture.height, y)))
    return picture.crop((x, y, x + width, y + height))


def _similarity(a: Image.Image, b: Image.Image) -> tuple[float, int]:
    if 0 in a.size:
        return 0.0, 0
    mean_a, mean_b = a.reduce(WINDOW), b.reduce(WINDOW)
    across = [_product(*pair).reduce(WINDOW) for pair in ((a, a), (b, b), (a, b))]
    values = zip(*(each.get_flattened_data() for each in (mean_a, mean_b, *across)), strict=True)
    each = [_window(*numbers) for numbers in values]
    return sum(each), len(each)


def _product(a: Image.Image, b: Image.Image) -> Image.Image:
    both: Image.Image = ImageMath.lambda_eval(lambda pictures: pictures["a"] * pictures["b"], a=a, b=b)
    return both


def _window(mean_a: float, mean_b: float, square_a: float, square_b: float, both: float) -> float:
    spread_a, spread_b, shared = square_a - mean_a**2, square_b - mean_b**2, both - mean_a * mean_b
    return ((2 * mean_a * mean_b + C1) * (2 * shared + C2)) / (
        (mean_a**2 + mean_b**2 + C1) * (spread_a + spread_b + C2)
    )
