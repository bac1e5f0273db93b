"""The product type definitions of a catalog: found, chosen for a listing, and the fields that they bring to a spec."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from omnicat.catalog import Shelf
from omnicat.channels.spec_rules import BAD_DEFINITION
from omnicat.findings import Finding, Location, Subject, finding
from omnicat.model.channel import Profile, Spec, SpecField
from omnicat.model.files import Files
from omnicat.model.product_type import WHOLE, ProductType, parts_of
from omnicat.schemas.defined_field import defined_field
from omnicat.schemas.definition import definition_of

AGAIN = "import it again: `omnicat spec import FILE --apply`"


def load_product_types(files: Files, shelf: Shelf) -> tuple[tuple[ProductType, ...], tuple[Finding, ...]]:
    """The definitions in `specs/<spec>/product_types/`, sorted, and what is wrong with the files."""
    found: list[ProductType] = []
    wrong: list[Finding] = []
    for path in files.paths("specs/"):
        parts = parts_of(path)
        if parts is None:
            continue
        content = files.read(path)
        key = shelf.key(b"product type", content)
        if shelf.get(key) is None:
            if problem := _problem(content):
                wrong.append(_finding(path, parts[2], problem))
                continue
            shelf.put(key, b"usable")
        found.append(ProductType(*parts, content, key, Location(path, 1, 1)))
    return tuple(found), tuple(wrong)


def of_profile(profile: Profile, known: Iterable[ProductType]) -> tuple[ProductType, ...]:
    """The definitions for the marketplace of a channel."""
    return of_market(profile.spec, profile.settings, known)


def of_market(spec: Spec, settings: Mapping[str, Any], known: Iterable[ProductType]) -> tuple[ProductType, ...]:
    """The definitions of a spec for the marketplace that these settings name."""
    if spec.product_types is None:
        return ()
    market = str(settings.get(spec.product_types.marketplace, ""))
    return tuple(each for each in known if (each.spec, each.marketplace) == (spec.name, market))


def best(name: str, requirements: str, locale: str, known: Iterable[ProductType]) -> ProductType | None:
    """The definition that fits a listing best: of its requirements, else the whole one; in its language where there is one."""
    tag = locale.replace("-", "_")
    ranked = [
        (each.requirements == requirements, each.locale == tag, each.locale[:2] == tag[:2], each)
        for each in known
        if each.name == name and each.requirements in (requirements, WHOLE)
    ]
    return max(ranked, key=lambda each: each[:3])[3] if ranked else None


def with_defined(spec: Spec, names: Iterable[str], settings: Mapping[str, Any], known: Iterable[ProductType]) -> Spec:
    """The spec with the fields of these names that it doesn't know, and a definition does."""
    judged = spec.product_types
    unknown = [name for name in names if name not in spec.fields and judged and name.startswith(f"{judged.part}.")]
    if not (judged and unknown):
        return spec
    fields, shapes = dict(spec.fields), dict(spec.shapes)
    usable = of_market(spec, settings, known)
    for name in unknown:
        attribute = name.removeprefix(f"{judged.part}.")
        said = next((about for each in usable if (about := definition_of(each.content).about((attribute,)))), None)
        if said is not None:
            made, shape = defined_field(said)
            shapes |= {name: shape} if shape else {}
            fields[name] = SpecField(name, shape=name if shape else "", **made)
    return replace(spec, fields=fields, shapes=shapes)


def _problem(content: bytes) -> str:
    try:
        definition_of(content)
    except (ValueError, KeyError, TypeError) as error:
        return str(error).splitlines()[0] if str(error) else "it has no schema"
    return ""


def _finding(path: str, name: str, problem: str) -> Finding:
    message = f"the product type definition '{name}' can't be used: {problem}"
    return finding(BAD_DEFINITION, Location(path, 1, 1), message, AGAIN, subject=Subject("spec", name))
