"""The JSON-LD of every product of the example shop, held against schema.org's shapes and what Google asks of it."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.beside import CHANNELS, needs_shared
from tests.acceptance.feeds_read import manifest

SCHEMA = "http://schema.org/"
LITERALS = {str: {"Text"}, bool: {"Boolean"}, int: {"Number", "Integer", "Text"}, float: {"Number", "Text"}}
DAY = re.compile(r"\d{4}-\d\d-\d\d")
CONDITIONS = {f"https://schema.org/{name}Condition" for name in ("New", "Refurbished", "Used")}
AVAILABILITIES = {f"https://schema.org/{name}" for name in ("InStock", "OutOfStock", "PreOrder", "BackOrder")}
Skeleton = tuple[str, tuple[tuple[str, tuple[Any, ...]], ...]]


@pytest.fixture(scope="module")
def pages(example: Path) -> dict[str, Any]:
    """File -> object, for every page of both languages."""
    found = sorted((example / "dist").glob("website*/products/*.jsonld"))
    counted = [feed["files"] for feed in manifest(example)["feeds"] if feed["file"].endswith(".jsonld")]
    assert len(found) == sum(counted) > 100
    return {
        path.relative_to(example / "dist").as_posix(): json.loads(path.read_text(encoding="utf-8")) for path in found
    }


@needs_shared
@pytest.mark.filterwarnings("ignore:Warning, A Recursive Shape")  # a product may be the accessory of a product
def test_every_page_passes_the_shapes_of_schema_org(pages: dict[str, Any]) -> None:
    """The shapes ask for the form of nodes alone, and for a node where we write a literal, as `"Harbor tee"` stands for
    one of type Text. So pages of the same form are one page here, and literals are nodes of their data type.
    """
    import pyshacl
    from rdflib import RDF, BNode, Graph, URIRef

    graph, node_by_skeleton = Graph(), dict[Skeleton, BNode]()

    def node_of(skeleton: Skeleton) -> BNode:
        if skeleton not in node_by_skeleton:
            kind, properties = skeleton
            node = node_by_skeleton[skeleton] = BNode()
            graph.add((node, RDF.type, URIRef(SCHEMA + kind)))
            for name, inner in properties:
                for each in inner:
                    graph.add((node, URIRef(SCHEMA + name), node_of(each)))
        return node_by_skeleton[skeleton]

    for page in pages.values():
        node_of(_skeleton(page))
    conforms, _, report = pyshacl.validate(graph, shacl_graph=_graph(), inference="none", max_validation_depth=100)
    assert conforms, report


@needs_shared
def test_every_value_is_of_a_type_that_its_property_expects(pages: dict[str, Any]) -> None:
    for file, page in pages.items():
        for kind, name, value in _values(page):
            allowed = _expected(kind, name)
            assert _types(value) & allowed, f"{file}: {kind}.{name} is {value!r}, not {' or '.join(sorted(allowed))}"


def test_every_product_has_what_merchant_listings_require(pages: dict[str, Any]) -> None:
    for file, product in ((file, each) for file, page in pages.items() for each in _products(page)):
        offer = product["offers"]
        assert product["name"], file
        assert product["image"], file
        assert all(each.startswith("https://") for each in product["image"]), file
        assert offer["@type"] == "Offer", file
        assert offer["price"] > 0, file
        assert re.fullmatch("[A-Z]{3}", offer["priceCurrency"]), file
        assert offer["availability"] in AVAILABILITIES, file
        assert offer["itemCondition"] in CONDITIONS, file


def test_what_is_recommended_keeps_its_limits(pages: dict[str, Any]) -> None:
    for file, product in ((file, each) for file, page in pages.items() for each in _products(page)):
        assert re.fullmatch(r"[!-~]+", product["sku"]), file
        assert re.fullmatch(r"\d{8}|\d{12,14}", product.get("gtin", "12345678")), file
        assert isinstance(product.get("brand", {}), dict), file
        assert isinstance(product.get("size", ""), str), file
        audience = product.get("audience", {})
        assert audience.get("suggestedMinAge", 0) in (0, 0.25, 1, 5, 13), file
        assert audience.get("suggestedGender", "Unisex") in ("Male", "Female", "Unisex"), file
        for shipping in product["offers"].get("shippingDetails", ()):
            assert shipping["shippingRate"]["currency"] == product["offers"]["priceCurrency"], file
            times = shipping["deliveryTime"]
            assert all(times[each]["unitCode"] == "DAY" for each in ("handlingTime", "transitTime")), file
        returns = product["offers"].get("hasMerchantReturnPolicy")
        assert returns is None or ("merchantReturnDays" in returns) == returns["returnPolicyCategory"].endswith(
            "FiniteReturnWindow"
        ), file


def test_a_group_names_its_variants_and_what_tells_them_apart(pages: dict[str, Any]) -> None:
    groups = [page for page in pages.values() if page["@type"] == "ProductGroup"]
    assert len(groups) > 40
    for group in groups:
        variants = group["hasVariant"]
        assert group["productGroupID"], group["name"]
        assert group["variesBy"], group["name"]
        assert len({each["sku"] for each in variants}) == len(variants)
        assert len({each["name"] for each in variants}) == len(variants), f"variants of '{group['name']}' share a name"
        assert len({each["url"] for each in variants}) == len(variants)


def _products(page: dict[str, Any]) -> list[dict[str, Any]]:
    return list(page["hasVariant"]) if page["@type"] == "ProductGroup" else [page]


def _skeleton(value: Any) -> Skeleton:
    """The form of a value: its type, and the forms of what it says."""
    if not isinstance(value, dict):
        return type(value).__name__.replace("str", "Text").replace("bool", "Boolean").replace("int", "Number"), ()
    properties = {
        name: tuple(sorted({_skeleton(each) for each in _several(inner)}, key=repr))
        for name, inner in value.items()
        if not name.startswith("@")
    }
    return value["@type"], tuple(sorted(properties.items()))


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _values(node: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """The type, property and value of everything that stands in a node."""
    for name, value in node.items():
        for each in _several(value) if not name.startswith("@") else ():
            yield node["@type"], name, each
            if isinstance(each, dict):
                yield from _values(each)


def _types(value: Any) -> set[str]:
    """The types that a value may be taken for."""
    if isinstance(value, dict):
        return _ancestors(value["@type"])
    if not isinstance(value, str):
        return LITERALS[type(value)]
    if value.startswith("https://schema.org/"):
        return {"Text", "URL"} | _kinds(value.rpartition("/")[2])
    days = {"Date", "DateTime"} if DAY.fullmatch(value) else set()
    return {"Text", *days} | ({"URL", "ImageObject"} if value.startswith("https://") else set())


@cache
def _expected(kind: str, name: str) -> set[str]:
    """What the shapes of a type and of those above it let a property be."""
    shapes = _shapes()
    assert any((above, name) in shapes for above in _ancestors(kind)), f"{kind} has no property {name}"
    return set().union(*(shapes.get((above, name), set()) for above in _ancestors(kind)))


@cache
def _graph() -> Any:
    from rdflib import Graph

    return Graph().parse(CHANNELS / "schemaorg/schemaorg-shapes.shacl", format="turtle")


@cache
def _shapes() -> dict[tuple[str, str], set[str]]:
    """The types that the value of a property may have, by type and property."""
    from rdflib import Namespace
    from rdflib.collection import Collection

    sh = Namespace("http://www.w3.org/ns/shacl#")
    graph = _graph()
    found: dict[tuple[str, str], set[str]] = {}
    for shape, kind in graph.subject_objects(sh.targetClass):
        for part in graph.objects(shape, sh.property):
            several = graph.value(part, sh["or"])
            nodes = list(Collection(graph, several)) if several else [part]
            allowed = {str(graph.value(node, sh.node)).partition("#ValidSchema")[2] for node in nodes}
            found.setdefault((_last(kind), _last(graph.value(part, sh.path))), set()).update(allowed)
    return found


@cache
def _ancestors(kind: str) -> set[str]:
    return {kind}.union(*(_ancestors(above) for above in _words().get(kind, {}).get("above", ())))


def _kinds(name: str) -> set[str]:
    """The types of a word such as InStock, with those above them."""
    return set().union(*(_ancestors(kind) for kind in _words().get(name, {}).get("kinds", ())))


@cache
def _words() -> dict[str, dict[str, set[str]]]:
    graph = json.loads((CHANNELS / "schemaorg/schemaorg-current-https.jsonld").read_text(encoding="utf-8"))["@graph"]
    return {
        _last(each["@id"]): {
            "above": {_last(above["@id"]) for above in _several(each.get("rdfs:subClassOf", []))},
            "kinds": {_last(kind) for kind in _several(each["@type"]) if kind.startswith("schema:")},
        }
        for each in graph
        if each["@id"].startswith("schema:")
    }


def _last(name: Any) -> str:
    return re.split(r"[/:#]", str(name))[-1]
