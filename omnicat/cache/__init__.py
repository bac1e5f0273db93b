"""What is kept between runs, in `.omnicat/`: losing it costs time and nothing else. The one door to SQLite."""

from omnicat.cache.kept import Kept, KeptResults, Pieces
from omnicat.cache.seals import Damaged, sealed, unsealed
from omnicat.cache.seen_files import SeenFiles, digest_of, stamp_of
from omnicat.cache.state import State, forget, open_state, told_as_damage

__all__ = [
    "Damaged",
    "Kept",
    "KeptResults",
    "Pieces",
    "SeenFiles",
    "State",
    "digest_of",
    "forget",
    "open_state",
    "sealed",
    "stamp_of",
    "told_as_damage",
    "unsealed",
]
