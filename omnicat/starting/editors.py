"""Editors complete and explain catalog files: schemas, and the settings that point to them."""

import json
from pathlib import Path

from omnicat.catalog import load_model
from omnicat.repository import Folder
from omnicat.schemas import vscode_settings, write_schemas

FOLDER = ".vscode/schemas"
SETTINGS = ".vscode/settings.json"


def write_editor_schemas(root: Path) -> int:
    """Writes the schemas of the catalog at `root`; how many."""
    model, _ = load_model(Folder(root))
    return len(write_schemas(model, root / FOLDER))


def editor_settings(before: str) -> str | None:
    """The settings file with the schemas in it; None where the one that is there can't be read."""
    try:
        said = json.loads(before) if before.strip() else {}
    except ValueError:
        return None
    if not isinstance(said, dict) or not isinstance(said.get("yaml.schemas", {}), dict):
        return None
    return json.dumps(vscode_settings(FOLDER, said), indent=2, ensure_ascii=False) + "\n"
