"""How long results hold that hang on the day: from which day on, and until when, nothing in them changes."""

from collections.abc import Iterable

from omnicat.cache.state import State

FIRST, NEVER = "0000-01-01", "9999-12-31"

MANY = 500
"""When more moments are kept, those of other worlds are forgotten."""


class Moment:
    """The time around a day in which all results of one world are the same.

    `mark` tells it apart from other times of the same world. It is known once every result has been looked at; a result
    that is made later may make it shorter.
    """

    def __init__(self, state: State, world: bytes, today: str) -> None:
        self._state, self._world, self._today = state, world, today
        execute = state.connection.execute
        found = execute(
            "SELECT mark, since, until FROM moments WHERE world = ?1 AND since <= ?2 AND ?2 < until", (world, today)
        ).fetchone()
        self.is_known = found is not None
        if found is None:
            before = execute("SELECT count(*) FROM moments WHERE world = ?", (world,)).fetchone()[0]
            found = f"{today}.{before}", FIRST, NEVER
        self.mark, self.since, self.until = found

    def meet(self, days: Iterable[str]) -> None:
        """One of the results changes on these days. Where that makes the time shorter, it is kept so at once: before the
        result is.
        """
        met = tuple(days)
        since = max((day for day in met if day <= self._today), default=FIRST)
        until = min((day for day in met if day > self._today), default=NEVER)
        if since > self.since or until < self.until:
            self.since, self.until = max(since, self.since), min(until, self.until)
            if self.is_known:
                self.keep()

    def keep(self) -> None:
        """From now on it is known."""
        with self._state.writing() as cursor:
            if cursor.execute("SELECT count(*) FROM moments").fetchone()[0] > MANY:
                cursor.execute("DELETE FROM moments WHERE world <> ?", (self._world,))
            cursor.execute(
                "INSERT INTO moments VALUES(?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                " since = max(since, excluded.since), until = min(until, excluded.until)",
                (self._world, self.mark, self.since, self.until),
            )
        self.is_known = True
