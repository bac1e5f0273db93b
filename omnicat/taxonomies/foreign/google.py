"""Google's product taxonomy, in any language: `taxonomy-with-ids.<language>.txt`.

The first line is `# Google_Product_Taxonomy_Version: 2021-09-21`, every other `<number> - <path>`; read 2026-08 from
https://www.google.com/basepages/producttype/taxonomy-with-ids.en-US.txt. The file of the same name without `-with-ids`
has paths only.
"""

import re

from omnicat.errors import OmnicatError
from omnicat.taxonomies.foreign.found import Found, paths_of, rows_in

MARK = "Google_Product_Taxonomy_Version"
_VERSION = re.compile(rf"#\s*{MARK}:\s*(\S+)")
_ROW = re.compile(r"(\d+)\s+-\s+(\S.*)").fullmatch


def read(text: str) -> Found | None:
    """What the file holds; None where it is none of Google's. Raises OmnicatError for paths without ids."""
    version = _VERSION.match(text)
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    entries = [(number, line) for number, line in lines if not line.startswith("#")]
    if not version and not (entries and all(_ROW(line) for _, line in entries[:3])):
        return None
    if entries and not any(_ROW(line) for _, line in entries):
        hint = "download the file whose name begins with `taxonomy-with-ids`"
        raise OmnicatError("this is Google's taxonomy without ids", hint)
    return Found("google", version[1] if version else "", paths_of(rows_in(entries, _ROW)))
