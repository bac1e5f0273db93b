"""The pure function at the heart: one product file in, everything that follows from it out, as bytes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from omnicat.catalog import read_product
from omnicat.catalog.names import names_in
from omnicat.catalog.rows import rows_of
from omnicat.channels import Channel, Resolutions, Shop, leave, show, sold, tells_of_variants
from omnicat.channels.completeness import Needs
from omnicat.checks import PLAIN_CHECKS, PRODUCT_CHECKS
from omnicat.checks.protocol import Shown
from omnicat.documents import Document, parse
from omnicat.findings import Finding, Location, Subject, finding
from omnicat.model.channel import FeedPlan
from omnicat.model.listing import Listing, ListingImage
from omnicat.model.product import Product
from omnicat.pipeline.agreeing import differing, merged
from omnicat.pipeline.bench import Bench, Plan, ReadyFeed, bench_of
from omnicat.pipeline.blocking import NOTHING, Blocked, blocked_by
from omnicat.pipeline.own_rules import NO_VARIANT_LEFT, TEMPLATE_FAILED
from omnicat.pipeline.results import (
    ChannelResult,
    Copy,
    Found,
    Item,
    Items,
    Made,
    Outcome,
    Rows,
    Texts,
    encode,
    outcome,
)
from omnicat.pipeline.unread import seeming_rows
from omnicat.policy import Ignore
from omnicat.renditions import Wanted
from omnicat.schemas import check_against
from omnicat.templating import TemplatingProblem

Asked = Mapping[str, tuple[int, ...]]
"""The channels to show a product in, and the numbers of the feeds to render of each."""


class Job(NamedTuple):
    """A product file: its path and its bytes; what is asked of it, None meaning everything that is planned.

    `said` is what channels said of its facts before, encoded; it is still right for those that are `kept`.
    """

    path: str
    data: bytes
    asked: Asked | None = None
    said: bytes = b""
    kept: tuple[str, ...] = ()


Weigh = Callable[[Sequence[Finding]], tuple[Finding, ...]]
"""Gives findings that have their lines their severity in this shop, and the mark of who put them aside."""


def prepare(plan: Plan) -> Callable[[Job], bytes]:
    """The work on one product file, as a function from its path and bytes to an encoded Outcome."""
    bench = bench_of(plan)
    return lambda job: encode(work(job, bench))


def work(job: Job, bench: Bench) -> Outcome:
    """One product file read, checked, shown in every channel and rendered. Depends on nothing but its arguments."""
    document, problems = parse(job.data, job.path)
    if document is None or document.data is None:
        return _unread(job, bench, Found(problems))
    shape = check_against("product", document)
    product, read = read_product(document, bench.plan.shop.model, bench.read)
    ignores = ignores_of(document)
    if product is None:
        return _unread(job, bench, Found(document.located((*problems, *shape, *read)), ignores))
    checks = PRODUCT_CHECKS if product.root.variants else PLAIN_CHECKS
    checked = (each for check in checks for each in check.check(product, bench.plan.shop))
    found = document.located((*problems, *shape, *read, *checked))

    def weigh(findings: Sequence[Finding]) -> tuple[Finding, ...]:
        return tuple(bench.weighing.weighed(findings, ignores))

    everywhere = weigh(found)
    views = tuple(_views(product, bench, job.asked, everywhere, weigh, document))
    facts = merged(job.said, job.kept, _facts(views, bench))
    rendered = tuple(each for view in views for each in _rendered(view, bench, job.asked))
    said = Found(
        found,
        ignores,
        {view.name: view.found for view in views if view.found},
        _by_channel((each.channel, each.feed, document.located(each.failed)) for each in rendered),
        tuple(differing(facts, product, document.place)),
    )
    return outcome(
        product.sku,
        said,
        Rows(rows_of(product, bench.plan.shop.model)),
        tuple(_result(view.shown, bench.needs[view.name]) for view in views if view.shown),
        tuple(Items(each.channel, each.feed, tuple(item for item, _ in each.items)) for each in rendered),
        tuple(Texts(each.channel, each.feed, tuple(text for _, text in each.items)) for each in rendered),
        _made(document, found, blocked_by(everywhere, product), encode(facts), views),
    )


def _made(
    document: Document, found: Iterable[Finding], blocked: Blocked, facts: bytes, views: Iterable["_View"]
) -> Made:
    days = {view.name: view.days for view in views if view.days}
    return Made(names_in(document), any(map(_may_hint, found)), encode(sorted(blocked.reasons)), facts, days=days)


def _facts(views: Iterable["_View"], bench: Bench) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Channel, SKU, and each fact with its text, of all that is sold; what is left out says nothing to anybody."""
    for view in views:
        name = view.name
        for listing in view.shown.sold if view.shown else ():
            if listing.kind != "parent" and not view.blocked.blocks(name, listing.sku):
                yield name, listing.sku, bench.facts[name].said(listing)


