"""Who owns what in a catalog, and who has to approve which change of it: what `catalog/governance.yaml` says."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from msgspec import Struct, field

Trust = Literal["review", "signed", "notes", "trailers"]

OWNED = ("attributes", "families", "categories", "channels", "paths")
"""What can be owned, in the order it is told."""

ANYBODY = "anybody"
"""Who has to approve where no role is named: anybody who has one."""


class Person(Struct, frozen=True):
    """Somebody who approves. `mails` are those of their commits, in lower case; `logins` their names by host (`github`,
    `gitlab`); `keys` the public keys they sign with, as ssh or gpg writes them.
    """

    code: str
    name: str
    mails: tuple[str, ...] = ()
    logins: Mapping[str, str] = field(default_factory=dict)
    keys: tuple[str, ...] = ()


class Owner(Struct, frozen=True):
    """The roles that own what fits a pattern: an attribute's code, a family's, a category and those below, a channel, files."""

    kind: str
    pattern: str
    roles: tuple[str, ...]
    pointer: str = ""


class ApprovalRule(Struct, frozen=True):
    """A change that fits all of what is said here needs so many approvals of each of the roles; what is empty fits all.

    `over` is the least move of a number that counts, in percent; `words` are such as a new text may hold; `when` is an
    expression over the change.
    """

    name: str
    needs: tuple[str, ...]
    approvals: int = 1
    fits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    over: Decimal | None = None
    words: tuple[str, ...] = ()
    when: str = ""
    pointer: str = ""


class Outliers(Struct, frozen=True):
    """From when on a change stands out, whoever approves it: a price's move in percent, the number of products that lose an
    attribute, the percentage of products that go.
    """

    price_moves: Decimal = Decimal(50)
    values_lost: int = 10
    products_removed: Decimal = Decimal(10)


class Governance(Struct, frozen=True):
    """People, the roles they have, what each role owns, and what else needs whom.

    `own_changes` are the roles whose people may approve what they changed themselves; None stands for all of them.
    `trust` are the places that approvals are taken from.
    """

    people: Mapping[str, Person] = field(default_factory=dict)
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    owners: tuple[Owner, ...] = ()
    rules: tuple[ApprovalRule, ...] = ()
    approvals: int = 1
    own_changes: tuple[str, ...] | None = ()
    trust: tuple[Trust, ...] = ("review", "signed")
    outliers: Outliers = Outliers()

    def roles_of(self, person: str) -> tuple[str, ...]:
        """The roles somebody has, sorted."""
        return tuple(sorted(role for role, people in self.roles.items() if person in people))

    def people_of(self, role: str) -> tuple[str, ...]:
        """Who has a role; everybody who has any, for ANYBODY."""
        if role == ANYBODY:
            return tuple(dict.fromkeys(each for people in self.roles.values() for each in people))
        return self.roles.get(role, ())

    def may_approve_own(self, person: str) -> bool:
        """Whether what somebody changed may be approved by them."""
        return self.own_changes is None or any(role in self.own_changes for role in self.roles_of(person))

    def person_by_mail(self, mail: str) -> Person | None:
        """Whose mail it is, in any case; None where it is nobody's."""
        return next((each for each in self.people.values() if mail.lower() in each.mails), None)

    def person_by_login(self, host: str, login: str) -> Person | None:
        """Whose login it is on a host, in any case; None where it is nobody's."""
        wanted = login.lower()
        return next((each for each in self.people.values() if each.logins.get(host, "").lower() == wanted), None)
