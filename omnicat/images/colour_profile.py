"""Which colours a picture's numbers mean, where they are not those of sRGB."""

from io import BytesIO

from PIL import ImageCms

from omnicat.images.opening import PILLOW_RAISES

LONGEST = 60


def foreign_profile(profile: bytes | None) -> str:
    """The name of an ICC profile that is not sRGB; empty where there is none, or none that can be read."""
    if not profile:
        return ""
    try:
        opened = ImageCms.ImageCmsProfile(BytesIO(profile))
        name = " ".join(ImageCms.getProfileDescription(opened).split())
    except (*PILLOW_RAISES, ImageCms.PyCMSError):
        return ""
    text = "".join(sign for sign in name if sign.isprintable())[:LONGEST]
    return "" if "srgb" in text.lower().replace(" ", "").replace("-", "") else text or "without a name"
