"""Two files have names that some file systems take for one.

On Windows and macOS `Front.jpg` and `front.jpg` are the same file: a clone there holds one of the two, and loses it
again with every commit. The same goes for `é` as one letter or as two.

Bad: `assets/tee/Front.jpg` and `assets/tee/front.jpg`.

Good: `assets/tee/front.jpg` and `assets/tee/front-2.jpg`.

Fix: rename one of them with `git mv`, in the products that use it too.
"""

from collections.abc import Iterator

from omnicat.catalog.text_set import TextSet
from omnicat.catalog.whole import Whole
from omnicat.channels.shop import Shop
from omnicat.checks.repeats import repeats
from omnicat.checks.wholes.asset_missing import same_form
from omnicat.findings import Finding, Location, Rule, Severity, Subject, finding

RULE = Rule("asset/name-collision", Severity.WARNING, __doc__)


def check(whole: Whole, shop: Shop) -> Iterator[Finding]:
    """The paths of all originals; each but the first is told."""
    paths = shop.model.assets
    # Of two paths with one form at least one is not written in that form.
    forms = TextSet(form for path in paths if (form := same_form(path)) != path)
    alike = sorted(path for path in paths if same_form(path) in forms) if forms else []
    for _, (first, *others) in repeats((same_form(path), path) for path in alike):
        for path in others:
            message = f"'assets/{path}' is the same file as 'assets/{first}' on some systems"
            subject, related = Subject("asset", path), (Location(f"assets/{first}"),)
            where = Location(f"assets/{path}")
            yield finding(RULE, where, message, "rename one of them", subject=subject, related=related)
