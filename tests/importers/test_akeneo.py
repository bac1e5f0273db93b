"""Akeneo's exports, with and without definitions beside them."""

from decimal import Decimal

from omnicat.importers import Draft
from tests.importers.trial import Trial, by_sku, places, rules, values

ATTRIBUTES = """attributes:
    sku: {type: pim_catalog_identifier, labels: {en_US: SKU}}
    name: {type: pim_catalog_text, labels: {en_US: Name, de_DE: Name}, group: marketing}
    description: {type: pim_catalog_textarea, labels: {en_US: Description}, translatable: true, scopable: true}
    weight: {type: pim_catalog_metric, labels: {en_US: Weight}, metricFamily: Weight, defaultMetricUnit: KILOGRAM}
    zoom: {type: pim_catalog_number, labels: {en_US: Zoom}, decimalsAllowed: true}
    sensor:
        type: pim_catalog_simpleselect
        labels: {en_US: Sensor}
        options: {ccd: {labels: {en_US: CCD}}, cmos: {labels: {en_US: CMOS}}}
    functions: {type: pim_catalog_multiselect, labels: {en_US: Functions}, options: {fax: {}, scan: {}}}
    released: {type: pim_catalog_date, labels: {en_US: Released}}
    stabilizer: {type: pim_catalog_boolean, labels: {en_US: Stabilizer}}
    price: {type: pim_catalog_price_collection, labels: {en_US: Price}}
    vendor: {type: pim_demo_vendor, labels: {en_US: Vendor}}
    picture: {type: pim_catalog_image, labels: {en_US: Picture}}
"""
FAMILIES = """families:
    cameras:
        labels: {en_US: Cameras, de_DE: Kameras}
        attributes: [sku, name, description, price, vendor, picture, zoom]
        requirements:
            print: [sku, name, price]
            mobile: [sku, name, zoom]
"""
HEADER = (
    "sku;family;categories;enabled;name;description-en_US-print;description-en_US-mobile;description-de_DE-print;weight;weight-unit;"
    "zoom;sensor;functions;released;stabilizer;price;vendor;picture;X_SELL-products"
)
ROW = (
    'C-1;cameras;compact,sale;1;Snap;"<b>Fine</b>\\nphotos";Short words;"<b>Gute</b> Bilder";1.5;KILOGRAM;'
    '12.5;ccd;fax,scan;2012-03-10;1;"10.50 EUR,12 USD";acme;images/c.jpg;C-2'
)


def drafted(trial: Trial, *rows: str) -> Draft:
    trial.write("fixtures/attributes.yml", ATTRIBUTES)
    trial.write("fixtures/families.yml", FAMILIES)
    trial.write(
        "fixtures/categories.csv",
        "code;parent;label-en_US;label-de_DE\nmaster;;Master;\ncompact;master;Compact;Kompakt\nsale;;Sale;\n",
    )
    trial.write("fixtures/channels.yml", "channels:\n  print: {locales: [fr_FR, en_US]}\n")
    trial.write("fixtures/currencies.yml", "currencies: [USD, EUR]\n")
    trial.write("fixtures/association_types.yml", "associations:\n  X_SELL: {labels: {en_US: Cross sell}}\n")
    trial.write("fixtures/vendors.csv", "code;label;responsible\nacme;Acme;Ann\n")
    trial.write("import/images/c.jpg", b"jpeg")
    trial.write("import/cameras.csv", "\n".join([HEADER, *rows, ""]))
    return trial.draft(trial.folder / "import")


def test_a_row_is_read_by_its_attributes_types(trial: Trial) -> None:
    draft = drafted(trial, ROW)
    assert not draft.findings
    assert by_sku(draft)["C-1"] == {
        "sku": "C-1",
        "family": "cameras",
        "status": "active",
        "categories": ["master/compact", "sale"],
        "attributes": {
            "name": "Snap",
            "description": {"en-US": "<b>Fine</b><br>\nphotos", "de-DE": "<b>Gute</b> Bilder"},
            "short_description": {"en-US": "Short words"},
            "weight": "1.5 kg",
            "zoom": Decimal("12.5"),
            "sensor": "ccd",
            "functions": ["fax", "scan"],
            "released": "2012-03-10",
            "stabilizer": True,
            "price": {"USD": 12, "EUR": Decimal("10.50")},
            "brand": "acme",
        },
        "assets": {"main": "images/c.jpg"},
        "associations": {"x_sell": ["C-2"]},
    }


def test_settings_definitions_and_families_come_from_the_fixtures(trial: Trial) -> None:
    draft = drafted(trial, ROW)
    assert draft.settings == {
        "locales": ["en-US", "de-DE", "fr-FR"],
        "currencies": ["USD", "EUR"],
        "associations": {"x_sell": {"label": "Cross sell"}},
    }
    assert draft.attributes["brand"]["options"] == {"acme": {"label": "Acme"}}
    assert draft.attributes["description"]["type"] == "rich_text"
    assert draft.attributes["short_description"]["type"] == "text"
    assert draft.families["cameras"] == {
        "family": "cameras",
        "label": {"en-US": "Cameras", "de-DE": "Kameras"},
        "attributes": ["name", "description", "short_description", "price", "brand", "zoom", "gtin", "mpn"],
        "required": {"all": ["name"]},
        "recommended": {"all": ["price", "zoom", "gtin"]},
    }
    assert draft.categories["master"]["children"] == {"compact": {"label": {"en-US": "Compact", "de-DE": "Kompakt"}}}


