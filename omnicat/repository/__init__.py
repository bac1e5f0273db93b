"""Where a catalog's files come from: a folder, and what git knows about it.

The first look at a catalog is to cost nothing else: each name's module is imported when it is asked for.
"""

from omnicat import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from omnicat.repository.commit import head_commit
    from omnicat.repository.folder import Folder, find_root
    from omnicat.repository.history import (
        Authored,
        Commit,
        GitFailed,
        authors_of,
        begin_history,
        changed_since,
        head,
        unchanged_since_commit,
    )
else:
    __getattr__ = late(
        __name__,
        {
            "Authored": "history",
            "Commit": "history",
            "Folder": "folder",
            "GitFailed": "history",
            "authors_of": "history",
            "begin_history": "history",
            "changed_since": "history",
            "find_root": "folder",
            "head": "history",
            "head_commit": "commit",
            "unchanged_since_commit": "history",
        },
    )

__all__ = [
    "Authored",
    "Commit",
    "Folder",
    "GitFailed",
    "authors_of",
    "begin_history",
    "changed_since",
    "find_root",
    "head",
    "head_commit",
    "unchanged_since_commit",
]
