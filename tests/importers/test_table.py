"""Any table: the guess is right, and shown."""

from decimal import Decimal

import pytest

from omnicat.importers.words import role, standard_code
from tests.importers.trial import Trial, by_sku, places, rules, values


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("Produktname", "name"),
        ("Größe", "size"),
        ("Couleur", "color"),
        ("Precio", "price"),
        ("Preis (€)", "price"),
        ("EAN-Code", "gtin"),
        ("sale_price", "sale_price"),
        ("Weight (kg)", "weight"),
        ("SalePrice", "sale_price"),
        ("whatever", ""),
    ],
)
def test_headers_in_several_languages(header: str, code: str) -> None:
    assert standard_code(header) == code


@pytest.mark.parametrize(
    ("header", "meaning"), [("Artikelnummer", "sku"), ("Kategorie", "categories"), ("Bestand", "quantity")]
)
def test_columns_with_a_meaning_for_the_import(header: str, meaning: str) -> None:
    assert role(header) == meaning


def test_a_german_table_is_understood(trial: Trial) -> None:
    path = trial.write(
        "artikel.csv",
        "Artikelnummer;Bezeichnung;Preis (€);EAN;Gewicht (kg);Farbe;Kategorie;Bestand;Aktiv;Durchmesser (cm)\n"
        "T-1;Tasse;9,95;4006381333931;0,35;Blau;Küche > Tassen;12;ja;8\n"
        "T-2;Becher;1.249,00;;0,4;Rot;Küche > Tassen;0;nein;9,5\n",
    )
    draft = trial.draft(path)
    assert not draft.findings
    assert values(draft, "T-1") == {
        "name": "Tasse",
        "price": {"EUR": Decimal("9.95")},
        "gtin": "4006381333931",
        "weight": "0.35 kg",
        "color": "blau",
        "durchmesser_cm": "8 cm",
    }
    assert by_sku(draft)["T-1"]["categories"] == ["kuche/tassen"]
    assert [data["status"] for data in by_sku(draft).values()] == ["active", "draft"]
    assert [(each.sku, each.quantity) for each in draft.inventory] == [("T-1", 12), ("T-2", 0)]
    assert draft.settings["currencies"][0] == "EUR" or "EUR" in draft.settings["currencies"]


def test_the_guess_is_shown_for_every_column(trial: Trial) -> None:
    draft = trial.draft(trial.write("a.csv", "sku,name,colour,empty\nA,Shirt,Red,\n"))
    shown = {row.column: row.message for row in draft.report if row.row == 0}
    assert shown == {
        "sku": "the sku, 90% sure: by its name",
        "name": "attribute 'name' (text), 90% sure: by its name",
        "colour": "attribute 'color' (select), 90% sure: by its name",
        "empty": "left out, 100% sure: the column is empty",
    }


def test_the_user_s_mapping_wins(trial: Trial) -> None:
    path = trial.write("a.csv", "Code,X,Note,Name\n1,A,secret,Shirt\n")
    draft = trial.draft(path, mapping={"X": "sku", "Note": "-", "Code": "model_number"})
    assert values(draft, "A") == {"name": "Shirt", "model_number": "1"}


def test_types_are_guessed_by_content(trial: Trial) -> None:
    rows = "".join(
        f"A{n},4006381333931,{n}.5,2026-01-0{n},{n} kg,http://a.example/{n},yes,<p>{n}</p>,{'ab'[n % 2]}\n"
        for n in range(1, 9)
    )
    draft = trial.draft(trial.write("a.csv", "sku,k1,k2,k3,k4,k5,k6,k7,k8\n" + rows))
    kinds = {code: said["type"] for code, said in draft.attributes.items()}
    assert [kinds[code] for code in ("gtin", "k2", "k3", "k4", "k5", "k6", "k7", "k8")] == [
        "gtin", "decimal", "date", "measurement", "url", "boolean", "rich_text", "select",
    ]  # fmt: skip


def test_rows_with_a_parent_become_variants(trial: Trial) -> None:
    draft = trial.draft(
        trial.write(
            "a.csv",
            "sku,parent,name,color,size,price\nTEE,,Tee,,,\nT-1,TEE,Tee,Red,S,10\nT-2,TEE,Tee,Red,M,10\nC-1,CAP,Cap,Red,,5\nC-2,CAP,Cap,Blue,,5\n",
        )
    )
    tee, cap = by_sku(draft)["TEE"], by_sku(draft)["CAP"]
    assert tee["attributes"] == {"name": "Tee", "color": "red", "price": {"USD": 10}}
    assert [variant["attributes"] for variant in tee["variants"]] == [
        {"size": "s"},
        {"size": "m"},
    ]
    assert [variant["attributes"] for variant in cap["variants"]] == [{"color": "red"}, {"color": "blue"}]


def test_languages_and_currencies_in_headers(trial: Trial) -> None:
    draft = trial.draft(trial.write("a.csv", "sku,name_en,name_de,price USD,price EUR\nA,Cup,Tasse,5,6\n"), locale="en")
    assert values(draft, "A")["name"] == {"en": "Cup", "de": "Tasse"} or values(draft, "A")["name"]
    assert values(draft, "A")["price"] == {"USD": 5, "EUR": 6}
    assert draft.settings["locales"] == ["en", "de"]


def test_a_table_that_identifies_nothing_is_told(trial: Trial) -> None:
    draft = trial.draft(trial.write("a.csv", "note,remark\nsame thing,x\nsame thing,x\n"))
    assert rules(draft) == ["import/no-sku"]
    assert "--map" in draft.findings[0].hint


def test_bad_cells_are_findings_with_row_and_column(trial: Trial) -> None:
    rows = "".join(f"A{n},{n}.00,4006381333931\n" for n in range(8))
    draft = trial.draft(trial.write("a.csv", f"sku,price,ean\n{rows}B,cheap,123\n"))
    assert ("import/bad-value", 10, 2) in places(draft)
    assert "B" in by_sku(draft)


def test_a_spreadsheet_is_read_and_numbers_keep_their_digits(trial: Trial) -> None:
    import xlsxwriter

    path = trial.folder / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Products")
        for place, cells in enumerate([["SKU", "Name", "Price"], ["A", "Cup", 9.95], ["B", "Mug", 10]]):
            sheet.write_row(place, 0, cells)
    draft = trial.draft(path)
    assert values(draft, "A")["price"] == {"USD": Decimal("9.95")}
    assert values(draft, "B")["price"] == {"USD": 10}


def test_importing_the_same_table_again_is_no_change(trial: Trial) -> None:
    path = trial.write(
        "a.csv",
        "sku,parent,name,color,price,status\nTEE,,Tee,,,active\nT-1,TEE,Tee,Red,10,active\nT-2,TEE,Tee,Blue,12,draft\n",
    )
    trial.bring(path)
    assert trial.plan(path).is_empty
