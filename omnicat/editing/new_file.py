"""A new product file: what its family needs stands ready to be filled, each with its meaning beside it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product as combinations
from typing import Any

from msgspec import Struct

from omnicat.attributes import read_value
from omnicat.attributes.definition import Attribute
from omnicat.attributes.limits import compiled
from omnicat.attributes.types import is_many
from omnicat.documents import emit
from omnicat.editing.values import raw_of
from omnicat.errors import OmnicatError
from omnicat.findings import did_you_mean
from omnicat.importers.naming import code_of, product_path, sku_trouble
from omnicat.looking import all_skus
from omnicat.model.catalog import Model
from omnicat.model.family import Family
from omnicat.pipeline import Opened
from omnicat.schemas import modeline
from omnicat.schemas.families import family_file

SCHEMAS = ".vscode/schemas"
MODELINE = b"# yaml-language-server:"
OPTIONS = 8
Axes = Mapping[str, tuple[Any, ...]]


class NewProduct(Struct, frozen=True):
    """A file to write. `to_fill` are the attributes that wait for a value."""

    path: str
    sku: str
    text: str
    variants: tuple[str, ...]
    to_fill: tuple[str, ...]


def read_axes(words: Sequence[str], family: Family, model: Model) -> Axes:
    """`color=navy,olive size=S,M` as axis -> values. Raises OmnicatError where the family has no such axis."""
    axes: dict[str, tuple[Any, ...]] = {}
    for word in words:
        code, is_said, said = word.partition("=")
        if not is_said or not said.strip(", "):
            raise OmnicatError(f"'{word}' names no axis and values", "write it as color=navy,olive")
        if code not in family.axes:
            hint = did_you_mean(code, family.axes) if family.axes else "say its `axes` in the family first"
            raise OmnicatError(f"family '{family.code}' has no variant axis '{code}'", hint)
        if code in axes:
            raise OmnicatError(f"axis '{code}' is said twice", "write all its values with commas between them")
        axes[code] = tuple(_axis_values(said, model.attributes[code], model))
    missing = [code for code in family.axes if code not in axes]
    if axes and missing:
        raise OmnicatError(
            f"the variants of family '{family.code}' differ in {', '.join(family.axes)}",
            f"say {missing[0]}=…, too",
        )
    return {code: axes[code] for code in family.axes if code in axes}


def _axis_values(said: str, attribute: Attribute, model: Model) -> Iterator[Any]:
    for text in dict.fromkeys(part.strip() for part in said.split(",")):
        if text:
            raw = raw_of(text, attribute)
            _, problems = read_value(raw, attribute, model.settings.locales)
            if problems:
                raise OmnicatError(f"{attribute.code}: {problems[0].message}", problems[0].hint)
            yield raw


def family_named(code: str, model: Model) -> Family:
    """The family; raises OmnicatError where there is none, or it is only a parent of others."""
    known = [name for name, family in model.families.items() if not family.abstract]
    if code not in model.families:
        raise OmnicatError(f"family '{code}' does not exist", did_you_mean(code, known))
    if code not in known:
        raise OmnicatError(f"family '{code}' is only a parent of others", did_you_mean(code, known))
    return model.families[code]


def new_product(family: Family, sku: str, category: str, axes: Axes, opened: Opened) -> NewProduct:
    """The file as it is to be written. Raises OmnicatError where the SKU or the file is there already."""
    model = opened.shop.model
    known = frozenset(all_skus(opened))
    sku = sku or _free_sku(family, known)
    if category and category not in model.categories:
        raise OmnicatError(f"category '{category}' does not exist", did_you_mean(category, model.categories))
    path = product_path(family.code, sku)
    variants = (
        {_variant_sku(sku, values): dict(zip(axes, values, strict=True)) for values in combinations(*axes.values())}
        if axes
        else {}
    )
    for each in (sku, *variants):
        _refuse_odd(each, model)
        if each in known:
            raise OmnicatError(f"SKU '{each}' exists already", f"see it with `omnicat show {each}`, or name another")
    if path.casefold() in {each.casefold() for each in opened.product_paths}:
        raise OmnicatError(f"'{path}' exists already", "name another SKU")
    needed = [code for code in _needed(family, model) if code not in axes]
    text = "".join(_lines(family, sku, category, needed, variants, path, opened))
    return NewProduct(path, sku, text, tuple(variants), tuple(needed))


def _refuse_odd(sku: str, model: Model) -> None:
    wanted = model.settings.sku_pattern
    if trouble := sku_trouble(sku):
        raise OmnicatError(f"'{sku[:40]}' is {trouble}", "name a shorter SKU, of letters, digits and dashes")
    pattern = compiled(wanted) if wanted else None
    if pattern and not pattern.fullmatch(sku):
        raise OmnicatError(f"SKU '{sku}' is not of the form '{wanted}'", f"write it in the form '{wanted}'")


def _free_sku(family: Family, known: frozenset[str]) -> str:
    stem = code_of(family.code, joint="-").upper()
    number = 1
    while f"{stem}-{number:03}" in known:
        number += 1
    return f"{stem}-{number:03}"


def _variant_sku(sku: str, values: Sequence[Any]) -> str:
    return "-".join((sku, *(code_of(str(value), joint="-").upper() for value in values)))


def _needed(family: Family, model: Model) -> list[str]:
    """Required everywhere or on some channel, in the order of the family."""
    required = {code for codes in family.required.values() for code in codes}
    return [
        code
        for code in family.attributes
        if code in model.attributes and (code in required or model.attributes[code].required)
    ]


def _lines(
    family: Family,
    sku: str,
    category: str,
    needed: list[str],
    variants: Mapping[str, Mapping[str, Any]],
    path: str,
    opened: Opened,
) -> Iterator[str]:
    model = opened.shop.model
    if _uses_modelines(opened):
        up = "../" * path.count("/")
        yield modeline("product", f"{up}{SCHEMAS}").rpartition("/")[0] + f"/{family_file(family.code)}\n"
    yield emit({"sku": sku, "family": family.code})
    yield "status: draft  # active, once it is ready to be sold\n"
    yield emit({"categories": [category]}) if category else "# categories: [path/of/category]\n"
    yield "attributes:\n"
    for code in needed:
        yield from _wanted(model.attributes[code], model)
    wished = [code for code in dict.fromkeys(_wished(family)) if code in model.attributes and code not in needed]
    for code in wished:
        yield f"  # {code}:  # {_meaning(model.attributes[code], model)}\n"
    yield "# assets: {main: path/below/assets.jpg}\n"
    if variants:
        yield "variants:\n"
    for each, values in variants.items():
        said = emit({"sku": each, "attributes": dict(values)}).splitlines(keepends=True)
        yield "".join(("  - " if number == 0 else "    ") + line for number, line in enumerate(said))


def _wished(family: Family) -> Iterator[str]:
    for codes in family.recommended.values():
        yield from codes


def _wanted(attribute: Attribute, model: Model) -> Iterator[str]:
    """A place for the value: a line for each locale or currency where there are several."""
    settings = model.settings
    keys = settings.locales if attribute.localizable else settings.currencies if attribute.type == "money" else ()
    yield f"  {attribute.code}:  # {_meaning(attribute, model)}\n"
    if len(keys) > 1 and not is_many(attribute):
        yield from (f"    {key}:\n" for key in keys)


def _meaning(attribute: Attribute, model: Model) -> str:
    """Label, type and choices in one comment."""
    locale = model.settings.locale
    options = [*attribute.options]
    shown = ", ".join(options[:OPTIONS]) + (", …" if len(options) > OPTIONS else "")
    kind = attribute.type.replace("_", " ")
    about = [
        attribute.label(locale),
        f"one of {shown}" if options else f"a list of {kind}" if is_many(attribute) else kind,
        f"such as 1 {attribute.unit}" if attribute.unit else "",
    ]
    return "; ".join(" ".join(part.split()) for part in about if part)


def _uses_modelines(opened: Opened) -> bool:
    """Whether the catalog's product files name their schema."""
    return any(opened.files.read(path).startswith(MODELINE) for path in opened.product_paths[:3])