def _may_hint(each: Finding) -> bool:
    """Whether the finding's hint may name the nearest of all attributes, families, categories or channels."""
    return each.rule.startswith("product/unknown-") or each.rule == "product/abstract-family"


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


def _unread(job: Job, bench: Bench, found: Found) -> Outcome:
    return outcome("", found, Rows(seeming=seeming_rows(job.path, job.data, bench.plan.shop.model)))


class _View(Struct, frozen=True):
    """A product as one channel shows it, if it does; what is wrong with it there, and what is kept out. `leaving` is
    what the channel is told to be gone, `days` are those on which what is wrong changes with the day.
    """

    channel: Channel
    shown: Shown | None
    found: tuple[Finding, ...] = ()
    blocked: Blocked = NOTHING
    leaving: tuple[Listing, ...] = ()
    days: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.channel.profile.name


def _views(
    product: Product,
    bench: Bench,
    asked: Asked | None,
    everywhere: tuple[Finding, ...],
    weigh: Weigh,
    document: Document,
) -> Iterator[_View]:
    """The product in every channel that is asked for, checked there."""
    plan, seen = bench.plan, Resolutions(product, bench.plan.shop.model)
    outside = blocked_by(everywhere, product)
    for channel in bench.channels:
        if asked is not None and channel.profile.name not in asked:
            continue
        group, problems = show(product, channel, plan.shop, seen)
        leaving, more = leave(product, channel, plan.shop, seen)
        problems += tuple(each for each in more if each not in problems)
        if group is None:
            yield _View(channel, None, document.located(problems), leaving=leaving)
            continue
        shown = Shown(product, channel, group, tuple(sold(group, channel)), plan.today, plan.horizon)
        found = document.located((*problems, *bench.checks[channel.profile.name].check(shown)))
        blocked = blocked_by((*everywhere, *weigh(found)), product) if found else outside
        if entailed := tuple(_entailed(shown, blocked)):
            found = (*found, *document.located(entailed))
            blocked = blocked_by((*everywhere, *weigh(found)), product)
        days = tuple(sorted(shown.days))
        yield _View(channel, _without_blocked(shown, blocked, plan.shop, seen), found, blocked, leaving, days)


def _without_blocked(shown: Shown, blocked: Blocked, shop: Shop, seen: Resolutions) -> Shown:
    """The product's own listing says nothing of variants that are left out."""
    bad = frozenset(each.sku for each in shown.group.variants if blocked.blocks(shown.channel.profile.name, each.sku))
    if not bad or len(bad) == len(shown.group.variants) or not tells_of_variants(shown.channel):
        return shown
    group, _ = show(shown.product, shown.channel, shop, seen, bad)
    if group is None:
        return shown
    own = replace(group, variants=shown.group.variants)
    sold_now = tuple(own if each is shown.group else each for each in shown.sold)
    return Shown(shown.product, shown.channel, own, sold_now, shown.today, shown.horizon)


def _entailed(shown: Shown, blocked: Blocked) -> Iterator[Finding]:
    """A parent without variants has nothing to sell."""
    name, parent = shown.channel.profile.name, shown.group
    if not parent.variants or parent not in shown.sold or blocked.blocks(name, parent.sku):
        return
    if all(blocked.blocks(name, each.sku) for each in parent.variants):
        message = f"'{parent.sku}' is left out since all its variants are"
        about = Subject("product", parent.sku, name, parent.locale)
        yield finding(NO_VARIANT_LEFT, parent.where, message, "mend one of the variants", subject=about)


def _result(shown: Shown, needs: Needs) -> ChannelResult:
    listings = (shown.group, *shown.group.variants)
    images = {made.key + made.file: made for listing in listings for made in _wanted(listing)}
    copies = {each.file: Copy(each.asset, each.file) for listing in listings for each in listing.files}
    return ChannelResult(
        shown.channel.profile.name,
        tuple(each.sku for each in shown.sold),
        tuple(images.values()),
        tuple(copies.values()),
        tuple(needs.completeness_of(each) for each in shown.sold if each.kind != "parent"),
    )


def _wanted(listing: Listing) -> Iterator[Wanted]:
    """The renditions that a listing shows, in all their sizes."""
    for image in _shown_images(listing):
        yield Wanted(image.asset, image.digest, image.spec, image.key, image.file)
        for each in image.others:
            yield Wanted(image.asset, image.digest, each.spec, each.key, each.file)


