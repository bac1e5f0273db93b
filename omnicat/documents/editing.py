"""Changes to a file that leave everything else as it is: comments, order, quotes and line ends."""

from collections.abc import Sequence

from omnicat.documents.changes import CannotEdit, Change, NoPlace, Step, applied, same, steps
from omnicat.documents.document import Document
from omnicat.documents.parsing import parse
from omnicat.documents.splicing import splice
from omnicat.findings import join_pointer


def edit(document: Document, changes: Sequence[Change]) -> str:
    """The file's text after the changes, made one after the other.

    Each change replaces, adds or cuts only its own tokens. The text is read again after each and compared;
    where anything else would have changed, `CannotEdit` is raised and nothing is returned.
    """
    for change in changes:
        try:
            for step in steps(document.data, change):
                document = _edited(document, step)
        except NoPlace as error:
            raise CannotEdit(document.path, change.pointer, error.why, error.hint) from error
    return document.text


def _edited(document: Document, step: Step) -> Document:
    wanted = applied(document.data, step)
    start, end, replacement = splice(document, step, wanted)
    mark = document.text[: len(document.text) - len(document.body)]
    text = mark + document.body[:start] + replacement + document.body[end:]
    after, _ = parse(text.encode(), document.path)
    if after is None or not same(after.data, wanted):
        raise CannotEdit(document.path, join_pointer(*step.keys), "other values would change with it")
    return after
