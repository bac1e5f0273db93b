from pathlib import Path

import pytest

from tests.cli.conftest import Run

EVERY = (
    ("import", "x.csv"),
    ("status",),
    ("list",),
    ("show", "TEE"),
    ("why", "TEE.name"),
    ("new", "tee"),
    ("set", "TEE", "name=x"),
    ("schema",),
)


@pytest.mark.parametrize("arguments", EVERY, ids=lambda each: each[0])
def test_where_there_is_no_catalog_it_is_said(tmp_path: Path, run: Run, arguments: tuple[str, ...]) -> None:
    said = run(tmp_path, *arguments)
    assert (said.code, said.out) == (2, "")
    assert "no catalog in" in said.err
    assert "omnicat init" in said.err


@pytest.mark.parametrize("arguments", [*EVERY, ("init",)], ids=lambda each: each[0])
def test_an_option_that_does_not_exist_is_said(shop: Path, run: Run, arguments: tuple[str, ...]) -> None:
    said = run(shop, *arguments, "--frobnicate")
    assert (said.code, said.out) == (2, "")
    assert "--frobnicate" in said.err
    assert f"omnicat {arguments[0]} --help" in said.err


@pytest.mark.parametrize("arguments", [*EVERY, ("init",)], ids=lambda each: each[0])
def test_help_is_in_plain_words(shop: Path, run: Run, arguments: tuple[str, ...]) -> None:
    said = run(shop, arguments[0], "--help")
    assert said.code == 0
    assert "Usage: omnicat" in said.out


@pytest.mark.parametrize(
    "arguments", [("show", "TEE"), ("why", "TEE.name"), ("set", "TEE", "name=x")], ids=lambda each: each[0]
)
def test_a_product_whose_file_is_broken_is_not_unknown(shop: Path, run: Run, arguments: tuple[str, ...]) -> None:
    path = shop / "catalog/products/tee/tee.yaml"
    path.write_text(path.read_text() + "  broken: [\n")
    said = run(shop, *arguments)
    assert (said.code, said.out) == (2, "")
    assert "catalog/products/tee/tee.yaml" in said.err


@pytest.mark.parametrize("arguments", [("status",), ("list",)], ids=lambda each: each[0])
def test_one_broken_file_does_not_hide_the_others(shop: Path, run: Run, arguments: tuple[str, ...]) -> None:
    path = shop / "catalog/products/tee/tee.yaml"
    path.write_text(path.read_text() + "  broken: [\n")
    assert run(shop, *arguments).code == 0
    assert "MUG.1" in run(shop, "list").out


@pytest.mark.parametrize(
    "text", ["", "\x00", "[", "null", "- a\n- b", "sku: [1]", "sku: X\nvariants: {a: b}", "sku: X\nattributes: 7"]
)
def test_whatever_a_product_file_holds_nothing_fails(shop: Path, run: Run, text: str) -> None:
    (shop / "catalog/products/odd.yaml").write_text(text)
    for arguments in (("status",), ("list",), ("list", "--where", "name"), ("show", "TEE"), ("why", "TEE.name")):
        said = run(shop, *arguments)
        assert (said.code, "omnicat itself failed" in said.err) == (0, False), (arguments, said.err)
    for arguments in (("show", "X"), ("why", "X.name"), ("set", "X", "name=x")):
        assert "omnicat itself failed" not in run(shop, *arguments).err, arguments


def test_a_sku_may_hold_signs_of_markup(shop: Path, run: Run) -> None:
    (shop / "catalog/products/odd.yaml").write_text(
        'sku: "[bold]A/B \\e[2J\\u202e"\nfamily: mug\nstatus: active\nattributes: {name: "[red]x[/red]", price: 3}\n'
    )
    for arguments in (("list",), ("status",), ("show", "[bold]A/B \x1b[2J\u202e")):
        said = run(shop, "--color", "always", *arguments)
        assert said.code == 0, said.err
        assert "\x1b[2J" not in said.out
        assert "\u202e" not in said.out
    assert "[bold]A/B \\x1b[2J\\u202e" in run(shop, "list").out
    assert "[red]x[/red]" in run(shop, "list").out


@pytest.mark.parametrize(
    "text", ["", "[1, 2]\n", "name: A\nlocales: 5\n", "name: A\nlocales: [en-US]\ncurrencies: {a: b}\n"]
)
def test_settings_that_can_t_be_used_are_told_of_alone(shop: Path, run: Run, text: str) -> None:
    (shop / "catalog/catalog.yaml").write_text(text)
    said = run(shop, "lint", "--output-format", "concise")
    assert said.code == 2
    assert len(said.out.splitlines()) == 2
    assert said.out.startswith("catalog/catalog.yaml:")
    assert run(shop, "build").code == 1
    for arguments in EVERY:
        if arguments[0] not in ("import", "schema"):
            told = run(shop, *arguments)
            assert (told.code, told.out) == (2, "")
            assert "'catalog/catalog.yaml' can't be used" in told.err


@pytest.mark.parametrize("sku", ["S" * 300, "A\x1b[31m"])
def test_a_new_product_has_a_sku_that_lint_takes(shop: Path, run: Run, sku: str) -> None:
    said = run(shop, "new", "mug", sku)
    assert (said.code, said.out) == (2, "")
    assert "is a SKU" in said.err


def test_an_interrupted_run_says_so(shop: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("omnicat.pipeline.gathering.gather", interrupted)
    said = run(shop, "lint")
    assert (said.code, said.out, said.err) == (130, "", "error: interrupted\n")
