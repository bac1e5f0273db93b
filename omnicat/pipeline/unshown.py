"""Renditions that no product shows any more are forgotten."""

import shutil
from pathlib import Path

from omnicat.cache import Damaged, State
from omnicat.cache.pruning import every_parts
from omnicat.outputs.staging import NEXT
from omnicat.pipeline.opening import STATE
from omnicat.pipeline.picturing import STORE
from omnicat.pipeline.results import decode_parts
from omnicat.renditions import Store
from omnicat.renditions.store import Forgotten


def forget_unshown(root: Path, state: State) -> Forgotten:
    """Removes those that no result which is kept shows, and no build holds; none where a damaged state can't tell them."""
    try:
        shown = {each.key for parts in every_parts(state) for part in decode_parts(parts) for each in part.wanted}
    except Damaged:
        return Forgotten()
    shutil.rmtree(root / STATE / NEXT, ignore_errors=True)
    return Store(root / STORE).forget(shown)
