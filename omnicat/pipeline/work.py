"""The pure function at the heart: one product file in, everything that follows from it out, as bytes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

import msgspec

from omnicat.catalog import read_product
from omnicat.catalog.rows import Row, rows_of
from omnicat.channels import Channel, Resolutions, Shop, compile_channel, show, sold
from omnicat.channels.completeness import Completeness, completeness_of
from omnicat.channels.mapping import about_channel
from omnicat.checks import LISTING_CHECKS, PRODUCT_CHECKS
from omnicat.checks.protocol import Shown
from omnicat.documents import Document, parse
from omnicat.feeds import Feed, columns_of, file_name, render_item
from omnicat.findings import Finding, Location, Subject, finding
from omnicat.model.channel import FeedPlan, Profile
from omnicat.model.listing import Listing
from omnicat.model.product import Product
from omnicat.pipeline.blocking import Blocked, blocked_by
from omnicat.pipeline.own_rules import LEFT_OUT_WITH_PARENT, TEMPLATE_FAILED
from omnicat.policy import Ignore
from omnicat.policy.ignores import Ignoring
from omnicat.renditions import Wanted
from omnicat.schemas import check_against
from omnicat.templating import TemplatingProblem, load_template


@dataclass(frozen=True, slots=True)
class Plan:
    """What the work on every product depends on; a value that travels to other processes.

    Without `render` nothing is written: that is enough to look. `today` and `horizon` are days, YYYY-MM-DD.
    """

    shop: Shop
    profiles: Mapping[str, Profile]
    templates: Mapping[str, str]
    today: str
    horizon: str
    render: bool = True


@dataclass(frozen=True, slots=True)
class Copy:
    """An original that a channel needs as it is: the asset, and the file below the channel's folder."""

    asset: str
    file: str


@dataclass(frozen=True, slots=True)
class Fragment:
    """One item of one feed: which SKUs it shows and which renditions it needs. `file` where it is one of its own."""

    channel: str
    feed: int
    skus: tuple[str, ...]
    needs: tuple[str, ...]
    content: bytes
    file: str = ""


@dataclass(frozen=True, slots=True)
class ChannelResult:
    """What one channel shows of a product: the SKUs, the images, and how complete they are."""

    channel: str
    skus: tuple[str, ...]
    wanted: tuple[Wanted, ...] = ()
    copies: tuple[Copy, ...] = ()
    completeness: tuple[Completeness, ...] = ()


