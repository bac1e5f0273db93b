"""The manual of filters, read from their docstrings: what each does, and an example with what it gives."""

from collections.abc import Iterator
from inspect import Parameter, cleandoc, signature
from typing import NamedTuple

from omnicat.templating.filters import FILTERS, OF_CHANNEL


class Example(NamedTuple):
    """An expression, and the text that comes of it."""

    text: str
    gives: str


class Page(NamedTuple):
    """One filter. `usage` is how it is written, with what may be given to it."""

    name: str
    usage: str
    does: str
    example: Example


def pages() -> Iterator[Page]:
    """A page for each filter, in their order."""
    for name, work in FILTERS.items():
        *words, example = cleandoc(work.__doc__ or "").split("\n\n")
        text, _, gives = example.partition(" -> ")
        yield Page(name, usage_of(name), " ".join(" ".join(words).split()), Example(text, gives))


def usage_of(name: str) -> str:
    """How a filter is written, with what may be given to it."""
    several = tuple(signature(FILTERS[name]).parameters.values())[1:]
    words = [_parameter(each) for each in several if each.name not in OF_CHANNEL or each.name == "locale"]
    return f"{name}({', '.join(words)})" if words else name


def _parameter(each: Parameter) -> str:
    if each.kind is Parameter.VAR_POSITIONAL:
        return f"{each.name.removesuffix('s')}, …"
    return each.name if each.default is Parameter.empty else f"{each.name}=…"
