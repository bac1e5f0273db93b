"""Findings as one web page that needs nothing else: filters, every rule's manual, and a table of products."""

from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.resources import files
from itertools import groupby
from string import Template

from omnicat.errors import Exit
from omnicat.findings import Finding, Severity
from omnicat.reporters.escaping import visible
from omnicat.reporters.product_rows import ProductRow, product_rows
from omnicat.reporters.report import Report, counted, limited, stale_note, summary

NAME = "html"

LEAST_LIMIT = 500
"""A page has room: at least so many findings of a rule are shown."""

MOST_OPEN = 100
"""Up to so many findings, all rules are shown unfolded."""


def report(report: Report) -> str:
    """The page. Only its own style and script may run: all else is refused by a content security policy."""
    verdict = report.verdict
    style, script = _part("page.css"), _part("page.js")
    name = report.root or "catalog"
    return Template(_part("page.html")).substitute(
        title=_text(f"{name}: findings"),
        heading=_text(name),
        outcome="passes" if verdict.exit == Exit.CLEAN else "fails",
        summary=_text(summary(verdict)),
        stale=f'<p class="stale">{_text(note)}</p>\n' if (note := stale_note(verdict)) else "",
        filters=_filters(report),
        findings=_findings(report),
        products=_products(product_rows(verdict.shown)),
        version=_text(report.version),
        checked=_text(
            f"{counted(verdict.checked.products, 'product')}, {counted(verdict.checked.files, 'file')} checked"
        ),
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _filters(report: Report) -> str:
    counts = {f"{severity}": count for severity, count in report.verdict.counts.items()}
    buttons = [_filter(name, f"{name}s" if count != 1 else name, count) for name, count in counts.items()]
    return "\n".join([*buttons, _filter("ignored", "ignored", report.verdict.ignored)])


def _filter(name: str, label: str, count: int) -> str:
    pressed = "false" if name == "ignored" else "true"
    return (
        f'<button type="button" class="{name}" data-shows="{name}" aria-pressed="{pressed}">'
        f"<strong>{count:,}</strong>{label}</button>"
    )


def _findings(report: Report) -> str:
    limit = None if report.limit is None else max(report.limit, LEAST_LIMIT)
    first, more = limited(sorted(report.verdict.findings, key=lambda finding: bool(finding.ignored)), limit)
    ordered = sorted(first, key=lambda finding: (-finding.severity, finding.rule, *finding.order))
    unfolded = len(first) <= MOST_OPEN
    groups = groupby(ordered, key=lambda finding: (finding.severity, finding.rule))
    return "\n".join(
        _group(report, severity, rule, tuple(found), more=more.get(rule, 0), unfolded=unfolded)
        for (severity, rule), found in groups
    )


def _group(
    report: Report, severity: Severity, rule: str, findings: tuple[Finding, ...], *, more: int, unfolded: bool
) -> str:
    known = report.rules.get(rule)
    count = len(findings) + more
    left = f'<p class="more">… and {more:,} more</p>\n' if more else ""
    return (
        f'<details class="rule {severity}"{" open" if unfolded else ""}>\n'
        f'<summary><span class="badge">{severity}</span><span class="about">{_text(known.summary if known else rule)}'
        f'<code>{_text(rule)}</code></span><span class="count">{count:,}</span></summary>\n'
        f"{_manual(known.manual) if known else ''}"
        f"<ol>\n{''.join(_finding(finding) for finding in findings)}</ol>\n{left}</details>"
    )


def _manual(manual: str) -> str:
    lines = "\n".join(visible(line) for line in manual.strip().splitlines())
    return f'<details class="manual"><summary>Why, and what to do</summary><pre>{escape(lines)}</pre></details>\n'


def _finding(finding: Finding) -> str:
    aside = f' <span class="aside">ignored by {finding.ignored}</span>' if finding.ignored else ""
    hint = f'<div class="hint">{_text(finding.hint)}</div>' if finding.hint else ""
    shows = "ignored" if finding.ignored else str(finding.severity)
    mark = ' class="put-aside" hidden' if finding.ignored else ""
    return (
        f'<li data-shows="{shows}"{mark}><span class="place">{_text(str(finding.where))}</span>{aside}'
        f'<div class="message">{_text(finding.message)}</div>{hint}</li>\n'
    )


def _products(rows: tuple[ProductRow, ...]) -> str:
    if not rows:
        return ""
    heads = "".join(f'<th scope="col" class="number">{name}</th>' for name in ("Errors", "Warnings", "Notes"))
    left = (
        f'<p class="more">… and {counted(len(rows) - LEAST_LIMIT, "more product")}</p>'
        if len(rows) > LEAST_LIMIT
        else ""
    )
    return (
        '<h2>Products to mend first</h2>\n<div class="table"><table>\n'
        f'<thead><tr><th scope="col">Product</th><th scope="col" class="path">File</th>{heads}</tr></thead>\n'
        f"<tbody>\n{''.join(_product(row) for row in rows[:LEAST_LIMIT])}</tbody></table>{left}</div>"
    )


def _product(row: ProductRow) -> str:
    numbers = "".join(
        f'<td class="number {"some " if row.counts[severity] else ""}{severity}">{row.counts[severity]:,}</td>'
        for severity in sorted(Severity, reverse=True)
    )
    path = _text(row.path)
    button = f'<button type="button" data-path="{path}">{_text(row.name)}</button>'
    return f'<tr><th scope="row">{button}</th><td class="path">{path}</td>{numbers}</tr>\n'


def _text(text: str) -> str:
    return escape(visible(text))


def _part(name: str) -> str:
    return files("omnicat.reporters").joinpath("page", name).read_text(encoding="utf-8")


def _hash(part: str) -> str:
    return f"sha256-{b64encode(sha256(part.encode()).digest()).decode()}"
