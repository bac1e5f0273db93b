"""Sizes of files in words."""


def size_in_words(size: int) -> str:
    """Bytes as people say them: `840 B`, `62 kB`, `3.4 MB`."""
    if size < 1000:
        return f"{size} B"
    for unit, factor in (("kB", 1e3), ("MB", 1e6), ("GB", 1e9)):
        if size < 999.5 * factor:
            exact = size < 9.95 * factor and unit != "kB"
            return f"{size / factor:.1f} {unit}" if exact else f"{size / factor:.0f} {unit}"
    return f"{size / 1e9:,.0f} GB"
