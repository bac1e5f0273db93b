"""Taxonomies are read as their channels publish them, and a file is known by what is in it."""

import json

import pytest

from omnicat.errors import OmnicatError
from omnicat.model.taxonomy import Taxonomy
from omnicat.taxonomies.foreign import read_foreign

GOOGLE = """\
# Google_Product_Taxonomy_Version: 2021-09-21
1 - Animals & Pet Supplies
3237 - Animals & Pet Supplies > Live Animals
"""

GERMAN = """\
# Google_Product_Taxonomy_Version: 2021-09-21
1 - Tiere & Tierbedarf
3237 - Tiere & Tierbedarf > Lebende Tiere - auch Fische
"""

WITHOUT_IDS = (
    "# Google_Product_Taxonomy_Version: 2021-09-21\nAnimals & Pet Supplies\nAnimals & Pet Supplies > Live Animals\n"
)

SHOPIFY = """\
# Shopify Product Taxonomy - Categories: 2026-08
# Format: {GID} : {Ancestor name} > ... > {Category name}

gid://shopify/TaxonomyCategory/aa                : Apparel & Accessories
gid://shopify/TaxonomyCategory/aa-1              : Apparel & Accessories > Clothing
"""

SHOPIFY_JSON = {
    "version": "2026-08",
    "verticals": [
        {
            "name": "Apparel & Accessories",
            "prefix": "aa",
            "categories": [
                {
                    "id": "gid://shopify/TaxonomyCategory/aa",
                    "level": 0,
                    "name": "Apparel & Accessories",
                    "full_name": "Apparel & Accessories",
                    "parent_id": None,
                    "attributes": [{"id": "gid://shopify/TaxonomyAttribute/1", "name": "Color"}],
                    "children": [{"id": "gid://shopify/TaxonomyCategory/aa-1", "name": "Clothing"}],
                    "ancestors": [],
                },
                {
                    "id": "gid://shopify/TaxonomyCategory/aa-1",
                    "full_name": "Apparel & Accessories > Clothing",
                },
            ],
        }
    ],
}


def read(text: str, name: str = "") -> Taxonomy:
    return read_foreign("downloads/any.file", text.encode(), name)


def test_googles_file_has_ids_of_digits_and_a_version() -> None:
    said = read(GOOGLE)
    assert (said.name, said.version, said.source) == ("google", "2021-09-21", "any.file")
    assert said.paths == {"1": "Animals & Pet Supplies", "3237": "Animals & Pet Supplies > Live Animals"}


def test_google_in_another_language_with_a_dash_in_a_path() -> None:
    assert read(GERMAN).paths["3237"] == "Tiere & Tierbedarf > Lebende Tiere - auch Fische"


def test_google_saved_on_windows_is_the_same() -> None:
    assert read_foreign("x", GOOGLE.replace("\n", "\r\n").encode("utf-8-sig")).paths == read(GOOGLE).paths
    assert read_foreign("x", GOOGLE.encode("utf-16")).paths == read(GOOGLE).paths


def test_shopifys_text_and_json_say_the_same() -> None:
    text, made = read(SHOPIFY), read(json.dumps(SHOPIFY_JSON))
    assert text == made
    assert (text.name, text.version) == ("shopify", "2026-08")
    assert text.paths == {"aa": "Apparel & Accessories", "aa-1": "Apparel & Accessories > Clothing"}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_is_told_its_name(separator: str) -> None:
    table = separator.join(("note", "Path", "ID")) + "\n" + separator.join(("x", '"Bags>Totes  big"', "7")) + "\n\n"
    said = read(f"# version: 3\n{table}", "etsy")
    assert (said.name, said.version, said.paths) == ("etsy", "3", {"7": "Bags > Totes big"})


def test_another_name_may_be_said() -> None:
    assert read(GERMAN, "google-de").name == "google-de"


@pytest.mark.parametrize(
    ("text", "name", "message", "hint"),
    [
        (WITHOUT_IDS, "", "this is Google's taxonomy without ids", "`taxonomy-with-ids`"),
        ("# Google_Product_Taxonomy_Version: 1\n", "", "'downloads/any.file' is not a taxonomy", "Google's"),
        (f"{GOOGLE}oh - dear\n", "", "line 4: 'oh - dear' is not an id and a path", "again"),
        (f"{GOOGLE}1 - Animals again\n", "", "line 4: id '1' is there twice", "again"),
        (f"{SHOPIFY}gid://shopify/TaxonomyCategory/aa-2\n", "", "line 6: 'gid://shopify", "again"),
        ('{"attributes": []}', "", "this is JSON, but not Shopify's taxonomy", "categories.txt"),
        ("id,path\n1,Bags\n", "", "'downloads/any.file' doesn't say whose taxonomy it is", "--name etsy"),
        ("id,path\n1,Bags\n", "Etsy!", "--name 'Etsy!' is not a name", "small letters"),
        ("id,path\n1,Bags\n2\n", "etsy", "line 3 has no id and path", "every row"),
        ("id,path\n1,Bags\n,Totes\n", "etsy", "line 3 has no id and path", "again"),
        ('id,path\n1,"Bags\n', "etsy", "line 2: the table can't be read", "quotes"),
        ("sku,name\nA,B\n", "etsy", "'downloads/any.file' is not a taxonomy", "id and path"),
        ("", "etsy", "'downloads/any.file' is not a taxonomy", "id and path"),
    ],
)
def test_what_is_no_taxonomy_is_refused(text: str, name: str, message: str, hint: str) -> None:
    with pytest.raises(OmnicatError) as refused:
        read(text, name)
    assert message in refused.value.message
    assert hint in refused.value.hint


def test_bytes_of_no_text_are_refused() -> None:
    with pytest.raises(OmnicatError, match="neither UTF-8 nor UTF-16"):
        read_foreign("photo.jpg", b"\xff\xd8\xff\xe0")
