"""Modules and functions stay small enough to be read at once."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from tests.house.modules import module_paths, text, tree

MODULE_LINES = 300
FUNCTION_LINES = 40

LONGER: dict[str, str] = {}
"""What is longer, and why: `room/module.py` or `room/module.py:function`."""

NO_CODE = {
    tokenize.COMMENT,
    tokenize.DEDENT,
    tokenize.ENCODING,
    tokenize.ENDMARKER,
    tokenize.INDENT,
    tokenize.NEWLINE,
    tokenize.NL,
}


def test_modules_and_functions_are_short_but_for_those_listed() -> None:
    assert sorted(longer()) == sorted(LONGER)


def longer() -> Iterator[str]:
    for path in module_paths():
        lines = text(path).count("\n")
        if lines > MODULE_LINES and code_lines(text(path)) > MODULE_LINES:
            yield path
        for node in ast.walk(tree(path)) if may_have_a_long_function(text(path)) else ():
            if isinstance(node, ast.FunctionDef) and function_lines(node) > FUNCTION_LINES:
                yield f"{path}:{node.name}"


def may_have_a_long_function(text: str) -> bool:
    """Whether so many lines in a row, or more, are indented as a function's are: only then a module is parsed."""
    return re.search(rf"^( *)def .*\n(?:(?:\1 .*|\1\).*|)\n){{{FUNCTION_LINES}}}", text, re.MULTILINE) is not None


def code_lines(text: str) -> int:
    """Lines on which something of the program begins: a text of many lines, such as a manual page, is one."""
    return len(
        {token.start[0] for token in tokenize.generate_tokens(io.StringIO(text).readline) if token.type not in NO_CODE}
    )


def function_lines(node: ast.FunctionDef) -> int:
    """The lines of its statements, without the docstring."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (node.end_lineno or 0) - body[0].lineno + 1 if body else 0
