"""Files edited, many at once: comments and all that does not change stay as they are."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from omnicat.documents import CannotEdit, Change, Document, Remove, edit, parse
from omnicat.executor import run
from omnicat.findings import join_pointer
from omnicat.importers import PlannedFile

Progress = Callable[[int, int], None]
Job = tuple[str, str, tuple[Change, ...]]
"""A file's path, its text, and what is to change in it."""

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(tuple[str, tuple[str, ...]]).decode


def edited(
    changes: Mapping[str, Sequence[Change]],
    documents: Mapping[str, Document],
    workers: int,
    progress: Progress | None = None,
) -> tuple[tuple[PlannedFile, ...], tuple[tuple[str, str], ...]]:
    """The files with their new texts, and paths with what can't be changed there."""
    jobs: list[Job] = [(path, documents[path].text, tuple(changes[path])) for path in sorted(changes) if changes[path]]
    files: list[PlannedFile] = []
    refused: list[tuple[str, str]] = []
    for number, (job, answer) in enumerate(zip(jobs, run(_prepare, jobs, workers), strict=True), 1):
        text, problems = _decode(answer)
        refused += ((job[0], message) for message in problems)
        if text != job[1]:
            files.append(PlannedFile(job[0], text.encode(), "changed"))
        if progress and (number % 50 == 0 or number == len(jobs)):
            progress(number, len(jobs))
    return tuple(files), tuple(refused)


def _prepare() -> Callable[[Job], bytes]:
    return _work


def _work(job: Job) -> bytes:
    path, text, changes = job
    document = _read(text, path)
    try:
        text = edit(document, changes)
        return _encode((_tidy(document, text) if any(isinstance(each, Remove) for each in changes) else text, ()))
    except CannotEdit:
        after, problems = _one_by_one(document, changes)
        return _encode((_tidy(document, after), problems))


def _one_by_one(document: Document, changes: Iterable[Change]) -> tuple[str, tuple[str, ...]]:
    problems: list[str] = []
    before = document
    for change in changes:
        try:
            document = _read(edit(document, [change]), document.path)
        except CannotEdit as error:
            problems.append(f"{error.message.partition(' can')[2].join((' can', '')).strip()}")
    return (document if problems else before).text if document is not before else before.text, tuple(problems)


def _tidy(before: Document, text: str) -> str:
    """Without the keys whose last entry went."""
    after = _read(text, before.path)
    was = set(_empty(before.data, ()))
    empty = [keys for keys in _empty(after.data, ()) if keys not in was]
    if not empty:
        return text
    tidied = edit(after, [Remove(join_pointer(*keys)) for keys in empty if keys])
    return tidied if tidied == text else _tidy(before, tidied)


def _empty(data: Any, keys: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if isinstance(data, dict | list) and not data:
        yield keys
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, below in entries:
        yield from _empty(below, (*keys, str(key)))


def _read(text: str, path: str) -> Document:
    document, _ = parse(text.encode(), path)
    if document is None:
        raise CannotEdit(path, "", "it can't be read")
    return document
