"""What every result was made from, as digests: a result is right as long as these are the same."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from hashlib import blake2b
from typing import Any

import msgspec
from msgspec.structs import asdict, replace

from omnicat.attributes.definition import Attribute
from omnicat.attributes.naming import default_originals
from omnicat.cache import Moment, State
from omnicat.catalog.names import LONGEST_VALUE, Names
from omnicat.channels import Channel
from omnicat.channels.dated import days_of
from omnicat.channels.overlaying import overlaid
from omnicat.channels.product_types import of_profile
from omnicat.channels.withheld import days_of_asset
from omnicat.findings import Location
from omnicat.model.asset import Asset
from omnicat.model.channel import FeedPlan, Profile
from omnicat.model.family import Family
from omnicat.originals import PICTURED, heic_mark, picture_mark
from omnicat.pipeline.bench import Plan
from omnicat.pipeline.results import Made
from omnicat.repository import Version

ABSENT = b"-"
NOWHERE = Location("")
LENGTH_OF_DAY = len("YYYY-MM-DD")
ALWAYS = ("price",)
"""Attributes that checks of every product ask for by name."""


class Keys:
    """The digests of a plan, of each part of the model, and of the channels."""

    def __init__(self, plan: Plan, channels: Iterable[Channel], files: Version, code: str, state: State) -> None:
        shop, model = plan.shop, plan.shop.model
        self.code = code
        self._plan = plan
        self._files, self._state = files, state
        self._channels = {each.profile.name: each for each in channels}
        self._core = digest(
            code,
            shop.encoder,
            _pictured(plan),
            shop.channels,
            repr(replace(model.settings, where=NOWHERE)),
            model.locations,
        )
        self._of_asset: dict[str, bytes] = {}
        self._of_family: dict[str, bytes] = {}
        self._of_category: dict[str, bytes] = {}
        self._in_channels: dict[str, Mapping[str, bytes]] = {}
        self._everywhere: dict[tuple[str, tuple[str, ...]], bytes] = {}

    @cached_property
    def world(self) -> bytes:
        """Everything that any result depends on, but its own file and how feeds are written."""
        return digest(self.untimed, self.moment.mark)

    @cached_property
    def moment(self) -> Moment:
        """The time around today in which no result changes with the day."""
        return Moment(self._state, self.untimed, self._plan.today)

    @cached_property
    def untimed(self) -> bytes:
        """The world, whatever the day."""
        shop, model = self._plan.shop, self._plan.shop.model
        families = [(code, self._family(code)) for code in sorted(model.families)]
        categories = [(path, self._category(path)) for path in sorted(model.categories)]
        return digest(
            self._core,
            self._names,
            self._attributes,
            families,
            categories,
            model.assets,
            self._dated_assets,
            sorted(shop.stock.quantities.items()),
            sorted(shop.stock.by_location.items()),
            sorted(shop.backlinks.items()),
            self._of_channel,
        )

    @cached_property
    def whole(self) -> bytes:
        """What is found in the whole depends on, besides the rows: the world, and the places that findings name."""
        model, stock = self._plan.shop.model, self._plan.shop.stock
        families = sorted((code, each.where) for code, each in model.families.items())
        categories = sorted((path, each.where) for path, each in model.categories.items())
        return digest(self.untimed, families, categories, sorted(stock.places.items()))

    @cached_property
    def feeds(self) -> bytes:
        """How every feed is written."""
        return digest(self._of_feed)

    def made(self, path: str, content: bytes, made: Made) -> Made:
        """What a result with these names, and this kept out everywhere, is made from now. `content` is the digest of
        its file.
        """
        names = made.names
        if names is None:
            return replace(made, everywhere=digest(path, content, self.untimed), shown=b"", channels={}, feeds={})
        seen = self._seen(path, content, names)
        hints = self._names if made.asks_for_names else b""
        return replace(
            made,
            everywhere=digest(seen, self._model_of(names), hints),
            shown=digest(seen, made.blocked),
            channels=self._on_the_day(self._shown_by(names.family), made.days),
            feeds=self._of_feed,
        )

    def _on_the_day(self, shown: Mapping[str, bytes], days: Mapping[str, tuple[str, ...]]) -> Mapping[str, bytes]:
        """How each channel shows a product, and which of its days have come."""
        begun = {name: sum(day <= self._plan.today for day in each) for name, each in days.items()}
        return {**shown, **{name: digest(shown[name], begun[name]) for name in begun if name in shown}}

    @cached_property
    def _long_paths(self) -> bytes:
        """Assets whose paths are too long to be among a file's names: each product may use them."""
        assets = self._plan.shop.model.assets
        return digest([self._asset(path) for path in sorted(assets) if len(path) > LONGEST_VALUE])

    def _seen(self, path: str, content: bytes, names: Names) -> bytes:
        """The file, and what is said elsewhere of things that it names: categories, assets, stock, links back."""
        stock, backlinks = self._plan.shop.stock.quantities, self._plan.shop.backlinks
        model = self._plan.shop.model
        return digest(
            path,
            content,
            self._long_paths,
            [self._category(path) for path in names.categories],
            [self._asset(path) for path in names.assets],
            sorted(model.categories.keys() & names.values),
            [(path, self._asset(path)) for path in sorted(model.assets.keys() & names.values)],
            [stock.get(sku) for sku in (*names.skus, *names.links)],
            self._in_places((*names.skus, *names.links)),
            [(sku, backlinks[sku]) for sku in names.skus if sku in backlinks],
        )

    def _in_places(self, skus: tuple[str, ...]) -> list[int | None]:
        """How many of these there are in each place, where a channel asks for it."""
        shop = self._plan.shop
        places = shop.model.locations if shop.stock.by_location else ()
        return [shop.stock.at(sku, place) for place in places for sku in skus]

    def _model_of(self, names: Names) -> bytes:
        """What the model says of the family, of its attributes, and of the others that the file names."""
        key = names.family, names.attributes
        if key not in self._everywhere:
            family = self._plan.shop.model.families.get(names.family)
            codes = {*ALWAYS, *names.attributes, *(_attributes_of(family) if family else ())}
            known = [(code, self._attributes.get(code, ABSENT)) for code in sorted(codes)]
            self._everywhere[key] = digest(self._core, self._family(names.family), known)
        return self._everywhere[key]

    def _shown_by(self, family: str) -> Mapping[str, bytes]:
        """Channel -> how it shows products of the family."""
        if family not in self._in_channels:
            said = self._plan.shop.model.families.get(family)
            own = set(_attributes_needed(said)) if said else set()
            defaults = (
                [_default(self._plan.shop.model.attributes.get(code)) for code in said.attributes] if said else []
            )
            shown = {}
            for name, channel in self._channels.items():
                known = [(code, self._attributes.get(code, ABSENT)) for code in sorted(own | channel.uses)]
                shown[name] = digest(self._core, self._of_channel[name], self._family(family), defaults, known)
            self._in_channels[family] = shown
        return self._in_channels[family]

    @cached_property
    def _names(self) -> bytes:
        """All that a hint may name."""
        model = self._plan.shop.model
        families = [(code, each.parent, each.abstract) for code, each in sorted(model.families.items())]
        return digest(sorted(model.attributes), families, sorted(model.categories))

    @cached_property
    def _attributes(self) -> Mapping[str, bytes]:
        known = self._plan.shop.model.attributes
        return {code: digest(_attribute(each), self._default_originals(each)) for code, each in known.items()}

    def _default_originals(self, attribute: Attribute) -> list[bytes]:
        return [self._asset(path) for path in default_originals(attribute, self._plan.shop.model.settings.locales)]

    @cached_property
    def _of_channel(self) -> Mapping[str, bytes]:
        return {name: _profile(each.profile, self._files, self._plan) for name, each in self._channels.items()}

    @cached_property
    def _of_feed(self) -> Mapping[str, tuple[bytes, ...]]:
        texts = self._plan.templates
        return {
            name: tuple(self._feed(feed, texts.get(feed.template, "")) for feed in each.profile.feeds)
            for name, each in self._channels.items()
        }

    def _feed(self, feed: FeedPlan, template: str) -> bytes:
        """How a feed is written. A template that looks at all values of a listing may look at any attribute."""
        seen = self._attributes if "values" in template else ()
        return digest(repr(replace(feed, where=NOWHERE)), template, seen)

    def _family(self, code: str) -> bytes:
        """The family and all it inherits from."""
        if code not in self._of_family:
            families, chain = self._plan.shop.model.families, dict[str, Family]()
            each = code
            while each in families and each not in chain:
                chain[each] = replace(families[each], where=NOWHERE)
                each = families[each].parent
            self._of_family[code] = digest(chain)
        return self._of_family[code]

    def _category(self, path: str) -> bytes:
        if path not in self._of_category:
            category = self._plan.shop.model.categories.get(path)
            above = self._category(path.rpartition("/")[0]) if category and "/" in path else b""
            is_first = not self._plan.shop.model.categories
            self._of_category[path] = (
                digest(replace(category, where=NOWHERE), above) if category else digest(ABSENT, is_first)
            )
        return self._of_category[path]

    def _asset(self, path: str) -> bytes:
        if path not in self._of_asset:
            asset = self._plan.shop.model.assets.get(path)
            self._of_asset[path] = digest(asset, self._days_of(asset)) if asset else ABSENT
        return self._of_asset[path]

    def _days_of(self, asset: Asset) -> list[tuple[bool, bool]]:
        """Which of the days that an asset hangs on have come, and which are near."""
        return [(day <= self._plan.today, day <= self._plan.horizon) for day in days_of_asset(asset)]

    @cached_property
    def _dated_assets(self) -> list[tuple[str, list[tuple[bool, bool]]]]:
        """The assets that hang on days, with what of these has come."""
        assets = self._plan.shop.model.assets
        return [(path, days) for path in sorted(assets) if (days := self._days_of(assets[path]))]


