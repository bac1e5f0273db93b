"""Product files against one JSON schema, with places: omnicat's reader and schemas, and nothing else of it.

Run as `python validating.py SCHEMA FOLDER [PROCESSES]`; prints every finding, ends with 1 where there is one.
"""

import gc
import json
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from omnicat.documents import parse
from omnicat.findings import Finding
from omnicat.schemas.telling import tell

CHUNK = 250


def main() -> None:
    """Prints what is wrong."""
    schema, folder = sys.argv[1:3]
    processes = int(sys.argv[3]) if len(sys.argv) > 3 else len(os.sched_getaffinity(0))
    gc.disable()
    paths = sorted(_files(folder))
    chunks = [(schema, paths[start : start + CHUNK]) for start in range(0, len(paths), CHUNK)]
    if processes == 1:
        told = list(map(_told, chunks))
    else:
        with ProcessPoolExecutor(processes) as pool:
            told = list(pool.map(_told, chunks))
    lines = [line for each in told for line in each]
    print("\n".join(lines))
    sys.exit(1 if lines else 0)


def _files(folder: str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _files(entry.path)
        elif entry.name.endswith(".yaml"):
            yield entry.path


def _told(task: tuple[str, list[str]]) -> list[str]:
    schema, paths = task
    validator, text = _validator(schema)
    lines: list[str] = []
    for path in paths:
        with open(path, "rb", buffering=0) as file:
            document, findings = parse(file.read(), path)
        if document is not None and not validator.is_valid(document.data):
            findings = (*findings, *document.located(tell(text, document)))
        lines += map(_line, findings)
    return lines


@cache
def _validator(path: str) -> tuple[Any, Any]:
    schema = json.loads(Path(path).read_bytes())
    return jsonschema_rs.validator_for(schema), schema


def _line(finding: Finding) -> str:
    where = finding.where
    return f"{where.path}:{where.line}:{where.column}: {finding.message} [{finding.rule}]"


main()
