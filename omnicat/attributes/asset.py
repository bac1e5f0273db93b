"""The path of a file below the assets folder."""

import re

from omnicat.attributes.definition import Attribute
from omnicat.attributes.limits import text_problems
from omnicat.attributes.plain import shown, wrong
from omnicat.attributes.protocol import Problem, Raw, Reading, Schema
from omnicat.attributes.rules import ASSET_PATH
from omnicat.attributes.text import text_limits
from omnicat.findings import Fix

NAME = "asset"
MANY = False

_DRIVE = re.compile(r"[A-Za-z]:").match
_CONTROL = re.compile(r"[\x00-\x1f\x7f]").search


def read(raw: Raw, attribute: Attribute) -> Reading:
    """A relative path with slashes that stays inside the folder. Whether the file exists is checked elsewhere."""
    if not isinstance(raw, str):
        return wrong(raw, attribute, "the path of an asset")
    problem = path_problem(raw)
    return (None, (problem,)) if problem else (raw, text_problems(raw, attribute))


def path_problem(path: str) -> Problem | None:
    """Why this can't be a path below the assets folder, if it can't. The same on every system."""
    parts = path.split("/")
    if "\\" in path:
        return _problem(path, "has a backslash", "write slashes", _slashed(path))
    if path.startswith("/") or _DRIVE(path):
        return _problem(path, "is not a path below assets/", "write the path from the assets folder on")
    if ".." in parts:
        return _problem(
            path, "leads out of the assets folder", "write the path from the assets folder on, without '..'"
        )
    if "" in parts or "." in parts or _CONTROL(path):
        neat = "/".join(part for part in parts if part not in ("", "."))
        return _problem(path, "is not a plain path", f"write {shown(neat)}", "" if _CONTROL(neat) else neat)
    return None


def schema(attribute: Attribute) -> Schema:
    """A relative path with slashes."""
    return {"type": "string", "pattern": r"^(?!/)(?![A-Za-z]:)[^\\]+$", **text_limits(attribute)}


def _problem(path: str, what: str, hint: str, fixed: str = "") -> Problem:
    return Problem(ASSET_PATH, f"{shown(path)} {what}", hint, fix=Fix(fixed) if fixed else None)


def _slashed(path: str) -> str:
    """The path with slashes, where that is all there is to mend."""
    turned = path.replace("\\", "/")
    return turned if path_problem(turned) is None else ""
