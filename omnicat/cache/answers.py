"""What omnicat said when it was last asked the same. Reading it imports nothing but SQLite."""

import sqlite3

from omnicat.cache.seals import Damaged, sealed, unsealed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from omnicat.cache.state import State

MOST = 50
"""So many answers are kept."""


def read_answer(path: str, question: bytes) -> "tuple[bytes, bytes] | None":
    """What the answer in that state came from, and the answer; None where it has none."""
    try:
        state = sqlite3.connect(path)
        found = state.execute("SELECT inputs, answer FROM answers WHERE key = ?", (question,)).fetchone()
        state.close()
        return (found[0], unsealed(found[1], question + found[0])) if found else None
    except (sqlite3.Error, Damaged, TypeError):
        return None


def keep_answer(state: "State", question: bytes, inputs: bytes, answer: bytes) -> None:
    """Keeps the answer to a question, with what it came from; the oldest of many go."""
    from omnicat.cache.state import told_as_damage

    with told_as_damage(), state.writing() as cursor:
        number = cursor.execute("SELECT coalesce(max(run), 0) + 1 FROM answers").fetchone()[0]
        kept = sealed(answer, question + inputs)
        cursor.execute("INSERT OR REPLACE INTO answers VALUES(?, ?, ?, ?)", (question, inputs, kept, number))
        cursor.execute("DELETE FROM answers WHERE run <= ?", (number - MOST,))
