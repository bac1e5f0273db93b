"""What a contact sheet shows of one picture."""

from msgspec import Struct


class SheetTile(Struct, frozen=True):
    """One picture of a sheet: encoded, at most as large as a tile, None where there is none; the words below it, the first
    the name; what stands in place of a picture; and the colour of its mark, '' for none."""

    picture: bytes | None
    lines: tuple[str, ...]
    instead: str = ""
    mark: str = ""
