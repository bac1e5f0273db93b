"""Where a catalog's files come from: a folder, and what git knows about it."""

from omnicat.repository.folder import Folder, find_root
from omnicat.repository.history import Commit, GitFailed, changed_since, head

__all__ = ["Commit", "Folder", "GitFailed", "changed_since", "find_root", "head"]
