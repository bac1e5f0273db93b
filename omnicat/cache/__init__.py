"""What is kept between runs, in `.omnicat/`: losing it costs time and nothing else. The one door to SQLite.

An answer that was given before needs little of it: each name's module is imported when it is asked for.
"""

from omnicat import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from omnicat.cache.answers import keep_answer, read_answer
    from omnicat.cache.code import code_of
    from omnicat.cache.file_facts import FileFacts
    from omnicat.cache.hashed_files import HashedFiles
    from omnicat.cache.kept import Column, Kept, KeptResults, Pieces
    from omnicat.cache.kept_pictures import KeptPictures
    from omnicat.cache.looked_at import LookedAt
    from omnicat.cache.moments import Moment
    from omnicat.cache.pruning import prune_if_many
    from omnicat.cache.seals import Damaged, sealed, unsealed
    from omnicat.cache.seen_files import SeenFiles, digest_of, stamp_of
    from omnicat.cache.state import State, Unusable, forget, open_state, time_of_files, told_as_damage
    from omnicat.cache.stretches import Stretch
else:
    __getattr__ = late(
        __name__,
        {
            "Column": "kept",
            "Damaged": "seals",
            "FileFacts": "file_facts",
            "HashedFiles": "hashed_files",
            "Kept": "kept",
            "KeptPictures": "kept_pictures",
            "KeptResults": "kept",
            "LookedAt": "looked_at",
            "Moment": "moments",
            "Pieces": "kept",
            "SeenFiles": "seen_files",
            "State": "state",
            "Stretch": "stretches",
            "Unusable": "state",
            "code_of": "code",
            "digest_of": "seen_files",
            "forget": "state",
            "keep_answer": "answers",
            "open_state": "state",
            "prune_if_many": "pruning",
            "read_answer": "answers",
            "sealed": "seals",
            "stamp_of": "seen_files",
            "time_of_files": "state",
            "told_as_damage": "state",
            "unsealed": "seals",
        },
    )

__all__ = [
    "Column",
    "Damaged",
    "FileFacts",
    "HashedFiles",
    "Kept",
    "KeptPictures",
    "KeptResults",
    "LookedAt",
    "Moment",
    "Pieces",
    "SeenFiles",
    "State",
    "Stretch",
    "Unusable",
    "code_of",
    "digest_of",
    "forget",
    "keep_answer",
    "open_state",
    "prune_if_many",
    "read_answer",
    "sealed",
    "stamp_of",
    "time_of_files",
    "told_as_damage",
    "unsealed",
]
