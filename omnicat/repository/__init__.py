"""Where a catalog's files come from: a folder, and what git knows about it.

What a name needs is imported when it is first asked for: the first look at a catalog costs nothing else.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from omnicat.repository.commit import head_commit
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
    "head_commit",
]

_HOMES = {"Folder": "folder", "find_root": "folder", "head_commit": "commit"}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'history')}"), name)
