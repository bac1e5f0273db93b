"""How much of a catalog each channel shows, and how complete that is: counted file by file, and kept for the next time."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from omnicat.pipeline import Gathered
from omnicat.pipeline.keys import digest
from omnicat.pipeline.results import decode_parts

Numbers = tuple[int, int, int, int]
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(dict[str, Numbers]).decode


class Counted(Struct, frozen=True):
    """What one channel takes: SKUs, listings and how many of them lack nothing, how much is needed and how much of it is missing."""

    skus: frozenset[str] = frozenset()
    listings: int = 0
    complete: int = 0
    needed: int = 0
    missing: int = 0

    def without(self, other: "Counted") -> "Counted":
        """What is left where the other is part of this."""
        numbers = (one - less for one, less in zip(self.numbers, other.numbers, strict=True))
        return Counted(self.skus - other.skus, *numbers)

    def and_those(self, other: "Counted") -> "Counted":
        """Both together."""
        numbers = (one + more for one, more in zip(self.numbers, other.numbers, strict=True))
        return Counted(self.skus | other.skus, *numbers)

    @property
    def numbers(self) -> Numbers:
        """All but the SKUs."""
        return self.listings, self.complete, self.needed, self.missing


NONE = Counted()


def counted(
    parts: Iterable[bytes], channels: Iterable[str], skus: AbstractSet[str] | None = None
) -> Mapping[str, Counted]:
    """Channel -> what it takes of these products, of which each is given as what is kept of it; of those SKUs alone."""
    named: dict[str, set[str]] = {name: set() for name in channels}
    numbers = {name: [0, 0, 0, 0] for name in named}
    for encoded in parts:
        for part in decode_parts(encoded):
            if part.channel not in named:
                continue
            named[part.channel].update(sku for sku in part.skus if skus is None or sku in skus)
            own = numbers[part.channel]
            for each in part.completeness:
                if skus is None or each.sku in skus:
                    lacking = len(each.missing)
                    own[0] += 1
                    own[1] += not lacking
                    own[2] += each.needed
                    own[3] += lacking
    return {name: Counted(frozenset(named[name]), *own) for name, own in numbers.items()}


def counted_in(gathered: Gathered, *, has_skus: bool) -> Mapping[str, Counted]:
    """Channel -> what it takes of all products; with their SKUs only where they are asked for: that takes reading all of them."""
    kept = gathered.results.kept
    key = digest("counted", gathered.made_from)
    known = None if has_skus else kept.whole(key)
    if known is not None:
        return {name: Counted(frozenset(), *own) for name, own in _decode(known).items()}
    found = counted((encoded for _, (encoded,) in kept.columns("parts")), gathered.opened.profiles)
    kept.keep_whole(key, _encode({name: each.numbers for name, each in found.items()}))
    return found if has_skus else {name: replace(each, skus=frozenset()) for name, each in found.items()}
