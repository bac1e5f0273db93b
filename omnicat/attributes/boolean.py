"""True or false."""

from omnicat.attributes.definition import Attribute
from omnicat.attributes.plain import written, wrong
from omnicat.attributes.protocol import Raw, Reading, Schema
from omnicat.findings import Fix

NAME = "boolean"
MANY = False

# Words other programs write; a bare `yes` or `on` is text in YAML 1.2.
_WORDS = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}


def read(raw: Raw, attribute: Attribute) -> Reading:
    """`true` or `false`, in these letters."""
    if isinstance(raw, bool):
        return raw, ()
    meant = None if isinstance(raw, list | dict) else _WORDS.get(written(raw).strip().lower())
    if meant is None:
        return wrong(raw, attribute, "true or false", hint="write true or false, without quotes")
    return wrong(raw, attribute, "true or false", hint=f"write {written(meant)}, without quotes", fix=Fix(meant))


def schema(attribute: Attribute) -> Schema:
    """A boolean."""
    return {"type": "boolean"}
