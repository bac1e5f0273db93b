"""The files that define things: settings, attributes, families, categories; new ones whole, others by additions."""

from collections.abc import Iterator, Mapping
from typing import Any

from omnicat.documents import CannotEdit, Change, Set, edit, emit
from omnicat.findings import Finding, Location, extend_pointer, finding
from omnicat.importers.draft import Draft
from omnicat.importers.existing import CATEGORIES, SETTINGS, Existing
from omnicat.importers.naming import file_stem
from omnicat.importers.rules import CANNOT_EDIT
from omnicat.importers.standard import standard_file

IMPORTED = "catalog/attributes/imported.yaml"
Additions = dict[str, list[Change]]
Needs = Mapping[str, tuple[str, ...]]
"""Family -> the attributes that its products are given."""


def definition_files(draft: Draft, existing: Existing, needs: Needs) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """Path -> text of every file of definitions that the draft needs or adds to."""
    whole = dict(_whole(draft, existing, needs))
    additions: Additions = {}
    for path, change in _additions(draft, existing, needs):
        if path in whole:
            continue
        additions.setdefault(path, []).append(change)
    found: list[Finding] = []
    for path, changes in additions.items():
        try:
            whole[path] = edit(existing.documents[path], changes)
        except CannotEdit as error:
            found.append(finding(CANNOT_EDIT, Location(path), error.message, error.hint))
    return whole, tuple(found)


def _whole(draft: Draft, existing: Existing, needs: Needs) -> Iterator[tuple[str, str]]:
    """Files that are not there yet."""
    if existing.is_new:
        yield SETTINGS, emit({"name": "My shop", **draft.settings})
        yield from _attribute_files(draft)
    else:
        fresh = _fresh(draft, existing, needs)
        if fresh and IMPORTED not in existing.documents:
            yield IMPORTED, emit(_plain(fresh))
    for code, said in draft.families.items():
        if code not in existing.path_by_family and (existing.is_new or code in needs):
            yield f"catalog/families/{file_stem(code)}.yaml", emit(_plain(said))
    if draft.categories and CATEGORIES not in existing.documents:
        yield CATEGORIES, emit(_plain(draft.categories))


def _attribute_files(draft: Draft) -> Iterator[tuple[str, str]]:
    """A new catalog's attributes: the standard set in one file, the shop's own by group."""
    locales = tuple(draft.settings.get("locales") or ("en-US",))
    standard = {code: draft.attributes.get(code) or said for code, said in standard_file(locales).items()}
    yield "catalog/attributes/standard.yaml", emit(_plain(standard))
    groups: dict[str, dict[str, Any]] = {}
    for code, said in draft.attributes.items():
        if code not in standard:
            groups.setdefault(file_stem(str(said.get("group") or "own")), {})[code] = said
    for group, attributes in groups.items():
        yield f"catalog/attributes/{'own' if group == 'standard' else group}.yaml", emit(_plain(attributes))


def _additions(draft: Draft, existing: Existing, needs: Needs) -> Iterator[tuple[str, Change]]:
    if existing.is_new:
        return
    yield from _setting_additions(draft, existing)
    for code, said in _fresh(draft, existing, needs).items():
        yield IMPORTED, Set(code, _plain(said))
    for code, said in draft.attributes.items():
        if code in existing.path_by_attribute:
            yield from _option_additions(code, said, existing)
    yield from _family_additions(existing, needs)
    if CATEGORIES in existing.documents:
        yield from _category_additions(draft.categories, existing.data(CATEGORIES), "")


def _setting_additions(draft: Draft, existing: Existing) -> Iterator[tuple[str, Change]]:
    said = existing.data(SETTINGS)
    for key in ("locales", "currencies"):
        have = said.get(key) or []
        for each in draft.settings.get(key) or ():
            if each not in have:
                yield SETTINGS, Set(f"{key}/-" if have else key, each if have else [each])
    for code, kind in (draft.settings.get("associations") or {}).items():
        if code not in (said.get("associations") or {}):
            yield SETTINGS, Set(extend_pointer("associations", code), _plain(kind))


def _option_additions(code: str, said: Mapping[str, Any], existing: Existing) -> Iterator[tuple[str, Change]]:
    have = existing.definition(code)
    if have.get("type") in ("select", "multi_select"):
        for option, choice in (said.get("options") or {}).items():
            if option not in (have.get("options") or {}):
                yield existing.path_by_attribute[code], Set(extend_pointer(code, "options", option), _plain(choice))


def _fresh(draft: Draft, existing: Existing, needs: Needs) -> dict[str, Any]:
    """Attributes that the catalog lacks and some product or new family needs."""
    new_families = [
        said for code, said in draft.families.items() if code not in existing.path_by_family and code in needs
    ]
    wanted = {code for codes in needs.values() for code in codes} | {
        str(code) for said in new_families for code in said.get("attributes") or ()
    }
    lacking = [code for code in draft.attributes if code in wanted and code not in existing.path_by_attribute]
    return {code: draft.attributes[code] for code in lacking}


def _family_additions(existing: Existing, needs: Needs) -> Iterator[tuple[str, Change]]:
    """Attributes that products of an existing family now have."""
    for family, codes in needs.items():
        have = existing.family_attributes(family)
        missing = [code for code in codes if code not in have]
        path = existing.path_by_family.get(family)
        if not missing or path is None:
            continue
        if not existing.family(family).get("attributes"):
            yield path, Set("attributes", _plain(missing))
        else:
            yield from ((path, Set("attributes/-", code)) for code in missing)


def _category_additions(new: Mapping[str, Any], have: Mapping[str, Any], pointer: str) -> Iterator[tuple[str, Change]]:
    for code, said in new.items():
        at = extend_pointer(pointer, code)
        if code not in have:
            yield CATEGORIES, Set(at, _plain(said))
        else:
            node = have[code] if isinstance(have[code], dict) else {}
            below = node.get("children") or {}
            yield from _category_additions(said.get("children") or {}, below, extend_pointer(at, "children"))


def _plain(data: Any) -> Any:
    """Mappings and lists as the writer of documents takes them."""
    if isinstance(data, Mapping):
        return {str(key): _plain(value) for key, value in data.items()}
    return [_plain(each) for each in data] if isinstance(data, list | tuple) else data
