"""What pictures the products of a stretch show, kept by what follows from them, so that no result is read for it."""

from collections.abc import Collection, Mapping
from contextlib import suppress

from omnicat.cache.seals import Damaged, sealed, unsealed
from omnicat.cache.state import State, told_as_damage
from omnicat.cache.stretches import Stretch

SLACK = 8
"""A run forgets what other contents showed when there are twice as many of them as stretches, and so many more."""


class KeptPictures:
    """The pictures of stretches in one world, with its feeds: with the same, the same files show the same."""

    def __init__(self, state: State, made_in: tuple[bytes, bytes]) -> None:
        self._state = state
        self._world, self._feeds = made_in

    def of(self, stretch: Stretch) -> Mapping[str, bytes]:
        """What each channel shows of a stretch; nothing where that is not known, or damaged."""
        with suppress(Damaged), told_as_damage():
            found = self._state.connection.execute(
                "SELECT channel, pictures FROM pictures WHERE world = ? AND digest = ? AND feeds = ?",
                (self._world, stretch.digest, self._feeds),
            )
            return {channel: unsealed(kept, self._place(stretch.digest, channel)) for channel, kept in found}
        return {}

    def keep(self, made: Mapping[tuple[bytes, str], bytes], stretches: Collection[Stretch]) -> None:
        """Keeps what stretches show, by their digests and channels; `stretches` are all that there are."""
        fresh = (
            (self._world, digest, self._feeds, channel, sealed(shown, self._place(digest, channel)))
            for (digest, channel), shown in made.items()
        )
        with self._state.writing() as cursor:
            cursor.executemany("INSERT OR REPLACE INTO pictures VALUES(?, ?, ?, ?, ?)", fresh)
            known = {digest for (digest,) in cursor.execute("SELECT DISTINCT digest FROM pictures")}
            if len(known) > 2 * len(stretches) + SLACK:
                others = known - {each.digest for each in stretches}
                cursor.executemany("DELETE FROM pictures WHERE digest = ?", ((each,) for each in sorted(others)))

    def _place(self, digest: bytes, channel: str) -> bytes:
        return self._world + digest + channel.encode()
