"""A Jinja that can only look at what it is given, and only for so long."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, wraps
from typing import Any

from jinja2 import StrictUndefined, Undefined, meta, nodes, pass_context, runtime
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import escape

from omnicat.templating.arguments import complete_filters
from omnicat.templating.entities import in_entities
from omnicat.templating.filters import FILTERS
from omnicat.templating.limits import TooMuchWork, as_text, bounded_text
from omnicat.templating.markdown import in_markdown
from omnicat.templating.rewriting import CHARACTERS_A_STEP, Concatenations, EscapingOnce, count_loops

STEPS = 100_000
"""How much work one rendering may do: a turn of a loop, a call, or so many characters handled is one step."""

LONGEST_NUMBER = 4_000
"""How many bits a number may grow to by multiplication."""

TOO_MIGHTY = [
    "attr",
    "batch",
    "center",
    "format",
    "indent",
    "map",
    "pprint",
    "random",
    "round",
    "slice",
    "sum",
    "tojson",
    "urlize",
    "wordwrap",
    "xmlattr",
]
"""Jinja's filters that grow texts or lists without end, or reach further than a look."""

METHODS = frozenset(
    [
        "capitalize",
        "casefold",
        "count",
        "endswith",
        "find",
        "get",
        "index",
        "isalnum",
        "isalpha",
        "isascii",
        "isdecimal",
        "isdigit",
        "islower",
        "isnumeric",
        "isoformat",
        "isspace",
        "istitle",
        "isupper",
        "items",
        "keys",
        "lower",
        "lstrip",
        "partition",
        "removeprefix",
        "removesuffix",
        "rfind",
        "rindex",
        "rpartition",
        "rsplit",
        "rstrip",
        "split",
        "splitlines",
        "startswith",
        "strip",
        "swapcase",
        "title",
        "upper",
        "values",
    ]
)
"""What may be called on values: methods that only look, and give back no more than there was."""

OWN = (runtime.Macro, runtime.LoopContext, runtime.BlockReference)


SIZED: tuple[type, ...] = (tuple, list, dict, range, type({}.items()), type({}.keys()), type({}.values()))
"""What is run through whole: its turns are counted at once."""


ESCAPING: Mapping[str, Callable[[str], str] | None] = {"": None, "markup": in_entities, "markdown": in_markdown}
"""How the signs of a language are written where they stand for themselves."""


class Pieces:
    """What stands together in a template as one text: Jinja writes it as it writes to a list."""

    append = staticmethod(str)
    extend = staticmethod("".join)


