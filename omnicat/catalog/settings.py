"""`catalog/catalog.yaml` as settings."""

from collections.abc import Mapping
from typing import Any

from omnicat.catalog.plain import fallbacks_of, labels_of, list_of, mapping_of, text_of, texts_of
from omnicat.documents import Document
from omnicat.findings import Location
from omnicat.model.asset import STANDARD_ROLES, Role
from omnicat.model.catalog import AssociationType, LintIgnore, Settings

PATH = "catalog/catalog.yaml"


def read_settings(document: Document) -> Settings:
    """The settings that the file says; the usual ones for what it doesn't."""
    said, usual = mapping_of(document.data), Settings()
    locales = texts_of(said.get("locales")) or usual.locales
    lint = mapping_of(said.get("lint"))
    return Settings(
        name=text_of(said.get("name")),
        url=text_of(said.get("url")).rstrip("/"),
        product_url=text_of(said.get("product_url")),
        asset_url=text_of(said.get("asset_url")).rstrip("/"),
        originals=text_of(said.get("assets")).rstrip("/"),
        locales=locales,
        fallback=fallbacks_of(said.get("fallback")),
        currencies=texts_of(said.get("currencies")) or usual.currencies,
        associations=_associations(said.get("associations"), locales[0]),
        roles={**STANDARD_ROLES, **_roles(said.get("roles"), locales[0])},
        sku_pattern=text_of(said.get("sku_pattern")),
        organization={key: text_of(value) for key, value in mapping_of(said.get("organization")).items()},
        ignores=tuple(_ignore(mapping_of(each)) for each in list_of(lint.get("ignore"))),
        severities={rule: text_of(value) for rule, value in mapping_of(lint.get("severity")).items()},
        where=Location(document.path, 1, 1),
    )


def _associations(raw: Any, locale: str) -> Mapping[str, AssociationType]:
    return {
        code: AssociationType(
            code,
            labels_of(mapping_of(said).get("label"), locale),
            two_way=mapping_of(said).get("two_way") is True,
            quantity=mapping_of(said).get("quantity") is True,
        )
        for code, said in mapping_of(raw).items()
    }


def _roles(raw: Any, locale: str) -> Mapping[str, Role]:
    return {
        code: Role(
            code,
            labels_of(mapping_of(said).get("label"), locale),
            texts_of(mapping_of(said).get("kinds")) or ("image",),
            many=mapping_of(said).get("many") is True,
        )
        for code, said in mapping_of(raw).items()
    }


def _ignore(said: Mapping[str, Any]) -> LintIgnore:
    return LintIgnore(text_of(said.get("rule")), text_of(said.get("path"), "**"), text_of(said.get("reason")))
