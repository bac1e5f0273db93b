"""The workbench of a process: channels compiled and templates loaded once, for the work on every product."""

from collections.abc import Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from omnicat.catalog.reading import Known
from omnicat.channels import Channel, Shop, compile_channel
from omnicat.channels.completeness import Needs
from omnicat.channels.dated import days_ahead, in_force, starting
from omnicat.channels.facts import Facts
from omnicat.channels.mapping import about_channel
from omnicat.checks.channel_checks import ChannelChecks
from omnicat.feeds import Feed, columns_of
from omnicat.model.channel import Profile
from omnicat.pipeline.weighing import Weighing
from omnicat.templating import load_template


class Plan(Struct, frozen=True):
    """What the work on every product depends on; a value that travels to other processes.

    Without `render` nothing is written: that is enough to look. `today` and `horizon` are days, YYYY-MM-DD.
    """

    shop: Shop
    profiles: Mapping[str, Profile]
    templates: Mapping[str, str]
    today: str
    horizon: str
    render: bool = True


class ReadyFeed(Struct, frozen=True):
    """A feed with what stands before and after its items."""

    feed: Feed
    header: bytes
    footer: bytes


class Bench(Struct, frozen=True):
    """A plan made ready in this process. `read` is what its products said before, for their readers."""

    plan: Plan
    channels: tuple[Channel, ...]
    weighing: Weighing
    checks: Mapping[str, ChannelChecks] = field(default_factory=dict)
    needs: Mapping[str, Needs] = field(default_factory=dict)
    feeds: Mapping[str, tuple[ReadyFeed, ...]] = field(default_factory=dict)
    facts: Mapping[str, Facts] = field(default_factory=dict)
    read: Known = field(default_factory=dict)


def bench_of(plan: Plan) -> Bench:
    """The plan made ready. Profiles that can't be used were left out before."""
    channels = channels_of(plan)
    feeds = {each.profile.name: feeds_of(each.profile, plan) for each in channels} if plan.render else {}
    checks = {each.profile.name: ChannelChecks(each, plan.shop, tuple(_ahead(each, plan))) for each in channels}
    needs = {each.profile.name: Needs(each, plan.shop) for each in channels}
    facts = {each.profile.name: Facts(each, plan.shop.model) for each in channels}
    return Bench(plan, channels, Weighing(plan.shop.model.settings), checks, needs, feeds, facts)


def channels_of(plan: Plan) -> tuple[Channel, ...]:
    """The plan's profiles, compiled, each with its spec as it stands today."""
    compiled = (
        compile_channel(replace(profile, spec=in_force(profile.spec, plan.today)), plan.shop.model)[0]
        for profile in plan.profiles.values()
    )
    return tuple(replace(channel, today=plan.today) for channel in compiled if channel)


def _ahead(channel: Channel, plan: Plan) -> Iterator[tuple[str, Channel]]:
    """The days until the horizon on which a rule of the channel starts, with what starts."""
    profile = plan.profiles[channel.profile.name]
    for day in days_ahead(profile.spec, plan.today, plan.horizon):
        then = replace(profile, spec=starting(profile.spec, plan.today, day))
        if (compiled := compile_channel(then, plan.shop.model)[0]) is not None:
            yield day, replace(compiled, today=plan.today)


def feeds_of(profile: Profile, plan: Plan) -> tuple[ReadyFeed, ...]:
    """The feeds of a channel, ready to be written."""
    from omnicat.feeds import render_footer, render_header

    texts = {name: field.default for name, field in profile.spec.fields.items()}
    texts |= {name: each.text for name, each in profile.mapping.items()}
    mapped = {name: text for name, text in texts.items() if text}
    mapped |= {name: "" for each in profile.own_records if isinstance(each, Mapping) for name in each}
    about = about_channel(profile, plan.shop.model)
    feeds = tuple(
        Feed(
            each,
            profile.spec,
            columns_of(each, profile.spec, mapped),
            about,
            profile.locale,
            load_template(each.template, plan.templates[each.template]) if each.template else None,
        )
        for each in profile.feeds
    )
    return tuple(ReadyFeed(each, render_header(each), render_footer(each)) for each in feeds)
