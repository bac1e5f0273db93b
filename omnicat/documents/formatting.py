"""A catalog file in the house style: the same data and the same comments, in an order and a form that everyone knows."""

from collections import Counter
from collections.abc import Callable, Mapping

from omnicat.documents import rules
from omnicat.documents.arranging import arranged
from omnicat.documents.changes import same
from omnicat.documents.comments import comments_of
from omnicat.documents.entries import Entry, Group, Leaf, Unusual, Value, flow_text, text_of
from omnicat.documents.events import YAMLError
from omnicat.documents.key_order import KeyOrder
from omnicat.documents.parsing import MOST_BYTES, UTF8_MARK, parse
from omnicat.documents.quoting import is_plain, quoted, spelt, spelt_key
from omnicat.findings import Finding, Location, Severity, finding

WIDTH = 140
"""What is in brackets stays on one line of so many characters; beyond it every entry has a line of its own."""

FILLED = 120
"""A list of single words, too long for one line, fills lines of so many."""

_LOST_BY_READING = (rules.DUPLICATE_KEY.id, rules.SECOND_DOCUMENT.id)

OrderOf = Callable[[Group], KeyOrder]
"""The order of a file's keys: for a product its family decides, which the file names."""


def formatted(
    content: bytes, path: str, order_of: OrderOf, locales: Mapping[str, int]
) -> tuple[str, tuple[Finding, ...]]:
    """The file's text in the house style, or why it has none; then it has to stay as it is.

    `locales` are ranked as the settings list them. The text is read again: its data and its comments are those of `content`.
    """
    if len(content) > MOST_BYTES:
        return "", parse(content, path)[1]
    try:
        text = content.removeprefix(UTF8_MARK).decode().replace("\r\n", "\n").replace("\r", "\n")
        group = arranged(text)
    except (UnicodeDecodeError, YAMLError):
        return "", parse(content, path)[1]
    except Unusual as unusual:
        return "", _broken(content, path) or (_refused(path, f"the file has {unusual.what}"),)
    order = KeyOrder() if _has_anchors(group) else order_of(group)
    head = _head(group)
    _tidy_group(group, order, locales, column=0)
    _put_head(group, head)
    new = text_of(group)
    if new.encode() == content:
        return new, ()
    return _verified(content, new, path)


def _verified(content: bytes, new: str, path: str) -> tuple[str, tuple[Finding, ...]]:
    before, found = parse(content, path)
    if before is None or any(each.rule in _LOST_BY_READING for each in found):
        return "", found
    after, _ = parse(new.encode(), path)
    if after is None or not same(before.data, after.data):
        return "", (_refused(path, "its values would not stay as they are"),)
    if Counter(comments_of(before.body, before.root)) != Counter(comments_of(after.body, after.root)):
        return "", (_refused(path, "a comment would be lost"),)
    return new, ()


def _broken(content: bytes, path: str) -> tuple[Finding, ...]:
    return tuple(each for each in parse(content, path)[1] if each.severity is Severity.ERROR)


def _refused(path: str, why: str) -> Finding:
    return finding(rules.UNUSUAL, Location(path), f"the file can't be formatted: {why}", "write it in a plainer form")


def _has_anchors(value: Value) -> bool:
    if "&" in value.properties or (isinstance(value, Leaf) and value.style == "alias"):
        return True
    return isinstance(value, Group) and any(_has_anchors(each.value) for each in value.entries)


def _head(group: Group) -> list[str]:
    """The comments at the top of the file, taken off its first entry: they are about the file, but for an ignore comment."""
    if not group.entries:
        return []
    first = group.entries[0]
    above = _collapsed(first.above)
    end = len(above) - above[::-1].index("") if "" in above else len(above)
    ignoring = next((place for place, each in enumerate(above) if "omnicat:" in each), end)
    head, first.above = above[: min(end, ignoring)], above[min(end, ignoring) :]
    return head


def _put_head(group: Group, head: list[str]) -> None:
    if group.entries:
        group.entries[0].above = _without_blank_edge([*head, *group.entries[0].above])


def _tidy(entry: Entry, order: KeyOrder, locales: Mapping[str, int], column: int) -> None:
    """Brings one entry of a block into shape."""
    entry.above = _collapsed(entry.above)
    if entry.key is not None:
        _tidy_name(entry, in_flow=False)
    if isinstance(entry.value, Leaf):
        _tidy_leaf(entry.value, in_flow=False)
    else:
        entry.value.indent = 2
        _tidy_nested(entry, entry.value, order, locales, column)
    beside = [f"  {each.strip()}" for each in entry.beside]
    entry.beside, more = beside[:1], beside[1:]
    entry.above += [each.strip() for each in more]


