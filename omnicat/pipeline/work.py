"""The pure function at the heart: one product file in, everything that follows from it out, as bytes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from omnicat.catalog import read_product
from omnicat.catalog.rows import rows_of
from omnicat.channels import Resolutions, show, sold
from omnicat.channels.completeness import Needs
from omnicat.checks import PRODUCT_CHECKS
from omnicat.checks.protocol import Shown
from omnicat.documents import Document, parse
from omnicat.feeds import file_name, render_item
from omnicat.findings import Finding, Location, Subject, finding
from omnicat.model.channel import FeedPlan
from omnicat.model.listing import Listing
from omnicat.model.product import Product
from omnicat.pipeline.bench import Bench, Plan, bench_of
from omnicat.pipeline.blocking import Blocked, blocked_by
from omnicat.pipeline.own_rules import NO_VARIANT_LEFT, TEMPLATE_FAILED
from omnicat.pipeline.results import ChannelResult, Copy, Fragment, ProductResult, encode
from omnicat.pipeline.together import together
from omnicat.pipeline.unread import seeming_rows
from omnicat.policy import Ignore
from omnicat.renditions import Wanted
from omnicat.schemas import check_against
from omnicat.templating import TemplatingProblem

Job = tuple[str, bytes]
"""A product file: its path and its bytes."""

Weigh = Callable[[Iterable[Finding]], tuple[Finding, ...]]
"""Gives findings their lines, their severity in this shop, and the mark of who put them aside."""


def prepare(plan: Plan) -> Callable[[Job], bytes]:
    """The work on one product file, as a function from its path and bytes to an encoded ProductResult."""
    bench = bench_of(plan)
    return lambda job: encode(work(job, bench))


def work(job: Job, bench: Bench) -> ProductResult:
    """One product file read, checked, shown in every channel and rendered. Depends on nothing but its arguments."""
    path, data = job
    document, problems = parse(data, path)
    if document is None or document.data is None:
        return ProductResult(path, "", problems, seeming=seeming_rows(path, data, bench.plan.shop.model))
    shape = check_against("product", document)
    product, read = read_product(document, bench.plan.shop.model)
    ignores = ignores_of(document)
    if product is None:
        wrong = document.located((*problems, *shape, *read))
        return ProductResult(path, "", wrong, ignores, seeming=seeming_rows(path, data, bench.plan.shop.model))
    found = [*problems, *shape, *read]
    found += (each for check in PRODUCT_CHECKS for each in check.check(product, bench.plan.shop))

    def weigh(findings: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(bench.weighing.weighed(document.located(findings), ignores))

    channels, fragments = _in_channels(product, bench, found, weigh)
    rows = rows_of(product, bench.plan.shop.model)
    return ProductResult(path, product.sku, document.located(found), ignores, rows, channels, fragments)


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


def _in_channels(
    product: Product, bench: Bench, found: list[Finding], weigh: Weigh
) -> tuple[tuple[ChannelResult, ...], tuple[Fragment, ...]]:
    in_channels: list[Finding] = []
    views = tuple(_views(product, bench, in_channels))
    found += together(in_channels)
    weighed = weigh(found)
    blocked = blocked_by(weighed, product)
    entailed = [each for shown in views for each in _entailed(shown, blocked)]
    found += entailed
    blocked = blocked_by((*weighed, *weigh(entailed)), product)
    fragments = tuple(each for shown in views for each in _fragments(shown, bench, blocked, found))
    return tuple(_result(shown, bench.needs[shown.channel.profile.name]) for shown in views), fragments


def _views(product: Product, bench: Bench, found: list[Finding]) -> Iterator[Shown]:
    """The product in every channel that shows it, checked there."""
    plan, seen = bench.plan, Resolutions(product, bench.plan.shop.model)
    for channel in bench.channels:
        group, problems = show(product, channel, plan.shop, seen)
        found += problems
        if group:
            selling = tuple(sold(group, channel))
            shown = Shown(product, channel, group, selling, plan.today, plan.horizon)
            found += bench.checks[channel.profile.name].check(shown)
            yield shown


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
    images = {each.key + each.file: each for listing in listings for each in listing.images}
    copies = {each.file: Copy(each.asset, each.file) for listing in listings for each in listing.files}
    return ChannelResult(
        shown.channel.profile.name,
        tuple(each.sku for each in shown.sold),
        tuple(Wanted(each.asset, each.digest, each.spec, each.key, each.file) for each in images.values()),
        tuple(copies.values()),
        tuple(needs.completeness_of(each) for each in shown.sold if each.kind != "parent"),
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
            whole = shown.group if feed.plan.unit == "product" else listing
            yield Fragment(name, number, skus, _needs(whole), content, file)


def _items(shown: Shown, plan: FeedPlan, blocked: Blocked) -> Iterator[tuple[Listing, tuple[str, ...]]]:
    """What a feed shows of a product, without what is blocked: its listings, or the product with its variants."""
    name = shown.channel.profile.name
    good = tuple(each for each in shown.sold if not blocked.blocks(name, each.sku))
    if plan.unit == "listing":
        yield from ((each, (each.sku,)) for each in good)
    elif any(each.kind != "parent" for each in good):
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
