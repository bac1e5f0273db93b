"""The plan: which values change in which files, which products come back or go, and what can't be brought back."""

from msgspec import Struct

from omnicat.editing.restoring.making import Making
from omnicat.editing.restoring.originals import originals_of
from omnicat.editing.restoring.sides import sides_of
from omnicat.editing.restoring.uncommitted import Uncommitted
from omnicat.editing.restoring.wanted import Wanted, check
from omnicat.editing.restoring.writing import Progress, edited
from omnicat.importers import PlannedFile
from omnicat.looking.history.restored import LeftOut, Restoration, RestoredProduct
from omnicat.looking.history.told import commit_view
from omnicat.model.catalog import Model
from omnicat.repository import CommitFacts, Folder, commit_of

__all__ = ["Plan", "Wanted", "plan_restoration"]


class Plan(Struct, frozen=True):
    """What is told, the files to write, and those to delete."""

    told: Restoration
    files: tuple[PlannedFile, ...]
    deleted: tuple[str, ...]

    @property
    def uncommitted(self) -> tuple[RestoredProduct, ...]:
        """The products of which something would be lost that is in no commit."""
        return tuple(each for each in self.told.products if each.is_uncommitted)


def plan_restoration(
    commit: CommitFacts, wanted: Wanted, files: Folder, model: Model, workers: int = 1, progress: Progress | None = None
) -> Plan:
    """What brings back what is wanted of a commit. Raises OmnicatError where something named never was."""
    sides = sides_of(files, commit.id, model)
    check(wanted, sides, files, model)
    since_head = sides_of(files, commit_of(files.root, "HEAD"), model)
    made = Making(sides, wanted, files, model, Uncommitted(since_head, model)).made()
    written, refused = edited(made.changes, sides.now.documents, workers, progress)
    originals = originals_of(made.photos, files, commit.id, are_back=wanted.with_assets)
    left_out = (
        *made.left_out,
        *(LeftOut("", path, "the file can't be read") for path in (*sides.then.unread, *sides.now.unread)),
        *(LeftOut("", path, message) for path, message in refused),
        *originals.left_out,
    )
    known = frozenset(files.paths("catalog/"))
    whole = tuple(
        PlannedFile(path, data, "changed" if path in known else "new") for path, data in sorted(made.whole.items())
    )
    told = Restoration(commit_view(commit), tuple(made.products), originals.told, left_out)
    return Plan(told, (*written, *whole, *originals.files), tuple(sorted(made.deleted - made.whole.keys())))
