"""A verdict with a bit of everything, for all reporters."""

from omnicat.findings import Finding, Fix, Location, Rule, Severity, Subject
from omnicat.policy import BaselineEntry, Checked, Verdict
from omnicat.reporters import Report

SOURCES = {
    "catalog/products/tee.yaml": "sku: TEE-HARBOR\nfamily: sheo\nattributes:\n  name: {en-US: Harbor tee, de-DE: 船 T-Shirt}  # short\n",
    "catalog/products/mug.yaml": "\ufeffsku: MUG\nattributes:\n\tgtin: 4012345123456\n",
}

RULES = {
    rule.id: rule
    for rule in (
        Rule(
            "product/unknown-family",
            Severity.ERROR,
            "A product names a family that does not exist.\n\nNothing is known\nabout it.\n\nBad:\n\n    family: sheo\n",
        ),
        Rule("product/gtin-as-number", Severity.ERROR, "A GTIN is written as a number."),
        Rule("completeness/recommended", Severity.WARNING, "A recommended attribute has no value."),
        Rule("asset/unused", Severity.NOTE, "No product uses an asset."),
    )
}

TEE, MUG = "catalog/products/tee.yaml", "catalog/products/mug.yaml"

FINDINGS = (
    Finding(Location("assets/inbox/old, 50% & more.jpg"), "asset/unused", Severity.NOTE, "no product uses this image"),
    Finding(
        Location(MUG, 3, 8, "attributes/gtin"),
        "product/gtin-as-number",
        Severity.ERROR,
        "gtin 4012345123456 is written as a number",
        "put it in quotes",
        subject=Subject("product", "MUG"),
        fix=Fix("4012345123456"),
    ),
    Finding(
        Location(TEE, 2, 9, "family"),
        "product/unknown-family",
        Severity.ERROR,
        "family 'sheo' does not exist",
        "did you mean 'shoe'?",
        subject=Subject("product", "TEE-HARBOR"),
        related=(Location("catalog/families/shoe.yaml", 1, 9),),
    ),
    Finding(
        Location(TEE, 4, 49, "attributes/name/de-DE"),
        "completeness/recommended",
        Severity.WARNING,
        "name is shorter than 20 characters",
        "say what it is",
        subject=Subject("product", "TEE-HARBOR", "google", "de-DE"),
    ),
    Finding(
        Location(TEE, 4, 49, "attributes/name/de-DE"),
        "completeness/recommended",
        Severity.WARNING,
        "name has no color",
        subject=Subject("product", "TEE-HARBOR", "google", "de-DE"),
        ignored="comment",
    ),
)

HOSTILE = (
    "::error file=x,line=1::forged",
    "##[error]forged",
    "</script><script>alert(1)</script><img src=x onerror=alert(1)>",
    "a | b | c\n| d | e |\r\n# title",
    "\x1b[2J\x1b]0;owned\x07\x9b31mred",
    "[click](https://evil.example) ![x](//evil.example/x.png) <https://evil.example> https://evil.example www.evil.example",
    "`code` **bold** _it_ ~~s~~ $x$ @everyone #1 &amp; &lt;",
    "]]> <!-- --> <![CDATA[ %0A %25 100%, a:b",
    "\u202egnp.exe \u2028 \u2029 \x00 \x0b \x85 \ufffe \ud800 end",
    "\\| \\` \\",
)


def report(
    *findings: Finding, products: int = 412, limit: int | None = 20, color: bool = False, root: str = "Harbor & Pine"
) -> Report:
    verdict = Verdict(findings, Checked(products, 1800))
    return Report(verdict, "0.1.0", root=root, rules=RULES, source=SOURCES.get, limit=limit, color=color)


def sample(*, color: bool = False) -> Report:
    return report(*FINDINGS, color=color)


def clean() -> Report:
    return report()


def with_stale() -> Report:
    stale = (BaselineEntry(TEE, "asset/unused", "0123456789abcdef", 2),)
    verdict = Verdict(FINDINGS[:1], Checked(1, 3), stale=stale)
    return Report(verdict, "0.1.0", rules=RULES)


def hostile() -> Report:
    return report(*(hostile_finding(text) for text in HOSTILE), root="</title>`|` \x1b")


def hostile_finding(text: str, severity: Severity = Severity.ERROR) -> Finding:
    where = Location(f"catalog/products/{text}.yaml", 1, 1, f"attributes/{text}")
    return Finding(where, "product/unknown-family", severity, text, text, Subject("product", text), (where,))
