"""What an error keeps out: the node it is about or stands at, and all below it."""

import pytest

from omnicat.findings import Finding, Location, Severity, Subject
from omnicat.pipeline.blocking import blocked_nodes

NODES = (("TEE", ""), ("TEE-NVY", "variants/0"), ("TEE-NVY-S", "variants/0/variants/0"), ("TEE-RED", "variants/1"))


def about(sku: str, channel: str = "", pointer: str = "", rule: str = "channel/too-long") -> Finding:
    return Finding(
        Location("a.yaml", pointer=pointer), rule, Severity.ERROR, "wrong", "", Subject("product", sku, channel)
    )


def out(found: Finding, channel: str) -> list[str]:
    blocked = blocked_nodes([found], NODES)
    return [sku for sku, _ in NODES if blocked.blocks(channel, sku)]


@pytest.mark.parametrize(
    ("sku", "kept_out"),
    [
        ("TEE", ["TEE", "TEE-NVY", "TEE-NVY-S", "TEE-RED"]),
        ("TEE-NVY", ["TEE-NVY", "TEE-NVY-S"]),
        ("TEE-RED", ["TEE-RED"]),
    ],
)
def test_an_error_about_a_sku_in_a_channel_keeps_it_and_its_variants_out_there(sku: str, kept_out: list[str]) -> None:
    # The value may stand elsewhere: what counts is whom the finding is about.
    found = about(sku, "google", pointer="attributes/name")
    assert out(found, "google") == kept_out
    assert out(found, "amazon") == []


@pytest.mark.parametrize(
    ("pointer", "kept_out"),
    [
        ("attributes/name", ["TEE", "TEE-NVY", "TEE-NVY-S", "TEE-RED"]),
        ("variants/0/attributes/color", ["TEE-NVY", "TEE-NVY-S"]),
        ("variants/1", ["TEE-RED"]),
    ],
)
def test_an_error_about_no_channel_keeps_out_the_node_it_stands_at_and_all_below(
    pointer: str, kept_out: list[str]
) -> None:
    assert out(about("TEE", pointer=pointer), "google") == kept_out


def test_a_product_that_lacks_its_variants_is_no_reason_against_them() -> None:
    assert out(about("TEE", "amazon", rule="channel/no-variant-left"), "amazon") == ["TEE"]


def test_without_an_error_nothing_is_kept_out_and_nobody_asks_what_the_file_holds() -> None:
    untouched = iter(NODES)
    note = Finding(Location("a.yaml"), "channel/missing-recommended", Severity.NOTE, "wrong")
    for found in ([], [note], [about("TEE").marked("comment")]):
        assert not blocked_nodes(found, untouched).reasons
    assert list(untouched) == list(NODES)