def _pictured(plan: Plan) -> list[str]:
    """What decides how pictures of videos, documents and photos in HEIC come out, where a channel may show such."""
    roles, assets = plan.shop.model.settings.roles, plan.shop.model.assets
    heic = [heic_mark()] if any(asset.format == "heic" for asset in assets.values()) else []
    asked = {role for profile in plan.profiles.values() for role in profile.renditions if role in roles}
    return [*heic, *sorted({picture_mark(kind) for role in asked for kind in roles[role].kinds if kind in PICTURED})]


def next_change(plan: Plan) -> str:
    """The first day on which another of the dated rules counts, or is warned of, and so with rights: YYYY-MM-DD."""
    today, horizon = date.fromisoformat(plan.today), date.fromisoformat(plan.horizon)
    begins = {day for each in plan.profiles.values() for day in days_of(each.spec)}
    begins |= {day for each in plan.shop.model.assets.values() for day in days_of_asset(each)}
    ahead = [date.fromisoformat(f"{each}-01"[:LENGTH_OF_DAY]) for each in begins if each > plan.today]
    days = [*ahead, *(each - (horizon - today) for each in ahead if each > horizon)]
    return min(days, default=date.max).isoformat()


def digest(*values: Any) -> bytes:
    """16 bytes that tell values apart."""
    return blake2b(_encode(values), digest_size=16).digest()


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value))


