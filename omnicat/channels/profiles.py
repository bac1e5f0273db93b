"""Channel profiles: how this shop fills each channel, with what they extend and the spec's defaults in."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from omnicat.catalog import Shelf
from omnicat.channels.product_types import with_defined
from omnicat.channels.rule_texts import as_text, in_words, read_rule
from omnicat.channels.rules import (
    BAD_PROFILE_NAME,
    BAD_RENDITION,
    MISSING_SETTING,
    UNKNOWN_FIELD,
    UNKNOWN_LOCALE,
    UNKNOWN_PROFILE,
    UNKNOWN_SPEC,
)
from omnicat.channels.specs import feed_plan, rendition
from omnicat.channels.tables import Tables
from omnicat.documents import Document, parse
from omnicat.findings import Finding, Location, Rule, Subject, did_you_mean, extend_pointer, finding
from omnicat.model.catalog import Settings
from omnicat.model.channel import DEFAULT, FeedPlan, FieldRule, Mapped, Profile, Spec, SpecField
from omnicat.model.files import Files
from omnicat.model.product_type import ProductType
from omnicat.schemas import check_against

NAME = re.compile(r"[^\W_][\w.-]*")


class Said(Struct, frozen=True):
    """One key of a profile: what it says and where, the profile's own or an extended one's; and where each of a list."""

    value: Any
    where: Location
    places: tuple[Location, ...] = ()


def load_profiles(
    files: Mapping[str, bytes],
    specs: Mapping[str, Spec],
    settings: Settings,
    shelf: Shelf | None = None,
    product_types: tuple[ProductType, ...] = (),
    catalog: Files | None = None,
) -> tuple[dict[str, Profile], tuple[Finding, ...]]:
    """The profiles by name, sorted. One that can't be used is left out, with the reason as a finding.

    `catalog` are the files that tables may be read from.
    """
    problems: list[Finding] = []
    documents: dict[str, Document] = {}
    shelf = shelf or Shelf()
    about = _About(specs, settings, product_types, Tables(catalog, problems))
    for path, data in sorted(files.items()):
        if problem := _name_problem(path, documents):
            problems.append(problem)
        elif document := _read(path, data, shelf, problems):
            documents[_name(path)] = document
    profiles: dict[str, Profile] = {}
    for name in documents:
        said = _inherited(name, documents, problems)
        if said is not None and (profile := _profile(name, said, about, problems)):
            profiles[name] = profile
    return profiles, tuple(
        each for document in documents.values() for each in document.located(_of(document, problems))
    ) + tuple(each for each in problems if each.where.path not in {document.path for document in documents.values()})


def _name_problem(path: str, documents: Mapping[str, Document]) -> Finding | None:
    name, where = _name(path), Location(path, 1, 1)
    if not NAME.fullmatch(name):
        message = f"'{name}' can't be the name of a channel"
        hint = "name the file with letters, digits, dots, underscores and hyphens only"
        return _problem(BAD_PROFILE_NAME, name, where, message, hint)
    if name in documents:
        message = f"channel '{name}' has a profile already, {documents[name].path}"
        return _problem(BAD_PROFILE_NAME, name, where, message, "rename one of the two files")
    return None


def _of(document: Document, problems: list[Finding]) -> list[Finding]:
    return [each for each in problems if each.where.path == document.path]


def _name(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _read(path: str, data: bytes, shelf: Shelf, problems: list[Finding]) -> Document | None:
    kept, said = shelf.document(data, path, "profile")
    if kept and not said:
        return kept
    document, findings = parse(data, path)
    problems.extend(findings)
    if document is None:
        return None
    wrong = check_against("profile", document)
    problems.extend(document.located(wrong))
    return None if wrong else document


def _inherited(name: str, documents: Mapping[str, Document], problems: list[Finding]) -> dict[str, Said] | None:
    """What a profile says with what it extends, key by key; mappings are merged one level deep."""
    chain: list[str] = []
    while True:
        document = documents[name]
        above = document.data.get("extends", "")
        chain.append(name)
        if not above:
            break
        if above not in documents or above in chain:
            what = "extends itself" if above in chain else f"extends '{above}', which does not exist"
            where = Location(document.path, 0, 0, "extends")
            problems.append(
                _problem(UNKNOWN_PROFILE, name, where, f"profile '{name}' {what}", did_you_mean(above, documents))
            )
            return None
        name = above
    said: dict[str, Said] = {}
    for each in reversed(chain):
        _lay_over(said, documents[each])
    return said


def _lay_over(said: dict[str, Said], document: Document) -> None:
    for key, value in document.data.items():
        where = document.place(extend_pointer("", key))
        if key in ("fields", "settings", "renditions", "tables"):
            merged = dict(said[key].value) if key in said else {}
            merged |= {name: _placed(each, key, name, document) for name, each in (value or {}).items()}
            said[key] = Said(merged, where)
        else:
            said[key] = Said(value, where)


def _placed(value: Any, key: str, name: str, document: Document) -> Said:
    pointer = extend_pointer(key, name)
    several = len(value) if isinstance(value, list) else 0
    places = tuple(document.place(extend_pointer(pointer, str(number))) for number in range(several))
    return Said(value, document.place(pointer), places)


class _About(Struct, frozen=True):
    """What profiles are judged by."""

    specs: Mapping[str, Spec]
    settings: Settings
    product_types: tuple[ProductType, ...]
    tables: Tables


def _profile(name: str, said: Mapping[str, Said], about: _About, problems: list[Finding]) -> Profile | None:
    specs, settings = about.specs, about.settings
    where = (said.get("extends") or next(iter(said.values()))).where
    if "spec" not in said or said["spec"].value not in specs:
        place = said["spec"].where if "spec" in said else where
        asked = said["spec"].value if "spec" in said else ""
        problems.append(
            _problem(UNKNOWN_SPEC, name, place, f"spec '{asked}' does not exist", did_you_mean(asked, specs))
        )
        return None
    spec = _with_own_fields(specs[said["spec"].value], said)
    asked = _settings(spec, said)
    spec = with_defined(spec, said["fields"].value if "fields" in said else (), asked, about.product_types)
    before = len(problems)
    own = [about.tables.table(key, each.value, name, each.where) for key, each in _own(said, "tables").items()]
    profile = Profile(
        name=name,
        spec=spec,
        locale=_text(said, "locale", settings.locale),
        currency=_text(said, "currency", settings.currency),
        country=_text(said, "country", ""),
        select=_text(said, "select", "status == 'active'"),
        on_error=_text(said, "on_error", "skip"),
        settings=asked,
        mapping=_mapping(said, spec),
        renditions=_renditions(spec, said),
        feeds=_feeds(spec, said),
        tables={**spec.tables, **{each.name: each for each in own if each}},
        where=Location(where.path, 1, 1),
        records_where=_records_where(spec, said, where),
    )
    problems.extend(_wrong(profile, said, settings))
    return profile if len(problems) == before and None not in own else None


def _with_own_fields(spec: Spec, said: Mapping[str, Said]) -> Spec:
    """The spec with those fields that the profile adds and the channel takes, after its own."""
    named = said["fields"].value if "fields" in said and spec.own_fields else ()
    kinds = [(re.compile(each.name), each) for each in spec.own_fields]
    added: dict[str, SpecField] = {}
    for name in named:
        kind = next((each for form, each in kinds if form.fullmatch(name)), None)
        if kind and name not in spec.fields:
            added[name] = replace(kind, name=name)
    return replace(spec, fields={**spec.fields, **added}) if added else spec


def _records_where(spec: Spec, said: Mapping[str, Said], otherwise: Location) -> Location:
    """Where the records stand that are no products: in this profile, or in one that it extends."""
    own = said["settings"].value if "settings" in said else {}
    return own[spec.records].where if spec.records in own else otherwise


def _text(said: Mapping[str, Said], key: str, default: str) -> str:
    return str(said[key].value) if key in said else default


def _settings(spec: Spec, said: Mapping[str, Said]) -> dict[str, Any]:
    own = {key: each.value for key, each in said["settings"].value.items()} if "settings" in said else {}
    country = _text(said, "country", "")
    return {wish.name: wish.by_country.get(country, wish.default) for wish in spec.settings.values()} | own


def _own(said: Mapping[str, Said], key: str) -> dict[str, Said]:
    """What a profile and those that it extends say by name below a key."""
    return dict(said[key].value) if key in said else {}


def _mapping(said: Mapping[str, Said], spec: Spec) -> dict[str, Mapped]:
    if "fields" not in said:
        return {}
    return {
        name: _ruled(each, spec.fields.get(name), spec)
        if isinstance(each.value, list)
        else Mapped(as_text(each.value), each.where)
        for name, each in said["fields"].value.items()
    }


def _ruled(said: Said, field: SpecField | None, spec: Spec) -> Mapped:
    """Ordered rules; where all have a condition, the spec's own way stands behind them."""
    rules = [
        read_rule(number, each, where)
        for number, (each, where) in enumerate(zip(said.value, said.places, strict=True), 1)
    ]
    if field and field.default and all(each.when for each in rules):
        rules += field.rules or (FieldRule(DEFAULT, "", field.default, spec.where),)
    return Mapped(in_words(rules), said.where, tuple(rules))


