"""What is found while a product is shown or checked in a channel is about that channel, so it keeps out nobody elsewhere."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from omnicat.catalog import read_product
from omnicat.channels import Resolutions, show, sold
from omnicat.channels import rules as showing
from omnicat.checks import LISTING_CHECKS
from omnicat.checks.shown import Shown
from omnicat.documents import parse
from omnicat.findings import Finding, Severity
from omnicat.model.product import Product
from omnicat.pipeline.bench import Bench, bench_of
from omnicat.pipeline.blocking import blocked_by
from omnicat.pipeline.gathering import Options, plan_of
from omnicat.pipeline.opening import open_catalog
from tests.checks.case import TODAY, lay_out, read_case
from tests.checks.test_cases import CASES

SHOWING = (showing.CANNOT_SPELL.id, showing.EXPRESSION_FAILED.id)
RULES = frozenset({*(check.RULE.id for check in LISTING_CHECKS), *SHOWING})
ABOUT_CHANNELS = [path for path in CASES if RULES & {rule for _, _, rule in read_case(path).expected}]

Told = tuple[str, Product, tuple[Finding, ...]]
"""A channel, a product, and what was found while it was shown and checked there."""


@cache
def told(path: Path, root: Path) -> tuple[Told, ...]:
    opened = open_catalog(lay_out(read_case(path), root))
    bench = bench_of(plan_of(opened, Options(TODAY, render=False)))
    return tuple(each for name in opened.product_paths for each in in_channels(opened.files.read(name), name, bench))


def in_channels(data: bytes, path: str, bench: Bench) -> Iterator[Told]:
    shop = bench.plan.shop
    document = parse(data, path)[0]
    product = read_product(document, shop.model)[0] if document and document.data is not None else None
    for channel in bench.channels if product else ():
        assert product
        group, found = show(product, channel, shop, Resolutions(product, shop.model))
        if group:
            shown = Shown(product, channel, group, tuple(sold(group, channel)), bench.plan.today, bench.plan.horizon)
            found = (*found, *bench.checks[channel.profile.name].check(shown))
        yield channel.profile.name, product, found


@pytest.mark.parametrize("path", ABOUT_CHANNELS, ids=lambda path: path.stem)
def test_a_finding_of_a_channel_is_about_it_and_keeps_out_nobody_elsewhere(path: Path, tmp_path: Path) -> None:
    for channel, product, found in told(path, tmp_path):
        assert {each.subject.channel for each in found} <= {channel}
        errors = [each for each in found if each.severity >= Severity.ERROR]
        assert {where for where, _ in blocked_by(errors, product).reasons} <= {channel}


def test_the_cases_show_every_rule_of_a_channel(tmp_path: Path) -> None:
    seen = {each.rule for path in ABOUT_CHANNELS for *_, found in told(path, tmp_path / path.stem) for each in found}
    assert sorted(RULES - seen) == []
