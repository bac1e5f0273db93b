"""Specs: what each channel demands, dated; those shipped with omnicat and those of the shop."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from omnicat.catalog import Shelf
from omnicat.channels.rule_texts import in_words, read_rule
from omnicat.channels.tables import written_table
from omnicat.documents import Document, parse
from omnicat.errors import OmnicatError
from omnicat.findings import Finding, Location, join_pointer
from omnicat.images.overlay import Overlay
from omnicat.model.channel import (
    DatedLimits,
    DaysAhead,
    DefinedTypes,
    FeedPlan,
    ImageRule,
    OtherLimits,
    Part,
    Removal,
    RowKinds,
    SettingWish,
    Source,
    Spec,
    SpecCheck,
    SpecField,
)
from omnicat.model.listed import Listed
from omnicat.model.wish import Wish


class Specs(Mapping[str, Spec]):
    """Specs by id: a shop's own, else those that come with omnicat, each of them read when it is asked for."""

    def __init__(self, shelf: Shelf, own: Mapping[str, Spec]) -> None:
        self._shelf = shelf
        self._own = own

    def __getitem__(self, spec: str) -> Spec:
        if spec in self._own:
            return self._own[spec]
        read = _read_so_far()
        if spec not in read:
            path = _shipped_paths()[spec]
            read[spec] = self._read(f"specs/{path.parent.name}/{path.name}", path.read_bytes())
        return read[spec]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*_shipped_paths(), *self._own)))

    def __len__(self) -> int:
        return len(_shipped_paths().keys() | self._own.keys())

    def _read(self, path: str, data: bytes) -> Spec:
        document, findings = self._shelf.document(data, path)
        if document is None or findings:
            raise OmnicatError(f"the spec '{path}' is broken: {findings[0].message}", "install omnicat again")
        return read_spec(document)


@cache
def shipped_specs() -> Mapping[str, Spec]:
    """The specs that come with omnicat, by id, sorted."""
    return Specs(Shelf(), {})


@cache
def shipped_spec_bytes() -> Mapping[str, bytes]:
    """The files of the shipped specs, by path, sorted."""
    return {f"specs/{path.parent.name}/{path.name}": path.read_bytes() for path in _shipped_paths().values()}


@cache
def _shipped_paths() -> Mapping[str, Path]:
    """The file of each spec, which is named for it: `google-merchant/2026-08.yaml`."""
    folder = Path(__file__).parents[1] / "specs"
    return {f"{path.parent.name}@{path.stem}": path for path in sorted(folder.glob("*/*.yaml"))}


@cache
def _read_so_far() -> dict[str, Spec]:
    return {}


def shop_specs(files: Mapping[str, bytes]) -> tuple[dict[str, Spec], tuple[Finding, ...]]:
    """The shop's own specs, from `specs/<name>/<date>.yaml` of its repository; they win over those shipped."""
    from omnicat.channels.spec_check import spec_problems
    from omnicat.schemas import check_against

    found: dict[str, Spec] = {}
    problems: list[Finding] = []
    for path, data in files.items():
        document, findings = parse(data, path)
        problems.extend(findings)
        if document is None:
            continue
        wrong = document.located(check_against("spec", document))
        problems.extend(wrong)
        if not wrong:
            problems.extend(document.located(spec_problems(document)))
            spec = read_spec(document)
            found[spec.id] = spec
    return found, tuple(problems)


