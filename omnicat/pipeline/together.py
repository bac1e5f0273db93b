"""One finding for all the channels that would say the same of a product."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from omnicat.findings import Finding


def together(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings about channels, each once, saying which channels it is about; the others as they are."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for each in findings:
        about = each.subject
        key = (
            each.where,
            each.rule,
            each.severity,
            each.message,
            each.hint,
            about.kind,
            about.code,
            bool(about.channel),
        )
        groups.setdefault(key, []).append(each)
    for alike in groups.values():
        yield _joined(alike) if alike[0].subject.channel else alike[0]


def _joined(alike: list[Finding]) -> Finding:
    first = alike[0]
    channels = sorted({each.subject.channel for each in alike})
    locales = {each.subject.locale for each in alike}
    locale = first.subject.locale if len(locales) == 1 else ""
    about = replace(first.subject, channel=",".join(channels), locale=locale)
    return replace(first, subject=about, message=f"{', '.join(channels)}: {first.message}")
