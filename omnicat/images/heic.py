"""Photos of phones in HEIC, where the library for them is installed."""

from functools import cache

from PIL import Image


@cache
def can_read_heic() -> bool:
    """Whether HEIC can be read. The first to ask makes Pillow know of it."""
    try:
        from pillow_heif import HeifImageFile, options
    except ImportError:
        return False
    # The small copy within may be of another picture; depth maps and the like are never shown.
    options.THUMBNAILS = options.DEPTH_IMAGES = options.AUX_IMAGES = False
    Image.register_open("HEIF", HeifImageFile)
    return True
