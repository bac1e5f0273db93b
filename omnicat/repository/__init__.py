"""Where a catalog's files come from: a folder, and what git knows about it."""

from omnicat.repository.folder import Folder, find_root
from omnicat.repository.history import Authored, Commit, GitFailed, authors_of, begin_history, changed_since, head

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
]
