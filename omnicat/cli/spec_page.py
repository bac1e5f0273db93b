"""A channel's spec as a page: its fields, limits, default mapping and sources."""

from collections.abc import Iterator

from omnicat.model.channel import ImageRule, Spec, SpecField


def spec_page(spec: Spec) -> str:
    """The spec in Markdown."""
    return "\n".join(_lines(spec)) + "\n"


def _lines(spec: Spec) -> Iterator[str]:
    yield f"# {spec.id}: {spec.title}"
    yield ""
    yield from _settings(spec)
    yield "## Feeds"
    yield ""
    for feed in spec.feeds:
        yield f"- `{feed.file}` ({feed.format}; one item a {feed.unit})"
    yield ""
    yield from _fields(spec)
    yield from _images(spec)
    yield from _conditions(spec)
    yield "## Sources"
    yield ""
    for code, source in spec.sources.items():
        yield f"- {code}: {source}" + (f", <{source.url}>" if source.url else "")


def _settings(spec: Spec) -> Iterator[str]:
    if spec.settings:
        yield "## Settings"
        yield ""
        yield "| setting | needed | meaning |"
        yield "|---|---|---|"
        for wish in spec.settings.values():
            yield f"| `{wish.name}` | {'yes' if wish.required else 'no'} | {_cell(wish.description)} |"
        yield ""


def _fields(spec: Spec) -> Iterator[str]:
    yield "## Fields"
    yield ""
    yield "| field | need | type | limits | filled from | source |"
    yield "|---|---|---|---|---|---|"
    for field in spec.fields.values():
        yield (
            f"| `{_cell(field.name)}` | {field.need} | {field.type} | {_cell(_limits(field))} "
            f"| {f'`{_cell(field.default)}`' if field.default else ''} | {field.source} |"
        )
    yield ""


def _images(spec: Spec) -> Iterator[str]:
    if spec.images:
        yield "## Images"
        yield ""
        yield "| role | demands | where | source |"
        yield "|---|---|---|---|"
        for rule in spec.images:
            parts = (f"`{rule.when}`" if rule.when else "", f"from {rule.since}" if rule.since else "")
            where = _cell("; ".join(part for part in parts if part))
            yield f"| {rule.role} | {_demands(rule)} | {where} | {rule.source} |"
        yield ""


def _demands(rule: ImageRule) -> str:
    demands = (
        (rule.formats, f"one of {', '.join(rule.formats)}"),
        (rule.min_width or rule.min_height, f"at least {rule.min_width} x {rule.min_height} pixels"),
        (rule.min_longest, f"longest side at least {rule.min_longest}"),
        (rule.max_longest, f"longest side at most {rule.max_longest}"),
        (rule.max_megapixels, f"at most {rule.max_megapixels:g} megapixels"),
        (rule.max_bytes, f"at most {rule.max_bytes / 1_048_576:.3g} MiB"),
        (rule.max_count, f"at most {rule.max_count} of them"),
    )
    return "; ".join(text for demand, text in demands if demand)


def _conditions(spec: Spec) -> Iterator[str]:
    if spec.checks:
        yield "## Conditions between fields"
        yield ""
        yield "| condition | field | says | severity | source |"
        yield "|---|---|---|---|---|"
        for check in spec.checks:
            yield f"| {check.name} | `{check.field}` | {_cell(check.message)} | {check.severity} | {check.source} |"
        yield ""


def _limits(field: SpecField) -> str:
    limits = (
        (field.when, f"needed where `{field.when}`"),
        (field.min_chars, f"at least {field.min_chars} characters"),
        (field.max_chars, f"at most {field.max_chars} characters"),
        (field.max_bytes, f"at most {field.max_bytes} bytes"),
        (field.max_many, f"at most {field.max_many} values"),
        (field.min_many, f"at least {field.min_many} values"),
        (field.pattern, f"written as `{field.pattern}`"),
        (field.values, f"one of {', '.join(dict.fromkeys(field.values.values()))}"),
    )
    return "; ".join(text for limit, text in limits if limit)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
