"""The limits of a spec in words: what each field, image, feed and listing may be."""

from collections.abc import Iterator, Mapping

from omnicat.model.channel import DatedLimits, FeedPlan, ImageRule, Part, Spec, SpecField

MIB = 1_048_576


def limits_of(field: SpecField) -> tuple[str, ...]:
    """The limits on a field's value, one each."""
    return (*_limits(field), *_part_limits(field.group))


def limit_words(name: str, limit: object) -> str:
    """One limit by its name in the spec; '' where it is none."""
    if limit in (None, "", (), []) or (name == "min_many" and not limit):
        return ""
    shown = ", ".join(map(quoted, limit)) if isinstance(limit, list | tuple) else limit
    return SAYING.get(name, "").format(f"{shown:g}" if isinstance(shown, float) else shown)


def quoted(text: object) -> str:
    """A text in quotes, with what can't be seen in it written out."""
    said = str(text)
    return f"'{said}'" if said.isprintable() else f"'{said.encode('unicode_escape').decode('ascii')}'"


SAYING: Mapping[str, str] = {
    "min_chars": "at least {} characters",
    "max_chars": "at most {} characters",
    "max_bytes": "at most {} bytes",
    "max_total_chars": "at most {} characters in all",
    "min": "at least {}",
    "max": "at most {}",
    "days_ahead": "{}",
    "min_many": "at least {} values",
    "max_many": "at most {} values",
    "pattern": "written as {}",
    "forbid": "without {}",
    "forbid_words": "without the words {}",
    "word_repeat": "no word more than {} times",
}


REMOVALS: Mapping[str, str] = {
    "snapshot": "a product that is not in the file leaves the channel",
    "rows": "a product that leaves is written once more, with these fields alone",
    "by_hand": "a product that leaves has to be taken out by hand",
}
"""What becomes of a product that leaves, by how a spec says it."""


def demands_of(rule: ImageRule) -> Mapping[str, str]:
    """What an image rule demands in words, by what it is about."""
    said = {
        "formats": f"one of {', '.join(rule.formats)}" if rule.formats else "",
        "size": f"at least {rule.min_width} x {rule.min_height} pixels" if rule.min_width or rule.min_height else "",
        "min_longest": f"longest side at least {rule.min_longest} pixels" if rule.min_longest else "",
        "max_longest": f"longest side at most {rule.max_longest} pixels" if rule.max_longest else "",
        "max_megapixels": f"at most {rule.max_megapixels:g} megapixels" if rule.max_megapixels else "",
        "max_bytes": f"at most {megabytes(rule.max_bytes)}" if rule.max_bytes else "",
        "max_count": f"at most {rule.max_count} of them" if rule.max_count else "",
        "background": f"on pure {rule.background}" if rule.background else "",
        "min_fill": f"the product fills at least {rule.min_fill:.0%} of it" if rule.min_fill else "",
        "min_ratio": f"width at least {rule.min_ratio:g} of its height" if rule.min_ratio else "",
        "max_ratio": f"width at most {rule.max_ratio:g} of its height" if rule.max_ratio else "",
        "no_frame": "no border around it" if rule.no_frame else "",
        "overlays": "no badge or watermark laid over it" if rule.overlays else "",
    }
    return {about: text for about, text in said.items() if text}


def feed_limits(feed: FeedPlan) -> tuple[str, ...]:
    """The limits of a feed, one each."""
    said = (
        (feed.min_items, f"at least {feed.min_items:,} items" if feed.min_items > 1 else "at least one item"),
        (feed.max_items, f"at most {feed.max_items or 0:,} items"),
        (feed.max_bytes, f"at most {megabytes(feed.max_bytes or 0)}"),
    )
    more = " a file" if feed.is_split else ""
    return tuple(f"{text}{more}" for limit, text in said if limit)


def listing_limits(spec: Spec) -> tuple[str, ...]:
    """The limits of a product as a whole, one each."""
    said = (
        (spec.each, f"a listing for every {spec.each} that has the product"),
        (spec.max_axes, f"at most {spec.max_axes} axes"),
        (spec.max_variants, f"at most {spec.max_variants or 0:,} variants"),
        (spec.share, f"{_together(spec)} say the same {', '.join(spec.share)}"),
        (spec.differ_in, f"{_together(spec)} differ in one of {', '.join(spec.differ_in)}"),
    )
    return tuple(text for limit, text in said if limit)


def _together(spec: Spec) -> str:
    return f"listings with the same {spec.group}" if spec.group else "variants"


def dated_words(field: SpecField) -> Mapping[str, tuple[str, ...]]:
    """What a field has to be from later days on: the day -> what is demanded then."""
    words: dict[str, tuple[str, ...]] = {}
    for each in field.dated:
        said = [limit_words(name, limit) for name, limit in each.limits.items()]
        words[each.since] = (*words.get(each.since, ()), *_need_words(each), *(text for text in said if text))
    return words


def _need_words(dated: DatedLimits) -> Iterator[str]:
    when = f" where `{' '.join(dated.limits['when'].split())}`" if "when" in dated.limits else ""
    if "need" in dated.limits or when:
        yield f"{dated.limits.get('need', 'needed')}{when}"
    if "values" in dated.limits:
        yield f"one of {', '.join(dict.fromkeys(dated.limits['values'].values()))}"


def layout_words(feed: FeedPlan) -> tuple[str, ...]:
    """How a table is laid out where that is not its format's own way, one thing each."""
    said = (
        (feed.delimiter, f"cells between {quoted(feed.delimiter)}"),
        (feed.quoting == "all", "every cell in quotes"),
        (feed.quoting == "none", "no cell in quotes"),
        (feed.line_end, f"rows end with {feed.line_end}"),
        (feed.bom, "a byte order mark first"),
        (feed.encoding != "utf-8", f"in {feed.encoding}"),
        (feed.before, f"{len(feed.before)} row{'s' if len(feed.before) > 1 else ''} before the names"),
        (feed.names, f"headings of its own for {', '.join(feed.names)}"),
        (feed.of != "all", "only what leaves" if feed.of == "retired" else "without what leaves"),
    )
    return tuple(text for is_said, text in said if is_said)


def count_limits(spec: Spec) -> int:
    """How many limits a spec puts on listings and their feeds: those in words, closed lists, and checks."""
    fields = spec.fields.values()
    return (
        sum(len(limits_of(field)) + bool(field.values and field.closed) for field in fields)
        + sum(len(other.limits) for field in fields for other in field.other_limits)
        + sum(len(demands_of(rule)) for rule in spec.images)
        + sum(len(feed_limits(feed)) for feed in spec.feeds)
        + sum(len(each.limits) for field in fields for each in field.dated)
        + len(listing_limits(spec))
        + len(spec.checks)
    )


def megabytes(size: int) -> str:
    """A size of a file as people say it."""
    if size % MIB == 0:
        return f"{size // MIB:,} MiB"
    return f"{size / 1_000_000_000:g} GB" if size >= 1_000_000_000 else f"{size / 1_000_000:g} MB"


def _limits(field: SpecField) -> Iterator[str]:
    for name in SAYING:
        if said := limit_words(name, getattr(field, name)):
            yield said
    if field.units:
        yield f"in {', '.join(field.units.values())}"


def _part_limits(group: Mapping[str, Part]) -> Iterator[str]:
    for name, part in group.items():
        if part.required:
            yield f"{name} needed"
        if part.max_chars:
            yield f"{name} at most {part.max_chars} characters"
        if part.values:
            yield f"{name} one of {', '.join(dict.fromkeys(part.values.values()))}"
