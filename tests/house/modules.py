"""The modules of omnicat as syntax: what the tests of the house look at."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "omnicat"


@cache
def module_paths() -> tuple[str, ...]:
    """Every module, as a path from the package: `documents/reader.py`."""
    return tuple(sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py")))


@cache
def text(path: str) -> str:
    return (PACKAGE / path).read_text(encoding="utf-8")


@cache
def tree(path: str) -> ast.Module:
    return ast.parse(text(path))


@cache
def import_lines(path: str) -> str:
    """The lines that may import something; some only tell of it."""
    return "\n".join(line for line in text(path).splitlines() if "import" in line)


def importing(library: str) -> frozenset[str]:
    """The modules that import a library, wherever in them. Only those are parsed in which a line looks like it."""
    looks_like_it = re.compile(rf"\b{re.escape(library)}\b")
    told = [each for each in module_paths() if looks_like_it.search(import_lines(each))]
    return frozenset(each for each in told if library in _imported(each))


def _imported(path: str) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def assigned(path: str) -> set[str]:
    """The names that a module binds at its top, by `=` or `def`."""
    found: set[str] = set()
    for node in tree(path).body:
        if isinstance(node, ast.Assign):
            found |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found.add(node.target.id)
        elif isinstance(node, ast.FunctionDef):
            found.add(node.name)
    return found
