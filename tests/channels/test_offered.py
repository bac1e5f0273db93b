"""What a product tells of its variants, its choices, its pictures and all its categories, where a channel asks."""

import pytest

from omnicat.channels import Channel
from omnicat.model.listing import Listing
from tests.specs.small_shop import TEE, channel, shown

ASKING = {
    "woocommerce": {"choices"},
    "bigcommerce": {"sold", "pictures"},
    "website": set(),
}


@pytest.mark.parametrize("name", ASKING)
def test_only_what_a_channel_asks_for_is_told(name: str) -> None:
    about = tee(channel(name)).about
    told = {key for key in ("sold", "choices", "offered", "pictures") if about[key]}
    assert told == ASKING[name]


def test_choices_are_in_the_order_of_the_variants() -> None:
    assert tee(channel("woocommerce")).about["choices"] == {"color": ("Navy", "Red"), "size": ("S", "M")}


def test_variants_come_with_their_fields() -> None:
    variants = tee(channel("bigcommerce")).about["sold"]
    assert [(each["sku"], each["fields"]["Price"]) for each in variants] == [
        ("TEE-HARBOR-NVY-S", "29.00"),
        ("TEE-HARBOR-RED-M", "29.00"),
    ]


def test_a_picture_knows_whose_it_is() -> None:
    pictures = tee(channel("bigcommerce")).about["pictures"]
    assert [each["is_first"] for each in pictures] == [True, False, False, False]
    assert [each["skus"] for each in pictures if each["skus"]] == [["TEE-HARBOR-NVY-S"]]
    assert len({each["id"] for each in pictures}) == len(pictures)


def test_every_category_is_a_path_of_labels() -> None:
    text = TEE.replace("categories: [apparel/tees]", "categories: [apparel/tees, kitchen]")
    about = shown(text, "woocommerce")[0].about
    assert about["category_paths"] == (("Apparel", "Tees"), ("Kitchen",))
    assert about["category_path"] == ("Apparel", "Tees")


def tee(a_channel: Channel) -> Listing:
    return shown(TEE, a_channel.profile.name)[0]
