"""The expressions of a spec, each ready to be asked whether it is true of a listing."""

from collections.abc import Callable

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.shown import Shown
from omnicat.model.listing import Listing
from omnicat.templating import TemplatingProblem, compile_text

Condition = Callable[[Shown, Listing], bool]
"""Whether it is true of a listing. One that fails is not: that is kept in `failed`, to be told."""


def condition(text: str, channel: Channel, shop: Shop) -> Condition:
    """The expression made ready for one channel."""

    def holds(shown: Shown, listing: Listing) -> bool:
        try:
            return bool(shown.names_of(listing, shop).evaluate(compile_text(text)))
        except TemplatingProblem as problem:
            shown.failed.append((text, listing, str(problem)))
            return False

    return holds