def test_what_was_changed_is_reported(trial: Trial) -> None:
    said = {(row.column, row.message) for row in drafted(trial, ROW).report}
    assert ("vendor", "renamed to 'brand', the attribute that channels read") in said
    assert ("description (mobile)", "omnicat has no scopes: became the attribute 'short_description'") in said
    assert ("description-en_US-print", "'\\n' became a line break") in said


def test_wrong_cells_are_findings_and_the_row_stays(trial: Trial) -> None:
    row = "C-9;camera;gone;0;Snap;;;;heavy;;much;cdc;fax,phone;soon;perhaps;free;acne;images/none.jpg;"
    draft = drafted(trial, row)
    assert by_sku(draft)["C-9"]["status"] == "draft"
    assert values(draft, "C-9") == {"name": "Snap", "functions": ["fax"]}
    assert sorted(places(draft)) == sorted(
        [
            ("import/unknown-family", 2, 2),
            ("import/unknown-category", 2, 3),
            ("import/bad-value", 2, 9),
            ("import/bad-value", 2, 11),
            ("import/unknown-option", 2, 12),
            ("import/unknown-option", 2, 13),
            ("import/bad-value", 2, 14),
            ("import/bad-value", 2, 15),
            ("import/bad-value", 2, 16),
            ("import/unknown-option", 2, 17),
            ("import/missing-file", 2, 18),
        ]
    )
    assert all(finding.hint for finding in draft.findings)


def test_without_fixtures_types_are_inferred(trial: Trial) -> None:
    path = trial.write(
        "plain.csv",
        "sku;family;categories;name-en_US;name-de_DE;price-EUR;price-USD;size;picture\n"
        "A;cups;kitchen,sale;Cup;Tasse;5;6;12 cm;a.jpg\nB;cups;kitchen;Mug;Becher;5.50;;8 cm;\n",
    )
    draft = trial.draft(path)
    assert draft.attributes["size"]["type"] == "measurement"
    assert values(draft, "A")["name"] == {"de-DE": "Tasse", "en-US": "Cup"}
    assert values(draft, "A")["price"] == {"EUR": 5, "USD": 6}
    assert set(draft.categories) == {"kitchen", "sale"}
    assert draft.families["cups"]["attributes"] == ["name", "price", "size", "gtin", "mpn"]
    assert rules(draft) == ["import/missing-file"]


def test_a_column_with_few_values_has_them_as_its_options(trial: Trial) -> None:
    rows = "".join(
        f"A{n};cups;kitchen;Cup;{'cmos' if n % 3 else 'ccd'};{'Cold blue' if n % 3 else 'red'}\n" for n in range(12)
    )
    draft = trial.draft(trial.write("plain.csv", f"sku;family;categories;name-en_US;sensor;hue\n{rows}"))
    assert (draft.attributes["sensor"]["type"], set(draft.attributes["sensor"]["options"])) == (
        "select",
        {"ccd", "cmos"},
    )
    assert draft.attributes["hue"]["type"] == "text"
    assert (values(draft, "A1")["sensor"], values(draft, "A1")["hue"]) == ("cmos", "Cold blue")
    assert rules(draft) == []


def test_importing_the_same_folder_again_is_no_change(trial: Trial) -> None:
    drafted(trial, ROW)
    trial.bring(trial.folder / "import")
    assert (trial.catalog / "assets/images/c.jpg").read_bytes() == b"jpeg"
    assert trial.plan(trial.folder / "import").is_empty


def test_lone_brackets_and_empty_texts(trial: Trial) -> None:
    row = 'C-1;cameras;;1;Snap;"<b>x</b> <US$600";"&nbsp;";;;;;;;;;;;;'
    draft = drafted(trial, row)
    assert values(draft, "C-1")["description"] == {"en-US": "<b>x</b> &lt;US$600"}
    assert any(each.message == "the text is only spaces" for each in draft.report)


def test_a_category_that_is_its_own_ancestor_ends(trial: Trial) -> None:
    drafted(trial, ROW)
    trial.write("fixtures/categories.csv", "code;parent;label-en_US\na;b;A\nb;a;B\na;;again\nc;none;C\n")
    assert trial.draft(trial.folder / "import").categories


def test_a_label_that_reads_alike_in_two_locales_is_said_in_both(trial: Trial) -> None:
    draft = drafted(trial, ROW)
    name = draft.attributes["name"]
    assert name["label"] == {"en-US": "Name", "de-DE": "Name"}
    assert draft.attributes["zoom"]["label"] == "Zoom"
