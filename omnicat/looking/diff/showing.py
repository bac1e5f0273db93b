"""The effect of a change on channels: both sides gathered, and what differs between their results shown anew."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from omnicat.catalog import read_product
from omnicat.channels import Channel, Resolutions, show, sold
from omnicat.documents import parse
from omnicat.findings import Finding
from omnicat.looking.diff.sides import Sides
from omnicat.model.listing import Listing
from omnicat.model.product import Product
from omnicat.pipeline import Gathered
from omnicat.pipeline.bench import channels_of
from omnicat.pipeline.blocking import Blocked
from omnicat.pipeline.leaving_out import against, settled
from omnicat.pipeline.linting import Terms, judge
from omnicat.pipeline.results import decode_parts
from omnicat.review import ChannelEffect, ChannelSide, effects

MOST = 400
"""So many products are shown anew where not every one is asked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What to look at: only these channels and these products' SKUs, all where there are none; at most so many products
    (None for all)."""

    channels: tuple[str, ...] = ()
    skus: frozenset[str] | None = None
    most: int | None = MOST


def channel_effects(
    before: Gathered | None, after: Gathered | None, read: Sides, asked: Asked
) -> tuple[ChannelEffect, ...]:
    """What the change does to each channel. The files that git says differ are shown anew before all others."""
    old, new = (_keys(each) if each else {} for each in (before, after))
    same = frozenset(path for path in new if new[path] == old.get(path))
    differing = [path for path in new if path not in same]
    differing += [path for path in old if path not in new]
    is_first = frozenset(read.paths)
    differing.sort(key=lambda path: (path not in is_first, path))
    shown = differing if asked.most is None else differing[: asked.most]
    names = frozenset({*shown, *(read.renamed[path] for path in shown if path in read.renamed)})
    shared = _counted(after, same.__contains__, {}, asked) if after and same else {}
    sides = (
        _sides(each, names, _counted(each, lambda path: path not in same, shared, asked), products, asked)
        if each
        else {}
        for each, products in ((before, read.before.products), (after, read.after.products))
    )
    return effects(*sides, uncompared=len(differing) - len(shown))


def _keys(gathered: Gathered) -> Mapping[str, tuple[bytes, int]]:
    """What a product's listings follow from, by its file: the content, and the result that is kept of it."""
    return {path: (digest, result) for path, digest, result in gathered.results.kept.chosen()}


def _counted(
    gathered: Gathered, is_wanted: Callable[[str], bool], more: Mapping[str, "_Count"], asked: Asked
) -> Mapping[str, "_Count"]:
    """Channel -> what it takes of these product files, and what was counted before."""
    counts = {name: more[name].copy() if name in more else _Count() for name in gathered.opened.profiles}
    for path, (encoded,) in gathered.results.kept.columns("parts"):
        if is_wanted(path):
            for part in decode_parts(encoded):
                if part.channel in counts:
                    counts[part.channel].take(part, asked)
    return counts


def _sides(
    gathered: Gathered,
    paths: frozenset[str],
    counts: Mapping[str, "_Count"],
    read: Mapping[str, Product],
    asked: Asked,
) -> Mapping[str, ChannelSide]:
    profiles = gathered.plan.profiles
    names = [name for name in profiles if not asked.channels or name in asked.channels]
    blocked, _ = settled(against(gathered, judge(gathered, Terms(baseline=False))), gathered.results, profiles.values())
    fields = _fields(gathered, {path: read.get(path) for path in paths}, names, asked)
    return {name: _side(name, profiles[name].locale, counts[name], blocked, fields.get(name, {})) for name in names}


class _Count:
    """What one channel takes of all products, counted."""

    def __init__(self) -> None:
        self.skus: set[str] = set()
        self.listings = self.complete = self.needed = self.missing = 0

    def copy(self) -> "_Count":
        other = copy(self)
        other.skus = set(self.skus)
        return other

    def take(self, part: Any, asked: Asked) -> None:
        self.skus.update(sku for sku in part.skus if asked.skus is None or sku in asked.skus)
        for each in part.completeness:
            if asked.skus is None or each.sku in asked.skus:
                self.listings += 1
                self.complete += not each.missing
                self.needed += each.needed
                self.missing += len(each.missing)


def _side(
    name: str, locale: str, count: _Count, blocked: Blocked, fields: Mapping[str, Mapping[str, Any]]
) -> ChannelSide:
    out = {sku: _reasons(blocked, name, sku) for sku in count.skus if blocked.blocks(name, sku)}
    return ChannelSide(
        locale,
        frozenset(count.skus),
        out,
        {key: said for key, said in fields.items() if key.partition("#")[0] not in out},
        count.listings,
        count.complete,
        count.needed,
        count.needed - count.missing,
    )


def _reasons(blocked: Blocked, channel: str, sku: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_reason(each) for each in blocked.why(channel, sku)))


def _reason(found: Finding) -> str:
    """What is wrong, without the channels that it is told of: the reader knows in which one it is."""
    channels = ", ".join(found.subject.channel.split(","))
    return f"{found.message.removeprefix(f'{channels}: ')} [{found.rule}]"


def _fields(
    gathered: Gathered, wanted: Mapping[str, Product | None], names: Sequence[str], asked: Asked
) -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    """Channel -> listing -> the fields it says; of these product files only, with the product where it was read before."""
    shop = gathered.plan.shop
    channels = [each for each in channels_of(gathered.plan) if each.profile.name in names]
    found: dict[str, dict[str, Mapping[str, Any]]] = {each.profile.name: {} for each in channels}
    for path in gathered.opened.product_paths:
        if path not in wanted:
            continue
        product = wanted[path] or _product(gathered, path)
        if product is None:
            continue
        seen = Resolutions(product, shop.model)
        for channel in channels:
            group, _ = show(product, channel, shop, seen)
            for key, listing in _named(group, channel):
                if asked.skus is None or listing.sku in asked.skus:
                    found[channel.profile.name][key] = listing.spelled
    return found


def _product(gathered: Gathered, path: str) -> Product | None:
    document, _ = parse(gathered.opened.files.read(path), path)
    return read_product(document, gathered.plan.shop.model)[0] if document else None


def _named(group: Listing | None, channel: Channel) -> Iterator[tuple[str, Listing]]:
    """Each listing by its SKU; by a number behind it too, where there are several, as of stores."""
    seen: Counter[str] = Counter()
    for each in sold(group, channel) if group else ():
        seen[each.sku] += 1
        yield (each.sku if seen[each.sku] == 1 else f"{each.sku}#{seen[each.sku]}"), each
