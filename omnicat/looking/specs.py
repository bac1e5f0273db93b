"""The specs there are, shipped and the shop's own: how much each knows, what comes next, and who uses it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from omnicat.catalog import Shelf
from omnicat.channels import Specs, shipped_specs, shop_specs
from omnicat.looking.spec_words import count_limits, demands_of
from omnicat.model.channel import ImageRule, Profile, Spec
from omnicat.pipeline.opening import STATE
from omnicat.repository import Folder

OWN = "specs/"


class DatedRule(Struct, frozen=True):
    """A rule that starts on a day, in words."""

    day: str
    says: str


class SpecRow(Struct, frozen=True):
    """One spec. `fields`, `required`, `conditional` and `recommended` are counts; `limits` counts all that is checked.

    `is_own`: a file of the shop's repository. `next` is the first dated rule that has not started, None where there is
    none. `profiles` are the channel profiles that pin this spec.
    """

    id: str
    title: str
    aliases: tuple[str, ...]
    is_own: bool
    fields: int
    required: int
    conditional: int
    recommended: int
    limits: int
    formats: tuple[str, ...]
    next: DatedRule | None
    profiles: tuple[str, ...]


def specs_of(root: Path | None) -> Specs:
    """The specs of a catalog, its own and those shipped; without a root those shipped. Its broken ones are left out."""
    if root is None:
        return Specs(Shelf(), {})
    files = Folder(root)
    own, _ = shop_specs({path: files.read(path) for path in files.paths(OWN) if path.endswith((".yaml", ".yml"))})
    return Specs(Shelf(root / STATE / "opened.bin"), own)


def spec_rows(specs: Mapping[str, Spec], profiles: Iterable[Profile], today: str) -> tuple[SpecRow, ...]:
    """A row for each spec, by name and date. `today` is YYYY-MM-DD."""
    users = list(profiles)
    return tuple(
        spec_row(specs[each], [user.name for user in users if user.spec.id == each], today) for each in sorted(specs)
    )


def spec_row(spec: Spec, profiles: Iterable[str], today: str) -> SpecRow:
    """One spec in numbers."""
    needs = [field.need for field in spec.fields.values()]
    return SpecRow(
        spec.id,
        spec.title,
        spec.aliases,
        shipped_specs().get(spec.id) is not spec,
        len(needs),
        needs.count("required"),
        needs.count("conditional"),
        needs.count("recommended"),
        count_limits(spec),
        tuple(dict.fromkeys(feed.format for feed in spec.feeds)),
        _next(spec.images, today),
        tuple(sorted(profiles)),
    )


def _next(rules: Iterable[ImageRule], today: str) -> DatedRule | None:
    """The first day on which something starts, and all that starts on it for the roles together."""
    to_come = [rule for rule in rules if rule.since > today]
    if not to_come:
        return None
    day = min(rule.since for rule in to_come)
    roles: dict[str, list[str]] = {}
    for rule in to_come:
        if rule.since == day:
            roles.setdefault("; ".join(demands_of(rule).values()), []).append(rule.role)
    return DatedRule(day, "; ".join(f"{' and '.join(dict.fromkeys(names))} {says}" for says, names in roles.items()))
