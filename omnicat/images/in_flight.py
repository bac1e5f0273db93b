"""How many pixels are held in memory at once, by however many threads."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

# A decoded pixel takes four bytes, and for a moment eight: about 500 MB at the most.
MOST = 60_000_000


class InFlight:
    """Threads come in as they asked, as long as no more than `most` pixels are held; one is always let in."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self.held = 0
        self._waiting: deque[object] = deque()
        self._changed = Condition()

    @contextmanager
    def room(self, pixels: int) -> Iterator[None]:
        """Waits until so many more may be held."""
        ticket = object()
        with self._changed:
            self._waiting.append(ticket)
            self._changed.wait_for(lambda: self._waiting[0] is ticket and self._fits(pixels))
            self._waiting.popleft()
            self.held += pixels
            self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self.held -= pixels
                self._changed.notify_all()

    def _fits(self, pixels: int) -> bool:
        return not self.held or self.held + pixels <= self.most


IN_FLIGHT = InFlight()
