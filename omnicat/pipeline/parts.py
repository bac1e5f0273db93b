"""The file of one feed while it grows, or the parts that it is split into."""

from omnicat.feeds import format_of, is_packed, packed, placed
from omnicat.manifest import File, Part
from omnicat.outputs import Growing, Staging
from omnicat.pipeline.bench import ReadyFeed


class Parts:
    """A feed's items in one file; where its plan says so, in as few as its limits allow: a new one begins where the
    next item would not fit. An item that is too large for any file stands alone in one. Each is a feed of its own,
    with header and footer, its items counted from 1.
    """

    def __init__(self, folder: str, ready: ReadyFeed, staging: Staging) -> None:
        self._folder, self._ready, self._staging = folder, ready, staging
        plan = self._plan = ready.feed.plan
        self._after = len(ready.footer) + len(format_of(plan.format).SEPARATOR)
        self._most = plan.max_items if plan.is_split else None
        self._largest = plan.max_bytes if plan.is_split else None
        self.files: dict[str, File] = {}
        self.parts: list[Part] = []
        self._growing = self._begun()

    def add(self, text: bytes, items: int) -> int:
        """The text of so many items more; where in its file it begins."""
        if self._is_full(len(text)):
            self._close()
            self._growing = self._begun()
        chunk = placed(self._plan, text, self._items + 1)
        self._items += items
        self._size = self._growing.add(chunk)
        return self._size - len(text)

    def end(self) -> None:
        """No more items follow."""
        self._close()

    def _begun(self) -> Growing:
        self._items = 0
        self._file = self._plan.file_of(len(self.parts) + 1) if self._plan.is_split else self._plan.file
        growing = self._staging.begin(f"{self._folder}/{self._file}")
        self._size = growing.add(self._ready.header)
        return growing

    def _close(self) -> None:
        self._growing.add(self._ready.footer)
        file = self._packed(self._growing.end())
        self.files[file.path] = file
        if self._plan.is_split:
            self.parts.append(Part(self._file, self._items))

    def _packed(self, file: File) -> File:
        """The file that is sent, in the place of one that only holds its items."""
        feed = self._ready.feed
        if not is_packed(feed):
            return file
        content = packed(feed, (self._staging.next / file.path).read_bytes(), self._items)
        self._staging.remove((file.path,))
        return self._staging.write(file.path, (content,))

    def _is_full(self, size: int) -> bool:
        """Whether an item of that size would be too much for the file; an empty one takes any."""
        if not self._items:
            return False
        if self._most is not None and self._items >= self._most:
            return True
        number = len(str(self._items + 1)) - 1 if self._plan.number else 0
        return self._largest is not None and self._size + size + self._after + number > self._largest
