"""The standard set of attributes that specs map from, as omnicat ships it."""

from functools import cache
from importlib.resources import files
from typing import Any

from omnicat.documents import parse
from omnicat.errors import OmnicatError

FILE = "standard/attributes.yaml"


@cache
def standard_attributes() -> dict[str, dict[str, Any]]:
    """Attribute code -> definition, in the form of a file in `catalog/attributes/`."""
    document, findings = parse(files("omnicat").joinpath(FILE).read_bytes(), FILE)
    if document is None or findings or not isinstance(document.data, dict):
        raise OmnicatError("the standard attributes that omnicat ships are damaged", "install omnicat again")
    return document.data


def standard_file(locales: tuple[str, ...]) -> dict[str, Any]:
    """All of them with their labels in these locales, as `init` writes them."""
    from omnicat.importers.vocabulary import localised

    return {code: localised(definition, locales) for code, definition in standard_attributes().items()}
