"""A product uses a file that isn't there.

Paths run from `assets/`, with slashes, and upper and lower case matter: on Windows and macOS `Front.jpg` may open
where `front.jpg` is meant, on a server it doesn't.

Bad (the file is `assets/tee-harbor/front.jpg`):

    assets: {main: tee-harbor/Front.JPG}

Good:

    assets: {main: tee-harbor/front.jpg}

Fix: correct the path, or add the file.
"""

import unicodedata
from collections.abc import Iterator, Sequence

from omnicat.catalog.rows import Row
from omnicat.channels.shop import Shop
from omnicat.checks.nearby import Nearby
from omnicat.findings import Finding, Rule, Severity, Subject, finding

RULE = Rule("asset/missing", Severity.ERROR, __doc__)


def check(rows: Sequence[Row], shop: Shop) -> Iterator[Finding]:
    """Every use of an asset, by a role or by an attribute."""
    known = Nearby(shop.model.assets)
    by_form = {same_form(path): path for path in shop.model.assets}
    for row in rows:
        for use in row.assets:
            if use.path not in known:
                near = by_form.get(same_form(use.path))
                hint = f"write '{near}': upper and lower case matter" if near else known.hint(use.path)
                subject = Subject("product", row.sku)
                message = f"'assets/{use.path}' does not exist"
                yield finding(RULE, use.where, message, hint, subject=subject)


def same_form(path: str) -> str:
    """The path as some file systems see it: whatever the case, and however its letters are composed."""
    return unicodedata.normalize("NFC", path).casefold()
