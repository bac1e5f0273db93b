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
from collections.abc import Collection, Iterator, Mapping

from omnicat.catalog.whole import Whole
from omnicat.channels.shop import Shop
from omnicat.checks.nearby import Nearby
from omnicat.findings import Finding, Rule, Severity, Subject, finding

RULE = Rule("asset/missing", Severity.ERROR, __doc__)


def check(whole: Whole, shop: Shop) -> Iterator[Finding]:
    """Every use of an asset, by a role or by an attribute."""
    assets = shop.model.assets
    missing = [(row, use) for row in whole.suspects for use in row.assets if use.path not in assets]
    known = Nearby(assets)
    by_form = _by_form({same_form(use.path) for _, use in missing}, assets)
    for row, use in missing:
        near = by_form.get(same_form(use.path))
        hint = f"write '{near}': upper and lower case matter" if near else known.hint(use.path)
        subject, message = Subject("product", row.sku), f"'assets/{use.path}' does not exist"
        yield finding(RULE, use.where, message, hint, subject=subject)


def same_form(path: str) -> str:
    """The path as some file systems see it: whatever the case, and however its letters are composed."""
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def _by_form(wanted: Collection[str], paths: Collection[str]) -> Mapping[str, str]:
    return {form: path for path in paths if (form := same_form(path)) in wanted} if wanted else {}