class Environment(ImmutableSandboxedEnvironment):
    """The sandbox: no attributes with underscores, no changes, counted work, nothing that grows without end."""

    code_generator_class = EscapingOnce
    pieces = Pieces
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, signs: Callable[[str], str] | None) -> None:
        """`signs` makes of a text one whose signs stand for themselves; None where that is nobody's business."""
        super().__init__(
            autoescape=signs is not None,
            undefined=StrictUndefined,
            finalize=self._written,
            keep_trailing_newline=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.steps = 0
        self.signs = signs or str
        self.globals = {"range": self.globals["range"], "dict": dict, "namespace": self.globals["namespace"]}
        harmless = {name: each for name, each in self.filters.items() if name not in TOO_MIGHTY}
        self.filters = {name: self._charged(each) for name, each in {**harmless, **FILTERS}.items()}
        self.mappable = frozenset(self.filters)
        self.filters |= {"counted": self.counted, "counted_pairs": self.counted_pairs}
        self.filters["default"] = default
        self.tests["mapping"] = _is_mapping

    def charge(self, work: int) -> None:
        """Counts work that is done; refused where one rendering does too much."""
        self.steps += work
        if self.steps > STEPS:
            raise TooMuchWork(f"more than {STEPS:,} steps of work")

    def counted(self, things: Iterable[Any], text: int = 0) -> Iterable[Any]:
        """The same things; each is a step, and so is the text that stands in the loop."""
        work = 1 + text // CHARACTERS_A_STEP
        if type(things) in SIZED:
            self.charge(min(work * len(things), STEPS + 1))  # type: ignore[arg-type] # all of them have a size
            return things
        return self._counted(things, work)

    @pass_context
    def counted_pairs(self, context: Any, owner: Any, text: int) -> Iterable[Any]:
        """What `owner.items()` gives, counted: nearly always that of a mapping, about which there is nothing to ask."""
        if type(owner) is not dict:
            return self.counted(self.call(context, self.getattr(owner, "items")), text)
        self.charge(1 + len(owner) // CHARACTERS_A_STEP)
        return self.counted(owner.items(), text)

    def _counted(self, things: Iterable[Any], work: int) -> Iterator[Any]:
        for thing in things:
            self.charge(work)
            yield thing

    def is_safe_callable(self, obj: Any) -> bool:
        """Jinja's own things, the globals, and methods that only look."""
        if isinstance(obj, OWN) or any(obj is each for each in self.globals.values()):
            return True
        owner = getattr(obj, "__self__", None)
        if isinstance(owner, runtime.LoopContext):
            return True
        is_value = isinstance(owner, str | Mapping | list | tuple | date | int | Decimal)
        return is_value and getattr(obj, "__name__", "") in METHODS

    def call(self, context: Any, obj: Any, /, *given: Any, **named: Any) -> Any:  # noqa: D102 - Jinja's own
        self.charge(1 + _size(getattr(obj, "__self__", None)) // CHARACTERS_A_STEP)
        made = super().call(context, obj, *given, **named)
        if isinstance(made, str):
            self.charge(len(made) // CHARACTERS_A_STEP)
        return made

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Adds and multiplies numbers, and joins two texts; a text times a number can fill the memory."""
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            self.charge((len(left) + len(right)) // CHARACTERS_A_STEP)
            return bounded_text((left, right))
        if operator == "**" or not all(_is_number(side) for side in (left, right)):
            raise SecurityError(f"'{operator}' can't be used on {type(left).__name__} and {type(right).__name__}")
        if (
            operator == "*"
            and sum(side.bit_length() for side in (left, right) if isinstance(side, int)) > LONGEST_NUMBER
        ):
            raise TooMuchWork("a number becomes too large")
        return super().call_binop(context, operator, left, right)

    def _written(self, value: Any) -> Any:
        """What `{{ value }}` writes: nothing for None, several values with commas between."""
        if isinstance(value, Undefined):
            return value
        text = value if isinstance(value, str) else as_text(value)
        if len(text) >= CHARACTERS_A_STEP:
            self.charge(len(text) // CHARACTERS_A_STEP)
        return text

    def escaped(self, value: Any) -> str:
        """What `{{ value }}` writes where the signs of markup are escaped."""
        text = self._written(value)
        return self.signs(text) if type(text) is str else str(escape(text))

    def _charged(self, work: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(work)
        def charged(*given: Any, **named: Any) -> Any:
            self.charge(sum(map(_size, given)) // CHARACTERS_A_STEP)
            return work(*given, **named)

        return charged

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        complete_filters(tree, self.mappable)
        count_loops(tree, name, filename)
        Concatenations().visit(tree)
        return tree


@cache
def environment(escaping: str = "") -> Environment:
    """The environment whose texts are escaped for `markup` or `markdown`, or '' for those that escape by themselves."""
    return Environment(ESCAPING[escaping])


def variables(tree: nodes.Template) -> frozenset[str]:
    """The names a template asks for."""
    return frozenset(meta.find_undeclared_variables(tree))


def reads(tree: nodes.Template, names: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """What a template looks at: each of `names` with the member it asks it for; '' where it uses the whole. What it
    names itself, as in a loop, is none of them."""
    by_member = [*_members(tree)]
    counted = Counter(each.name for each in tree.find_all(nodes.Name))
    asked = {each for each in by_member if each[0] in names}
    members = Counter(name for name, _ in by_member)
    whole = {name for name in names if counted[name] > members[name]}
    return tuple(
        sorted(
            {(name, "" if name in whole else member) for name, member in asked if name in names}
            | {(name, "") for name in whole}
        )
    )


def default(value: Any, other: Any = "", also_for_empty: bool = False) -> Any:  # noqa: FBT001, FBT002 - as in Jinja
    """The other where there is no value; with `true`, where there is nothing in it either."""
    if isinstance(value, Undefined) or value is None:
        return other
    return other if also_for_empty and not value else value


def _members(tree: nodes.Template) -> Iterator[tuple[str, str]]:
    """Each `name.member` and each `name['member']`."""
    for each in tree.find_all(nodes.Getattr):
        if isinstance(each.node, nodes.Name):
            yield each.node.name, each.attr
    for item in tree.find_all(nodes.Getitem):
        if isinstance(item.node, nodes.Name) and isinstance(item.arg, nodes.Const) and isinstance(item.arg.value, str):
            yield item.node.name, item.arg.value


def _size(value: Any) -> int:
    return len(value) if isinstance(value, str | list | tuple | dict | range) else 0


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal)


def _is_mapping(value: Any) -> bool:
    return type(value) is dict or (type(value) is not str and isinstance(value, Mapping))
