"""Where a catalog's files come from: a folder, and what git knows about it.

The first look at a catalog is to cost nothing else: each name's module is imported when it is asked for.
"""

from omnicat import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from omnicat.repository.blobs import contents
    from omnicat.repository.commit import head_commit
    from omnicat.repository.comparing import ChangedFile, changed_files
    from omnicat.repository.folder import Folder, find_root
    from omnicat.repository.following import (
        Approval,
        CommitFacts,
        Stage,
        Way,
        changes_of,
        commit_before,
        facts_of,
        files_at,
        last_touch,
        shallow_ends,
        stages,
    )
    from omnicat.repository.git import GitFailed
    from omnicat.repository.history import (
        Authored,
        Commit,
        authors_of,
        begin_history,
        changed_since,
        head,
        unchanged_since_commit,
    )
    from omnicat.repository.revision import Revision, revision_of
    from omnicat.repository.revisions import Range, commit_of, range_of
    from omnicat.repository.version import Version
else:
    __getattr__ = late(
        __name__,
        {
            "Approval": "following",
            "Authored": "history",
            "ChangedFile": "comparing",
            "Commit": "history",
            "CommitFacts": "following",
            "Folder": "folder",
            "GitFailed": "git",
            "Range": "revisions",
            "Revision": "revision",
            "revision_of": "revision",
            "Stage": "following",
            "Version": "version",
            "Way": "following",
            "authors_of": "history",
            "begin_history": "history",
            "changed_files": "comparing",
            "changed_since": "history",
            "changes_of": "following",
            "commit_before": "following",
            "commit_of": "revisions",
            "contents": "blobs",
            "facts_of": "following",
            "files_at": "following",
            "find_root": "folder",
            "head": "history",
            "head_commit": "commit",
            "last_touch": "following",
            "range_of": "revisions",
            "shallow_ends": "following",
            "stages": "following",
            "unchanged_since_commit": "history",
        },
    )

__all__ = [
    "Approval",
    "Authored",
    "ChangedFile",
    "Commit",
    "CommitFacts",
    "Folder",
    "GitFailed",
    "Range",
    "Revision",
    "Stage",
    "Version",
    "Way",
    "authors_of",
    "begin_history",
    "changed_files",
    "changed_since",
    "changes_of",
    "commit_before",
    "commit_of",
    "contents",
    "facts_of",
    "files_at",
    "find_root",
    "head",
    "head_commit",
    "last_touch",
    "range_of",
    "revision_of",
    "shallow_ends",
    "stages",
    "unchanged_since_commit",
]
