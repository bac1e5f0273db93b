"""Changes to a file that leave everything else as it is: comments, order, quotes and line ends."""

from collections.abc import Sequence

from omnicat.documents.changes import CannotEdit, Change, NoPlace, Put, Step, applied, same, steps
from omnicat.documents.document import Document
from omnicat.documents.parsing import parse
from omnicat.documents.places import Node
from omnicat.documents.splicing import splice
from omnicat.findings import join_pointer


def edit(document: Document, changes: Sequence[Change]) -> str:
    """The file's text after the changes, made one after the other.

    Each change replaces, adds or cuts only its own tokens. The text is read again after each and compared;
    where anything else would have changed, `CannotEdit` is raised and nothing is returned.
    """
    if (at_once := _all_at_once(document, changes)) is not None:
        return at_once
    for change in changes:
        try:
            for step in steps(document.data, change):
                document = _edited(document, step)
        except NoPlace as error:
            raise CannotEdit(document.path, change.pointer, error.why, error.hint) from error
    return document.text


def _all_at_once(document: Document, changes: Sequence[Change]) -> str | None:
    """The text where scalars alone take the place of scalars, each in its own place: it is read again only once."""
    try:
        every = [step for change in changes for step in steps(document.data, change)]
    except NoPlace:
        return None
    places = [_scalar_at(document, step) for step in every]
    if len(every) < 2 or None in places or len({id(each) for each in places}) < len(places):
        return None
    wanted = document.data
    for step in every:
        wanted = applied(wanted, step)
    body = document.body
    for start, end, replacement in sorted((splice(document, step, wanted) for step in every), reverse=True):
        body = body[:start] + replacement + body[end:]
    text = document.text[: len(document.text) - len(document.body)] + body
    after, _ = parse(text.encode(), document.path)
    return text if after is not None and same(after.data, wanted) else None


def _scalar_at(document: Document, step: Step) -> Node | None:
    """The scalar whose place another one takes."""
    if not isinstance(step, Put) or isinstance(step.value, dict | list):
        return None
    node: Node | None = document.root
    for key in step.keys:
        node = node.children.get(key) if node and not node.merges and not node.repeats else None
    return node if node and not node.is_container and node.style != "alias" else None


def _edited(document: Document, step: Step) -> Document:
    wanted = applied(document.data, step)
    start, end, replacement = splice(document, step, wanted)
    mark = document.text[: len(document.text) - len(document.body)]
    text = mark + document.body[:start] + replacement + document.body[end:]
    after, _ = parse(text.encode(), document.path)
    if after is None or not same(after.data, wanted):
        raise CannotEdit(document.path, join_pointer(*step.keys), "other values would change with it")
    return after