def _renditions(spec: Spec, said: Mapping[str, Said]) -> dict[str, Any]:
    own = said["renditions"].value if "renditions" in said else {}
    wanted = dict(spec.renditions)
    # What the channel asks to be written in its pictures stays so, however large a profile wants them.
    kinds = {kind for each in wanted.values() for kind in each.keep_metadata}
    demanded = {"keep_metadata": sorted(kinds)} if kinds else {}
    for role, each in own.items():
        if each.value is None:
            wanted.pop(role, None)
        else:
            wanted[role] = rendition({**demanded, **each.value})
    return wanted


def _feeds(spec: Spec, said: Mapping[str, Said]) -> tuple[FeedPlan, ...]:
    if "feeds" not in said:
        return spec.feeds
    place = said["feeds"].where
    return tuple(
        feed_plan({**_default_feed(spec, each), **each}, Location(place.path, 0, 0, f"feeds/{number}"))
        for number, each in enumerate(said["feeds"].value)
    )


def _default_feed(spec: Spec, data: Mapping[str, Any]) -> dict[str, Any]:
    """What the spec says of a feed in the same format, so that a profile need not repeat it."""
    wanted = data.get("format", data["file"].rpartition(".")[2].lower())
    for plan in spec.feeds:
        if plan.format == wanted:
            said = {name: getattr(plan, name) for name in FeedPlan.__struct_fields__ if name not in ("file", "where")}
            return {name: value for name, value in said.items() if value}
    return {}


