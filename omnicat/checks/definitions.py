"""Every definition of the model: attributes, and the columns of tables."""

from collections.abc import Iterator

from omnicat.attributes.definition import Attribute
from omnicat.checks.places import below
from omnicat.findings import Location
from omnicat.model.catalog import Model


def definitions(model: Model) -> Iterator[tuple[Attribute, Location]]:
    """Each attribute and column with its place."""
    for attribute in model.attributes.values():
        yield attribute, attribute.where
        for code, column in attribute.columns.items():
            yield column, below(attribute.where, "columns", code)
