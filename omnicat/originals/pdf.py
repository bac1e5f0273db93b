"""A document in PDF: how many pages it has, and a picture of the first. The door to pypdfium2."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from threading import Lock
from typing import Any, BinaryIO

from omnicat.findings import Finding
from omnicat.images.rules import NOT_INSTALLED
from omnicat.originals.findings import Refused, about, empty, name_of, unreadable
from omnicat.originals.media import Facts, Media
from omnicat.originals.png import png
from omnicat.originals.rules import NEEDS_PASSWORD, NOT_EXAMINED
from omnicat.originals.source import size_of

MOST_BYTES = 100 * 1024 * 1024
DOTS_PER_INCH, LONGEST_SIDE = 200, 3000
SECONDS = 20.0
INSTALL = "install `omnicat[pdf]`"
PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD

# PDF 2.0 (ISO 32000-2), annex I: readers find the header within the first 1024 bytes
MAGIC, HEAD = b"%PDF-", 1024

# PDFium may be in one thread at a time.
_lock = Lock()


def is_installed() -> bool:
    """Whether the library is there; it is not loaded for that."""
    return find_spec("pypdfium2") is not None


def facts_of(stream: BinaryIO, path: str) -> tuple[Facts, tuple[Finding, ...]]:
    """Pages, title and the first page's size in pixels, as `first_page` draws it. Raises Refused."""
    size = size_of(stream)
    head = stream.read(HEAD)
    if not head:
        raise empty(path)
    if MAGIC not in head:
        raise unreadable(path, "it is no PDF", "export it again as PDF")
    if size > MOST_BYTES or not is_installed():
        is_large = size > MOST_BYTES
        message = f"'{name_of(path)}' was not looked into" + (": it has more than 100 MB" if is_large else "")
        return Facts("pdf"), (about(NOT_EXAMINED, path, message, "make it smaller" if is_large else INSTALL),)
    with _document(stream, path) as document:
        title = str(document.get_metadata_value("Title"))
        media = Media(pages=len(document), title=_line(title), encrypted=_is_encrypted(document))
        width, height, _ = _pixels(document, path)
        return Facts("pdf", width, height, media), ()


def first_page(stream: BinaryIO, path: str) -> bytes:
    """The first page as a PNG, on white. Raises Refused."""
    if not is_installed():
        message = f"no picture can be made of '{name_of(path)}': the library 'pypdfium2' is not installed"
        raise Refused(about(NOT_INSTALLED, path, message, INSTALL))
    if size_of(stream) > MOST_BYTES:
        raise unreadable(path, "it has more than 100 MB", "make it smaller")
    with _document(stream, path) as document:
        return _drawn(document, path)


@contextmanager
def _document(stream: BinaryIO, path: str) -> Iterator[Any]:
    import pypdfium2

    stream.seek(0)
    content = stream.read(MOST_BYTES)
    with _lock:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise _refused(getattr(error, "err_code", 0), path) from None
        try:
            yield document
        except pypdfium2.PdfiumError:
            raise unreadable(path, "its first page is damaged") from None
        finally:
            document.close()


def _refused(code: int | None, path: str) -> Refused:
    if code == PASSWORD_NEEDED:
        message = f"'{name_of(path)}' opens with a password only"
        return Refused(about(NEEDS_PASSWORD, path, message, "export it again without one"))
    return unreadable(path, "its content is damaged")


def _is_encrypted(document: Any) -> bool:
    from pypdfium2 import raw

    # -1 where no security handler is named (fpdfview.h)
    return bool(raw.FPDF_GetSecurityHandlerRevision(document) != -1)


def _pixels(document: Any, path: str) -> tuple[int, int, float]:
    """Width and height of the picture of the first page, and how many pixels stand for a point."""
    across, down = document.get_page_size(0)
    if not (0 < across < 1e6 and 0 < down < 1e6):
        raise unreadable(path, "its first page has no size")
    scale = min(DOTS_PER_INCH / 72, LONGEST_SIDE / max(across, down))
    return max(1, round(across * scale)), max(1, round(down * scale)), scale


def _drawn(document: Any, path: str) -> bytes:
    import pypdfium2
    from pypdfium2 import raw

    width, height, _ = _pixels(document, path)
    ends = time.monotonic() + SECONDS
    page = document[0]
    bitmap = pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGR, rev_byteorder=True)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    ask = raw.IFSDK_PAUSE(version=1)
    ask.NeedToPauseNow = type(ask.NeedToPauseNow)(lambda _: int(time.monotonic() > ends))
    flags = raw.FPDF_ANNOT | raw.FPDF_REVERSE_BYTE_ORDER
    try:
        state = raw.FPDF_RenderPageBitmap_Start(bitmap, page, 0, 0, width, height, 0, flags, ask)
        if state != raw.FPDF_RENDER_DONE:
            slow = state == raw.FPDF_RENDER_TOBECONTINUED
            raise unreadable(path, "drawing its first page takes too long" if slow else "its first page is damaged")
        return png(width, height, bytes(bitmap.buffer), bitmap.stride)
    finally:
        raw.FPDF_RenderPage_Close(page)
        page.close()


def _line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[:200]
