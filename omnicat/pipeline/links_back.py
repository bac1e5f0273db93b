"""The links that go both ways, from all product files; only files that changed are read for them."""

from pathlib import Path

import msgspec

from omnicat.cache import Damaged, FileFacts, code_of, forget, open_state, told_as_damage
from omnicat.catalog import Backlinks, TwoWayLink, backlinks_from, two_way_links, two_way_types
from omnicat.model.catalog import Settings
from omnicat.pipeline.digests import product_digests
from omnicat.repository import Version


def remembered_backlinks(files: Version, settings: Settings, state: Path) -> Backlinks:
    """The other ends of all two-way links; none where no type of link goes both ways."""
    if not two_way_types(settings):
        return {}
    try:
        with told_as_damage():
            return _backlinks(files, settings, state)
    except Damaged:
        forget(state)
        return _backlinks(files, settings, state)


def _backlinks(files: Version, settings: Settings, folder: Path) -> Backlinks:
    with open_state(folder) as state:
        digests = tuple(product_digests(files, state))
        facts = FileFacts(state, _encode(("two-way links", code_of(), two_way_types(settings))))
        found = facts.of(digests, lambda path: _encode(two_way_links(path, files.read(path), settings)))
        return backlinks_from(_decode(each) for each in found)


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(tuple[TwoWayLink, ...]).decode