def read_spec(document: Document) -> Spec:
    """A spec from its document, which fits the schema of specs."""
    data = document.data
    where = document.place("")
    return Spec(
        id=data["spec"],
        title=data.get("title", data["spec"]),
        description=data.get("description", ""),
        aliases=tuple(data.get("aliases", ())),
        sources={code: Source(**_texts(each)) for code, each in data.get("sources", {}).items()},
        taxonomy=data.get("taxonomy", ""),
        taxonomy_levels=data.get("taxonomy_levels", 0),
        product_types=DefinedTypes(**data["product_types"]) if "product_types" in data else None,
        settings={name: _setting(name, each or {}) for name, each in data.get("settings", {}).items()},
        records=data.get("records", "").removeprefix("settings."),
        **_listings(data.get("listings", {})),
        nested=data.get("nested", False),
        drawings=data.get("drawings", False),
        money=data.get("money", "{amount} {currency}"),
        boolean=tuple(data.get("boolean", ("yes", "no"))),
        measure=data.get("measure", "{amount} {unit}"),
        shapes=data.get("shapes", {}),
        renditions={role: rendition(each) for role, each in data.get("renditions", {}).items()},
        feeds=tuple(
            feed_plan(each, document.place(f"feeds/{place}")) for place, each in enumerate(data.get("feeds", ()))
        ),
        images=tuple(rule for role, each in data.get("images", {}).items() for rule in _image_rules(role, each)),
        fields={each["name"]: _field(each, where) for each in data.get("fields", ())},
        own_fields=tuple(_field(each, where) for each in data.get("own_fields", ())),
        checks=tuple(map(_check, data.get("checks", ()))),
        tables={
            name: written_table(name, each, Location(where.path, 0, 0, join_pointer("tables", name)))
            for name, each in data.get("tables", {}).items()
        },
        html=tuple(data["html"]) if "html" in data else None,
        lists={name: Listed(map(str, each)) for name, each in data.get("lists", {}).items()},
        facts=_written(data.get("facts", {})),
        removal=_removal(data["removal"]) if "removal" in data else None,
        where=where,
    )


def rendition(data: Mapping[str, Any]) -> Wish:
    """A rendition as a spec or a profile writes it."""
    known = {key: value for key, value in data.items() if key in WISHES}
    known |= {key: tuple(known[key]) for key in ("keep_metadata", "widths") if key in known}
    known |= {key: float(known[key]) for key in ("fill", "sharpen") if key in known}
    if isinstance(known.get("focal"), str):
        known |= {"focal": None, "attention": known["focal"] == "attention"}
    for key in ("focal", "crop"):
        if known.get(key) is not None:
            known[key] = tuple(float(each) for each in known[key])
    if "overlays" in known:
        known["overlays"] = tuple(map(_overlay, known["overlays"]))
    return Wish(**known)


def _overlay(data: Mapping[str, Any]) -> Overlay:
    shares = {key: float(data[key]) for key in ("width", "margin", "opacity") if key in data}
    return Overlay(**{**data, **shares, "when": _condition(data.get("when"))})


def _condition(said: Any) -> str:
    if said is None:
        return ""
    return repr(said) if isinstance(said, bool) else str(said)


def feed_plan(data: Mapping[str, Any], where: Location) -> FeedPlan:
    """A feed as a spec or a profile writes it; the format follows the file's ending where it is not said."""
    file = data["file"]
    given = {key: value for key, value in data.items() if key in FeedPlan.__struct_fields__}
    if "columns" in given:
        given["columns"] = tuple(given["columns"])
    if "before" in given:
        given["before"] = tuple(tuple("" if cell is None else str(cell) for cell in row) for row in given["before"])
    if "rows" in given and isinstance(given["rows"], Mapping):
        given["rows"] = RowKinds(**given["rows"])
    return FeedPlan(**{"format": file.rpartition(".")[2].lower(), **given, "where": where})


def _listings(data: Mapping[str, Any]) -> dict[str, Any]:
    named = {key: said for key, said in data.items() if key != "id"}
    if "id" in data:
        named["id_fields"] = data["id"] if isinstance(data["id"], list) else [data["id"]]
    return {key: tuple(said) if isinstance(said, list) else said for key, said in named.items()}


def _check(data: Mapping[str, Any]) -> SpecCheck:
    return SpecCheck(**{RENAMED_IN_CHECK.get(key, key): str(value) for key, value in data.items()})


def _removal(data: Mapping[str, Any]) -> Removal:
    return Removal(data["how"], data.get("note", ""), data.get("source", ""), _written(data.get("fields", {})))


def _written(said: Mapping[str, Any]) -> dict[str, str]:
    """Expressions by name."""
    return {name: repr(text) if isinstance(text, bool) else str(text) for name, text in said.items()}


def _setting(name: str, data: Mapping[str, Any]) -> SettingWish:
    return SettingWish(
        name,
        required=data.get("need") == "required",
        description=data.get("description", ""),
        pattern=data.get("pattern", ""),
        default=data.get("default"),
        by_country=data.get("by_country", {}),
        example=data.get("example"),
    )


