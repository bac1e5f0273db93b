"""An AVIF that moves says when it was written: without that, the same pictures are the same bytes tomorrow."""

# ISO/IEC 14496-12:2022, sections 8.2.2, 8.3.2 and 8.4.2: these begin with a version and flags, then two times.
DATED = (b"mvhd", b"tkhd", b"mdhd")
HOLDING = (b"moov", b"trak", b"mdia")


def undated(content: bytes) -> bytes:
    """The same file with the times of its index set to 0, which is how they say nothing."""
    file = bytearray(content)
    _forget(file, 0, len(file))
    return bytes(file)


def _forget(file: bytearray, place: int, end: int) -> None:
    while place + 8 <= end:
        length, name = int.from_bytes(file[place : place + 4], "big") or end - place, bytes(file[place + 4 : place + 8])
        if name in HOLDING:
            _forget(file, place + 8, place + length)
        elif name in DATED:
            times = slice(place + 12, place + (28 if file[place + 8] == 1 else 20))
            file[times] = bytes(times.stop - times.start)
        place += max(length, 8)
