"""Findings that can be mended without asking: what each file is to say instead. Nothing is written here."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from omnicat.attributes.definition import Attribute
from omnicat.catalog import load_model
from omnicat.documents import CannotEdit, Change, Document, Remove, Set, edit, parse
from omnicat.findings import Finding, split_pointer
from omnicat.repository import Folder

NEVER = ("money", "gtin")
"""Types of attributes whose values are never changed by a program: a person answers for them."""


class Fixed(NamedTuple):
    """A file as it is to be, and the findings that are gone with it."""

    path: str
    text: str
    findings: tuple[Finding, ...]


def fixes(findings: Iterable[Finding], root: Path) -> Iterator[Fixed]:
    """Every file that can be mended, in the order of the paths.

    Only one fix is made at each place, since a second was worked out from the text before the first; looking again
    brings it back. Prices, GTINs, stock and SKUs stay as they are, and so does what can't be changed alone.
    """
    files = Folder(root)
    attributes = load_model(files)[0].attributes
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for each in findings:
        if each.fix and not each.ignored and _is_safe(each, attributes):
            by_path[each.where.path].append(each)
    for path in sorted(by_path):
        document, _ = parse(files.read(path), path)
        if document and (fixed := _mended(document, by_path[path])):
            yield fixed


def _is_safe(found: Finding, attributes: Mapping[str, Attribute]) -> bool:
    keys = split_pointer(found.where.pointer)
    if not keys or not found.where.path.endswith((".yaml", ".yml")) or "sku" in keys:
        return False
    codes = [after for key, after in pairwise(keys) if key == "attributes"]
    return not any(code in attributes and attributes[code].type in NEVER for code in codes)


def _mended(document: Document, findings: list[Finding]) -> Fixed | None:
    """The file with everything mended that can be, from its end to its start, so that items of lists keep their index."""
    done: list[Finding] = []
    seen: set[str] = set()
    for each in sorted(findings, key=lambda each: each.order, reverse=True):
        if each.where.pointer in seen:
            continue
        seen.add(each.where.pointer)
        if after := _changed(document, each):
            document, done = after, [*done, each]
    return Fixed(document.path, document.text, tuple(reversed(done))) if done else None


def _changed(document: Document, found: Finding) -> Document | None:
    """The file after one change; none where it can't be made alone, and the finding stays."""
    try:
        text = edit(document, [_change(found)])
    except CannotEdit:
        return None
    return parse(text.encode(), document.path)[0] if text != document.text else None


def _change(found: Finding) -> Change:
    value = found.fix.value if found.fix else None
    return Remove(found.where.pointer) if value is None else Set(found.where.pointer, value)