@dataclass(frozen=True, slots=True)
class ProductResult:
    """Everything that follows from one product file. `sku` is '' where the file has none."""

    path: str
    sku: str
    findings: tuple[Finding, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    rows: tuple[Row, ...] = ()
    channels: tuple[ChannelResult, ...] = ()
    fragments: tuple[Fragment, ...] = ()


Job = tuple[str, bytes]
"""A product file: its path and its bytes."""

decode = msgspec.msgpack.Decoder(ProductResult).decode


@dataclass(frozen=True, slots=True)
class Bench:
    """A plan made ready in this process: channels compiled, templates loaded."""

    plan: Plan
    channels: tuple[Channel, ...]
    feeds: Mapping[str, tuple[Feed, ...]] = field(default_factory=dict)


def prepare(plan: Plan) -> Callable[[Job], bytes]:
    """The work on one product file, as a function from its path and bytes to an encoded ProductResult."""
    channels = tuple(
        channel for profile in plan.profiles.values() if (channel := compile_channel(profile, plan.shop.model)[0])
    )
    feeds = {each.profile.name: feeds_of(each.profile, plan) for each in channels} if plan.render else {}
    encode = msgspec.msgpack.Encoder().encode
    bench = Bench(plan, channels, feeds)
    return lambda job: encode(work(job, bench))


def feeds_of(profile: Profile, plan: Plan) -> tuple[Feed, ...]:
    """The feeds of a channel, ready to be written."""
    mapped = {name: field.default for name, field in profile.spec.fields.items() if field.default}
    mapped |= {name: each.text for name, each in profile.mapping.items()}
    mapped = {name: text for name, text in mapped.items() if text}
    about = about_channel(profile, plan.shop.model)
    return tuple(
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


def work(job: Job, bench: Bench) -> ProductResult:
    """One product file read, checked, shown in every channel and rendered. Depends on nothing but its arguments."""
    path, data = job
    document, problems = parse(data, path)
    if document is None:
        return ProductResult(path, "", problems)
    shape = check_against("product", document)
    product, read = read_product(document, bench.plan.shop.model)
    ignores = ignores_of(document)
    if product is None:
        return ProductResult(path, "", document.located((*problems, *shape, *read)), ignores)
    found = [*problems, *shape, *read]
    found += (each for check in PRODUCT_CHECKS for each in check.check(product, bench.plan.shop))
    mark = partial(_marked, document=document, ignoring=Ignoring(ignores, ()))
    channels, fragments = _in_channels(product, bench, found, mark)
    rows = rows_of(product, bench.plan.shop.model)
    return ProductResult(path, product.sku, mark(found), ignores, rows, channels, fragments)


def ignores_of(document: Document) -> tuple[Ignore, ...]:
    """The ignore comments of a file; one that stands alone on its line speaks for the next."""
    lines = document.body.splitlines() if "omnicat:" in document.text else []
    return tuple(
        Ignore(
            document.path,
            each.line,
            each.rules,
            each.reason,
            lines[each.line - 1].rfind("#") + 1,
            lines[each.line - 1].lstrip().startswith("#"),
        )
        for each in document.ignores()
    )


def _marked(findings: list[Finding], *, document: Document, ignoring: Ignoring) -> tuple[Finding, ...]:
    return tuple(ignoring.mark(each) for each in document.located(findings))


Mark = Callable[[list[Finding]], tuple[Finding, ...]]


def _in_channels(
    product: Product, bench: Bench, found: list[Finding], mark: Mark
) -> tuple[tuple[ChannelResult, ...], tuple[Fragment, ...]]:
    shop, seen = bench.plan.shop, Resolutions(product, bench.plan.shop.model)
    views: list[tuple[Channel, Shown]] = []
    for channel in bench.channels:
        group, problems = show(product, channel, shop, seen)
        found += problems
        if group:
            shown = Shown(product, channel, shop, group, tuple(sold(group, channel)), bench.plan.today, bench.plan.horizon)
            found += (each for check in LISTING_CHECKS for each in check.check(shown))
            views.append((channel, shown))
    blocked = blocked_by(mark(found), product)
    for _, shown in views:
        found += _orphans(shown, blocked)
    blocked = blocked_by(mark(found), product)
    fragments = tuple(each for _, shown in views for each in _fragments(shown, bench, blocked, found))
    return tuple(_result(channel, shown, shop) for channel, shown in views), fragments


def _orphans(shown: Shown, blocked: Blocked) -> Iterator[Finding]:
    """The variants of a parent that is left out, where the channel lists parents."""
    name = shown.channel.profile.name
    if shown.group in shown.sold and shown.group.variants and blocked.blocks(name, shown.group.sku):
        for each in shown.group.variants:
            if not blocked.blocks(name, each.sku):
                about = Subject("product", each.sku, name, each.locale)
                message = f"'{each.sku}' is left out since its parent '{shown.group.sku}' is"
                yield finding(LEFT_OUT_WITH_PARENT, each.where, message, "mend the parent's listing", subject=about)


def _result(channel: Channel, shown: Shown, shop: Shop) -> ChannelResult:
    listings = (shown.group, *shown.group.variants)
    images = {each.key + each.file: each for listing in listings for each in listing.images}
    copies = {each.file: Copy(each.asset, each.file) for listing in listings for each in listing.files}
    return ChannelResult(
        channel.profile.name,
        tuple(each.sku for each in shown.sold),
        tuple(Wanted(each.asset, each.digest, each.spec, each.key, each.file) for each in images.values()),
        tuple(copies.values()),
        tuple(completeness_of(each, channel, shop) for each in shown.sold if each.kind != "parent"),
    )


def _fragments(shown: Shown, bench: Bench, blocked: Blocked, found: list[Finding]) -> Iterator[Fragment]:
    name = shown.channel.profile.name
    for number, feed in enumerate(bench.feeds.get(name, ())):
        for listing, skus in _items(shown, feed.plan, blocked):
            try:
                content = render_item(feed, listing)
            except TemplatingProblem as problem:
                found += _failed(problem, skus, listing, name)
                continue
            file = file_name(feed.plan, listing, str(listing.about["slug"])) if feed.plan.each else ""
            yield Fragment(name, number, skus, _needs(listing), content, file)


def _items(shown: Shown, plan: FeedPlan, blocked: Blocked) -> Iterator[tuple[Listing, tuple[str, ...]]]:
    """What a feed shows of a product, without what is blocked: its listings, or the product with its variants."""
    name = shown.channel.profile.name
    good = tuple(each for each in shown.sold if not blocked.blocks(name, each.sku))
    if not any(each.kind != "parent" for each in good):
        return
    if plan.unit == "listing":
        yield from ((each, (each.sku,)) for each in good)
        return
    variants = tuple(each for each in shown.group.variants if each in good)
    yield replace(shown.group, variants=variants), tuple(each.sku for each in good)


def _needs(listing: Listing) -> tuple[str, ...]:
    shown = (listing, *listing.variants)
    return tuple(sorted({image.key for each in shown for image in each.images}))


def _failed(problem: TemplatingProblem, skus: tuple[str, ...], listing: Listing, channel: str) -> Iterator[Finding]:
    for sku in skus:
        about = Subject("product", sku, channel, listing.locale)
        where = Location(listing.where.path, 0, 0, listing.where.pointer)
        message = f"the template fails for '{sku}': {problem}"
        yield finding(TEMPLATE_FAILED, where, message, "correct the template", subject=about)
