"""The JSON Schemas of what omnicat writes for programs: `--json` of a command, and the manifest of a build."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from msgspec import Struct

from omnicat.findings import Location
from omnicat.looking.asset_likeness import Likeness
from omnicat.looking.asset_search import AssetRow
from omnicat.looking.asset_view import AssetView
from omnicat.looking.channels import Channels
from omnicat.looking.diff.view import DiffView
from omnicat.looking.history import Blame, Log
from omnicat.looking.history.restored import Restoration
from omnicat.looking.image_account import ImagesView
from omnicat.looking.inbox_account import InboxAccount
from omnicat.looking.listing import ListingView
from omnicat.looking.mapping import Answer
from omnicat.looking.plain import FORMAT
from omnicat.looking.product import ProductView
from omnicat.looking.releases import Release, Verification
from omnicat.looking.review.view import ReviewView
from omnicat.looking.searching import Row
from omnicat.looking.spec_diff import SpecDiff
from omnicat.looking.spec_view import FieldView, SpecView
from omnicat.looking.specs import SpecRow
from omnicat.looking.status import Status
from omnicat.looking.taxonomies import EntryView, Suggestion, TaxonomyRow
from omnicat.manifest import Manifest
from omnicat.product_types import DefinitionPlan
from omnicat.taxonomies.importing import TaxonomyPlan

DRAFT = "http://json-schema.org/draft-07/schema#"
PROMISE = "Keys may be added within a format; none is renamed, removed or given another meaning."

SIMPLE: Mapping[Any, Mapping[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "string"},
    NoneType: {"type": "null"},
    Location: {"type": "string", "description": "path:line:column; no line where none is known"},
    Decimal: {"type": "string"},
    date: {"type": "string"},
    Any: {},
}


class Output(Struct, frozen=True):
    """Something written for programs: by which command, and under which key beside `format`; '' for the whole."""

    name: str
    command: str
    key: str
    shape: Any


OUTPUTS = (
    Output("list", "omnicat list --json", "products", tuple[Row, ...]),
    Output("show", "omnicat show SKU --json", "product", ProductView),
    Output("show-channel", "omnicat show SKU --channel CHANNEL --json", "listings", tuple[ListingView, ...]),
    Output("why", "omnicat why SKU.ATTRIBUTE --json", "why", Answer),
    Output("log", "omnicat log SKU --json", "log", Log),
    Output("blame", "omnicat blame SKU --json", "blame", Blame),
    Output("restore", "omnicat restore --commit REV --json", "restore", Restoration),
    Output("status", "omnicat status --json", "status", Status),
    Output("taxonomy-import", "omnicat taxonomy import FILE --json", "import", TaxonomyPlan),
    Output("taxonomy-list", "omnicat taxonomy list --json", "taxonomies", tuple[TaxonomyRow, ...]),
    Output("taxonomy-show", "omnicat taxonomy show ID --json", "entries", tuple[EntryView, ...]),
    Output("taxonomy-suggest", "omnicat taxonomy suggest --json", "suggestions", tuple[Suggestion, ...]),
    Output("channel-list", "omnicat channel list --json", "channels", Channels),
    Output("spec-list", "omnicat spec list --json", "specs", tuple[SpecRow, ...]),
    Output("spec-show", "omnicat spec show SPEC --json", "spec", SpecView),
    Output("spec-show-field", "omnicat spec show SPEC FIELD --json", "field", FieldView),
    Output("spec-diff", "omnicat spec diff OLD NEW --json", "diff", SpecDiff),
    Output("spec-import", "omnicat spec import FILE --json", "definitions", tuple[DefinitionPlan, ...]),
    Output("diff", "omnicat diff --output-format json", "diff", DiffView),
    Output("assets-list", "omnicat assets list --json", "assets", tuple[AssetRow, ...]),
    Output("assets-show", "omnicat assets show PATH --json", "asset", AssetView),
    Output("assets-add", "omnicat assets add FOLDER --json", "inbox", InboxAccount),
    Output("assets-unused", "omnicat assets unused --json", "assets", tuple[AssetRow, ...]),
    Output("assets-duplicates", "omnicat assets duplicates --json", "duplicates", Likeness),
    Output("images", "omnicat images --json", "images", ImagesView),
    Output("release", "omnicat release NAME --json", "release", Release),
    Output("verify", "omnicat verify TAG --json", "verification", Verification),
    Output("review", "omnicat review --output-format json", "review", ReviewView),
    Output("manifest", "dist/manifest.json", "", Manifest),
)


def schema_of(output: Output) -> dict[str, Any]:
    """The JSON Schema (draft 7) of one output, with a definition for each kind of thing in it."""
    definitions: dict[str, Any] = {}
    about = {"$schema": DRAFT, "title": f"{output.command}, format {FORMAT}", "description": PROMISE}
    shape = _schema(output.shape, definitions)
    if not output.key:
        own = definitions.pop(output.shape.__name__)
        own["properties"]["format"] = {"const": FORMAT}
        return {**own, **about, "description": f"{own['description']} {PROMISE}", "definitions": definitions}
    properties = {"format": {"const": FORMAT}, output.key: shape}
    return {
        **about,
        "type": "object",
        "required": [*properties],
        "properties": properties,
        "definitions": definitions,
    }


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind in SIMPLE:
        return dict(SIMPLE[kind])
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [str(each) for each in kind]}
    if isinstance(kind, type) and issubclass(kind, Struct):
        return _reference(kind, definitions)
    origin, inside = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return {"anyOf": [_schema(each, definitions) for each in inside]}
    if origin is Literal:
        return {"enum": [*inside]}
    if origin is tuple and inside[-1] is not ...:
        items = [_schema(each, definitions) for each in inside]
        return {"type": "array", "items": items, "minItems": len(items), "maxItems": len(items)}
    if origin is tuple:
        return {"type": "array", "items": _schema(inside[0], definitions)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _schema(inside[1], definitions)}
    raise TypeError(f"'{kind}' has no shape in JSON")


def _reference(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}
        hints = get_type_hints(kind)
        properties = {name: _schema(hints[name], definitions) for name in kind.__struct_fields__}
        definitions[name] = {
            "type": "object",
            "description": " ".join((kind.__doc__ or "").split()),
            "required": [*properties],
            "properties": properties,
        }
    return {"$ref": f"#/definitions/{name}"}
