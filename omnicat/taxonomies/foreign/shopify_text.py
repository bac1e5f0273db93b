"""Shopify's product taxonomy as text: `dist/<language>/categories.txt` of github.com/Shopify/product-taxonomy.

The first line is `# Shopify Product Taxonomy - Categories: 2024-07`, every other
`gid://shopify/TaxonomyCategory/aa-1 : Apparel & Accessories > Clothing`, with blanks before the colon; looked up 2026-08.
"""

import re

from omnicat.taxonomies.foreign.found import Found, paths_of, rows_in

GID = "gid://shopify/TaxonomyCategory/"
_ROW = re.compile(rf"{GID}(\S+)\s+:\s+(\S.*)").fullmatch
_VERSION = re.compile(r"#\s*Shopify Product Taxonomy\b.*?:\s*(\S+)\s*$", re.MULTILINE)


def read(text: str) -> Found | None:
    """What the file holds, with ids as `aa-1`; None where it is none of Shopify's."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    entries = [(number, line) for number, line in lines if line and not line.startswith("#")]
    if not entries or not entries[0][1].startswith(GID):
        return None
    version = _VERSION.search(text)
    return Found("shopify", version[1] if version else "", paths_of(rows_in(entries, _ROW)))
