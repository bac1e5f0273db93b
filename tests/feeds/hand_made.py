"""Small listings and feeds made by hand, for tests of what is written."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from omnicat.channels.specs import shipped_specs
from omnicat.feeds import Feed, Item, columns_of, join, read, render_footer, render_header, render_item
from omnicat.findings import Location
from omnicat.model.channel import FeedPlan, Part, Spec, SpecField
from omnicat.model.listing import Listing
from omnicat.templating import load_template

ROOT = Path(__file__).parents[2]
SHOP = {"name": "Harbor & Pine", "url": "https://harborandpine.example"}


def listing(sku: str, record: Mapping[str, Any], *, kind: str = "single", **more: Any) -> Listing:
    return Listing(sku, more.pop("group", sku), kind, "test", "en-US", Location("p.yaml"), spelled=record, **more)


def small_spec(*fields: SpecField) -> Spec:
    return Spec("test@2026-01", "Test", fields={field.name: field for field in fields})


def group(*names: str) -> dict[str, Part]:
    return {name: Part(name) for name in names}


def feed(plan: FeedPlan, spec: Spec, **channel: Any) -> Feed:
    source = (ROOT / "templates" / plan.template).read_text(encoding="utf-8") if plan.template else ""
    return Feed(
        plan,
        spec,
        columns_of(plan, spec, spec.fields),
        {"title": spec.title, "shop": SHOP, "settings": {}, "currency": "USD", **channel},
        "en-US",
        load_template(plan.template, source) if plan.template else None,
    )


def shipped(spec_id: str, format_name: str, **channel: Any) -> Feed:
    spec = shipped_specs()[spec_id]
    return feed(next(plan for plan in spec.feeds if plan.format == format_name), spec, **channel)


def with_columns(a_feed: Feed, *columns: str) -> Feed:
    return replace(a_feed, columns=columns)


def written(a_feed: Feed, *listings: Listing) -> bytes:
    fragments = [render_item(a_feed, each) for each in listings]
    return b"".join(join(a_feed.plan, render_header(a_feed), fragments, render_footer(a_feed)))


def read_back(a_feed: Feed, data: bytes) -> list[Item]:
    return list(read(a_feed, BytesIO(data)))
