"""The door to PyYAML: a file's bytes as parse events, from the C parser where there is one."""

from collections.abc import Callable
from typing import Any

import yaml
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

__all__ = [
    "AliasEvent",
    "DocumentStartEvent",
    "MappingEndEvent",
    "MappingStartEvent",
    "MarkedYAMLError",
    "NextEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "StreamEndEvent",
    "YAMLError",
    "events",
]

NextEvent = Callable[[], Any]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def events(utf8: bytes) -> NextEvent:
    """A function that returns the next event each time; it raises `YAMLError` where the text is malformed.

    An event's `start_mark.index` is an offset in characters, a byte order mark not counted.
    """
    next_event: NextEvent = _Loader(utf8).get_event
    return next_event
