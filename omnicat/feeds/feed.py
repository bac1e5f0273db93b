"""One feed being written: its plan, its spec, and what its template sees."""

from collections.abc import Mapping
from typing import Any, Protocol

from msgspec import Struct, field

from omnicat.model.channel import FeedPlan, Spec
from omnicat.model.listing import Listing

Item = Mapping[str, Any]
"""One item as a reader found it: field name -> text, number, list or mapping."""


class Renderer(Protocol):
    """A compiled template with three blocks; `about` holds `channel`, `locale` and, for an item, `listing`."""

    def header(self, about: Mapping[str, Any]) -> str:
        """What stands before the items."""

    def item(self, about: Mapping[str, Any]) -> str:
        """One item."""

    def footer(self, about: Mapping[str, Any]) -> str:
        """What stands after the items."""


class Feed(Struct, frozen=True):
    """A feed with all that its writing needs.

    `columns` are the names of the fields that a table shows. `channel` is what templates call so: name,
    title, country, currency, language, settings, shop. `renderer` is there where the plan names a template. `kept`
    holds what is worked out once for all items.
    """

    plan: FeedPlan
    spec: Spec
    columns: tuple[str, ...] = ()
    channel: Mapping[str, Any] = field(default_factory=dict)
    locale: str = ""
    renderer: Renderer | None = None
    kept: dict[str, Any] = field(default_factory=dict)


def columns_of(plan: FeedPlan, spec: Spec, mapped: Mapping[str, Any]) -> tuple[str, ...]:
    """The columns of a table: those the plan says, else every mapped field in the spec's order; one for each value of a
    field that has several.
    """
    names = plan.columns or tuple(name for name in spec.fields if name in mapped)
    return tuple(name for name in names for _ in range(spec.fields[name].columns if name in spec.fields else 1))


def words_of(feed: Feed) -> dict[str, Any]:
    """What the words of a layout stand for: the profile's settings, and what is known of its channel."""
    language, _, country = feed.locale.partition("-")
    tag = f"{language}_{country}" if country else language
    channel = {name: feed.channel.get(name) for name in ("currency", "country", "language")}
    return {**feed.channel.get("settings", {}), **channel, "locale": feed.locale, "language_tag": tag}


def sold(listing: Listing) -> tuple[Listing, ...]:
    """What is sold of an item: its variants, or the listing itself."""
    return listing.variants or (listing,)
