"""`omnicat spec import` shows what a definition changes, writes it with --apply, and listings are judged by it."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.schemas.made_up_definition import KITE

FILE = "specs/amazon-listings/product_types/ATVPDKIKX0DER/KITE.en_US.json"


@pytest.fixture
def kite(tmp_path: Path) -> Path:
    path = tmp_path / "KITE.json"
    path.write_text(json.dumps(KITE), encoding="utf-8")
    return path


def test_an_import_is_a_plan_first(shop: Path, run: Run, kite: Path) -> None:
    said = run(shop, "spec", "import", str(kite))
    assert said.code == 0
    assert said.out.splitlines() == [
        "KITE  ATVPDKIKX0DER en_US  12 attributes, 2 required",
        f"+ {FILE}",
        "Nothing is written yet: run it again with --apply",
    ]
    assert not (shop / FILE).exists()


def test_with_apply_it_is_written_and_a_second_time_is_no_change(shop: Path, run: Run, kite: Path) -> None:
    assert "✓ Written" in run(shop, "spec", "import", str(kite), "--apply").out
    assert "✓ Nothing to change" in run(shop, "spec", "import", str(kite), "--apply").out


def test_a_new_version_says_what_changed(shop: Path, run: Run, kite: Path) -> None:
    run(shop, "spec", "import", str(kite), "--apply")
    kite.write_text(json.dumps({**KITE, "required": ["item_name", "frame"]}), encoding="utf-8")
    out = run(shop, "spec", "import", str(kite)).out
    assert "required now: frame\n" in out
    assert "required no more: sail_area\n" in out
    assert json.loads(run(shop, "spec", "import", str(kite), "--json").out)["definitions"][0]["required_now"] == [
        "frame"
    ]


@pytest.mark.parametrize(
    ("content", "arguments", "says"),
    [
        ("nothing", (), "is not JSON"),
        (json.dumps({**KITE, "$defs": {}}), (), "doesn't say its marketplace"),
        (json.dumps({**KITE, "$defs": {}}), ("--marketplace", "A1", "--locale", "../x"), "doesn't say its locale"),
        (json.dumps({**KITE, "$id": "a/../b.c"}), (), "is not a product type's name"),
        (json.dumps({**KITE, "properties": {"a": {"type": 7}}}), (), "can't be used"),
        (json.dumps(KITE), ("--spec", "website"), "is not judged by product type definitions"),
    ],
)
def test_what_can_not_be_used_is_told_and_nothing_written(
    shop: Path, run: Run, kite: Path, content: str, arguments: tuple[str, ...], says: str
) -> None:
    kite.write_text(content, encoding="utf-8")
    said = run(shop, "spec", "import", str(kite), "--apply", *arguments)
    assert said.code == 2
    assert says in said.err
    assert not (shop / "specs/amazon-listings").exists()


def test_a_file_may_begin_with_a_byte_order_mark(shop: Path, run: Run, kite: Path) -> None:
    kite.write_bytes(b"\xef\xbb\xbf" + kite.read_bytes())
    assert run(shop, "spec", "import", str(kite)).code == 0
