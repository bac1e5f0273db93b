"""What kind of file this is, by its first bytes and never by its name."""

from omnicat.images.facts import Format

HEAD_BYTES = 64

LFS_POINTER = b"version https://git-lfs.github.com/spec/v1"

EXTENSIONS: dict[Format, tuple[str, ...]] = {
    "jpeg": ("jpg", "jpeg", "jpe", "jfif"),
    "png": ("png", "apng"),
    "webp": ("webp",),
    "avif": ("avif",),
    "gif": ("gif",),
    "tiff": ("tif", "tiff"),
    "bmp": ("bmp", "dib"),
    "heic": ("heic", "heif", "hif"),
}

STARTS: tuple[tuple[bytes, Format], ...] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"II+\0", "tiff"),
    (b"MM\0+", "tiff"),
    (b"BM", "bmp"),
)

STRANGERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"8BPS", "Photoshop"),
    (b"<svg", "SVG"),
    (b"<?xml", "XML or SVG"),
    (b"<!DOCTYPE", "HTML"),
    (b"<html", "HTML"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"PK\x03\x04", "ZIP"),
    (b"glTF", "GLB"),
    (b"\0\0\x01\0", "icon"),
)

AVIF_BRANDS = (b"avif", b"avis")
HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"hevm")
CONTAINER_BRANDS = (b"mif1", b"msf1")


def format_of(head: bytes) -> Format | None:
    """The format that a file with these first bytes claims to have; None where omnicat reads no such format."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        return "avif" if _is_of(head, AVIF_BRANDS) else "heic" if _is_of(head, HEIC_BRANDS) else None
    return next((name for start, name in STARTS if head.startswith(start)), None)


def stranger(head: bytes) -> str:
    """The name of a format that people take for a picture omnicat reads; empty where it is not known."""
    if head[4:8] == b"ftyp":
        return "HEIF" if head[8:12] in CONTAINER_BRANDS else "MP4 or another video"
    return next((name for start, name in STRANGERS if head.lstrip().startswith(start)), "")


def _is_of(head: bytes, brands: tuple[bytes, ...]) -> bool:
    brand = head[8:12]
    return brand in brands or (brand in CONTAINER_BRANDS and any(name in head[16:] for name in brands))
