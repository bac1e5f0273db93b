"""A spec's file judged by itself: its expressions, patterns, names and words. Its shape has been judged already."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from omnicat.channels.rule_texts import as_text
from omnicat.channels.spec_rules import (
    BAD_EXPRESSION,
    BAD_PATTERN,
    MISPLACED,
    REPEATED_NAME,
    UNKNOWN_NAME,
    WORDS_DISAGREE,
)
from omnicat.documents import Document
from omnicat.findings import Finding, Location, Rule, Subject, did_you_mean, finding, join_pointer
from omnicat.templating import TemplatingProblem, compile_text

NUMBER = re.compile(r"-?[0-9.]+")

Placed = Iterator[tuple[str, str]]
"""A pointer and the text that stands there."""


def spec_problems(document: Document) -> Iterator[Finding]:
    """All that is wrong, at its pointer. `document` fits the schema of specs."""
    data = document.data
    found = (
        *_place(document),
        *_expressions(data),
        *_patterns(data),
        *_names(data),
        *_records(data),
        *_lookups(data),
        *_repeated(data),
        *_words(data),
    )
    for rule, pointer, message, hint in found:
        yield finding(
            rule, Location(document.path, 0, 0, pointer), message, hint, subject=Subject("spec", data["spec"])
        )


Wrong = Iterator[tuple[Rule, str, str, str]]
"""Rule, pointer, message, hint."""


def expressions_in(data: Mapping[str, Any]) -> Placed:
    """Every expression of a spec."""
    for number, field in enumerate(data.get("fields", ())):
        yield from _of_field(field, join_pointer("fields", number))
    for number, check in enumerate(data.get("checks", ())):
        yield join_pointer("checks", number, "fails"), check["fails"]
    if "kind" in data.get("listings", {}):
        yield join_pointer("listings", "kind"), data["listings"]["kind"]
    if "whole" in data.get("product_types", {}):
        yield "product_types/whole", data["product_types"]["whole"]
    for pointer, rule in image_rules_in(data):
        if "when" in rule:
            yield f"{pointer}/when", rule["when"]
    for name, text in data.get("removal", {}).get("fields", {}).items():
        yield f"removal/fields/{join_pointer(name)}", str(text)
    for name, text in data.get("facts", {}).items():
        if "fields" in str(text):
            yield f"facts/{join_pointer(name)}", str(text)


def _of_field(field: Mapping[str, Any], above: str) -> Placed:
    for key in ("from", "when", "only"):
        if isinstance(field.get(key), list):
            yield from _of_rules(field[key], f"{above}/{key}")
        elif key in field:
            yield f"{above}/{key}", str(field[key])
    for key in ("other_limits", "dated"):
        for number, limits in enumerate(field.get(key, ())):
            if "when" in limits:
                yield f"{above}/{key}/{number}/when", limits["when"]


def _of_rules(rules: Sequence[Any], above: str) -> Placed:
    for number, rule in enumerate(rules):
        for key in ("when", "value"):
            if isinstance(rule, Mapping) and rule.get(key) is not None:
                yield f"{above}/{number}/{key}", as_text(rule[key])
        if not isinstance(rule, Mapping) and rule is not None:
            yield f"{above}/{number}", as_text(rule)


def image_rules_in(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every set of limits on images with its pointer; those that start on a day follow the one they belong to."""
    for role, said in data.get("images", {}).items():
        rules = enumerate(said) if isinstance(said, list) else (("", said),)
        for number, rule in rules:
            pointer = join_pointer("images", role, *(() if number == "" else (number,)))
            yield pointer, rule
            for later, dated in enumerate(rule.get("dated", ())):
                yield f"{pointer}/{join_pointer('dated', later)}", dated


def _place(document: Document) -> Wrong:
    name, _, date = document.data["spec"].partition("@")
    if document.path.replace("\\", "/").split("/")[-2:] not in ([name, f"{date}.yaml"], [name, f"{date}.yml"]):
        message = f"'{document.data['spec']}' does not stand in a file '{name}/{date}.yaml'"
        yield MISPLACED, "spec", message, f"move it to specs/{name}/{date}.yaml"


def _expressions(data: Mapping[str, Any]) -> Wrong:
    for pointer, text in expressions_in(data):
        try:
            compile_text(text)
        except TemplatingProblem as problem:
            hint = problem.hint or "write an attribute code, an expression, or text with {{ attribute }} in it"
            yield BAD_EXPRESSION, pointer, f"'{text}' can't be understood: {problem}", hint


def _patterns(data: Mapping[str, Any]) -> Wrong:
    for pointer, text in _patterns_in(data):
        try:
            re.compile(text)
        except re.error as error:
            yield BAD_PATTERN, pointer, f"pattern '{text}' is not a regular expression: {error}", "correct it"


def _patterns_in(data: Mapping[str, Any]) -> Placed:
    for number, field in enumerate(data.get("fields", ())):
        if "pattern" in field:
            yield join_pointer("fields", number, "pattern"), field["pattern"]
        for key in ("other_limits", "dated"):
            for other, limits in enumerate(field.get(key, ())):
                if "pattern" in limits:
                    yield join_pointer("fields", number, key, other, "pattern"), limits["pattern"]
    for number, field in enumerate(data.get("own_fields", ())):
        yield join_pointer("own_fields", number, "name"), field["name"]
    for name, setting in data.get("settings", {}).items():
        if setting and "pattern" in setting:
            yield join_pointer("settings", name, "pattern"), setting["pattern"]


