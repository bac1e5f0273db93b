"""The assets that a product or variant uses, by role."""

from collections.abc import Collection, Mapping
from typing import Any

from omnicat.attributes.asset import path_problem
from omnicat.catalog.plain import labels_of, list_of, mapping_of, text_of
from omnicat.catalog.reading import Reading
from omnicat.catalog.rules import TOO_MANY_FOR_ROLE, UNKNOWN_ROLE, WRONG_KIND
from omnicat.findings import did_you_mean, escape_key
from omnicat.model.asset import Role, kind_of
from omnicat.model.catalog import Model
from omnicat.model.product import AssetUse

Uses = Mapping[str, tuple[AssetUse, ...]]


def read_uses(raw: Any, pointer: str, sku: str, reading: Reading) -> Uses:
    """Role -> the assets used, in their order. A path that leads out of `assets/` is left out."""
    uses: dict[str, tuple[AssetUse, ...]] = {}
    roles = reading.model.settings.roles
    for code, said in mapping_of(raw).items():
        at = f"{pointer}/{escape_key(code)}"
        if code not in roles:
            reading.note_key(UNKNOWN_ROLE, at, f"role '{code}' does not exist", did_you_mean(code, roles), sku)
        elif read := _uses(said, roles[code], at, sku, reading):
            uses[code] = read
    return uses


def kind_problem(path: str, kinds: Collection[str], model: Model) -> tuple[str, str] | None:
    """Message and hint where the file, by its extension, is of another kind than is taken."""
    asset = model.assets.get(path)
    kind = asset.kind if asset else kind_of(path)
    if kind in kinds:
        return None
    what = f"of kind {kind}" if kind else "of no kind that omnicat knows"
    return f"'{path}' is {what}", f"use a file of kind {' or '.join(kinds)}"


def _uses(said: Any, role: Role, at: str, sku: str, reading: Reading) -> tuple[AssetUse, ...]:
    if not isinstance(said, list):
        use = _use(said, role, at, sku, reading)
        return (use,) if use else ()
    if len(said) > 1 and not role.many:
        message, hint = f"role '{role.code}' takes one asset, not {len(said)}", "keep one; put the others in 'gallery'"
        reading.note(TOO_MANY_FOR_ROLE, at, message, hint, sku)
    read = (_use(item, role, f"{at}/{index}", sku, reading) for index, item in enumerate(list_of(said)))
    uses = tuple(use for use in read if use)
    return uses if role.many else uses[:1]


def _use(said: Any, role: Role, at: str, sku: str, reading: Reading) -> AssetUse | None:
    is_long = isinstance(said, dict)
    path = text_of(said.get("file") if is_long else said)
    pointer = f"{at}/file" if is_long else at
    if not path:
        return None
    if problem := path_problem(path):
        reading.note(problem.rule, pointer, problem.message, problem.hint, sku, problem.fix)
        return None
    if wrong := kind_problem(path, role.kinds, reading.model):
        reading.note(WRONG_KIND, pointer, *wrong, sku)
    alt = labels_of(said.get("alt"), reading.model.settings.locale) if is_long else {}
    return AssetUse(path, pointer, alt)
