"""Several values: joined, summed up, the first of them, each once; and what stands in for none."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from jinja2.exceptions import SecurityError

from omnicat.templating.limits import as_text, bounded_text


def join(values: Any, between: Any = "", attribute: Any = None) -> str:
    """The values with a text between them; with `attribute`, that part of each.

    ['navy', 'red'] | join(' / ') -> navy / red
    """
    parts = () if values is None else (values if attribute is None else _parts(values, str(attribute)))
    return bounded_text((as_text(each) for each in parts), as_text(between))


def _parts(values: Iterable[Any], name: str) -> Iterable[Any]:
    if name.startswith("_"):
        raise SecurityError(f"'{name}' can't be looked at")
    return (each.get(name) if isinstance(each, Mapping) else getattr(each, name, None) for each in values)


def first(values: Any) -> Any:
    """The first of several values, or the first sign of a text; nothing where there is none.

    ['navy', 'red'] | first -> navy
    """
    return next(iter(values), None) if values is not None else None


def last(values: Any) -> Any:
    """The last of several values, or the last sign of a text; nothing where there is none.

    ['navy', 'red'] | last -> red
    """
    return next(reversed(tuple(values)), None) if values is not None else None


def unique(values: Any, attribute: str = "") -> tuple[Any, ...]:
    """Each value once, in their order; capitals don't tell values apart. With `attribute`, that part tells them apart.

    ['Navy', 'red', 'navy'] | unique | join(', ') -> Navy, red
    """
    found: dict[str, Any] = {}
    several = tuple(values) if values is not None else ()
    for each, told in zip(several, _parts(several, attribute) if attribute else several, strict=True):
        found.setdefault(as_text(told).casefold(), each)
    return tuple(found.values())


def part(values: Any, name: str) -> tuple[Any, ...]:
    """That part of each of several things; nothing where it has none.

    [{'sku': 'A1', 'quantity': 2}, {'sku': 'B2'}] | part('sku') | join(', ') -> A1, B2
    """
    return tuple(_parts(values, as_text(name))) if values is not None else ()


def label(value: Any) -> Any:
    """The label of a select, or of each in a list; anything else as it is.

    color | label -> Navy blue
    """
    if isinstance(value, tuple | list):
        return tuple(label(each) for each in value)
    return getattr(value, "label", value)


def total(values: Iterable[Any]) -> Any:
    """The sum of numbers.

    [2, 3] | sum -> 5
    """
    numbers = list(values)
    if not all(isinstance(each, int | float | Decimal) for each in numbers):
        raise SecurityError("only numbers can be summed up")
    return sum(numbers)


def concatenated(parts: Iterable[Any]) -> str:
    """The parts as one text, with nothing for what has no value: what `~` does.

    ['tee', 29] | concatenated -> tee29
    """
    return bounded_text(as_text(part) for part in parts)


def string(value: Any) -> str:
    """A value as a text: nothing for none, all digits of a number, commas between several.

    ['navy', 29] | string -> navy, 29
    """
    return as_text(value)


def json_text(value: Any, indent: int = 0) -> str:
    """JSON as it stands in a feed: letters as they are, decimals with the digits they were written in.

    ['navy', 2.50] | json -> ["navy",2.5]
    """
    from msgspec import json

    text = json.Encoder(decimal_format="number", enc_hook=_as_json).encode(value)
    return (json.format(text, indent=indent) if indent else text).decode()


def _as_json(value: Any) -> Any:
    return dict(value.items()) if isinstance(value, Mapping) else str(value)
