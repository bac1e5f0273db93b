"""Category paths in people's words, collected into a tree."""

from collections.abc import Iterator, Mapping
from typing import Any

from omnicat.importers.draft import Data
from omnicat.importers.naming import code_of


class Trees:
    """Finds categories by label, code or taxonomy; makes those that are missing."""

    def __init__(self, known: Mapping[str, Data]) -> None:
        self.made: dict[str, Any] = {}
        self._path_by_words = dict(_words(known, (), ""))
        self._path_by_taxonomy = {(name, value): path for name, value, path in _taxonomies(known, "")}

    def is_taxonomy(self, name: str, value: str) -> bool:
        """Whether one of the catalog's categories stands for this in a channel's taxonomy."""
        return (name, value) in self._path_by_taxonomy

    def path(self, words: tuple[str, ...], taxonomy: str = "") -> str:
        """The path of the category with these labels from the root; `taxonomy` names a channel whose own words they are."""
        if taxonomy and (found := self._path_by_taxonomy.get((taxonomy, " > ".join(words)))):
            return found
        key = tuple(word.casefold() for word in words)
        if key not in self._path_by_words:
            self._path_by_words[key] = self._make(words, taxonomy)
        return self._path_by_words[key]

    def _make(self, words: tuple[str, ...], taxonomy: str) -> str:
        above = self.path(words[:-1], taxonomy) if len(words) > 1 else ""
        siblings = self._children(above)
        code, number = code_of(words[-1]) or "other", 2
        while code in siblings or f"{above}/{code}".lstrip("/") in self._path_by_words.values():
            code, number = f"{code_of(words[-1])}_{number}", number + 1
        siblings[code] = {"label": words[-1], **({"taxonomies": {taxonomy: " > ".join(words)}} if taxonomy else {})}
        return f"{above}/{code}".lstrip("/")

    def _children(self, path: str) -> dict[str, Any]:
        level = self.made
        for code in path.split("/") if path else ():
            level = level.setdefault(code, {}).setdefault("children", {})
        return level


def _words(tree: Mapping[str, Any], above: tuple[str, ...], path: str) -> Iterator[tuple[tuple[str, ...], str]]:
    for code, node in tree.items():
        here = f"{path}/{code}".lstrip("/")
        label = node.get("label") if isinstance(node, dict) else None
        names = [str(name) for name in (label.values() if isinstance(label, dict) else [label]) if name]
        for name in dict.fromkeys((*names, code)):
            yield (*above, name.casefold()), here
        for name in dict.fromkeys((*names, code)):
            yield from _words(_below(node), (*above, name.casefold()), here)


def _taxonomies(tree: Mapping[str, Any], path: str) -> Iterator[tuple[str, str, str]]:
    for code, node in tree.items():
        here = f"{path}/{code}".lstrip("/")
        for name, value in ((node.get("taxonomies") or {}) if isinstance(node, dict) else {}).items():
            yield str(name), str(value), here
        yield from _taxonomies(_below(node), here)


def _below(node: Any) -> Mapping[str, Any]:
    return (node.get("children") or {}) if isinstance(node, dict) else {}