def _image_rules(role: str, data: Any) -> tuple[ImageRule, ...]:
    return tuple(rule for each in (data if isinstance(data, list) else (data,)) for rule in _dated_rules(role, each))


def _dated_rules(role: str, data: Mapping[str, Any]) -> Iterator[ImageRule]:
    own = {key: value for key, value in data.items() if key != "dated"}
    yield ImageRule(role, **_image_limits(own))
    for each in data.get("dated", ()):
        limits = {key: value for key, value in each.items() if key != "from"}
        inherited: dict[str, Any] = {key: own[key] for key in ("when", "severity", "source") if key in own}
        yield ImageRule(role, **_image_limits({**inherited, **limits, "since": str(each["from"])}))


SHARES = ("max_megapixels", "min_fill", "min_ratio", "max_ratio")


def _image_limits(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: tuple(value) if key == "formats" else float(value) if key in SHARES else value
        for key, value in data.items()
    }


WISHES = frozenset(Wish.__struct_fields__) - {"attention", "metadata", "paint"}
"""What a rendition may say."""

RENAMED = {"from": "default", "for": "kinds"}
RENAMED_IN_CHECK = {"from": "since"}
LISTS = ("kinds", "forbid", "forbid_words", "repeat_ok")


def _field(data: Mapping[str, Any], where: Location) -> SpecField:
    given = {RENAMED.get(key, key): value for key, value in data.items()}
    if isinstance(data.get("from"), list):
        rules = tuple(read_rule(number, each, where) for number, each in enumerate(data["from"], 1))
        given |= {"rules": rules, "default": in_words(rules)}
    given = _limits(given)
    given["group"] = _group(given.get("group", {}))
    given["units"] = {key: str(each) for key, each in given.get("units", {}).items()}
    given["other_limits"] = tuple(
        OtherLimits(each["when"], _limits({key: limit for key, limit in each.items() if key != "when"}))
        for each in given.get("other_limits", ())
    )
    given["dated"] = tuple(sorted(map(_dated, given.get("dated", ())), key=lambda each: each.since))
    given["default"] = str(given.get("default", ""))
    return SpecField(**given)


def _dated(data: Mapping[str, Any]) -> DatedLimits:
    limits = _limits({key: value for key, value in data.items() if key not in ("from", "source")})
    return DatedLimits(str(data["from"]), limits, data.get("source", ""))


def _limits(said: Mapping[str, Any]) -> dict[str, Any]:
    """Limits as fields have them, by their names."""
    limits = dict(said)
    limits |= {key: tuple(map(str, limits[key])) for key in LISTS if key in limits}
    if "days_ahead" in limits:
        limits["days_ahead"] = DaysAhead(**limits["days_ahead"])
    if "values" in limits:
        limits["values"] = _words(limits["values"])
    if "many" in limits:
        limits |= _many(limits["many"])
    return limits


def _many(said: Any) -> dict[str, Any]:
    limits = said if isinstance(said, Mapping) else {}
    most = limits.get("max") if limits else said if isinstance(said, int) and not isinstance(said, bool) else None
    return {
        "many": bool(said),
        "min_many": limits.get("min", 0),
        "max_many": most,
        **{key: limits[key] for key in ("join", "columns", "levels", "escape") if key in limits},
    }


def _words(said: Any) -> dict[str, str]:
    return (
        {str(key): str(each) for key, each in said.items()}
        if isinstance(said, Mapping)
        else {str(e): str(e) for e in said}
    )


def _group(said: Any) -> dict[str, Part]:
    parts = said if isinstance(said, Mapping) else dict.fromkeys(said)
    return {
        name: Part(
            source=(part or {}).get("from", name),
            constant=str((part or {}).get("value", "")),
            required=(part or {}).get("need") == "required",
            max_chars=(part or {}).get("max_chars"),
            values=_words((part or {}).get("values", {})),
        )
        for name, part in parts.items()
    }


def _texts(data: Mapping[str, Any]) -> dict[str, str]:
    return {key: str(value) for key, value in data.items() if key in Source.__struct_fields__}
