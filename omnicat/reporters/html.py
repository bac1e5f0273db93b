"""Findings as one web page that needs nothing else: filters, every rule's manual, and a table of products."""

from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html import escape
from importlib.resources import files
from itertools import groupby
from string import Template

from msgspec import Struct

from omnicat.errors import Exit
from omnicat.findings import Finding, Rule, Severity
from omnicat.reporters.escaping import visible
from omnicat.reporters.originals_table import originals_table
from omnicat.reporters.product_rows import ProductRow, product_rows
from omnicat.reporters.report import ImageCount, Report, counted, limited, stale_note, summary

NAME = "html"

LEAST_LIMIT = 500
"""A page has room: at least so many findings of a rule are shown."""

MOST_OPEN = 40
"""Up to so many findings, all rules are shown unfolded."""


class _Group(Struct, frozen=True):
    """The findings of a rule to show, how many of all nobody ignores, and how many more there are than are shown."""

    rule: str
    findings: tuple[Finding, ...]
    count: int
    more: int

    @property
    def severity(self) -> Severity:
        return max(finding.severity for finding in self.findings)


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
        products=_products(product_rows(verdict.shown)) + _images(report.images) + originals_table(report.originals),
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
    if not report.verdict.findings:
        return ""
    counts = {f"{severity}": count for severity, count in report.verdict.counts.items()}
    buttons = [_filter(name, f"{name}s" if count != 1 else name, count) for name, count in counts.items()]
    search = '<input type="search" placeholder="Filter by product, rule or word" aria-label="Filter the findings">'
    return "\n".join(
        [
            '<nav aria-label="Filters">',
            *buttons,
            _filter("ignored", "ignored", report.verdict.ignored),
            search,
            "</nav>",
        ]
    )


def _filter(name: str, label: str, count: int) -> str:
    state = f'aria-pressed="{"false" if name == "ignored" else "true"}"' if count else 'aria-pressed="false" disabled'
    return (
        f'<button type="button" class="{name}" data-shows="{name}" {state}><strong>{count:,}</strong>{label}</button>'
    )


def _findings(report: Report) -> str:
    limit = None if report.limit is None else max(report.limit, LEAST_LIMIT)
    first, more = limited(sorted(report.verdict.findings, key=lambda finding: bool(finding.ignored)), limit)
    by_rule = groupby(
        sorted(first, key=lambda finding: (finding.rule, finding.order)), key=lambda finding: finding.rule
    )
    counts = Counter(finding.rule for finding in report.verdict.shown)
    groups = [_Group(rule, tuple(found), counts[rule], more.get(rule, 0)) for rule, found in by_rule]
    groups.sort(key=lambda group: (-group.severity, -group.count, group.rule))
    unfolded = len(first) <= MOST_OPEN
    return "\n".join(_group(group, report.rules.get(group.rule), unfolded=unfolded) for group in groups)


def _group(group: _Group, rule: Rule | None, *, unfolded: bool) -> str:
    left = f'<p class="more">… and {group.more:,} more</p>\n' if group.more else ""
    return (
        f'<details class="rule {group.severity}"{" open" if unfolded else ""}>\n'
        f'<summary><span class="badge">{group.severity}</span>'
        f'<span class="about">{_text(rule.summary if rule else group.rule)}<code>{_text(group.rule)}</code></span>'
        f'<span class="count">{group.count:,}</span></summary>\n'
        f"{_manual(rule.manual) if rule else ''}"
        f"<ol>\n{''.join(_finding(finding) for finding in group.findings)}</ol>\n{left}</details>"
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


def _images(counts: tuple[ImageCount, ...]) -> str:
    if not counts:
        return ""
    heads = "".join(f'<th scope="col" class="number">{name}</th>' for name in ("Needed", "Made", "Refused"))
    rows = "".join(
        f'<tr><th scope="row">{_text(each.channel)}</th><td class="number">{each.needed:,}</td>'
        f'<td class="number">{each.needed - each.refused:,}</td>'
        f'<td class="number{" some error" if each.refused else ""}">{each.refused:,}</td></tr>\n'
        for each in counts
    )
    return (
        '<h2>Images</h2>\n<div class="table"><table>\n'
        f'<thead><tr><th scope="col">Channel</th>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>'
    )


def _text(text: str) -> str:
    return escape(visible(text))


def _part(name: str) -> str:
    return files("omnicat.reporters").joinpath("page", name).read_text(encoding="utf-8")


def _hash(part: str) -> str:
    return f"sha256-{b64encode(sha256(part.encode()).digest()).decode()}"
