"""The effect of a change on channels: both sides gathered, and what differs between their results shown anew."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from msgspec import Struct

from omnicat.catalog import read_product
from omnicat.channels import Channel, Resolutions, show, sold
from omnicat.documents import parse
from omnicat.findings import Finding
from omnicat.looking.diff.counting import NONE, Counted, counted, counted_in
from omnicat.looking.diff.sides import Sides
from omnicat.model.listing import Listing
from omnicat.model.product import Product
from omnicat.pipeline import Gathered
from omnicat.pipeline.bench import channels_of
from omnicat.pipeline.blocking import NOTHING, Blocked
from omnicat.pipeline.leaving_out import against, settled
from omnicat.pipeline.linting import Terms, judge
from omnicat.review import ChannelEffect, ChannelSide, effects

MOST = 400
"""So many products are shown anew where not every one is asked for."""


class Asked(Struct, frozen=True):
    """What to look at: only these channels and these products' SKUs, all where there are none; at most so many products
    (None for all)."""

    channels: tuple[str, ...] = ()
    skus: frozenset[str] | None = None
    most: int | None = MOST


def channel_effects(
    before: Gathered | None, after: Gathered | None, read: Sides, asked: Asked
) -> tuple[ChannelEffect, ...]:
    """What the change does to each channel. The files that git says differ are shown anew before all others."""
    is_sure = bool(before and after and before.results.kept.made_in == after.results.kept.made_in)
    old, new = (_keys(each, is_sure=is_sure) if each else {} for each in (before, after))
    differing = [path for path in new if new[path] != old.get(path)]
    differing += [path for path in old if path not in new]
    is_first = frozenset(read.paths)
    differing.sort(key=lambda path: (path not in is_first, path))
    shown = differing if asked.most is None else differing[: asked.most]
    names = frozenset({*shown, *(read.renamed[path] for path in shown if path in read.renamed)})
    ends = (before, old, read.before.products), (after, new, read.after.products)
    looked = [_looked_at(each, keys, differing, asked) if each else NOWHERE for each, keys, _ in ends]
    rest = _rest(before, looked, asked) if before and after else {}
    sides = (
        _sides(each, seen, rest, _fields_of(each, names, products, asked)) if each else {}
        for (each, _, products), seen in zip(ends, looked, strict=True)
    )
    return effects(*sides, uncompared=len(differing) - len(shown))


def _keys(gathered: Gathered, *, is_sure: bool) -> Mapping[str, tuple[bytes, int]]:
    """What a product's listings follow from, by its file: the content, and the result that is kept of it, unless the content
    says which that is.
    """
    kept = gathered.results.kept
    if is_sure:
        return {path: (digest, 0) for path, digest in kept.files()}
    return {path: (digest, result) for path, digest, result in kept.chosen()}


class _LookedAt(Struct, frozen=True):
    """One side: what its channels take of the files that differ, and what is kept out of them."""

    counts: Mapping[str, Counted]
    blocked: Blocked


NOWHERE = _LookedAt({}, NOTHING)


def _looked_at(
    gathered: Gathered, keys: Mapping[str, tuple[bytes, int]], differing: Iterable[str], asked: Asked
) -> _LookedAt:
    profiles = gathered.plan.profiles
    names = [name for name in profiles if not asked.channels or name in asked.channels]
    blocked, _ = settled(against(gathered, judge(gathered, Terms(baseline=False))), gathered)
    parts = gathered.results.kept.parts_of((path, keys[path][0]) for path in differing if path in keys)
    return _LookedAt(counted(parts, names, asked.skus), blocked)


def _rest(before: Gathered, looked: Sequence[_LookedAt], asked: Asked) -> Mapping[str, Counted]:
    """What channels take of the files that are the same on both sides. Their SKUs are told only where something else keeps
    some of them out than before; else they are the same on both sides whatever they are."""
    if asked.skus is not None:
        return {}
    known = {sku for each in looked for count in each.counts.values() for sku in count.skus}
    out = [{key for key in each.blocked.reasons if key[1] not in known} for each in looked]
    every = counted_in(before, has_skus=out[0] != out[1])
    return {name: every[name].without(count) for name, count in looked[0].counts.items() if name in every}


def _sides(
    gathered: Gathered,
    seen: _LookedAt,
    rest: Mapping[str, Counted],
    fields: Mapping[str, Mapping[str, Mapping[str, Any]]],
) -> Mapping[str, ChannelSide]:
    profiles = gathered.plan.profiles
    return {
        name: _side(name, profiles[name].locale, count.and_those(rest.get(name, NONE)), seen.blocked, fields[name])
        for name, count in seen.counts.items()
    }


def _side(
    name: str, locale: str, count: Counted, blocked: Blocked, fields: Mapping[str, Mapping[str, Any]]
) -> ChannelSide:
    out = {sku: _reasons(blocked, name, sku) for sku in count.skus if blocked.blocks(name, sku)}
    return ChannelSide(
        locale,
        count.skus,
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


def _fields_of(
    gathered: Gathered, paths: AbstractSet[str], read: Mapping[str, Product], asked: Asked
) -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    """Channel -> listing -> the fields it says; of these product files only, with the product where it was read before."""
    shop = gathered.plan.shop
    plan = gathered.plan
    channels = [each for each in channels_of(plan) if not asked.channels or each.profile.name in asked.channels]
    found: dict[str, dict[str, Mapping[str, Any]]] = {each.profile.name: {} for each in channels}
    for path in gathered.opened.product_paths:
        if path not in paths:
            continue
        product = read.get(path) or _product(gathered, path)
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
