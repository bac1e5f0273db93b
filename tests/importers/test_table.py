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
    ("header", "meaning"),
    [("Artikelnummer", "sku"), ("Hauptartikel", "parent"), ("Kategorie", "categories"), ("Bestand", "quantity")],
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
        "": "no column names its language: texts are in en-US",
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


def test_prices_without_a_currency_are_in_the_one_that_others_name(trial: Trial) -> None:
    draft = trial.draft(trial.write("a.csv", "sku;Preis\nA;29,90\nB;9,50 €\n"))
    assert draft.settings["currencies"] == ["EUR"]
    assert values(draft, "A")["price"] == {"EUR": Decimal("29.90")}


def test_a_price_in_a_currency_of_its_own_brings_it_into_the_catalog(trial: Trial) -> None:
    draft = trial.draft(trial.write("a.csv", "sku,price\nA,29.90\nB,9.50 EUR\n"), currency="USD")
    assert draft.settings["currencies"] == ["USD", "EUR"]


def test_a_guessed_currency_is_told_of(trial: Trial) -> None:
    draft = trial.draft(trial.write("a.csv", "sku,price\nA,29.90\n"))
    assert "no price names its currency: prices are in USD" in [row.message for row in draft.report]


def test_zeros_that_a_spreadsheet_took_off_a_gtin_are_put_back(trial: Trial) -> None:
    text = "sku,EAN\nA,12345678905\nB,4006381333931\nC,4.00638E+12\nD,4006381333932\n"
    draft = trial.draft(trial.write("a.csv", text))
    assert [values(draft, sku)["gtin"] for sku in "ABD"] == ["012345678905", "4006381333931", "4006381333932"]
    assert "gtin" not in by_sku(draft)["C"].get("attributes", {})
    assert places(draft) == [("import/bad-value", 4, 2)]
    assert "leading zeros of the GTIN put back" in [row.message for row in draft.report]


def test_one_odd_quantity_does_not_make_stock_a_text(trial: Trial) -> None:
    draft = trial.draft(trial.write("a.csv", "sku,stock\nA,3\nB,ca. 7\nC,1\n"))
    assert [(each.sku, each.quantity) for each in draft.inventory] == [("A", 3), ("C", 1)]
    assert places(draft) == [("import/bad-value", 3, 2)]


def test_parents_of_parents_are_one_product(trial: Trial) -> None:
    text = "sku,parent,name,color,size\nP,,Shirt,,\nP-R,P,,red,\nP-R-S,P-R,,,S\nP-R-M,P-R,,,M\n"
    draft = trial.draft(trial.write("a.csv", text))
    assert list(by_sku(draft)) == ["P"]
    assert [each["sku"] for each in by_sku(draft)["P"]["variants"]] == ["P-R-S", "P-R-M"]
    assert any("a parent that has a parent" in row.message and row.value == "P-R" for row in draft.report)


def test_parents_in_a_circle_are_told_of_and_each_row_is_one_product(trial: Trial) -> None:
    draft = trial.draft(trial.write("a.csv", "sku,parent,name\nA,B,one\nB,A,two\n"))
    assert list(by_sku(draft)) == ["A", "B"]
    assert places(draft) == [("import/bad-value", 2, 0), ("import/bad-value", 3, 0)]