class _Rendered(Struct, frozen=True):
    """The items of a product in one feed, each with its text, and what is wrong with those that could not be rendered."""

    channel: str
    feed: int
    items: tuple[tuple[Item, bytes], ...]
    failed: tuple[Finding, ...]


def _rendered(view: _View, bench: Bench, asked: Asked | None) -> Iterator[_Rendered]:
    """What each feed that is asked for shows of a product."""
    feeds = bench.feeds.get(view.name, ())
    for number in range(len(feeds)) if asked is None else asked[view.name]:
        items: list[tuple[Item, bytes]] = []
        failed: list[Finding] = []
        for listing, skus in _items(view, feeds[number].feed.plan):
            try:
                items.append(item_of(listing, skus, feeds[number], view.shown))
            except TemplatingProblem as problem:
                failed += _failed(problem, skus or (listing.sku,), listing, view.name)
        yield _Rendered(view.name, number, tuple(items), tuple(failed))


def _items(view: _View, plan: FeedPlan) -> Iterator[tuple[Listing, tuple[str, ...]]]:
    """What a feed holds of a product, each with the SKUs that it shows; what tells of one that is gone shows none."""
    if view.shown and plan.of != "retired":
        yield from _shown_items(view.shown, plan, view.blocked)
    if plan.of != "active":
        yield from (
            (each, ()) for each in view.leaving if each.record and (not plan.below or plan.below in each.record)
        )


def _shown_items(shown: Shown, plan: FeedPlan, blocked: Blocked) -> Iterator[tuple[Listing, tuple[str, ...]]]:
    """What a feed shows of a product, without what is blocked: its listings, or the product with its variants."""
    name = shown.channel.profile.name
    good = tuple(each for each in shown.sold if not blocked.blocks(name, each.sku))
    if plan.unit == "channel":
        return
    if plan.unit == "listing":
        yield from ((each, (each.sku,)) for each in good if not plan.below or plan.below in each.record)
    elif plan.below and plan.below not in shown.group.record:
        return
    elif any(each.kind != "parent" for each in good):
        variants = tuple(each for each in shown.group.variants if each in good)
        group = shown.group if variants == shown.group.variants else replace(shown.group, variants=variants)
        yield group, tuple(each.sku for each in good)


def item_of(listing: Listing, skus: tuple[str, ...], ready: ReadyFeed, shown: Shown | None) -> tuple[Item, bytes]:
    """The item with its text, which is read back on its own. Raises TemplatingProblem."""
    # Where nothing is written, what writes is not imported.
    from omnicat.feeds.trying import try_item
    from omnicat.feeds.writing import file_name, render_item

    feed = ready.feed
    text = render_item(feed, listing)
    tried = try_item(feed, ready.header, text, ready.footer)
    file = file_name(feed.plan, listing, str(listing.about["slug"])) if feed.plan.each else ""
    whole = shown.group if shown and skus and feed.plan.unit == "product" else listing
    removes = "" if skus else listing.sku
    return Item(skus, _needs(whole), file, tried.count, tried.wrong, tried.mark, removes), text


def _needs(listing: Listing) -> tuple[str, ...]:
    shown = (listing, *listing.variants)
    images = [image for each in shown for image in _shown_images(each)]
    others = (other.key for each in images for other in each.others)
    return tuple(
        sorted({*(each.key for each in images), *others, *(file.file for each in shown for file in each.files)})
    )


def _shown_images(listing: Listing) -> tuple[ListingImage, ...]:
    """Its images, and the pictures that stand for its files."""
    return (
        (*listing.images, *(each.poster for each in listing.files if each.poster)) if listing.files else listing.images
    )


def _failed(problem: TemplatingProblem, skus: tuple[str, ...], listing: Listing, channel: str) -> Iterator[Finding]:
    for sku in skus:
        about = Subject("product", sku, channel, listing.locale)
        where = Location(listing.where.path, 0, 0, listing.where.pointer)
        message = f"the template fails for '{sku}': {problem}"
        yield finding(TEMPLATE_FAILED, where, message, "correct the template", subject=about)


def _by_channel(
    found: Iterable[tuple[str, int, tuple[Finding, ...]]],
) -> dict[str, tuple[tuple[int, Finding], ...]]:
    """What could not be rendered: channel -> number of the feed and finding."""
    by_channel: dict[str, tuple[tuple[int, Finding], ...]] = {}
    for channel, feed, failed in found:
        if failed:
            by_channel[channel] = (*by_channel.get(channel, ()), *((feed, each) for each in failed))
    return by_channel
