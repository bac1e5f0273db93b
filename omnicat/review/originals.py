"""The originals before and after: content, and what their records say."""

from collections.abc import Iterator, Mapping

from omnicat.model.asset import Asset
from omnicat.review.changes import AssetChange
from omnicat.review.leaves import differences

OF_CONTENT = frozenset(
    {"digest", "size", "kind", "format", "has_alpha", "mode", "icc", "media", "looks", "embedded", "fetched", "broken"}
    | {"elsewhere", "width", "height"}
)
"""What the file itself says, and where it is; the rest stands in its record."""


def asset_changes(old: Mapping[str, Asset], new: Mapping[str, Asset]) -> Iterator[AssetChange]:
    """Originals added, removed, moved and changed, by path."""
    gone = {asset.digest: path for path, asset in old.items() if path not in new and asset.digest}
    moved: set[str] = set()
    for path in sorted({*old, *new}):
        was, now = old.get(path), new.get(path)
        if was is None and now and now.digest in gone:
            was = old[gone[now.digest]]
            moved.add(was.path)
        elif was is None and now:
            yield AssetChange(path, "", "added", None, now)
            continue
        if was and now and was != now:
            details = differences(was, now, skip=OF_CONTENT)
            if was.path != path or was.digest != now.digest or details:
                yield AssetChange(path, was.path, "changed" if was.path == path else "moved", was, now, details)
    for path in sorted(old.keys() - new.keys() - moved):
        yield AssetChange(path, path, "removed", old[path], None)
