"""A picture made very small."""

from PIL.Image import Image, Resampling


def thumbnail_of(picture: Image, side: int) -> Image:
    """At most so many pixels wide and high, each the mean of those it stands for. The picture itself stays as it is."""
    longest = max(picture.size)
    if longest <= side:
        return picture
    width, height = (max(1, round(each * side / longest)) for each in picture.size)
    return picture.resize((width, height), Resampling.BOX, reducing_gap=2.0)
