"""A channel looks at no attribute but those it says it uses, and those that the product's family names."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from omnicat.attributes.definition import Attribute, Option
from omnicat.catalog import read_product
from omnicat.channels import Channel, Resolutions, Shop, compile_channel, show, sold
from omnicat.channels.completeness import Needs
from omnicat.channels.mapping import about_channel
from omnicat.checks.channel_checks import ChannelChecks
from omnicat.checks.shown import Shown
from omnicat.documents import parse
from omnicat.feeds import Feed, columns_of, render_item
from omnicat.model.listing import Listing, as_it_is
from omnicat.model.product import Product
from omnicat.pipeline.opening import Opened, open_catalog
from omnicat.templating import compile_text, load_template
from tests.channels.shop import PROFILE, channel, model
from tests.often import some

ROOT = Path(__file__).parents[2]
NAMES = sorted(path.stem for path in (ROOT / "channel_profiles").glob("*.yaml"))
DAY = "2026-11-22"


class Recorded(dict[str, Attribute]):
    """Definitions that know which of them were asked for by name."""

    def __init__(self, attributes: dict[str, Attribute]) -> None:
        super().__init__(attributes)
        self.asked: set[str] = set()

    def get(self, code: str, default: Any = None) -> Any:
        self.asked.add(code)
        return super().get(code, default)

    def __getitem__(self, code: str) -> Attribute:
        self.asked.add(code)
        return super().__getitem__(code)

    def __contains__(self, code: object) -> bool:
        self.asked.add(str(code))
        return super().__contains__(code)


@cache
def opened() -> Opened:
    return open_catalog(ROOT, only_known=True)


@cache
def products() -> tuple[Product, ...]:
    found = []
    for path in opened().product_paths:
        document = parse(opened().files.read(path), path)[0]
        product = read_product(document, opened().shop.model)[0] if document else None
        found += [product] if product else []
    return tuple(found)


def of_family(product: Product) -> frozenset[str]:
    family = opened().shop.model.families.get(product.family)
    return frozenset((*family.attributes, *family.axes)) if family else frozenset()


def made(product: Product, one: Channel, shop: Shop, values: Shop) -> tuple[Any, ...]:
    """All that follows from a product in a channel; its values are resolved with the definitions of another shop."""
    group, problems = show(product, one, shop, Resolutions(product, values.model))
    if group is None:
        return (problems,)
    selling = tuple(sold(group, one))
    found = ChannelChecks(one, shop).check(Shown(product, one, group, selling, DAY, DAY))
    needs = Needs(one, shop)
    lacks = tuple(needs.completeness_of(each) for each in selling if each.kind != "parent")
    listings = tuple(_without_values(each) for each in (group, *group.variants))
    return problems, tuple(found), lacks, listings, tuple(_rendered(one, group, selling))


def _without_values(listing: Listing) -> Listing:
    return replace(listing, values={}, variants=(), recorder=as_it_is)


def _rendered(one: Channel, group: Listing, selling: tuple[Listing, ...]) -> Iterator[bytes]:
    profile, model = one.profile, opened().shop.model
    for plan in profile.feeds:
        text = (ROOT / "templates" / plan.template).read_text("utf-8") if plan.template else ""
        template = load_template(plan.template, text) if text else None
        assert template is None or not template.sees_values
        columns = columns_of(plan, profile.spec, {each.field.name: each for each in one.fields})
        feed = Feed(plan, profile.spec, columns, about_channel(profile, model), profile.locale, template)
        for each in (group,) if plan.unit == "product" else selling:
            yield render_item(feed, each)


@pytest.mark.parametrize("name", NAMES)
def test_only_what_is_used_is_asked_for_by_name(name: str) -> None:
    shop = opened().shop
    for product in some(products(), 16):
        recorded = Recorded(dict(shop.model.attributes))
        own = {code: family for code, family in shop.model.families.items() if code == product.family}
        watched = replace(shop, model=replace(shop.model, attributes=recorded, families=own))
        one, _ = compile_channel(opened().profiles[name], watched.model)
        assert one is not None
        made(product, one, watched, shop)
        assert recorded.asked - one.uses - of_family(product) == set()


@pytest.mark.parametrize("name", NAMES)
def test_other_definitions_change_nothing(name: str) -> None:
    shop = opened().shop
    one, _ = compile_channel(opened().profiles[name], shop.model)
    assert one is not None
    for product in some(products(), 8):
        keep = one.uses | of_family(product)
        attributes = {code: each if code in keep else _another(each) for code, each in shop.model.attributes.items()}
        other = replace(shop, model=replace(shop.model, attributes=attributes))
        again, _ = compile_channel(opened().profiles[name], other.model)
        assert again is not None
        assert again.uses == one.uses
        assert made(product, again, other, other) == made(product, one, shop, shop)


def test_conditions_of_fields_that_nothing_fills_are_counted() -> None:
    spec = channel().profile.spec
    assert all(compile_text(field.when).names <= channel().uses for field in spec.fields.values() if field.when)


def test_select_uses_attributes_but_not_its_own_words() -> None:
    one = channel(PROFILE + "select: status == 'active' and brand and sku\n")
    assert "brand" in one.uses
    assert not {"status", "sku"} & one.uses


def test_an_attribute_that_is_only_said_is_not_used() -> None:
    assert model().attributes.keys() - channel(PROFILE).uses


def _another(attribute: Attribute) -> Attribute:
    return replace(
        attribute,
        type="text" if attribute.type == "gtin" else "gtin",
        labels={"en-US": "Another"},
        localizable=not attribute.localizable,
        options={"a": Option("a", {"en-US": "A"})},
        default="another",
        required=not attribute.required,
    )
