"""What omnicat leaves in a shop, removed, so that the next run begins from nothing."""

import shutil
from pathlib import Path


def forget(shop: Path) -> None:
    """Removes the state and what was built."""
    for made in (".omnicat", "dist"):
        shutil.rmtree(shop / made, ignore_errors=True)
