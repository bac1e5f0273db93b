"""Three texts of one file are merged by what they say; where both sides changed one value, markers stand around it."""

from collections.abc import Callable
from dataclasses import dataclass

from omnicat.documents.arranging import arranged
from omnicat.documents.changes import same
from omnicat.documents.entries import Entry, Group, Leaf, Unusual, Value, block_lines, text_of
from omnicat.documents.events import YAMLError
from omnicat.documents.merging.alike import data_of
from omnicat.documents.merging.sides import Clash, Knot, Side, as_side, knots_in
from omnicat.documents.merging.three_way import Place, merged_groups
from omnicat.documents.parsing import MOST_BYTES, parse

Label = Callable[[tuple[Clash, ...], Side], str]
"""What the markers of a place say of a side, in one line."""

SIZE = 7


@dataclass(frozen=True, slots=True)
class Merged:
    """A merge that could be made by values: its tree, and what clashes in it, from the top."""

    tree: Group
    line_end: str
    mark: str

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """The values that both changed differently."""
        return tuple(clash for each in knots_in(self.tree) for clash in each.clashes)

    def text(self, label: Label = lambda _, side: side, *, size: int = SIZE, with_base: bool = False) -> str:
        """The file, with markers of that size around what clashes."""
        return self.mark + _marked(self.tree, label, size, with_base=with_base).replace("\n", self.line_end)

    def as_side(self, side: Side) -> str:
        """The file as if that side had been chosen wherever both changed a value."""
        return self.mark + text_of(as_side(self.tree, lambda _: side)).replace("\n", self.line_end)


def merge_texts(base: bytes, ours: bytes, theirs: bytes) -> Merged | None:
    """The merge; None where one of the texts can't be merged by what it says: git's own merge of lines is for it.

    An empty `base` says that both sides have added the file.
    """
    trees = [_tree(base) if base.strip() else Group(is_list=False, in_brackets=False), _tree(ours), _tree(theirs)]
    was, one, other = trees
    if was is None or one is None or other is None or len({each.is_list for each in trees if each}) > 1:
        return None
    text = ours.decode()
    sku = next((_said(each, "sku") for each in (one, other) if _said(each, "sku")), "")
    tree = merged_groups(was, one, other, Place((), sku))
    line_end = "\r\n" if "\r\n" in text else "\n"
    merged = Merged(tree, line_end, "\ufeff" if text.startswith("\ufeff") else "")
    return merged if all(_is_read_so(tree, side) for side in ("ours", "theirs")) else None


def _tree(content: bytes) -> Group | None:
    """The tree of a file; None where it does not say its data plainly: broken, or with aliases, tags or repeated keys."""
    if len(content) > MOST_BYTES:
        return None
    try:
        text = content.decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        tree = arranged(text)
    except (UnicodeDecodeError, YAMLError, Unusual):
        return None
    document, _ = parse(content, "")
    plain = document is not None and not _has_properties(tree)
    return tree if plain and document is not None and same(document.data, data_of(tree)) else None


def _has_properties(value: Value) -> bool:
    if value.properties or (isinstance(value, Leaf) and value.style == "alias"):
        return True
    return isinstance(value, Group) and any(_has_properties(each.value) for each in value.entries)


def _is_read_so(tree: Group, side: Side) -> bool:
    """Whether the text of a side is read as what the tree says."""
    chosen = as_side(tree, lambda _: side)
    if not chosen.entries:
        return False
    document, _ = parse(text_of(chosen).encode(), "")
    return document is not None and same(document.data, data_of(chosen))


def _said(group: Group, key: str) -> str:
    found = group.entry(key) if not group.is_list else None
    return found.value.said if found is not None and isinstance(found.value, Leaf) else ""


def _marked(tree: Group, label: Label, size: int, *, with_base: bool) -> str:
    """The text with a line of its own for every marker."""
    if not knots_in(tree):
        return text_of(tree)
    stand_ins: dict[str, Knot] = {}
    text = text_of(_with_stand_ins(tree, stand_ins))
    lines: list[str] = []
    for line in text.split("\n")[:-1]:
        name = line.strip().removeprefix("- ").removesuffix(":").strip()
        if name in stand_ins:
            lines += _versions(stand_ins[name], len(line) - len(line.lstrip(" ")), label, size, with_base=with_base)
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


def _with_stand_ins(group: Group, stand_ins: dict[str, Knot]) -> Group:
    entries: list[Entry] = []
    for entry in group.entries:
        if isinstance(entry, Knot):
            name = f"\0{len(stand_ins)}"
            stand_ins[name] = entry
            entries.append(Entry(None if group.is_list else name, name, Leaf(name if group.is_list else "", "", "")))
        elif isinstance(entry.value, Group) and knots_in(entry.value):
            below = _with_stand_ins(entry.value, stand_ins)
            entries.append(Entry(entry.key, entry.name, below, entry.above, entry.beside))
        else:
            entries.append(entry)
    return Group(group.is_list, group.in_brackets, entries, group.below, group.indent, group.properties)


def _versions(knot: Knot, column: int, label: Label, size: int, *, with_base: bool) -> list[str]:
    clashes = tuple(knot.clashes)
    ours, base, theirs = (_entry_text(knot.whole.get(side), column) for side in ("ours", "base", "theirs"))
    middle = [f"{'|' * size} {label(clashes, 'base')}", *base] if with_base else []
    return [
        f"{'<' * size} {label(clashes, 'ours')}",
        *ours,
        *middle,
        "=" * size,
        *theirs,
        f"{'>' * size} {label(clashes, 'theirs')}",
    ]


def _entry_text(entry: Entry | None, column: int) -> list[str]:
    return block_lines(Group(entry.key is None, False, [entry]), column) if entry is not None else []
