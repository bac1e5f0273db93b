"""Who owns which files, as GitHub and GitLab read it."""

from collections.abc import Mapping

import pytest

from omnicat.catalog.governance import read_governance
from omnicat.documents import parse
from omnicat.model.governance import Governance
from omnicat.review.codeowners import HEAD, Host, codeowners

PRODUCTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "catalog/products/candle/a.yaml": ("candle", ("home/light",)),
    "catalog/products/candle/b.yaml": ("candle", ("home/light",)),
    "catalog/products/mixed/c.yaml": ("candle", ()),
    "catalog/products/mixed/d e.yaml": ("tee", ("home",)),
    "catalog/products/mixed/f.yaml": ("tee", ()),
}
PROFILES = ("channel_profiles/amazon-us.yaml", "channel_profiles/google.yaml")


def governance(owners: str, more: str = "") -> Governance:
    text = f"""\
people:
  ada: {{name: Ada, mails: [ada@example.com], logins: {{github: ada-hub, gitlab: ada.lab}}}}
  bo: {{name: Bo, mails: [bo@example.com]}}
roles: {{lead: [ada], wax: [bo, ada], shop: [bo]}}
owners: {owners}
{more}"""
    document, findings = parse(text.encode(), "catalog/governance.yaml")
    assert document
    assert findings == ()
    return read_governance(document)


def lines(owners: str, host: Host = "github", *, more: str = "", prefix: str = "") -> list[str]:
    text = codeowners(governance(owners, more), PRODUCTS, PROFILES, host, prefix=prefix)
    assert text.startswith(HEAD)
    return [line for line in text.removeprefix(HEAD).splitlines() if line]


LEAD = "paths: {catalog/governance.yaml: lead}"


@pytest.mark.parametrize(
    ("owners", "expected"),
    [
        ("{paths: {'assets/**': wax}}", ["/assets/ bo@example.com @ada-hub", "/catalog/governance.yaml @ada-hub bo@example.com"]),
        (
            f"{{families: {{candle: wax}}, {LEAD}}}",
            [
                "/catalog/governance.yaml @ada-hub",
                "/catalog/products/candle/ bo@example.com @ada-hub",
                "/catalog/products/mixed/c.yaml bo@example.com @ada-hub",
            ],
        ),
        (
            f"{{categories: {{home: shop, home/light: wax}}, {LEAD}}}",
            [
                "/catalog/governance.yaml @ada-hub",
                "/catalog/products/candle/ bo@example.com @ada-hub",
                "/catalog/products/mixed/d\\ e.yaml bo@example.com",
            ],
        ),
        (f"{{channels: {{amazon-*: shop}}, {LEAD}}}", ["/catalog/governance.yaml @ada-hub", "/channel_profiles/amazon-us.yaml bo@example.com"]),
        (f"{{attributes: {{price: shop}}, {LEAD}}}", ["/catalog/governance.yaml @ada-hub"]),
    ],
)  # fmt: skip
def test_github_has_a_line_for_what_has_an_owner(owners: str, expected: list[str]) -> None:
    assert lines(owners) == expected


def test_who_owns_the_folder_stays_an_owner_of_a_product_of_another_ones_family() -> None:
    owners = f"{{families: {{candle: shop}}, paths: {{'catalog/products/**': lead, {LEAD[8:-1]}}}}}"
    assert "/catalog/products/candle/ bo@example.com @ada-hub" in lines(owners)


def test_gitlab_asks_each_role_in_a_section_of_its_own() -> None:
    owners = "{paths: {'assets/**': wax, assets/legal/*: lead, catalog/governance.yaml: [lead, shop]}}"
    assert lines(owners, "gitlab", more="approvals: 2") == [
        "[lead][2]",
        "/assets/legal/* @ada.lab",
        "/catalog/governance.yaml @ada.lab",
        "[shop][2]",
        "/catalog/governance.yaml bo@example.com",
        "[wax][2]",
        "/assets/ bo@example.com @ada.lab",
        "!/assets/legal/*",
    ]


def test_a_catalog_in_a_folder_of_a_repository_has_its_paths_from_there() -> None:
    assert lines(f"{{{LEAD}}}", prefix="shops/north 1/") == ["/shops/north\\ 1/catalog/governance.yaml @ada-hub"]


def test_a_login_can_not_add_lines_or_owners() -> None:
    said = governance("{paths: {a: lead}}")
    bad = type(said.people["ada"])("ada", "Ada", ("x y@example.com",), {"github": "ada\n* @mallory"})
    text = codeowners(type(said)({"ada": bad}, said.roles, said.owners), {}, (), "github")
    assert "mallory" not in text
