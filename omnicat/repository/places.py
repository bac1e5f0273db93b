"""Where a catalog's files stand, and how its folder is known. Importing it costs next to nothing."""

# Loading pathlib takes longer than all that is done here.
# ruff: noqa: PTH113, PTH120

import os

MARK = "catalog/catalog.yaml"
PLACES = ("catalog", "channel_profiles", "specs", "tables", "templates", "assets")


def root_above(folder: str) -> str:
    """The nearest folder at or above `folder` that holds a catalog, with no link in its path; '' where there is none."""
    here = os.path.realpath(folder)
    while not os.path.isfile(f"{here}/{MARK}"):
        above = os.path.dirname(here)
        if above == here:
            return ""
        here = above
    return here


def top_of(folder: str) -> str:
    """The nearest folder at or above `folder` that git has a repository or a work tree in; the folder itself without one."""
    here = os.path.realpath(folder)
    while not os.path.lexists(f"{here}/.git"):
        above = os.path.dirname(here)
        if above == here:
            return os.path.realpath(folder)
        here = above
    return here
