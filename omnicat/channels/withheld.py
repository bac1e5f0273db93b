"""Originals that a channel may not show on a day, each with the reason."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import NamedTuple

from omnicat.model.asset import NO_RIGHTS, Asset
from omnicat.model.channel import Profile

APPROVED = "approved"
EXPIRED, TOO_EARLY, NOT_APPROVED, NOT_LICENSED = "expired", "too-early", "not-approved", "not-licensed"


class Reason(NamedTuple):
    """Why an original is not shown: the kind of reason, in words behind the original's name, and the key of its record
    that says so."""

    kind: str
    words: str
    pointer: str


class Withheld(NamedTuple):
    """The originals that a channel may not show, by path. `mark` is the same for channels that lack the same ones."""

    reasons: Mapping[str, Reason]
    mark: bytes


NOTHING_WITHHELD = Withheld({}, b"")


def limited(assets: Mapping[str, Asset]) -> tuple[str, ...]:
    """The originals that not every channel may show at any time: few, in most libraries none."""
    return tuple(
        [path for path, each in assets.items() if each.status != APPROVED or each.rights != NO_RIGHTS],
    )


def withheld(paths: Iterable[str], assets: Mapping[str, Asset], profile: Profile, today: str) -> Withheld:
    """Those of the originals that the profile may not show today (YYYY-MM-DD; '' where days don't count)."""
    found = {path: reason for path in paths if (reason := why_not(assets[path], profile, today))}
    return Withheld(found, blake2b("\0".join(found).encode(), digest_size=16).digest()) if found else NOTHING_WITHHELD


def why_not(asset: Asset, profile: Profile, today: str) -> Reason | None:
    """Why the profile may not show the original on that day; None where it may."""
    rights = asset.rights
    if asset.status != APPROVED:
        return Reason(NOT_APPROVED, f"is not approved: its status is {asset.status}", "status")
    if rights == NO_RIGHTS:
        return None
    if today and rights.expires and rights.expires <= today:
        return Reason(EXPIRED, f"may be shown no more: its rights ended on {rights.expires}", "rights/expires")
    if today and rights.since > today:
        return Reason(TOO_EARLY, f"may not be shown yet: its rights begin on {rights.since}", "rights/from")
    if rights.regions and profile.country not in rights.regions:
        where = f"and the channel is for {profile.country}" if profile.country else "and the channel names no country"
        words = f"may be shown in {', '.join(rights.regions)} only, {where}"
        return Reason(NOT_LICENSED, words, "rights/regions")
    if rights.channels and not set(rights.channels).intersection(profile.names):
        return Reason(NOT_LICENSED, f"may be shown on {', '.join(rights.channels)} only", "rights/channels")
    return None


def days_of_asset(asset: Asset) -> tuple[str, ...]:
    """The days (YYYY-MM-DD) on which something of an original begins or ends: its rights, its people's releases."""
    if asset.rights == NO_RIGHTS and not asset.people:
        return ()
    days = (asset.rights.since, asset.rights.expires, *(each.expires for each in asset.people))
    return tuple(day for day in days if day)
