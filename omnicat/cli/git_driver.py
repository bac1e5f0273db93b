"""What git starts for a file: the merge driver and the texts of tables and pictures. Git's settings name it; nobody types it."""

# Loading pathlib takes as long as merging a file.
# ruff: noqa: PTH123

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def run(words: "Sequence[str]") -> int:
    """`merge BASE OURS THEIRS SIZE PATH`, `rows BASE OURS THEIRS SIZE PATH`, `sheet FILE` or `image FILE`; the exit code."""
    kind, *rest = words or ("",)
    if kind == "merge" and len(rest) >= 5:
        return _merge(rest)
    if kind == "rows" and len(rest) >= 4:
        return _rows(rest)
    if kind in ("sheet", "image") and rest:
        return _show(kind, rest[0])
    sys.stderr.write("error: `omnicat git-driver` is for git to call\nhint: run `omnicat git install`\n")
    return 129


def _merge(rest: "Sequence[str]") -> int:
    from omnicat.editing.merging.driver import merge_files

    base, ours, theirs, size, path = rest[:5]
    told = merge_files(base, ours, theirs, int(size) if size.isdigit() else 7, path)
    sys.stderr.write("".join(f"{line}\n" for line in told.lines))
    return told.code


def _rows(rest: "Sequence[str]") -> int:
    from omnicat.editing.merging.rows import merge_rows

    base, ours, theirs = map(_content, rest[:3])
    merged = merge_rows(base, ours, theirs, int(rest[3]) if rest[3].isdigit() else 7)
    if merged is None:
        return 4
    with open(rest[1], "wb") as file:
        file.write(merged[0])
    return 3 if merged[1] else 0


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _show(kind: str, name: str) -> int:
    """The text of a file; 1 where it has none, and git shows its digest."""
    from pathlib import Path

    path = Path(name)
    if kind == "sheet":
        from omnicat.importers.sheet_text import sheet_text

        text = sheet_text(path)
    else:
        from omnicat.images.picture_text import picture_text

        text = picture_text(path)
    sys.stdout.buffer.write((text or "").encode(errors="replace"))
    return 0 if text is not None else 1
