"""The account an importer keeps while it reads: what it guessed, changed, left out and refused."""

from msgspec import Struct, field

from omnicat.findings import Finding, Location, Rule, finding
from omnicat.importers.draft import Kind, ReportRow


class Cell(Struct, frozen=True):
    """A place in a foreign table. `row` counts the header as 1, `index` counts columns from 1; 0 means all."""

    file: str
    row: int = 0
    index: int = 0
    column: str = ""

    @property
    def where(self) -> Location:
        """The same place as findings say it: file:row:column."""
        return Location(self.file, self.row, self.index)


class Notes(Struct):
    """Collects report rows and findings, in the order they are met."""

    report: list[ReportRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _once: set[ReportRow] = field(default_factory=set)

    def say(self, kind: Kind, cell: Cell, message: str, value: str = "") -> None:
        """Note what happened to one cell, column or file; the same words group in the summary."""
        self.report.append(ReportRow(cell.file, cell.row, cell.column, kind, message, value))

    def say_once(self, kind: Kind, cell: Cell, message: str) -> None:
        """Note what holds for a whole column, however many rows show it."""
        row = ReportRow(cell.file, 0, cell.column, kind, message)
        if row not in self._once:
            self._once.add(row)
            self.report.append(row)

    def wrong(
        self, rule: Rule, cell: Cell, message: str, hint: str, *, kind: Kind = "left out", value: str = ""
    ) -> None:
        """Note what can't be imported, as a finding and in the report."""
        named = f"column '{cell.column}': {message}" if cell.column else message
        self.findings.append(finding(rule, cell.where, named, hint))
        self.report.append(
            ReportRow(cell.file, cell.row, cell.column, kind, rule.summary[0].lower() + rule.summary[1:], value)
        )
