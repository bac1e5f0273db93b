"""`catalog/governance.yaml` as people, roles, owners and rules, and what is wrong with it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, cast

from omnicat.catalog.governance_rules import UNKNOWN_PERSON, UNKNOWN_ROLE
from omnicat.catalog.plain import list_of, mapping_of, text_of, texts_of
from omnicat.catalog.shelf import Shelf
from omnicat.documents import Document
from omnicat.findings import Finding, Rule, Subject, did_you_mean, finding, join_pointer
from omnicat.model.files import Files
from omnicat.model.governance import OWNED, ApprovalRule, Governance, Outliers, Owner, Person, Trust

PATH = "catalog/governance.yaml"
FITTING = ("attributes", "families", "categories", "channels", "paths")
"""What a rule may be narrowed to."""


def open_governance(files: Files, shelf: Shelf | None = None) -> tuple[Document | None, tuple[Finding, ...]]:
    """The file as it stands and what is wrong with its text and shape; nothing where there is none."""
    if PATH not in files.paths(PATH):
        return None, ()
    return (shelf or Shelf()).document(files.read(PATH), PATH, "governance")


def load_governance(files: Files, shelf: Shelf | None = None) -> tuple[Governance | None, tuple[Finding, ...]]:
    """What the file says; None where there is none, or it can't be read."""
    document, findings = open_governance(files, shelf)
    return (read_governance(document) if document else None), findings


def read_governance(document: Document) -> Governance:
    """People, roles, owners and rules as they are said: whether they fit the catalog is judged apart."""
    said = mapping_of(document.data)
    usual = Governance()
    own = said.get("own_changes")
    approvals = _whole(said.get("approvals"), usual.approvals)
    return Governance(
        {code: _person(code, mapping_of(each)) for code, each in mapping_of(said.get("people")).items()},
        {role: texts_of(people) for role, people in mapping_of(said.get("roles")).items()},
        tuple(_owners(mapping_of(said.get("owners")))),
        tuple(_rule(mapping_of(each), number, approvals) for number, each in enumerate(list_of(said.get("rules")))),
        approvals,
        None if own == "allowed" else texts_of(own) if isinstance(own, list) else (),
        cast("tuple[Trust, ...]", texts_of(said["trust"])) if "trust" in said else usual.trust,
        _outliers(mapping_of(said.get("outliers")), usual.outliers),
    )


def governance_names(document: Document, governance: Governance) -> Iterator[Finding]:
    """Roles and people that are named and not there: what the file alone can tell."""

    def unknown(rule: Rule, what: str, name: str, pointer: str, known: Mapping[str, Any]) -> Finding:
        message = f"{what} '{name}' does not exist"
        where = document.place(pointer)
        return finding(rule, where, message, did_you_mean(name, known), subject=Subject("governance", name))

    for role, people in governance.roles.items():
        for number, code in enumerate(people):
            if code not in governance.people:
                yield unknown(UNKNOWN_PERSON, "person", code, join_pointer("roles", role, number), governance.people)
    for pointer, roles in _named(governance):
        for role in roles:
            if role not in governance.roles:
                yield unknown(UNKNOWN_ROLE, "role", role, pointer, governance.roles)


def _named(governance: Governance) -> Iterator[tuple[str, tuple[str, ...]]]:
    for owner in governance.owners:
        yield owner.pointer, owner.roles
    for rule in governance.rules:
        yield f"{rule.pointer}/needs", rule.needs
    yield "own_changes", governance.own_changes or ()


def _person(code: str, said: Mapping[str, Any]) -> Person:
    logins = {host: text_of(login) for host, login in mapping_of(said.get("logins")).items()}
    mails = tuple(each.lower() for each in texts_of(said.get("mails")))
    return Person(code, text_of(said.get("name"), code), mails, logins, texts_of(said.get("keys")))


def _owners(said: Mapping[str, Any]) -> Iterator[Owner]:
    for kind in OWNED:
        for pattern, roles in mapping_of(said.get(kind)).items():
            yield Owner(kind, pattern, texts_of(roles), join_pointer("owners", kind, pattern))


def _rule(said: Mapping[str, Any], number: int, approvals: int) -> ApprovalRule:
    over = said.get("over")
    when = text_of(said.get("when"))
    return ApprovalRule(
        text_of(said.get("name")) or when or f"rule {number + 1}",
        texts_of(said.get("needs")),
        _whole(said.get("approvals"), approvals),
        {kind: names for kind in FITTING if (names := texts_of(said.get(kind)))},
        texts_of(said.get("changes")),
        None if over is None else _number(over, Decimal(0)),
        texts_of(said.get("words")),
        when,
        join_pointer("rules", number),
    )


def _outliers(said: Mapping[str, Any], usual: Outliers) -> Outliers:
    return Outliers(
        _number(said.get("price_moves"), usual.price_moves),
        _whole(said.get("values_lost"), usual.values_lost),
        _number(said.get("products_removed"), usual.products_removed),
    )


def _whole(raw: Any, usual: int) -> int:
    return max(1, raw) if type(raw) is int else usual


def _number(raw: Any, usual: Decimal) -> Decimal:
    return Decimal(raw) if isinstance(raw, Decimal) or type(raw) is int else usual
