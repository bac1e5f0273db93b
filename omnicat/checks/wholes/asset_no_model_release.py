"""Somebody can be recognised in a picture, and nothing allows to show them.

In many countries people decide themselves whether they are shown in advertising; a model release is their consent. A
release that has ended allows nothing.

Bad (in the record beside the file):

    people: [Ada]

Good:

    people: [{name: Ada, release: releases/ada.pdf, expires: 2029-12-31}]

Fix: say in `release` what allows it: a file of the asset library, or where the paper is kept. Without a release, use
another picture.
"""

from collections.abc import Iterator

from omnicat.catalog.whole import Whole
from omnicat.channels.shop import Shop
from omnicat.findings import Finding, Location, Rule, Severity, Subject, finding
from omnicat.model.asset import Person

RULE = Rule("asset/no-model-release", Severity.WARNING, __doc__)


def check(whole: Whole, shop: Shop) -> Iterator[Finding]:
    """Everybody in the originals that products use."""
    assets = shop.model.assets
    unused = frozenset(whole.unused_assets)
    for path in sorted(path for path, each in assets.items() if each.people and path not in unused):
        for number, person in enumerate(assets[path].people):
            if wrong := _wrong(person, shop.today):
                where = Location(f"assets/{path}.yaml", pointer=f"people/{number}")
                message = f"'assets/{path}' shows {person.name or 'somebody'}, {wrong}"
                hint = "say what allows it in `release`, or use another picture"
                yield finding(RULE, where, message, hint, subject=Subject("asset", path))


def _wrong(person: Person, today: str) -> str:
    if not person.release:
        return "and no release allows it"
    return f"whose release ended on {person.expires}" if today and person.expires and person.expires <= today else ""