def _tidy_nested(entry: Entry, group: Group, order: KeyOrder, locales: Mapping[str, int], column: int) -> None:
    if not group.in_brackets:
        _tidy_group(group, order, locales, column + 2)
        return
    has_comments = group.has_comments
    _tidy_inside(group, order, locales)
    used = column + (len(entry.name) + 2 if entry.key is not None else 2)
    stays = any("omnicat:" in each for each in (*entry.above, *entry.beside))
    if not has_comments and (stays or not group.entries or used + len(flow_text(group, keeps=False)) <= WIDTH):
        return
    if not has_comments and _fills(group):
        group.raw = _filled(group, used, column)
        return
    group.in_brackets, group.raw = False, None
    _tidy_group(group, order, locales, column + 2)


def _tidy_group(group: Group, order: KeyOrder, locales: Mapping[str, int], column: int) -> None:
    """Brings a block into shape."""
    _sort(group, order, locales)
    for entry in group.entries:
        _tidy(entry, order.of(entry.key), locales, column)
    if group.entries:
        group.entries[0].above = _without_blank_edge(group.entries[0].above)
    group.below = _collapsed(group.below)
    while group.below and not group.below[-1]:
        group.below.pop()


def _tidy_inside(group: Group, order: KeyOrder, locales: Mapping[str, int]) -> None:
    """Brings what stands in brackets into shape, as if it were all on one line."""
    _sort(group, order, locales)
    group.raw = None
    for entry in group.entries:
        if entry.key is not None:
            _tidy_name(entry, in_flow=True)
        if isinstance(entry.value, Group):
            _tidy_inside(entry.value, order.of(entry.key), locales)
        else:
            _tidy_leaf(entry.value, in_flow=True)


def _tidy_name(entry: Entry, *, in_flow: bool) -> None:
    """A key that is no plain word keeps its quotes: `"404"` is a number to other readers."""
    key = entry.key or ""
    if entry.name != key:
        entry.name = key if is_plain(key, in_flow=in_flow) else spelt_key(key, in_flow=in_flow, style='"')


def _tidy_leaf(leaf: Leaf, *, in_flow: bool) -> None:
    if "\n" in leaf.token:
        if in_flow:
            leaf.token = spelt(leaf.said, in_flow=True, style=leaf.style)
        return
    if leaf.style not in ("'", '"'):
        return
    if is_plain(leaf.said, in_flow=in_flow):
        leaf.token = leaf.said
    elif '"' in leaf.said or "\\" in leaf.said:
        leaf.token = spelt(leaf.said, in_flow=in_flow, style="'")
    else:
        leaf.token = quoted(leaf.said)


def _sort(group: Group, order: KeyOrder, locales: Mapping[str, int]) -> None:
    if group.is_list or len(group.entries) < 2:
        return
    rank = order.rank
    if not rank:
        if not all(entry.key in locales for entry in group.entries):
            return
        rank = locales
    last = len(rank)
    group.entries.sort(key=lambda entry: rank.get(entry.key or "", last))


def _fills(group: Group) -> bool:
    """Whether a list too long for a line is one of single words, which fill lines."""
    return group.is_list and all(isinstance(each.value, Leaf) for each in group.entries)


def _filled(group: Group, used: int, column: int) -> str:
    """The list over as many lines as it takes, at the depth of two behind its entry."""
    lines: list[str] = []
    line = "["
    for place, entry in enumerate(group.entries):
        token = flow_text(entry.value, keeps=False) + ("]" if place + 1 == len(group.entries) else ",")
        room = FILLED - (used if not lines else column + 2)
        if line not in ("[", "") and len(line) + 1 + len(token) > room:
            lines.append(line)
            line = ""
        line += token if line in ("[", "") else f" {token}"
    lines.append(line)
    start = f"{group.properties} " if group.properties else ""
    return start + "\n  ".join(lines)


def _collapsed(above: list[str]) -> list[str]:
    """No two blank lines on top of each other."""
    return [each for place, each in enumerate(above) if each or place + 1 == len(above) or above[place + 1]]


def _without_blank_edge(above: list[str]) -> list[str]:
    return above[next((place for place, each in enumerate(above) if each), len(above)) :]
