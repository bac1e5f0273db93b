"""What the readers of one product share: its file, the model, and the findings so far."""

from collections.abc import Collection

from msgspec import Struct, field

from omnicat.documents import Document
from omnicat.findings import Finding, Fix, Rule, Subject, finding
from omnicat.model.catalog import Model
from omnicat.model.family import Family
from omnicat.model.product import LocaleValues

Known = dict[tuple[str, str], LocaleValues]
"""What good texts say for attributes, by code and text: colours and materials are said by many products."""


class Reading(Struct):
    """One product being read. `allowed` are the attributes of its family, `known` is what products of the model said
    before. Both that and `findings` grow; everything else stays.
    """

    document: Document
    model: Model
    family: Family | None
    allowed: Collection[str]
    known: Known
    findings: list[Finding] = field(default_factory=list)

    def note(self, rule: Rule, pointer: str, message: str, hint: str, sku: str, fix: Fix | None = None) -> None:
        """Something wrong with a value."""
        where = self.document.place(pointer)
        self.findings.append(finding(rule, where, message, hint, subject=Subject("product", sku), fix=fix))

    def note_key(self, rule: Rule, pointer: str, message: str, hint: str, sku: str) -> None:
        """Something wrong with a key."""
        where = self.document.key_place(pointer)
        self.findings.append(finding(rule, where, message, hint, subject=Subject("product", sku)))
