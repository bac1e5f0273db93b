"""Whether a parsed file says what its kind of file may say. The one door to jsonschema_rs."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from omnicat.documents import Document
from omnicat.findings import Finding


def check_against(kind: str, document: Document) -> tuple[Finding, ...]:
    """What the file says that its kind of file may not say, each at its place; usually nothing, and fast."""
    if is_allowed(kind, document.data):
        return ()
    from omnicat.schemas.kinds import KINDS
    from omnicat.schemas.telling import tell

    return tell(KINDS[kind].schema, document)


def is_allowed(kind: str, data: Any) -> bool:
    """Whether data passes the schema of that kind of file."""
    return bool(_validator(kind).is_valid(data))


def obeys(schema: Mapping[str, Any], data: Any) -> bool:
    """Whether data passes a schema that is no kind of file's own."""
    import jsonschema_rs

    return bool(jsonschema_rs.validator_for(dict(schema)).is_valid(data))


@cache
def _validator(kind: str) -> Any:
    import jsonschema_rs

    from omnicat.schemas.kinds import KINDS

    return jsonschema_rs.validator_for(KINDS[kind].schema)