def _names(data: Mapping[str, Any]) -> Wrong:
    fields = {each["name"] for each in data.get("fields", ())}
    sources, shapes = data.get("sources", {}), data.get("shapes", {})
    for number, field in enumerate(data.get("fields", ())):
        yield from _known("source", field, sources, join_pointer("fields", number))
        yield from _known("shape", field, shapes, join_pointer("fields", number))
        yield from _known("alternative", field, fields, join_pointer("fields", number))
        for later, dated in enumerate(field.get("dated", ())):
            yield from _known("source", dated, sources, join_pointer("fields", number, "dated", later))
    yield from _fields_in_expressions(data, fields)
    for number, check in enumerate(data.get("checks", ())):
        yield from _known("field", check, fields, join_pointer("checks", number))
        yield from _known("source", check, sources, join_pointer("checks", number))
    for pointer, rule in image_rules_in(data):
        yield from _known("source", rule, sources, pointer)
    yield from _named_in_listings(data.get("listings", {}), fields)
    yield from _facts(data.get("facts", {}), fields)
    removal = data.get("removal", {})
    yield from _known("source", removal, sources, "removal")
    for name in removal.get("fields", ()):
        yield from _one("field", name, fields, f"removal/fields/{join_pointer(name)}")
    for key in ("field", "requirements"):
        yield from _known(key, data.get("product_types", {}), fields, "product_types")
    yield from _known("marketplace", data.get("product_types", {}), data.get("settings", {}), "product_types")
    for number, field in enumerate(data.get("own_fields", ())):
        yield from _known("source", field, sources, join_pointer("own_fields", number))
    for number, feed in enumerate(data.get("feeds", ())):
        yield from _known("column", feed.get("rows", {}), fields, join_pointer("feeds", number, "rows"))
        for place, column in enumerate(feed.get("columns", ())):
            yield from _one("column", column, fields, join_pointer("feeds", number, "columns", place))


def _records(data: Mapping[str, Any]) -> Wrong:
    if "records" in data:
        yield from _one("setting", data["records"].removeprefix("settings."), data.get("settings", {}), "records")


def _named_in_listings(said: Mapping[str, Any], fields: Collection[str]) -> Wrong:
    for key in ("group", "id"):
        if isinstance(said.get(key), str):
            yield from _one("field", said[key], fields, f"listings/{key}")
    for key in ("id", "share", "differ_in"):
        for number, name in enumerate(said[key] if isinstance(said.get(key), list) else ()):
            yield from _one("field", name, fields, join_pointer("listings", key, number))


def _facts(said: Mapping[str, Any], fields: Collection[str]) -> Wrong:
    """A fact is a field's name, or an expression over `fields`."""
    for fact, text in said.items():
        if "fields" not in str(text):
            yield from _one("field", str(text), fields, f"facts/{join_pointer(fact)}")


def _fields_in_expressions(data: Mapping[str, Any], fields: Collection[str]) -> Wrong:
    for pointer, text in expressions_in(data):
        try:
            reads = compile_text(text).reads
        except TemplatingProblem:
            continue  # it is told of as an expression that can't be understood
        for name in dict.fromkeys(member for owner, member in reads if owner == "fields" and member):
            yield from _one("field", name, fields, pointer)


def _lookups(data: Mapping[str, Any]) -> Wrong:
    for pointer, text in expressions_in(data):
        for name in sorted(_tables_in(text) - {""}):
            yield from _one("table", name, data.get("tables", {}), pointer)


def _tables_in(text: str) -> frozenset[str]:
    """The tables that a text looks into; one that can't be understood is told of elsewhere."""
    try:
        return compile_text(text).tables if "lookup" in text else frozenset()
    except TemplatingProblem:
        return frozenset()


def _known(key: str, said: Mapping[str, Any], known: Collection[str], above: str) -> Wrong:
    if key in said:
        yield from _one(key, said[key], known, f"{above}/{key}")


def _one(what: str, name: str, known: Collection[str], pointer: str) -> Wrong:
    if name not in known:
        yield UNKNOWN_NAME, pointer, f"{what} '{name}' is not in the spec", did_you_mean(name, known)


def _repeated(data: Mapping[str, Any]) -> Wrong:
    for key in ("fields", "checks"):
        seen: set[str] = set()
        for number, each in enumerate(data.get(key, ())):
            if each["name"] in seen:
                message = f"{key.removesuffix('s')} '{each['name']}' is there twice"
                yield REPEATED_NAME, join_pointer(key, number, "name"), message, "make one of the two"
            seen.add(each["name"])


def _words(data: Mapping[str, Any]) -> Wrong:
    for number, field in enumerate(data.get("fields", ())):
        yield from _spellings(field.get("values", {}), join_pointer("fields", number, "values"))
        group = field.get("group", {})
        for name, part in group.items() if isinstance(group, dict) else ():
            yield from _spellings(
                (part or {}).get("values", {}), join_pointer("fields", number, "group", name, "values")
            )


def _spellings(values: Any, pointer: str) -> Wrong:
    seen: dict[str, str] = {}
    for key, word in values.items() if isinstance(values, dict) else enumerate(values):
        plain = str(word) if NUMBER.fullmatch(str(word)) else re.sub(r"[\s_-]+", "", str(word)).casefold()
        first = seen.setdefault(plain, str(word))
        if plain and first != str(word):
            message = f"'{word}' is spelled '{first}' elsewhere in the same list"
            yield (
                WORDS_DISAGREE,
                f"{pointer}/{join_pointer(key)}",
                message,
                "write it as the channel does in both places",
            )
