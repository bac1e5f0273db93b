"""Who wrote the values of a product, for those who show where a value comes from."""

from collections.abc import Mapping
from pathlib import Path

from omnicat.errors import OmnicatError
from omnicat.looking.history.blame import blame
from omnicat.looking.history.subject import subject_of
from omnicat.repository import Authored

NOT_COMMITTED = "not committed yet"


def value_authors(sku: str, root: Path) -> Mapping[tuple[str, str], Authored]:
    """Pointer of an attribute and locale -> who made it what it is, the last one where it is said in several currencies.
    Empty where git does not know.
    """
    try:
        values = blame(subject_of(sku, root)).values
    except OmnicatError:  # without a history there is nobody to name, and that is no fault
        return {}
    found: dict[tuple[str, str], tuple[str, Authored]] = {}
    for each in values:
        at, commit = (each.where.pointer, each.value.locale), each.commit
        # What is not committed is later than all that is.
        when = (commit.day, commit.when) if commit.id else ("9999", "")
        author = Authored(commit.id, commit.author if commit.id else NOT_COMMITTED, commit.day, commit.subject)
        if at not in found or found[at][0] < str(when):
            found[at] = str(when), author
    return {at: author for at, (_, author) in found.items()}
