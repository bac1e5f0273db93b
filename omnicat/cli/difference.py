"""What changes in a file, line by line, with the very words that change marked on a terminal."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher, unified_diff

from rich.console import Console
from rich.text import Text

from omnicat.cli.table import safe

STYLES = {"-": ("red", "bold red reverse"), "+": ("green", "bold green reverse")}
WORDS = re.compile(r"\w+|\s+|[^\w\s]")


def show_difference(console: Console, path: str, before: str, after: str) -> None:
    """A unified diff that `git apply` takes when it is piped."""
    old = f"a/{path}" if before else "/dev/null"
    lines = list(unified_diff(before.splitlines(), after.splitlines(), old, f"b/{path}", lineterm=""))
    if not console.is_terminal:
        for line in lines:
            console.file.write(safe(line).plain + "\n")
        return
    for text in _coloured(lines):
        console.print(text)


def _coloured(lines: list[str]) -> Iterator[Text]:
    place = 0
    while place < len(lines):
        line = lines[place]
        removed = _run(lines, place, "-") if not line.startswith("---") else []
        added = _run(lines, place + len(removed), "+") if removed else []
        if removed and len(removed) == len(added):
            pairs = [_marked(old, new) for old, new in zip(removed, added, strict=True)]
            yield from (old for old, _ in pairs)
            yield from (new for _, new in pairs)
            place += len(removed) + len(added)
            continue
        yield _plain(line)
        place += 1


def _run(lines: list[str], start: int, sign: str) -> list[str]:
    end = start
    while end < len(lines) and lines[end].startswith(sign):
        end += 1
    return lines[start:end]


def _plain(line: str) -> Text:
    if line.startswith(("---", "+++")):
        return safe(line, "bold")
    if line.startswith("@@"):
        return safe(line, "cyan")
    return safe(line, STYLES[line[0]][0] if line[:1] in STYLES else "dim")


def _marked(old: str, new: str) -> tuple[Text, Text]:
    before, after = WORDS.findall(old[1:]), WORDS.findall(new[1:])
    left, right = Text("-", style="red"), Text("+", style="green")
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        left.append_text(safe("".join(before[a:b]), STYLES["-"][kind != "equal"]))
        right.append_text(safe("".join(after[c:d]), STYLES["+"][kind != "equal"]))
    return left, right
