"""The comment that CI keeps on a pull request, made of data that the pull request's own run wrote: none of it is trusted."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from omnicat.errors import OmnicatError
from omnicat.pipeline import ALL_RULES
from omnicat.reporters.escaping import markdown_code
from omnicat.reporters.json import schema as findings_schema
from omnicat.reporters.markdown import report_within
from omnicat.reporters.read_back import report_of
from omnicat.schemas import obeys

MARK = "<!-- omnicat -->"
"""The first line, by which the comment is found again."""

MOST_BYTES = 8_000_000
MOST_TEXT = 20_000
MOST_COMMENT = 60_000
"""GitHub takes comments of 65,536 characters, GitLab notes of a million (docs.github.com, docs.gitlab.com, 2026-08)."""


def comment_of(content: bytes, commit: str = "") -> str:
    """Markdown of what a file of findings says. Raises OmnicatError where it is no such file, or too large for one."""
    data = _read(content)
    report = report_of(data, ALL_RULES)
    closing = f"\n<sub>{_made_of(commit)}</sub>\n"
    return f"{MARK}\n{report_within(report, MOST_COMMENT - len(closing) - len(MARK))}{closing}"


def _made_of(commit: str) -> str:
    of = f" of {markdown_code(commit[:10])}" if commit else ""
    return f"What the run{of} said of itself; a run of changed workflows may say anything."


def _read(content: bytes) -> Mapping[str, Any]:
    if len(content) > MOST_BYTES:
        raise _refused(f"has {len(content):,} bytes, more than {MOST_BYTES:,}")
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        raise _refused("is no JSON") from None
    if not obeys(findings_schema(), data):
        raise _refused("is not what `omnicat lint --output json=FILE` writes")
    if any(len(text) > MOST_TEXT for text in _texts(data)):
        raise _refused(f"holds a text of more than {MOST_TEXT:,} characters")
    return dict(data)


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from _texts(each)


def _refused(why: str) -> OmnicatError:
    return OmnicatError(f"the file {why}", "no comment is made of it; see what the pull request's run printed")
