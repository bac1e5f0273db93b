"""The comment that CI keeps on a pull request, made of data that the pull request's own run wrote: none of it is trusted."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from omnicat.errors import OmnicatError
from omnicat.looking.comment_mark import MARK, MOST_COMMENT
from omnicat.looking.review.bounding import read_review
from omnicat.looking.review.markdown import verdict_markdown
from omnicat.pipeline import ALL_RULES
from omnicat.reporters.escaping import markdown_code
from omnicat.reporters.json import schema as findings_schema
from omnicat.reporters.markdown import report_within
from omnicat.reporters.read_back import report_of
from omnicat.schemas import obeys

MOST_BYTES = 8_000_000
MOST_TEXT = 20_000


def comment_of(content: bytes, commit: str = "") -> str:
    """Markdown of a verdict, or of findings. Raises OmnicatError where a file holds neither, or is too large for it."""
    closing = f"\n<sub>{_made_of(commit)}</sub>\n"
    data = _read(content)
    if isinstance(data, dict) and "review" in data:
        return verdict_markdown(read_review(content), MOST_COMMENT - len(closing)) + closing
    report = report_of(_findings(data), ALL_RULES)
    return f"{MARK}\n{report_within(report, MOST_COMMENT - len(closing) - len(MARK))}{closing}"


def _made_of(commit: str) -> str:
    of = f" of {markdown_code(commit[:10])}" if commit else ""
    return f"What the run{of} said of itself; a run of changed workflows may say anything."


def _read(content: bytes) -> Any:
    if len(content) > MOST_BYTES:
        raise _refused(f"has {len(content):,} bytes, more than {MOST_BYTES:,}")
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        raise _refused("is no JSON") from None


def _findings(data: Any) -> Mapping[str, Any]:
    if not obeys(findings_schema(), data):
        raise _refused("is not what `omnicat review` or `omnicat lint` writes with `--output json=FILE`")
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
