"""A channel's spec as a page: its fields, limits, default mapping and sources."""

from collections.abc import Iterator

from omnicat.model.channel import Spec, SpecField


def spec_page(spec: Spec) -> str:
    """The spec in Markdown."""
    return "\n".join(_lines(spec)) + "\n"


def _lines(spec: Spec) -> Iterator[str]:
    yield f"# {spec.id}: {spec.title}"
    yield ""
    if spec.settings:
        yield "## Settings"
        yield ""
        yield "| setting | needed | meaning |"
        yield "|---|---|---|"
        for wish in spec.settings.values():
            yield f"| `{wish.name}` | {'yes' if wish.required else 'no'} | {_cell(wish.description)} |"
        yield ""
    yield "## Feeds"
    yield ""
    for feed in spec.feeds:
        yield f"- `{feed.file}` ({feed.format}; one item a {feed.unit})"
    yield ""
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
    yield "## Sources"
    yield ""
    for code, source in spec.sources.items():
        yield f"- {code}: {source}" + (f", <{source.url}>" if source.url else "")


def _limits(field: SpecField) -> str:
    limits = (
        (field.max_chars, f"at most {field.max_chars} characters"),
        (field.max_bytes, f"at most {field.max_bytes} bytes"),
        (field.max_many, f"at most {field.max_many} values"),
        (field.min_many, f"at least {field.min_many} values"),
        (field.values, f"one of {', '.join(field.values.values())}"),
    )
    return "; ".join(text for limit, text in limits if limit)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
