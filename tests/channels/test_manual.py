"""Every member that expressions and templates see has its line in the manual, and every line its member."""

from pathlib import Path

import pytest

from omnicat.channels import shipped_specs
from omnicat.channels.about import NO_CATEGORY
from omnicat.channels.manual import CATALOG, CHANNEL, FIELDS, LISTING, MEMBERS, TEMPLATE
from omnicat.channels.mapping import about_for_expressions
from omnicat.model.catalog import Model
from omnicat.model.channel import LISTING_KINDS
from omnicat.schemas.spec_field import FIELD_TYPES
from omnicat.templating.sights import MADE
from tests.specs.small_shop import MUG, TEE, channel, shown

ONLY_WHERE = {"location", "specification"}
"""Members that few listings have: in a place, and where a mapping asks."""


@pytest.mark.parametrize("name", ["google-us", "website", "shopify"])
@pytest.mark.parametrize("product", [TEE, MUG], ids=["tee", "mug"])
def test_a_listing_has_the_members_that_the_manual_tells(name: str, product: str) -> None:
    group = shown(product, name)[0]
    for each in (group, *group.variants):
        assert sorted(each.about.keys() - LISTING.keys()) == []
        assert sorted(LISTING.keys() - each.about.keys() - ONLY_WHERE) == []
        assert each.about["kind"] in LISTING_KINDS
    assert NO_CATEGORY.keys() <= LISTING.keys()


def test_members_that_few_listings_have_are_there_where_they_are_told() -> None:
    specs = shipped_specs().values()
    texts = {field.default for spec in specs for field in spec.fields.values()}
    assert all(any(f"listing.{name}" in text for text in texts) for name in ONLY_WHERE)


def test_a_channel_and_a_catalog_have_the_members_that_the_manual_tells() -> None:
    about = about_for_expressions(channel("google-us").profile, Model())
    assert sorted(about) == sorted(CHANNEL)
    assert sorted(about["shop"]) == sorted(CATALOG)


def test_a_template_sees_the_members_that_the_manual_tells() -> None:
    group = shown(TEE, "google-us")[0]
    assert [name for name in TEMPLATE if not hasattr(group, name)] == []
    assert sorted(MADE - TEMPLATE.keys()) == []
    assert set(TEMPLATE) == {*group.__struct_fields__, "record", "fields"} - {"recorder"}


def test_every_type_of_field_is_told() -> None:
    told = {*FIELDS, "html", "url", "gtin"} - {"group", "several"}
    assert told == set(FIELD_TYPES)


def test_no_expression_of_a_shipped_spec_names_a_member_that_is_not_told() -> None:
    for spec in shipped_specs().values():
        for field in spec.fields.values():
            for word in ("listing", "channel", "catalog"):
                parts = f" {field.default} {field.only} {field.when}".split(f" {word}.")[1:]
                named = {part.split()[0].split(".")[0].split("[")[0].strip("(){},|'\"") for part in parts}
                assert sorted(named - MEMBERS[word][1].keys()) == [], (spec.id, field.name)


def test_the_page_about_mappings_has_them_all() -> None:
    page = (Path(__file__).parents[2] / "docs/mappings.md").read_text(encoding="utf-8")
    for name, (about, members) in MEMBERS.items():
        assert f"### {name}\n\n{about}\n" in page
        assert all(f"| `{member}` |" in page for member in members)
