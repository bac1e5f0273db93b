"""A catalog's files, as they are now or as a commit has them."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from omnicat.repository.folder import Folder
    from omnicat.repository.revision import Revision

    Version = Folder | Revision
    """What both have in common is all that most need; who reads many files at once asks which of the two it is."""
else:
    # Who only names the type has no need of all that reads commits.
    Version = Any
