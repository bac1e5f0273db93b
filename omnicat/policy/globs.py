"""Paths as settings write them: `*` stays in one folder, `**` goes through any number of them."""

import re
from functools import lru_cache

_PARTS = re.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")
_MEANING = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def path_matches(pattern: str, path: str) -> bool:
    """Whether the whole `path` fits `pattern`; a pattern that ends in `/` means all below that folder."""
    return _compiled(pattern).fullmatch(path) is not None


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    whole = pattern + "**" if pattern.endswith("/") else pattern
    return re.compile("".join(_MEANING.get(part, re.escape(part)) for part in _PARTS.findall(whole)), re.DOTALL)