def _wrong(profile: Profile, said: Mapping[str, Said], settings: Settings) -> Iterator[Finding]:
    yield from _unknown(profile, said, "locale", profile.locale, settings.locales)
    yield from _unknown(profile, said, "currency", profile.currency, settings.currencies)
    for name, mapped in profile.mapping.items():
        if name not in profile.spec.fields:
            message = f"'{name}' is not a field of {profile.spec.id}"
            hint = _hint_at(name, profile.spec)
            yield _problem(UNKNOWN_FIELD, profile.name, mapped.where, message, hint)
    for wish in profile.spec.settings.values():
        if wish.required and not profile.settings.get(wish.name):
            message = f"setting '{wish.name}' is missing"
            hint = f"add `settings: {{{wish.name}: …}}`: {wish.description}"
            yield _problem(MISSING_SETTING, profile.name, profile.where, message, hint)
    own = said["renditions"].value if "renditions" in said else {}
    for role, spec in profile.renditions.items():
        if problem := spec.problem():
            where = own[role].where if role in own else profile.where
            yield _problem(BAD_RENDITION, profile.name, where, problem, "correct the rendition")


def _hint_at(name: str, spec: Spec) -> str:
    """The nearest field; where it may belong to some product types only, what makes it known."""
    near = did_you_mean(name, spec.fields)
    if not (spec.product_types and name.startswith(f"{spec.product_types.part}.")):
        return near
    how = "import the definition of a product type that has it: `omnicat spec import FILE --apply`"
    return f"{near} otherwise {how}" if near else how


def _unknown(
    profile: Profile, said: Mapping[str, Said], key: str, value: str, known: tuple[str, ...]
) -> Iterator[Finding]:
    if value not in known:
        where = said[key].where if key in said else profile.where
        message = f"{key} '{value}' is not one of the catalog's"
        yield _problem(UNKNOWN_LOCALE, profile.name, where, message, did_you_mean(value, known))


def _problem(rule: Rule, name: str, where: Location, message: str, hint: str) -> Finding:
    return finding(rule, where, message, hint, subject=Subject("channel", name, name))
