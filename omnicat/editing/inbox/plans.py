"""The plan of an inbox: what becomes of its files, and what is to be written."""

from msgspec import field

from omnicat.importers import Plan
from omnicat.looking.inbox_account import InboxAccount


class Inbox(InboxAccount, frozen=True):
    """The same, with what is to be written."""

    plan: Plan = field(default_factory=Plan)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left behind."""
        return not (self.ambiguous or self.unmatched or self.refused)

    @property
    def account(self) -> InboxAccount:
        """What is told of it."""
        return InboxAccount(self.placed, self.ambiguous, self.unmatched, self.known, self.refused)
