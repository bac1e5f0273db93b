"""A report made again of the JSON that the `json` format wrote, as it may have been written elsewhere."""

from collections.abc import Mapping
from typing import Any

from omnicat.findings import Finding, Location, Rule, Severity, Subject
from omnicat.policy import Checked, Verdict
from omnicat.reporters.report import Report

_SEVERITY = {str(severity): severity for severity in Severity}


def report_of(data: Mapping[str, Any], rules: Mapping[str, Rule]) -> Report:
    """The report that data of the schema's shape tells; what rules mean is said here, not there."""
    checked = Checked(int(data["checked"]["products"]), int(data["checked"]["files"]))
    verdict = Verdict(tuple(_finding(each) for each in data["findings"]), checked)
    return Report(verdict, data["omnicat"], data["root"], rules)


def _finding(said: Mapping[str, Any]) -> Finding:
    about = said["subject"]
    return Finding(
        _place(said["where"]),
        said["rule"],
        _SEVERITY[said["severity"]],
        said["message"],
        said["hint"],
        Subject(about["kind"], about["code"], about["channel"], about["locale"]),
        tuple(_place(each) for each in said["related"]),
        ignored=said["ignored"],
    )


def _place(said: Mapping[str, Any]) -> Location:
    # JSON Schema takes 3.0 for a whole number, too.
    return Location(said["path"], int(said["line"]), int(said["column"]), said["pointer"])
