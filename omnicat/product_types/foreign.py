"""Definitions as Amazon hands them out: the schema, the answer that links it, both together, or several in one file.

Source: Amazon, Product Type Definitions API 2020-09-01, getDefinitionsProductType,
https://developer-docs.amazon.com/sp-api/docs/product-type-definitions-api, 2026-11.
"""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from omnicat.errors import OmnicatError
from omnicat.model.product_type import WHOLE
from omnicat.product_types.said import Said

HOW = "give the schema that getDefinitionsProductType links under schema.link.resource, or that answer beside it"


class _Answer(Struct, frozen=True):
    """An answer of the API: what it says of a definition, and the checksum of the schema that it links."""

    file: str
    about: Mapping[str, Any]
    checksum: str

    @property
    def name(self) -> str:
        return str(self.about.get("productType", ""))


def read_definitions(files: Mapping[str, bytes]) -> tuple[Said, ...]:
    """The definitions in these files, by name; what an answer says goes to the schema of its product type.

    Raises OmnicatError where a file holds none, names no product type, or is another schema than its answer links.
    """
    found: list[Said] = []
    answers: dict[str, _Answer] = {}
    for file, content in files.items():
        for each in _documents(file, content):
            if isinstance(each, Said):
                found.append(_checked(each))
            else:
                answers[each.name] = each
    for name, answer in answers.items():
        if not any(each.name == name for each in found):
            hint = f"download {_address(answer.about)} too (it is valid for some days), and name both files"
            raise OmnicatError(f"'{answer.file}' only links the definition of '{name}'", hint)
    told = (_with(each, answers[each.name], files[each.file]) if each.name in answers else each for each in found)
    return tuple(sorted(told, key=lambda each: (each.name, each.marketplace, each.locale)))


def _documents(file: str, content: bytes) -> Iterator[Said | _Answer]:
    try:
        read = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise OmnicatError(f"'{file}' is not JSON: {error}", HOW) from error
    for each in read if isinstance(read, list) else [read]:
        yield _document(file, each if isinstance(each, dict) else {})


def _document(file: str, read: Mapping[str, Any]) -> Said | _Answer:
    said = read.get("payload", read) if isinstance(read.get("payload", read), dict) else read
    schema = said.get("schema")
    if isinstance(schema, dict) and "link" in schema:
        return _Answer(file, said, str(schema.get("checksum", "")))
    if isinstance(schema, dict) and "properties" in schema:
        return _with_about(Said(_name_in(schema), schema, file), said)
    if "properties" in said and ("$id" in said or "$schema" in said or "required" in said):
        return Said(_name_in(said), said, file)
    if "errors" in said:
        first = next((each.get("message", "") for each in said["errors"] if isinstance(each, dict)), "")
        raise OmnicatError(f"'{file}' holds an error of the API: {first}", "ask for the definition again")
    if "productTypes" in said:
        raise OmnicatError(f"'{file}' lists product types, and defines none", HOW)
    raise OmnicatError(f"'{file}' is not a product type definition", HOW)


def _checked(said: Said) -> Said:
    if not said.name:
        raise OmnicatError(f"'{said.file}' doesn't say which product type it defines", "its `$id` ends with the name")
    defined = said.schema.get("$defs", {})
    market, language = (_default(defined.get(name)) for name in ("marketplace_id", "language_tag"))
    return replace(said, marketplace=said.marketplace or market, locale=said.locale or language)


def _default(schema: Any) -> str:
    return str(schema.get("default", "")) if isinstance(schema, dict) else ""


def _with(said: Said, answer: _Answer, content: bytes) -> Said:
    digest = base64.b64encode(hashlib.md5(content, usedforsecurity=False).digest()).decode()
    is_alone = not content.lstrip().startswith(b"[")
    if answer.checksum and is_alone and digest != answer.checksum:
        message = f"'{said.file}' is not the schema that '{answer.file}' links: its checksum is another"
        raise OmnicatError(message, "download both again")
    return _with_about(said, answer.about)


def _with_about(said: Said, about: Mapping[str, Any]) -> Said:
    version = about.get("productTypeVersion", {})
    markets = about.get("marketplaceIds") or [about.get("marketplace", "")]
    return replace(
        said,
        name=str(about.get("productType", said.name)),
        marketplace=str(markets[0]) or said.marketplace,
        locale=str(about.get("locale", said.locale)),
        requirements=str(about.get("requirements", WHOLE)),
        label=str(about.get("displayName", "")),
        version=str(version.get("version", "") if isinstance(version, dict) else version),
        is_enforced=about.get("requirementsEnforced", "ENFORCED") != "NOT_ENFORCED",
    )


def _name_in(schema: Mapping[str, Any]) -> str:
    """`$id` ends with the product type."""
    return str(schema.get("$id", "")).rstrip("/").rpartition("/")[2].partition("#")[0]


def _address(about: Mapping[str, Any]) -> str:
    link = about["schema"]["link"]
    return str(link.get("resource", "its schema")) if isinstance(link, dict) else str(link)
