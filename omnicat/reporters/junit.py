"""Findings as test results: JUnit XML, a suite a file, a case a finding."""

from itertools import groupby
from xml.etree import ElementTree

from omnicat.findings import Finding
from omnicat.reporters.escaping import visible
from omnicat.reporters.report import Report

NAME = "junit"


def report(report: Report) -> str:
    """All findings: those that fail the run are failures, the ignored are skipped, the others pass with a word."""
    root = ElementTree.Element("testsuites", name="omnicat")
    for path, found in groupby(report.verdict.findings, key=lambda finding: finding.where.path):
        _suite(root, report, path, tuple(found))
    if not len(root):
        suite = ElementTree.SubElement(root, "testsuite", name="catalog", tests="1", failures="0", skipped="0")
        ElementTree.SubElement(suite, "testcase", classname="catalog", name="no findings")
    ElementTree.indent(root)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{ElementTree.tostring(root, encoding='unicode')}\n"


def _suite(root: ElementTree.Element, report: Report, path: str, findings: tuple[Finding, ...]) -> None:
    cases = [_case(report, finding) for finding in findings]
    attributes = {
        "name": visible(path),
        "tests": str(len(cases)),
        "failures": str(sum(case.find("failure") is not None for case in cases)),
        "skipped": str(sum(case.find("skipped") is not None for case in cases)),
    }
    ElementTree.SubElement(root, "testsuite", attributes).extend(cases)


def _case(report: Report, finding: Finding) -> ElementTree.Element:
    where, fail_on = finding.where, report.verdict.fail_on
    place = ":".join(str(number) for number in (where.line, where.column) if number)
    case = ElementTree.Element(
        "testcase", classname=visible(where.path), name=f"{visible(finding.rule)} {place}".strip()
    )
    text = visible(finding.message) + (f"\nhint: {visible(finding.hint)}" if finding.hint else "")
    if finding.ignored:
        ElementTree.SubElement(case, "skipped", message=f"ignored by {finding.ignored}").text = text
    elif fail_on is not None and finding.severity >= fail_on:
        ElementTree.SubElement(
            case, "failure", type=str(finding.severity), message=visible(finding.message)
        ).text = text
    else:
        ElementTree.SubElement(case, "system-out").text = f"{finding.severity}: {text}"
    return case
