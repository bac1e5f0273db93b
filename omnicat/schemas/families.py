"""The JSON Schema of products of one family, with labels, meanings and options, and of all families together."""

from collections.abc import Iterable

from omnicat.attributes import schema_of
from omnicat.attributes.definition import Attribute
from omnicat.model.catalog import Model
from omnicat.model.family import Family
from omnicat.schemas.pieces import Schema, titled
from omnicat.schemas.product import FILE, LINKS, product_schema_of


def product_schema_for_family(family: Family, model: Model) -> Schema:
    """What a product of that family may say."""
    known = [model.attributes[code] for code in family.attributes if code in model.attributes]
    presentation = [attribute for attribute in known if attribute.presentation]
    schema = product_schema_of(_says(known, model), _says(presentation, model), _assets(model), _links(model))
    keys = {**schema["properties"], "family": {**schema["properties"]["family"], "const": family.code}}
    keys["categories"] = {**keys["categories"], "items": {"enum": sorted(model.categories)}}
    return titled(f"Product of family {family.label(model.settings.locale)}", {**schema, "properties": keys})


def product_schema(model: Model) -> Schema:
    """What a product of any family may say: the family it names decides. The families' schemas stand beside it."""
    codes = sorted(code for code, family in model.families.items() if not family.abstract)
    keys = {"family": {"enum": codes, "description": "Its family: the kind of product it is."}}
    whole: Schema = {"type": "object", "properties": keys, "required": ["sku", "family"]}
    return titled("Product", {**whole, "allOf": [_when_family(code) for code in codes]})


def family_file(code: str) -> str:
    """The name of the schema file of a family's products."""
    return f"product-{code}.schema.json"


def _when_family(code: str) -> Schema:
    names_it = {"properties": {"family": {"const": code}}, "required": ["family"]}
    return {"if": names_it, "then": {"$ref": family_file(code)}}


def _says(attributes: Iterable[Attribute], model: Model) -> Schema:
    """`attributes:` with one key for each of them."""
    settings = model.settings
    keys = {each.code: schema_of(each, settings.locales, settings.currencies) for each in attributes}
    described = "What it says, by attribute code."
    return {"type": "object", "description": described, "properties": keys, "additionalProperties": False}


def _assets(model: Model) -> Schema:
    """`assets:` with one key for each role: a list only where the role may use several."""
    locale = model.settings.locale
    several = {**FILE, "type": ["string", "object", "array"], "items": FILE}
    keys = {
        code: {**(several if role.many else FILE), "title": role.labels.get(locale, code)}
        for code, role in model.settings.roles.items()
    }
    described = "What pictures and documents it uses, by role."
    return {"type": "object", "description": described, "properties": keys, "additionalProperties": False}


def _links(model: Model) -> Schema:
    locale = model.settings.locale
    keys = {
        code: {**LINKS["additionalProperties"], "title": kind.labels.get(locale, code)}
        for code, kind in model.settings.associations.items()
    }
    return {"type": "object", "description": LINKS["description"], "properties": keys, "additionalProperties": False}
