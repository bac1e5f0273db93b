import csv
from pathlib import Path

import pytest

from omnicat.documents import parse
from omnicat.pipeline.opening import shipped
from tests.acceptance.conftest import show_one
from tests.cli.conftest import Run

TABLE = """\
Handle,SKU,Name,Price,EAN,Colour,Weight
tee,TEE-1,Harbor tee,29.00,9521234543213,Navy,180 g
mug,MUG-1,Enamel mug,14.90,,White,0.35 kg
lamp,LAMP-1,=cmd|' /C calc'!A0,much,,White,1 kg
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "products.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_table_becomes_a_catalog_that_lints(tmp_path: Path, table: Path, run: Run) -> None:
    said = run(tmp_path, "init", "shop", "--from", str(table), "--url", "https://tees.example", "--name", "Tees")
    assert said.code in (0, 3), said.err
    root = tmp_path / "shop"
    settings, _ = parse((root / "catalog/catalog.yaml").read_bytes(), "")
    assert settings is not None
    assert settings.data["name"] == "Tees"
    assert settings.data["asset_url"] == "https://tees.example"
    assert "omnicat lint" in said.out
    assert "dist/" in (root / ".gitignore").read_text().splitlines()
    assert (root / ".git").is_dir()
    assert (root / ".vscode/schemas/product.schema.json").is_file()
    assert {path.stem for path in (root / "channel_profiles").iterdir()} == {"amazon", "google", "shopify", "website"}
    linted = run(
        root, "lint", "--output-format", "concise", "catalog/catalog.yaml", "catalog/attributes", "channel_profiles"
    )
    assert linted.code == 0, linted.out
    assert "TEE-1" in run(root, "list").out


def test_every_row_that_was_not_taken_as_it_stood_is_in_the_report(tmp_path: Path, table: Path, run: Run) -> None:
    run(tmp_path, "init", "shop", "--from", str(table))
    with (tmp_path / "shop/import-report.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert any(row["value"] == "much" for row in rows)
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row.values())


def test_the_example_is_copied_and_clean(tmp_path: Path, run: Run) -> None:
    if not (shipped("catalog") / "catalog.yaml").is_file():
        pytest.skip("the example shop is not here")
    said = run(tmp_path, "init", "shop")
    assert said.code == 0, said.err
    assert (tmp_path / "shop/catalog/catalog.yaml").read_bytes() == (shipped("catalog") / "catalog.yaml").read_bytes()
    show_one(tmp_path / "shop")
    assert run(tmp_path / "shop", "show", "TEE-HARBOR").code == 0


@pytest.mark.parametrize("there", ["catalog/catalog.yaml", "catalog/categories.yaml", "channel_profiles/shopify.yaml"])
def test_nothing_is_overwritten(tmp_path: Path, table: Path, run: Run, there: str) -> None:
    path = tmp_path / there
    path.parent.mkdir(parents=True)
    path.write_text("mine\n")
    if there == "catalog/categories.yaml":
        table.write_text(TABLE.replace("Weight", "Category"))
    said = run(tmp_path, "init", "--from", str(table))
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("error:")
    assert path.read_text() == "mine\n"
    assert not (tmp_path / "catalog/products").exists()


def test_what_a_repository_ignores_and_an_editor_knows_is_added_to(tmp_path: Path, table: Path, run: Run) -> None:
    (tmp_path / ".gitignore").write_text("*.log")
    (tmp_path / ".vscode").mkdir()
    (tmp_path / ".vscode/settings.json").write_text('{"editor.tabSize": 2}')
    assert run(tmp_path, "init", "--from", str(table)).code in (0, 3)
    assert (tmp_path / ".gitignore").read_text() == "*.log\ndist/\n.omnicat/\n"
    assert '"editor.tabSize": 2' in (tmp_path / ".vscode/settings.json").read_text()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--from", "nowhere.csv"), "does not exist"),
        (("--from", "products.csv", "--format", "magneto"), "format 'magneto' does not exist"),
        (("--from", "products.csv", "--mapping", "Name"), "names no column and attribute"),
        (("--from", "empty.csv"), "empty.csv"),
        (("products.csv",), "is a file"),
    ],
)
def test_what_can_not_be_begun_is_said(
    tmp_path: Path, table: Path, run: Run, arguments: tuple[str, ...], message: str
) -> None:
    (tmp_path / "empty.csv").write_text("")
    said = run(tmp_path, "init", *arguments)
    assert said.code == 2
    assert message in said.err
    assert not (tmp_path / "catalog").exists()


def test_an_import_is_a_plan_first_and_then_no_change(tmp_path: Path, table: Path, run: Run) -> None:
    run(tmp_path, "init", "shop", "--from", str(table))
    root = tmp_path / "shop"
    table.write_text(TABLE.replace("29.00", "31.50").replace(",much,", ",49.00,"))
    planned = run(root, "import", str(table))
    assert planned.code == 0
    assert "29.00" in planned.out and "31.50" in planned.out  # noqa: PT018 - old and new belong together
    assert "--apply" in planned.out
    assert "29.00" in run(root, "show", "TEE-1").out
    assert run(root, "import", str(table), "--apply").code == 0
    assert "31.50" in run(root, "show", "TEE-1").out
    again = run(root, "import", str(table))
    assert again.code == 0
    assert "Nothing to change" in again.out


def test_what_an_import_can_not_take_shows_in_the_exit_code_and_the_report(
    tmp_path: Path, table: Path, run: Run
) -> None:
    run(tmp_path, "init", "shop", "--from", str(table))
    root = tmp_path / "shop"
    assert run(root, "import", str(table), "--report", "account.csv").code == 1
    assert "much" in (root / "account.csv").read_text()
    assert run(root, "import", str(table), "--apply").code == 3


def test_a_mapped_column_is_read_as_it_is_told(tmp_path: Path, table: Path, run: Run) -> None:
    arguments = ("init", "shop", "--from", str(table), "--mapping", "Colour=-", "--mapping", "Weight=gross_weight")
    assert run(tmp_path, *arguments).code in (0, 3)
    shown = run(tmp_path / "shop", "show", "TEE-1").out
    assert "gross_weight" in shown
    assert "Navy" not in shown


def test_an_export_of_akeneo_becomes_a_catalog(tmp_path: Path, run: Run) -> None:
    sample = Path(__file__).parents[3] / "shared/samples/icecat/import"
    if not sample.is_dir():
        pytest.skip("the Icecat sample is not here")
    (tmp_path / "few").mkdir()
    (tmp_path / "few/tablets.csv").write_bytes((sample / "tablets.csv").read_bytes())
    said = run(tmp_path, "init", "shop", "--from", str(tmp_path / "few"))
    assert said.code in (0, 3), said.err
    assert " products, " in said.out
