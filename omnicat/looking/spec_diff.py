"""What a shop must change between two specs, in words, the most important first."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from omnicat.looking.field_diff import field_changes
from omnicat.looking.image_diff import image_changes
from omnicat.looking.spec_change import EFFECTS, Change
from omnicat.looking.spec_words import REMOVALS, listing_limits, quoted
from omnicat.model.channel import FeedPlan, Removal, SettingWish, Spec, SpecCheck
from omnicat.model.tables import Table


class SpecDiff(Struct, frozen=True):
    """`old` and `new` are ids; `profiles` those of the catalog that use the channel."""

    old: str
    new: str
    changes: tuple[Change, ...]
    profiles: tuple[str, ...]


def diff_specs(old: Spec, new: Spec, profiles: tuple[str, ...] = ()) -> SpecDiff:
    """All that differs. Titles, descriptions and sources alone are no change."""
    return SpecDiff(
        old.id, new.id, tuple(sorted(_changes(old, new), key=lambda each: EFFECTS.index(each.effect))), profiles
    )


def _changes(old: Spec, new: Spec) -> Iterator[Change]:
    yield from field_changes(old, new)
    yield from image_changes(old, new)
    yield from _listings(old, new)
    yield from _checks(old, new)
    yield from _removal(old.removal, new.removal)
    yield from _settings(old.settings, new.settings)
    yield from _feeds(old, new)
    yield from _spelling(old, new)
    yield from _own_fields(old, new)
    yield from _lists(old.lists, new.lists)
    yield from _tables(old.tables, new.tables)
    yield from _html(old.html, new.html)


def _listings(old: Spec, new: Spec) -> Iterator[Change]:
    before, after = listing_limits(old), listing_limits(new)
    for each in after:
        if each not in before:
            yield Change("must", "listing", "products", each)
    for each in before:
        if each not in after:
            yield Change("eased", "listing", "products", f"no longer: {each}")
    if old.parents != new.parents:
        says = "a product with variants gives a listing too" if new.parents else "only what is sold is listed"
        yield Change("other", "listing", "products", says)
    if old.records != new.records:
        says = f"they stand in the profile's settings, as `{new.records}`" if new.records else "they are products"
        yield Change("must", "listing", "records", says)
    if old.taxonomy_levels != new.taxonomy_levels and new.taxonomy_levels:
        says = f"their ids should be {new.taxonomy_levels} levels deep, were {old.taxonomy_levels or 'of any level'}"
        yield Change("should", "listing", "categories", says)
    if old.product_types != new.product_types:
        says = (
            "are judged by definitions that the shop imports" if new.product_types else "are not judged by definitions"
        )
        yield Change("must" if new.product_types else "eased", "listing", "product types", says)
    if old.taxonomy != new.taxonomy:
        says = f"categories are told by `taxonomies: {{{new.taxonomy}: …}}`, were by '{old.taxonomy}'"
        yield Change("must" if new.taxonomy else "eased", "listing", "categories", says)


def _own_fields(old: Spec, new: Spec) -> Iterator[Change]:
    before, after = ({field.name for field in spec.own_fields} for spec in (old, new))
    for name in sorted(after - before):
        yield Change("other", "field", name, "is how fields are called that a profile may add")
    for name in sorted(before - after):
        yield Change("should", "field", name, "is no longer how fields are called that a profile may add")


def _checks(old: Spec, new: Spec) -> Iterator[Change]:
    before, after = ({check.name: check for check in spec.checks} for spec in (old, new))
    for name, check in after.items():
        was = before.get(name)
        if was is None:
            yield _of_check(check, f"is looked at {_since(check)}: {check.message}")
        elif " ".join(was.fails.split()) != " ".join(check.fails.split()):
            yield _of_check(check, f"is broken where `{check.fails}`, was where `{was.fails}`")
        elif was.since != check.since:
            yield _of_check(check, f"is looked at {_since(check)}, was {_since(was)}")
        elif was.severity != check.severity:
            is_worse = ("note", "warning", "error").index(check.severity) > ("note", "warning", "error").index(
                was.severity
            )
            effect = _effect(check.severity) if is_worse else "eased"
            yield Change(
                effect, "check", name, f"gives a finding of severity {check.severity}, was {was.severity}", check.source
            )
    for name in before.keys() - after.keys():
        yield Change("eased", "check", name, "is looked at no more")


def _since(check: SpecCheck) -> str:
    return f"from {check.since} on" if check.since else "now"


def _of_check(check: SpecCheck, says: str) -> Change:
    return Change(_effect(check.severity), "check", check.name, says, check.source)


def _effect(severity: str) -> str:
    return "must" if severity == "error" else "should"


def _removal(old: Removal | None, new: Removal | None) -> Iterator[Change]:
    if new is None or old == new or (old and (old.how, old.fields) == (new.how, new.fields)):
        return
    was = f", was: {REMOVALS[old.how]}" if old and old.how != new.how else ""
    fields = f" ({', '.join(new.fields)})" if new.fields else ""
    effect = "should" if was or new.how == "by_hand" else "other"
    yield Change(effect, "removal", "products that leave", f"{REMOVALS[new.how]}{fields}{was}", new.source)


def _settings(old: Mapping[str, SettingWish], new: Mapping[str, SettingWish]) -> Iterator[Change]:
    for name, wish in new.items():
        was = old.get(name)
        if wish.required and not (was and was.required):
            yield Change("must", "setting", name, f"is required in the profile's `settings`: {wish.description}")
        elif was is None:
            yield Change("other", "setting", name, f"may be said in the profile's `settings`: {wish.description}")
        elif was.required and not wish.required:
            yield Change("eased", "setting", name, "is not required any more")
        elif was.default != wish.default:
            yield Change(
                "other",
                "setting",
                name,
                f"is {quoted(wish.default)} where a profile says none, was {quoted(was.default)}",
            )
    for name in sorted(old.keys() - new.keys()):
        yield Change("other", "setting", name, "is not looked at any more")


def _feeds(old: Spec, new: Spec) -> Iterator[Change]:
    before, after = ({feed.file: feed for feed in spec.feeds} for spec in (old, new))
    for file, feed in after.items():
        if file not in before:
            yield Change("other", "feed", file, f"is written too, as {feed.format}")
        else:
            yield from _feed(before[file], feed)
    for file in before.keys() - after.keys():
        yield Change("must", "feed", file, "is not written any more: the channel has to fetch another")


def _feed(old: FeedPlan, new: FeedPlan) -> Iterator[Change]:
    if old.format != new.format:
        yield Change("must", "feed", new.file, f"is written as {new.format}, was {old.format}")
    for name, most in (("max_items", True), ("max_bytes", True), ("min_items", False)):
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            is_tighter = bool(now) and (not was or (now < was if most else now > was))
            words = dict(
                zip(
                    ("min_items", "max_items", "max_bytes"),
                    ("fewest items", "most items", "largest size in bytes"),
                    strict=True,
                )
            )
            says = f"{words[name]}: {_number(now)}, was {_number(was)}"
            yield Change("must" if is_tighter else "eased", "feed", new.file, says)
    if any(getattr(old, name) != getattr(new, name) for name in LAYOUT):
        yield Change("other", "feed", new.file, "is laid out another way")


LAYOUT = (
    *("template", "columns", "document", "envelope", "unit", "below", "element", "of", "rows"),
    *("delimiter", "quoting", "line_end", "bom", "encoding", "before", "names"),
)
"""What of a feed is only how it is laid out."""


def _number(said: int | None) -> str:
    return f"{said:,}" if said else "no limit"


def _spelling(old: Spec, new: Spec) -> Iterator[Change]:
    for name, words in (("money", "prices are"), ("boolean", "true and false are"), ("measure", "measurements are")):
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            yield Change("other", "spelling", name, f"{words} written as {_shown(now)}, were as {_shown(was)}")


def _shown(said: object) -> str:
    return " and ".join(map(quoted, said)) if isinstance(said, tuple) else quoted(said)


def _lists(old: Mapping[str, frozenset[str]], new: Mapping[str, frozenset[str]]) -> Iterator[Change]:
    for name in old.keys() & new.keys():
        more, fewer = new[name] - old[name], old[name] - new[name]
        says = " and ".join(f"{len(each):,} {word}" for each, word in ((more, "more"), (fewer, "fewer")) if each)
        if says:
            shown = ", ".join(sorted(more | fewer)[:5]) + (", …" if len(more | fewer) > 5 else "")
            yield Change("should", "list", name, f"conditions count {says} in this list: {shown}")


def _tables(old: Mapping[str, Table], new: Mapping[str, Table]) -> Iterator[Change]:
    for name in sorted(old.keys() | new.keys()):
        was, now = (
            {key: entry.value for key, entry in tables[name].entries.items()} if name in tables else {}
            for tables in (old, new)
        )
        changed = sorted(key for key in was.keys() | now.keys() if was.get(key) != now.get(key))
        if changed:
            shown = ", ".join(changed[:5]) + (", …" if len(changed) > 5 else "")
            yield Change("other", "table", name, f"says something else for {len(changed):,} of its keys: {shown}")


def _html(old: tuple[str, ...] | None, new: tuple[str, ...] | None) -> Iterator[Change]:
    before, after = frozenset(old or ()), frozenset(new or ())
    if fewer := sorted(before - after):
        yield Change("should", "spelling", "html", f"{_tags(fewer)} no longer taken in HTML")
    if more := sorted(after - before):
        yield Change("eased", "spelling", "html", f"{_tags(more)} taken in HTML")


def _tags(names: list[str]) -> str:
    return f"{', '.join(f'<{each}>' for each in names)} {'is' if len(names) == 1 else 'are'}"
