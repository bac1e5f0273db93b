"""Editors complete and explain catalog files by schemas that are written from the catalog itself."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from omnicat.catalog import load_model
from omnicat.model.catalog import Model
from omnicat.schemas import KINDS, modeline, product_schema_for_family, vscode_settings, write_schemas
from tests.catalog.shop import TEE, document, shop, shop_model


def plain(text: str) -> Any:
    return json.loads(json.dumps(document(text).data, default=float))


def judge(folder: Path, name: str) -> Any:
    """A validator that finds the schemas beside, as an editor does."""
    schemas = {path.name: json.loads(path.read_text()) for path in folder.iterdir()}
    from referencing import Registry, Resource

    registry: Any = Registry().with_resources((key, Resource.from_contents(each)) for key, each in schemas.items())
    return jsonschema.Draft7Validator(schemas[name], registry=registry)


def test_every_schema_is_good_draft_7_and_explains_every_key(tmp_path: Path) -> None:
    for path in write_schemas(shop_model(), tmp_path):
        schema = json.loads(path.read_text())
        jsonschema.Draft7Validator.check_schema(schema)
        assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
        assert schema["title"]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_known_key_is_described(kind: str) -> None:
    assert [path for path, schema in keys_of(KINDS[kind].schema, kind) if not described(schema)] == []


def described(schema: Any) -> bool:
    return bool(schema.get("description") or "$ref" in schema)


def keys_of(schema: Any, path: str) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    if isinstance(schema, dict):
        for word, value in schema.items():
            if word == "properties" and path.rpartition(".")[2] != "if":
                found += [(f"{path}.{key}", each) for key, each in value.items()]
            if word not in ("examples", "default", "enum", "if"):
                found += keys_of(value, f"{path}.{word}")
    if isinstance(schema, list):
        for each in schema:
            found += keys_of(each, path)
    return found


def test_the_same_catalog_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = write_schemas(shop_model(), tmp_path / "a"), write_schemas(shop_model(), tmp_path / "b")
    assert [path.name for path in first] == sorted(path.name for path in second)
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert "product-tee.schema.json" in [path.name for path in first]
    assert "product-apparel.schema.json" not in [path.name for path in first]


def test_a_product_is_judged_by_the_family_it_names(tmp_path: Path) -> None:
    write_schemas(shop_model(), tmp_path)
    product = judge(tmp_path, "product.schema.json")
    assert product.is_valid(plain(TEE))
    assert product.is_valid(plain("sku: A\nfamily: mug\nattributes: {capacity: 350 ml}\n"))
    assert not product.is_valid(plain("sku: A\nfamily: tee\nattributes: {capacity: 350 ml}\n"))
    assert not product.is_valid(plain("sku: A\nfamily: apparel\n"))
    assert not product.is_valid(plain("sku: A\nfamily: tee\nattributes: {color: green}\n"))
    assert not product.is_valid(plain("sku: A\nfamily: tee\nassets: {main: [a.jpg, b.jpg]}\n"))
    assert not product.is_valid(plain("sku: A\nfamily: tee\nassociations: {gift: [B]}\n"))
    assert not product.is_valid(plain("sku: A\nfamily: tee\ncategories: [tees]\n"))
    assert not product.is_valid(plain("sku: A\nfamily: tee\nchannels: {x: {attributes: {brand: B}}}\n"))


def test_a_family_schema_tells_labels_and_options() -> None:
    model = shop_model()
    schema = product_schema_for_family(model.families["tee"], model)
    says = schema["definitions"]["attributes"]["properties"]
    assert says["color"]["title"] == "Color"
    assert "navy" in json.dumps(says["color"])
    assert says["old_code"]["description"] == "Deprecated: use mpn"
    assert set(schema["definitions"]["overrides"]["properties"]) == {"name", "bullets"}


def test_a_catalog_without_anything_still_gives_schemas(tmp_path: Path) -> None:
    write_schemas(Model(), tmp_path)
    assert not judge(tmp_path, "product.schema.json").is_valid({"sku": "A", "family": "tee"})


def test_the_editor_settings_keep_what_is_there() -> None:
    before = {"editor.tabSize": 2, "yaml.schemas": {"other.json": ["x"]}}
    after = vscode_settings("schemas", before)
    assert after["editor.tabSize"] == 2
    assert after["yaml.schemas"]["other.json"] == ["x"]
    assert after["yaml.schemas"]["./schemas/product.schema.json"] == ["catalog/products/**/*.yaml"]


def test_every_kind_of_file_is_mapped_once() -> None:
    globs = [glob for kind in KINDS.values() for glob in kind.globs]
    assert len(set(globs)) == len(globs)
    assert len(vscode_settings()["yaml.schemas"]) == len(KINDS)


def test_a_modeline_names_the_schema() -> None:
    assert modeline("family") == "# yaml-language-server: $schema=schemas/family.schema.json"


def test_the_model_of_the_test_shop_is_clean() -> None:
    assert load_model(shop())[1] == ()


@pytest.mark.parametrize("folder", ["omnicat/specs", "channel_profiles"])
def test_shipped_files_are_what_their_schema_describes(folder: str) -> None:
    from omnicat.documents import parse
    from omnicat.schemas import check_against

    root = Path(__file__).parents[2]
    kind = "spec" if folder.endswith("specs") else "profile"
    for path in sorted((root / folder).rglob("*.yaml")):
        found, findings = parse(path.read_bytes(), path.name)
        assert found is not None
        assert (*findings, *check_against(kind, found)) == ()
