"""A field that has rules: the first whose condition is true says how it is filled."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from msgspec import Struct

from omnicat.channels.names import Names, Remembered, remembering
from omnicat.channels.uses import GIVEN_TO_SELECT
from omnicat.model.channel import FieldRule
from omnicat.templating import Expression, NotInTable, TemplatingProblem

Evaluate = Callable[[Mapping[str, Any]], Any]


class Ruled(Struct, frozen=True):
    """A rule compiled. `when` is None where it always counts, `value` where it leaves the field out."""

    rule: FieldRule
    when: Expression | None
    value: Expression | None


class RuleFails(TemplatingProblem):
    """A rule that fails for a product; `text` is what of it does."""

    def __init__(self, rule: FieldRule, text: str, problem: TemplatingProblem) -> None:
        super().__init__(str(problem), problem.hint)
        self.rule = rule
        self.text = text


def one_of(rules: tuple[Ruled, ...], text: str, remembered: Remembered) -> Expression:
    """All rules of a field as one expression. It fails with RuleFails, or with NotInTable."""
    parts = [each for one in rules for each in (one.when, one.value) if each]
    steps = tuple((one, _evaluation(one.when, remembered), _evaluation(one.value, remembered)) for one in rules)

    def evaluate(names: Mapping[str, Any]) -> Any:
        for one, test, say in steps:
            asked = one.rule.when
            try:
                if test is None or test(names):
                    asked = one.rule.text
                    return say(names) if say else None
            except NotInTable:
                raise
            except TemplatingProblem as problem:
                raise RuleFails(one.rule, asked, problem) from None
        return None

    return Expression(
        text,
        frozenset[str]().union(*(each.names for each in parts)),
        evaluate,
        reads=tuple(sorted({each for part in parts for each in reads_of(part)})),
        is_direct=True,
        tables=frozenset[str]().union(*(each.tables for each in parts)),
    )


def first_true(rules: Iterable[Ruled], names: Names) -> Ruled | None:
    """The rule that counts for these names; None where none does. Raises TemplatingProblem."""
    return next((each for each in rules if each.when is None or names.evaluate(each.when)), None)


def seeing_the_product(when: Expression, attributes: Collection[str]) -> Expression:
    """A condition that may also name what `select` does: sku, family, status and categories of the listing."""
    own = frozenset(name for name in when.names & GIVEN_TO_SELECT if name not in attributes)
    if not own:
        return when
    others = when.names - own

    def evaluate(names: Mapping[str, Any]) -> Any:
        listing = names["listing"]
        return when.evaluate({**{name: names[name] for name in others}, **{name: listing[name] for name in own}})

    reads = tuple(each for each in reads_of(when) if each[0] not in own)
    return Expression(
        when.text,
        others | {"listing"},
        evaluate,
        reads=(*reads, *(("listing", name) for name in sorted(own))),
        is_direct=True,
        tables=when.tables,
    )


def reads_of(expression: Expression) -> tuple[tuple[str, str], ...]:
    """What an expression looks at; a path asks its first name for its second."""
    if not expression.root:
        return expression.reads
    root, _, rest = expression.text.partition(".")
    return ((root, rest.partition(".")[0]),)


def _evaluation(expression: Expression | None, remembered: Remembered) -> Evaluate | None:
    if expression is None or expression.root or expression.is_direct:
        return expression.evaluate if expression else None
    return remembering(expression, remembered)
