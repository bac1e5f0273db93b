"""Akeneo's category table as omnicat's tree."""

from collections.abc import Mapping
from typing import Any

from omnicat.importers.akeneo.fixtures import row_labels
from omnicat.importers.notes import Notes
from omnicat.importers.rules import DUPLICATE_SKU, UNKNOWN_CATEGORY
from omnicat.importers.tables import Table


def category_tree(table: Table | None, notes: Notes) -> tuple[dict[str, Any], dict[str, str]]:
    """The tree, and the path of every code. A parent that doesn't exist or comes back to itself is no parent."""
    labels: dict[str, dict[str, str]] = {}
    parents: dict[str, str] = {}
    for row in table.rows if table else ():
        code = row.get("code")
        if not code or code in labels:
            where = table.cell(row, "code") if table else None
            if where:
                notes.wrong(
                    DUPLICATE_SKU,
                    where,
                    f"'{code}' names no new category",
                    "give each category its own code",
                    kind="refused",
                    value=code,
                )
            continue
        labels[code], parents[code] = row_labels(row.cells), row.get("parent")
        if table and row.get("parent") and row.get("parent") not in set(table.column("code")):
            cell = table.cell(row, "parent")
            notes.wrong(
                UNKNOWN_CATEGORY,
                cell,
                f"'{row.get('parent')}' does not exist",
                "the category was put at the top",
                value=row.get("parent"),
            )
            parents[code] = ""
    paths = {code: _path(code, parents) for code in labels}
    return _tree("", labels, {code: path.rpartition("/")[0] for code, path in paths.items()}, paths), paths


def _path(code: str, parents: Mapping[str, str]) -> str:
    steps = [code]
    while (parent := parents.get(steps[-1], "")) and parent not in steps:
        steps.append(parent)
    return "/".join(reversed(steps))


def _tree(
    parent: str, labels: Mapping[str, Mapping[str, str]], parent_paths: Mapping[str, str], paths: Mapping[str, str]
) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for code, said in labels.items():
        if parent_paths[code] == parent:
            children = _tree(paths[code], labels, parent_paths, paths)
            made[code] = {**({"label": dict(said)} if said else {}), **({"children": children} if children else {})}
    return made
