"""A contact sheet: many small pictures with words below them, as one picture."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from omnicat.images.colours import rgb
from omnicat.images.opening import with_picture
from omnicat.images.sheet_tile import SheetTile

MARGIN, GAP, LINE = 24, 16, 19
FONT, SMALL = 14, 12
PAGE, CARD, INK, SOFT = "#f6f7f9", "#ffffff", "#1b2030", "#5c6478"


def contact_sheet(tiles: Sequence[SheetTile], title: str, *, columns: int, side: int, form: str) -> bytes:
    """The sheet as a JPEG or PNG (`form`); `side` is the largest width and height of its pictures, in pixels."""
    lines = max((len(tile.lines) for tile in tiles), default=0)
    width, height = side + GAP, side + GAP + lines * LINE
    rows = -(-len(tiles) // columns)
    size = (2 * MARGIN + columns * width - GAP, 2 * MARGIN + 2 * LINE + rows * (height + GAP) - GAP)
    sheet = Image.new("RGB", size, PAGE)
    draw = ImageDraw.Draw(sheet)
    draw.text((MARGIN, MARGIN), _writable(title, _font(18)), fill=INK, font=_font(18))
    for number, tile in enumerate(tiles):
        left = MARGIN + number % columns * width
        top = MARGIN + 2 * LINE + number // columns * (height + GAP)
        _draw(sheet, draw, tile, (left, top), side)
    file = BytesIO()
    sheet.save(file, format=form.upper(), **({"quality": 88, "optimize": True} if form == "jpeg" else {}))
    return file.getvalue()


def _draw(sheet: Image.Image, draw: ImageDraw.ImageDraw, tile: SheetTile, at: tuple[int, int], side: int) -> None:
    left, top = at
    draw.rectangle((left, top, left + side - 1, top + side - 1), fill=CARD, outline="#e1e4ea")
    if tile.picture is not None:
        small = _opened(tile.picture)
        small.thumbnail((side - 2, side - 2))
        sheet.paste(small, (left + (side - small.width) // 2, top + (side - small.height) // 2))
    else:
        font = _font(FONT)
        text = _fitting(tile.instead, font, side - 16)
        draw.text((left + (side - font.getlength(text)) / 2, top + side / 2 - 8), text, fill=SOFT, font=font)
    if tile.mark and rgb(tile.mark):
        draw.rectangle((left, top + side, left + side - 1, top + side + 2), fill=tile.mark)
    for number, line in enumerate(tile.lines):
        font = _font(FONT if number == 0 else SMALL)
        place = (left, top + side + 7 + number * LINE)
        draw.text(place, _fitting(line, font, side), fill=INK if number == 0 else SOFT, font=font)


def _opened(content: bytes) -> Image.Image:
    """A picture that was made a moment ago."""
    picture, _ = with_picture(content, "", lambda picture, _: picture.convert("RGB"))
    return picture or Image.new("RGB", (1, 1), CARD)


Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


def _font(size: int) -> Font:
    """Pillow's own; of one size and with Latin letters alone where it was made without FreeType."""
    return ImageFont.load_default(size)


def _fitting(text: str, font: Font, width: int) -> str:
    """The text, with signs left out of its middle where it is too wide: both its ends tell most."""
    text = _writable(text, font)
    if font.getlength(text) <= width:
        return text
    for length in range(len(text) - 1, 0, -1):
        head = length // 2
        shorter = f"{text[:head]}...{text[len(text) - (length - head) :]}"
        if font.getlength(shorter) <= width:
            return shorter
    return ""


def _writable(text: str, font: Font) -> str:
    if isinstance(font, ImageFont.FreeTypeFont):
        return text
    return text.encode("latin-1", "replace").decode("latin-1")