_encode = msgspec.msgpack.Encoder(enc_hook=_plain).encode
"""Keeps the order of mappings: the first of several labels stands in for one that is missing."""


def _attribute(attribute: Attribute) -> bytes:
    """Written out, since 5.0 is not '5.0'."""
    return digest(repr(_placeless(attribute)))


def _placeless(attribute: Attribute) -> Attribute:
    """A line counts only where a finding may name it: at a default value."""
    columns = {code: _placeless(each) for code, each in attribute.columns.items()}
    return replace(attribute, columns=columns, where=NOWHERE if attribute.default is None else attribute.where)


def _default(attribute: Attribute | None) -> tuple[Any, ...]:
    """What of an attribute of the family bears on whether a listing has a value, whoever looks at it."""
    if attribute is None:
        return ()
    return attribute.code, attribute.type == "gtin", attribute.required, attribute.default, attribute.localizable


def _profile(profile: Profile, files: Version, plan: Plan) -> bytes:
    """All that the profile says, and its spec: one of the shop's own by its file, a shipped one belongs to the code."""
    spec, said = profile.spec, asdict(profile)
    own = files.read(spec.where.path) if spec.where.path in files.paths("specs/") else b""
    begun = [(day <= plan.today, day <= plan.horizon) for day in days_of(plan.profiles[profile.name].spec)]
    defined = [(each.where.path, each.digest) for each in of_profile(profile, plan.shop.product_types)]
    over = [plan.shop.model.assets.get(path) for path in overlaid(profile)]
    return digest(repr({**said, "spec": spec.id}), own, begun, defined, over)


def _attributes_of(family: Family) -> Iterator[str]:
    yield from family.attributes
    yield from _attributes_needed(family)


def _attributes_needed(family: Family) -> Iterator[str]:
    yield from family.axes
    for codes in (*family.required.values(), *family.recommended.values()):
        yield from codes
