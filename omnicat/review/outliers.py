"""Changes that look like an accident, whoever approves of them and whatever the rules ask for."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from omnicat.findings import Finding, Location, Rule, Severity, Subject, extend_pointer, finding
from omnicat.model.governance import Outliers
from omnicat.review.change import Change

PRICE_JUMP = Rule(
    "review/price-jump",
    Severity.WARNING,
    """A price moves much further than prices usually do.

It may be meant; it may be a slip of the finger. `outliers: {price_moves: 50}` in the governance says from how many
percent on `omnicat review` tells of it.

Bad: 29.00 becomes 59.00 in a pull request that says "new photos".

Good: the same, and the pull request says why.

Fix: look at the price once more, or have somebody with a role approve it.
""",
)

MIXED_UP = Rule(
    "review/price-mixed-up",
    Severity.ERROR,
    """A price is ten or a hundred times what it was, or two currencies have changed places.

That is a decimal sign lost, cents taken for dollars, or columns mixed up in a spreadsheet: nearly never a price.

Bad: 29.00 becomes 2900, or {USD: 29.00, EUR: 27.00} becomes {USD: 27.00, EUR: 29.00}.

Good: 29.00 becomes 31.00.

Fix: correct the price, or have somebody with a role approve it.
""",
)

LOST_BRAND = Rule(
    "review/lost-brand",
    Severity.WARNING,
    """A name has lost the brand that it named before.

Shoppers search for the brand, and most channels want it in the title. It is lost easily where names are written anew
by the hundred.

Bad: "Harbor & Pine candle" becomes "Scented candle".

Good: "Harbor & Pine candle" becomes "Harbor & Pine scented candle".

Fix: name the brand again, or have somebody with a role approve it.
""",
)

MANY_EMPTIED = Rule(
    "review/many-emptied",
    Severity.ERROR,
    """Many products lose their value of one attribute.

A column that was left out of a spreadsheet looks just like that. `outliers: {values_lost: 10}` in the governance says
from how many products on it is told.

Bad: 40 products lose their `gtin` in a pull request about prices.

Good: the attribute is taken out of its family, and the pull request says why.

Fix: bring the values back (`omnicat restore`), or have somebody with a role approve it.
""",
)

MANY_REMOVED = Rule(
    "review/many-removed",
    Severity.ERROR,
    """Many products are removed at once.

A half export looks just like that, and channels forget the history of what is gone. The governance's
`outliers: {products_removed: 10}` says from how many percent of all products on it is told; less than five never are.

Bad: an import of one supplier's file removes all products of the others.

Good: products that are sold no more say `status: retired`.

Fix: bring the files back, or have somebody with a role approve it.
""",
)

RULES = (PRICE_JUMP, MIXED_UP, LOST_BRAND, MANY_EMPTIED, MANY_REMOVED)

TENS = tuple(Decimal(each) for each in ("10", "100", "1000", "0.1", "0.01", "0.001"))
NEAR = Decimal("0.02")
"""So far from ten times may it be and still be taken for a sign that slipped."""

FEW = 5
"""Fewer products may always go."""

NAMED = 5
"""So many SKUs are named."""

TITLES = ("name", "title")


class Outlier(Struct, frozen=True):
    """What stands out, and the changes that make it so."""

    finding: Finding
    changes: tuple[Change, ...]


def outliers_in(changes: Sequence[Change], products: int, limits: Outliers) -> tuple[Outlier, ...]:
    """All that stands out, by place. `products` is how many there were before."""
    found = (
        *_prices(changes, limits),
        *_brands(changes),
        *_emptied(changes, limits),
        *_removed(changes, products, limits),
    )
    return tuple(sorted(found, key=lambda each: each.finding.order))


def _prices(changes: Sequence[Change], limits: Outliers) -> Iterator[Outlier]:
    money = [each for each in changes if each.currency and each.old is not None and each.new is not None]
    swapped = set(_swapped(money))
    for change in money:
        ratio = change.new / change.old if change.old else Decimal(0)
        moved = f"{change.sku} {change.attribute} {change.old} → {change.new} {change.currency}"
        if change.key in swapped:
            yield _one(MIXED_UP, change, f"{moved}: two currencies have changed places")
        elif (times := _slipped(ratio)) is not None:
            yield _one(MIXED_UP, change, f"{moved} is {_times(times)} what it was")
        elif change.move > limits.price_moves:
            yield _one(PRICE_JUMP, change, f"{moved} moves by {change.move:.0f} %")


def _slipped(ratio: Decimal) -> Decimal | None:
    return next((each for each in TENS if abs(ratio - each) <= each * NEAR), None)


def _times(ratio: Decimal) -> str:
    return f"{ratio} times" if ratio >= 1 else f"one {1 / ratio:.0f}th of"


def _swapped(money: Iterable[Change]) -> Iterator[tuple[str, ...]]:
    """The keys of amounts that another currency of the same value had before, and the other way round."""
    together: dict[tuple[str, ...], list[Change]] = {}
    for each in money:
        together.setdefault(each.key[:-1], []).append(each)
    for group in together.values():
        for one in group:
            if any(one is not other and (one.new, one.old) == (other.old, other.new) for other in group):
                yield one.key


def _brands(changes: Sequence[Change]) -> Iterator[Outlier]:
    for each in changes:
        if (
            each.kind == "value"
            and each.attribute in TITLES
            and isinstance(each.old, str)
            and isinstance(each.new, str)
        ):
            brand = each.brand.casefold()
            if brand and brand in each.old.casefold() and brand not in each.new.casefold():
                yield _one(LOST_BRAND, each, f"{each.sku} '{each.new}' does not name '{each.brand}' any more")


def _emptied(changes: Sequence[Change], limits: Outliers) -> Iterator[Outlier]:
    lost: dict[str, list[Change]] = {}
    for each in changes:
        if each.kind == "value" and each.new is None and each.old is not None and not each.channel:
            lost.setdefault(each.attribute, []).append(each)
    for attribute, mine in sorted(lost.items()):
        products = list(dict.fromkeys(each.product for each in mine))
        if len(products) >= limits.values_lost:
            message = f"{len(products):,} products lose their '{attribute}': {_named(products)}"
            yield _many(MANY_EMPTIED, attribute, mine, message)


def _removed(changes: Sequence[Change], products: int, limits: Outliers) -> Iterator[Outlier]:
    gone = [each for each in changes if each.kind == "removed" and each.sku == each.product]
    if len(gone) >= FEW and len(gone) * 100 > limits.products_removed * products:
        message = f"{len(gone):,} of {products:,} products are removed: {_named([each.sku for each in gone])}"
        yield _many(MANY_REMOVED, "products", gone, message)


def _named(skus: Sequence[str]) -> str:
    return ", ".join(skus[:NAMED]) + (f" and {len(skus) - NAMED:,} more" if len(skus) > NAMED else "")


def _one(rule: Rule, change: Change, message: str) -> Outlier:
    pointer = extend_pointer("attributes", change.attribute) if change.sku == change.product else ""
    subject = Subject("product", change.sku, change.channel, change.locale or change.currency)
    return Outlier(finding(rule, Location(change.path, pointer=pointer), message, HINT, subject=subject), (change,))


def _many(rule: Rule, about: str, changes: Sequence[Change], message: str) -> Outlier:
    where = Location(changes[0].path)
    return Outlier(finding(rule, where, message, HINT, subject=Subject("review", about)), tuple(changes))


HINT = "correct it, or have somebody with a role approve it"
