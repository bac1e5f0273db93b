"""A picture out of a video. The door to av, and thereby to FFmpeg's decoders."""

import time
from importlib.util import find_spec
from typing import Any, BinaryIO, Self

from omnicat.images.rules import NOT_INSTALLED
from omnicat.originals.findings import Refused, about, name_of, unreadable
from omnicat.originals.media import Facts, Media
from omnicat.originals.png import png

INSTALL = "install `omnicat[video]`"
SHARE = 0.1
"""How far into the film its picture is taken: what comes first is often a fade from black."""

SECONDS, MOST_FRAMES, MOST_PIXELS = 20.0, 400, 50_000_000
ORIENTATION = {90: 8, 180: 3, 270: 6}
"""What EXIF calls frames that are to be turned so many degrees against the clock."""

DARK = 24
"""A frame whose pixels are on average below this of 255 is taken for black."""


def is_installed() -> bool:
    """Whether the library is there; it is not loaded for that."""
    return find_spec("av") is not None


def facts_of(stream: BinaryIO, path: str) -> Facts:
    """What FFmpeg knows of a film in a container that omnicat has no reader of its own for. Raises Refused."""
    with _Film(stream, path) as film:
        video = film.video
        width, height = film.size
        rate = float(video.average_rate or 0)
        has_audio = bool(film.container.streams.audio)
        codec = str(video.codec_context.name)
        media = Media(round(film.duration, 3), codec, frame_rate=round(rate, 3), has_audio=has_audio)
        return Facts(path.rpartition(".")[2].lower(), width, height, media)


def poster(stream: BinaryIO, path: str) -> bytes:
    """The frame at a tenth of the film, or the first behind it that is not black, upright, as a PNG. Raises Refused."""
    if not is_installed():
        message = f"no picture can be made of '{name_of(path)}': the library 'av' is not installed"
        raise Refused(about(NOT_INSTALLED, path, message, INSTALL))
    with _Film(stream, path) as film:
        chosen = film.frame()
        if chosen is None:
            raise unreadable(path, "it has no picture that can be decoded")
        return _png(chosen)


class _Film:
    """A video that is open. What FFmpeg raises becomes Refused at the end of the block."""

    def __init__(self, stream: BinaryIO, path: str) -> None:
        import av

        av.logging.set_level(None)
        self._av, self._path = av, path
        self._ends = time.monotonic() + SECONDS
        stream.seek(0)
        try:
            self.container: Any = av.open(stream, "r", metadata_errors="ignore")
        except (av.FFmpegError, OSError, ValueError) as error:
            raise unreadable(path, _cause(error)) from None

    def __enter__(self) -> Self:
        if not self.container.streams.video:
            self.container.close()
            raise unreadable(self._path, "it has no pictures")
        if self.video.codec_context is None:
            self.container.close()
            raise unreadable(self._path, "its pictures are of a kind that nothing here decodes")
        if self.video.codec_context.width * self.video.codec_context.height > MOST_PIXELS:
            self.container.close()
            raise unreadable(self._path, "its frames have more than 50 megapixels")
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self.container.close()
        if isinstance(error, self._av.FFmpegError | OSError | ValueError | ArithmeticError | MemoryError):
            raise unreadable(self._path, _cause(error)) from None

    @property
    def video(self) -> Any:
        """The stream of pictures."""
        return self.container.streams.video[0]

    @property
    def duration(self) -> float:
        """In seconds; 0 where it is not known."""
        own = self.video.duration * self.video.time_base if self.video.duration and self.video.time_base else 0
        return float(own or (self.container.duration or 0) / self._av.time_base)

    @property
    def size(self) -> tuple[int, int]:
        """Pixels of a frame the way up it is seen."""
        context = self.video.codec_context
        return context.width, context.height

    def frame(self) -> Any:
        """The first frame from a tenth of the film on that is not black; else the last that was looked at."""
        context, seen = self.video.codec_context, None
        # More threads would take the memory of as many frames.
        context.thread_count = 1
        context.options = {"max_pixels": str(MOST_PIXELS)}
        begins = self.duration * SHARE
        if self.video.time_base and begins > 0:
            self.container.seek(int(begins / self.video.time_base), stream=self.video)
        for number, frame in enumerate(self.container.decode(self.video)):
            if time.monotonic() > self._ends:
                raise unreadable(self._path, "decoding a picture of it takes too long")
            seen = frame
            if number >= MOST_FRAMES or ((frame.time is None or frame.time >= begins) and not _is_dark(frame)):
                break
        return seen


def _is_dark(frame: Any) -> bool:
    small = frame.reformat(width=16, height=16, format="gray").planes[0]
    content, stride = bytes(small), small.line_size
    return sum(sum(content[row * stride : row * stride + 16]) for row in range(16)) < DARK * 256


def _png(frame: Any) -> bytes:
    plane = frame.reformat(format="rgb24").planes[0]
    return png(frame.width, frame.height, bytes(plane), plane.line_size, ORIENTATION.get(frame.rotation % 360, 1))


def _cause(error: BaseException) -> str:
    text = str(getattr(error, "strerror", None) or error or "its content is damaged")
    line = "".join(sign if sign.isprintable() else " " for sign in text)[:120].rstrip(".")
    return line[:1].lower() + line[1:]
