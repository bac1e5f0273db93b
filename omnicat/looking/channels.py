"""The catalog's channels, and the specs that no profile uses yet."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from omnicat.model.channel import Profile, Spec
from omnicat.pipeline import Opened

FOLDER = "channel_profiles/"


class ChannelRow(Struct, frozen=True):
    """One channel. `feeds` are its files. One that `is_broken` has a profile that can't be used, and says nothing more."""

    channel: str
    spec: str
    locale: str
    currency: str
    country: str
    select: str
    feeds: tuple[str, ...]
    is_broken: bool


class Unused(Struct, frozen=True):
    """The newest spec of a channel that no profile uses, and the command that adds it."""

    spec: str
    title: str
    command: str


class Channels(Struct, frozen=True):
    """The channels by name, and those that could be added."""

    used: tuple[ChannelRow, ...]
    unused: tuple[Unused, ...]


def channels_of(opened: Opened, specs: Mapping[str, Spec]) -> Channels:
    """All channels of a catalog."""
    files = (path.removeprefix(FOLDER) for path in opened.files.paths(FOLDER) if path.endswith((".yaml", ".yml")))
    names = sorted({name.rpartition(".")[0].rpartition("/")[2] for name in files})
    rows = tuple(_row(name, opened.profiles.get(name)) for name in names)
    return Channels(rows, tuple(_unused(opened.profiles.values(), specs)))


def _row(name: str, profile: Profile | None) -> ChannelRow:
    if profile is None:
        return ChannelRow(name, "", "", "", "", "", (), is_broken=True)
    feeds = tuple(feed.file for feed in profile.feeds)
    return ChannelRow(
        name, profile.spec.id, profile.locale, profile.currency, profile.country, profile.select, feeds, is_broken=False
    )


def _unused(profiles: Iterable[Profile], specs: Mapping[str, Spec]) -> Iterable[Unused]:
    known = list(profiles)
    used = {profile.spec.name for profile in known}
    country = next((f" --country {profile.country}" for profile in known if profile.country), "")
    newest = {each.partition("@")[0]: each for each in sorted(specs)}
    for name, spec_id in newest.items():
        if name not in used:
            spec = specs[spec_id]
            yield Unused(spec.id, spec.title, f"omnicat channel add {spec.short}{country}")
