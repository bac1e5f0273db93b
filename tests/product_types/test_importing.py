"""Definitions are read as the API hands them out, and kept so that a diff shows what the channel changed."""

import base64
import hashlib
import json
from copy import deepcopy
from typing import Any

import pytest

from omnicat.errors import OmnicatError
from omnicat.product_types import Said, plan_of, read_definitions, written
from tests.schemas.made_up_definition import KITE, MARKET

SCHEMA = json.dumps(KITE).encode()


def answer(**more: Any) -> bytes:
    checksum = base64.b64encode(hashlib.md5(SCHEMA, usedforsecurity=False).digest()).decode()
    said = {
        "schema": {"link": {"resource": "https://files.example/KITE?x=1", "verb": "GET"}, "checksum": checksum},
        "requirements": "LISTING_OFFER_ONLY",
        "requirementsEnforced": "ENFORCED",
        "locale": "de_DE",
        "marketplaceIds": ["A1PA6795UKMFR9"],
        "productType": "KITE",
        "displayName": "Drachen",
        "productTypeVersion": {"version": "RHqrpl0VMDFaeF7g7lEbFkKe2K", "latest": True},
    }
    return json.dumps({**said, **more}).encode()


def kite(**more: Any) -> Said:
    return read_definitions({"kite.json": json.dumps({**KITE, **more}).encode()})[0]


def test_the_schema_alone_says_its_name_its_marketplace_and_its_language() -> None:
    said = kite()
    assert (said.name, said.marketplace, said.locale, said.requirements) == ("KITE", MARKET, "en_US", "LISTING")


def test_the_answer_beside_the_schema_says_more() -> None:
    (said,) = read_definitions({"kite.json": SCHEMA, "answer.json": answer()})
    assert (said.marketplace, said.locale, said.requirements) == ("A1PA6795UKMFR9", "de_DE", "LISTING_OFFER_ONLY")
    assert (said.label, said.version) == ("Drachen", "RHqrpl0VMDFaeF7g7lEbFkKe2K")


def test_a_payload_and_a_schema_put_into_its_answer_are_read() -> None:
    whole = json.loads(answer(schema=KITE))
    assert read_definitions({"a.json": json.dumps({"payload": whole}).encode()})[0].label == "Drachen"


def test_one_file_may_hold_several() -> None:
    lamp = {**KITE, "$id": KITE["$id"].replace("KITE", "LAMP")}
    found = read_definitions({"all.json": json.dumps([lamp, KITE]).encode()})
    assert [each.name for each in found] == ["KITE", "LAMP"]


def test_what_was_written_is_read_again() -> None:
    (again,) = read_definitions({"KITE.en_US.json": written(kite()).encode()})
    assert written(again) == written(kite())


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"a.json": answer()}, "only links the definition of 'KITE'"),
        ({"a.json": answer(), "k.json": SCHEMA + b"\n"}, "its checksum is another"),
        ({"a.json": b"{'no': 1}"}, "is not JSON"),
        ({"a.json": b'{"errors": [{"message": "Unauthorized"}]}'}, "an error of the API: Unauthorized"),
        ({"a.json": b'{"productTypes": []}'}, "lists product types"),
        ({"a.json": b"[1]"}, "is not a product type definition"),
        ({"a.json": b'{"required": ["a"], "properties": {}}'}, "doesn't say which product type"),
    ],
)
def test_what_is_no_definition_is_told(files: dict[str, bytes], says: str) -> None:
    with pytest.raises(OmnicatError, match=says):
        read_definitions(files)


def test_the_order_of_keys_and_of_required_names_is_no_change() -> None:
    turned = dict(reversed(KITE.items())) | {"required": KITE["required"][::-1]}
    assert written(read_definitions({"k.json": json.dumps(turned).encode()})[0]) == written(kite())


def test_a_plan_tells_what_changed() -> None:
    before = written(kite()).encode()
    assert plan_of(kite(), "p", before).state == "same"
    properties = deepcopy(KITE["properties"])
    del properties["keyword"]
    properties["tail_length"] = {}
    properties["item_name"]["items"]["properties"]["value"]["maxLength"] = 19
    plan = plan_of(kite(properties=properties, required=["item_name", "frame"]), "p", before)
    assert (plan.state, plan.added, plan.gone, plan.changed) == (
        "changed",
        ("tail_length",),
        ("keyword",),
        ("item_name",),
    )
    assert (plan.required_now, plan.eased) == (("frame",), ("sail_area",))


def test_the_first_is_all_new_and_says_so_in_a_word() -> None:
    plan = plan_of(kite(), "p", None)
    assert (plan.state, plan.added, plan.required) == ("new", (), ("item_name", "sail_area"))


def test_a_damaged_file_is_replaced() -> None:
    assert plan_of(kite(), "p", b"<<<<<<< HEAD").state == "changed"
