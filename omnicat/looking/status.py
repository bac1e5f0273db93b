"""How complete every channel is, what is missing most, and what to fix first."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from msgspec import Struct

from omnicat.channels import compile_channel
from omnicat.channels.completeness import Completeness
from omnicat.model.catalog import Model
from omnicat.model.channel import Profile
from omnicat.pipeline import Gathered
from omnicat.pipeline.blocking import Blocked
from omnicat.pipeline.leaving_out import against, settled
from omnicat.pipeline.linting import Terms, judge


class ChannelStatus(Struct, frozen=True):
    """One channel. `needed` and `said` count values over all listings; `missing` counts listings by what they lack.

    `blocked` are the SKUs that a build leaves out: parents are among them where the channel lists them of their own.
    """

    channel: str
    spec: str
    locale: str
    listings: int
    complete: int
    blocked: int
    needed: int
    said: int
    untranslated: int
    missing: tuple[tuple[str, int], ...]

    @property
    def percent(self) -> int:
        """The share of what is needed that is said; 100 only where nothing is missing."""
        return self.said * 100 // self.needed if self.needed else 100


class ToFix(Struct, frozen=True):
    """Something to fix: `completes` listings would lack nothing more, `helps` is all that lack it.

    `name_there` is what the first of the channels calls it.
    """

    attribute: str
    name_there: str
    completes: int
    helps: int
    channels: tuple[str, ...]


class Blocker(Struct, frozen=True):
    """A rule that keeps listings out: how many, the first SKU, and what is said of it."""

    rule: str
    listings: int
    sku: str
    message: str


class Status(Struct, frozen=True):
    """The whole picture."""

    products: int
    channels: tuple[ChannelStatus, ...]
    first: tuple[ToFix, ...]
    blockers: tuple[Blocker, ...]


def status_of_channels(gathered: Gathered) -> Status:
    """Counted over everything the channels take."""
    verdict = judge(gathered, Terms(baseline=False))
    profiles, model = gathered.plan.profiles, gathered.plan.shop.model
    blocked, _ = settled(against(gathered, verdict), gathered)
    by_channel: dict[str, list[Completeness]] = defaultdict(list)
    listed: dict[str, list[str]] = defaultdict(list)
    for product in gathered.results.shown():
        for shown in product.parts:
            by_channel[shown.channel] += shown.completeness
            listed[shown.channel] += shown.skus
    out = {name: sum(1 for sku in set(skus) if blocked.blocks(name, sku)) for name, skus in listed.items()}
    channels = tuple(_channel(each, by_channel[name], out.get(name, 0)) for name, each in profiles.items())
    return Status(
        gathered.results.products,
        channels,
        tuple(_first(by_channel, {name: _common_names(each, model) for name, each in profiles.items()})),
        tuple(_blockers(listed, blocked)),
    )


def _channel(profile: Profile, listings: list[Completeness], out: int) -> ChannelStatus:
    missing = Counter(code for each in listings for code in each.missing)
    needed = sum(each.needed for each in listings)
    return ChannelStatus(
        profile.name,
        profile.spec.id,
        profile.locale,
        len(listings),
        sum(1 for each in listings if not each.missing),
        out,
        needed,
        needed - missing.total(),
        sum(len(each.untranslated) for each in listings),
        tuple(sorted(missing.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def _common_names(profile: Profile, model: Model) -> Mapping[str, str]:
    """Field -> what people would fill in for it: the attribute it is made of, or its image."""
    channel, _ = compile_channel(profile, model)
    names: dict[str, str] = {}
    for each in channel.fields if channel else ():
        codes = sorted(each.expression.names & model.attributes.keys())
        last = each.field.name.rpartition(".")[2].lower()
        if last in codes or len(codes) == 1:
            names[each.field.name] = last if last in codes else codes[0]
        elif "image" in each.source.text:
            names[each.field.name] = "main image"
    return names


def _first(by_channel: Mapping[str, list[Completeness]], common: Mapping[str, Mapping[str, str]]) -> Iterator[ToFix]:
    """What completes most listings comes first, then what most listings lack."""
    helps: Counter[str] = Counter()
    completes: Counter[str] = Counter()
    where: dict[str, dict[str, str]] = defaultdict(dict)
    for channel, listings in by_channel.items():
        for each in listings:
            things = {common[channel].get(name, name): name for name in each.missing}
            helps.update(things.keys())
            completes.update(things.keys() if len(things) == 1 else ())
            for thing, name in things.items():
                where[thing].setdefault(channel, name)
    for thing in sorted(helps, key=lambda thing: (-completes[thing], -helps[thing], thing)):
        name_there = next(iter(where[thing].values()))
        yield ToFix(thing, name_there, completes[thing], helps[thing], tuple(where[thing]))


def _blockers(listed: Mapping[str, list[str]], blocked: Blocked) -> Iterator[Blocker]:
    counts: Counter[str] = Counter()
    example: dict[str, tuple[str, str]] = {}
    for channel, skus in listed.items():
        for sku in skus:
            for rule, message in {each.rule: each.message for each in reversed(blocked.why(channel, sku))}.items():
                counts[rule] += 1
                example.setdefault(rule, (sku, message))
    for rule, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        yield Blocker(rule, count, *example[rule])
