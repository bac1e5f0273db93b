"""What a new catalog consists of, planned and then written. Nothing that is there already is overwritten."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from omnicat.channels import shipped_specs
from omnicat.errors import OmnicatError
from omnicat.importers import Draft, Existing, Plan, PlannedAsset, PlannedFile, apply_plan, plan_import
from omnicat.pipeline.opening import shipped
from omnicat.repository import begin_history
from omnicat.starting.channels import starter_profiles
from omnicat.starting.ci_kits import COMPONENT
from omnicat.starting.editors import SETTINGS, editor_settings, write_editor_schemas
from omnicat.starting.settings import new_settings, settings_text

PARTS = ("catalog", "assets", "channel_profiles", "templates")
CATALOG = "catalog/catalog.yaml"
IGNORED = ("dist/", ".omnicat/")
SHOWN = 5


class Beginning(Struct, frozen=True):
    """What was begun: how many files, and whether git was."""

    files: int
    schemas: int
    began_history: bool


def from_example(root: Path) -> Plan:
    """The example shop as files to copy. Raises OmnicatError where something is in the way."""
    source = shipped("catalog").parent
    files = tuple(
        PlannedAsset(path, path.relative_to(source).as_posix(), "new")
        for part in PARTS
        for path in sorted((source / part).rglob("*"))
        if path.is_file() and not path.name.startswith(".") and "__pycache__" not in path.parts
        if path != source / "templates" / COMPONENT
    )
    if not any(each.path == CATALOG for each in files):
        raise OmnicatError("this installation holds no example shop", "begin with `omnicat init --from FILE`")
    return _around(Plan(assets=files), root)


def from_draft(draft: Draft, root: Path, *, name: str, url: str) -> Plan:
    """A catalog of what foreign files tell. Raises OmnicatError where they hold no product."""
    if not draft.products:
        reason = draft.findings[0].message if draft.findings else "every row was left out"
        raise OmnicatError(f"no products found in these files: {reason}", "name files that hold a product in a row")
    said = new_settings(draft.settings, name, url)
    plan = plan_import(replace(draft, settings=said), Existing(root))
    profiles = starter_profiles(said["locales"], said["currencies"], shipped_specs())
    files = (
        *(each for each in plan.files if each.path != CATALOG),
        PlannedFile(CATALOG, settings_text(said).encode(), "new"),
        *(PlannedFile(path, text.encode(), "new") for path, text in profiles.items()),
    )
    return _around(replace(plan, files=files), root)


def begin(plan: Plan, root: Path) -> Beginning:
    """Writes all of it, the schemas for editors, and starts a git repository where there is none."""
    count = apply_plan(plan, root)
    return Beginning(count, write_editor_schemas(root), begin_history(root))


def _around(plan: Plan, root: Path) -> Plan:
    """The plan with the files that every repository has; refused where one of its own is there already."""
    _refuse_what_is_there(plan, root)
    around = {".gitignore": _ignored(root), SETTINGS: editor_settings(_text(root / SETTINGS))}
    return replace(plan, files=(*plan.files, *_changed(around, root)))


def _refuse_what_is_there(plan: Plan, root: Path) -> None:
    if root.exists() and not root.is_dir():
        raise OmnicatError(f"'{root}' is a file", "name a folder, or a new one")
    if (root / CATALOG).exists():
        raise OmnicatError(f"'{root}' holds a catalog already", "bring products in with `omnicat import FILE`")
    paths = (*(each.path for each in plan.files), *(each.path for each in plan.assets))
    there = [path for path in paths if (root / path).exists()]
    if there:
        more = f" and {len(there) - SHOWN:,} more" if len(there) > SHOWN else ""
        named = ", ".join(f"'{path}'" for path in there[:SHOWN])
        raise OmnicatError(f"in the way in '{root}': {named}{more}", "name an empty or new folder: omnicat init DIR")


def _ignored(root: Path) -> str:
    before = _text(root / ".gitignore")
    missing = [each for each in IGNORED if each not in before.split()]
    gap = "\n" if before and not before.endswith("\n") else ""
    return before + gap + "".join(f"{each}\n" for each in missing)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def _changed(texts: Mapping[str, str | None], root: Path) -> tuple[PlannedFile, ...]:
    return tuple(
        PlannedFile(path, text.encode(), "changed" if (root / path).exists() else "new")
        for path, text in texts.items()
        if text is not None and text != _text(root / path)
    )
