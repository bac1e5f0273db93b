"""A verdict as plain words: what `omnicat review --output-format json` writes, and what every page is made from."""

from typing import Literal

from msgspec import Struct

from omnicat.looking.diff.view import DiffView
from omnicat.looking.governance import GovernanceView

Word = Literal["approved", "waiting", "refused"]


class FindingRow(Struct, frozen=True):
    """A finding, with its place. `approved_by` are those who approved all that it is about, of outliers only."""

    path: str
    line: int
    column: int
    rule: str
    severity: Literal["note", "warning", "error"]
    message: str
    hint: str
    fingerprint: str
    approved_by: tuple[str, ...]


class FindingsView(Struct, frozen=True):
    """The findings that the base does not have, the worst first, and how many of each severity; how many of the base's are
    `gone`, and how many new ones were put aside by an ignore.
    """

    errors: int
    warnings: int
    notes: int
    gone: int
    ignored: int
    new: tuple[FindingRow, ...]


class Fell(Struct, frozen=True):
    """A channel that is less complete than before, in percent of what it needs."""

    channel: str
    locale: str
    before: int
    after: int


class ReviewView(Struct, frozen=True):
    """The verdict. `verdict` is waiting where nothing but approvals is missing, refused where new findings or outliers stand;
    `because` says why in words. `is_cut` where lists or texts are shortened: the numbers are true all the same.
    """

    verdict: Word
    because: tuple[str, ...]
    base: str
    head: str
    governance: GovernanceView
    findings: FindingsView
    outliers: tuple[FindingRow, ...]
    fell: tuple[Fell, ...]
    diff: DiffView
    is_cut: bool
