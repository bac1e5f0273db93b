"""What a reporter is given: the verdict, and what is needed to show it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct, field

from omnicat.findings import Finding, Location, Rule, Severity
from omnicat.policy import Verdict


def no_source(path: str) -> str | None:
    """The source of a report that has none at hand."""
    return None


class ImageCount(Struct, frozen=True):
    """How many images the listings of a channel need, and how many of them could not be made."""

    channel: str
    needed: int
    refused: int


class Original(Struct, frozen=True):
    """An original: its kind, its `outcome` in a word or two, how many files of channels were made of it, and, for one
    that was not used, the rule and the message that say why."""

    path: str
    kind: str
    outcome: str
    renditions: int
    rule: str = ""
    reason: str = ""


class Report(Struct, frozen=True):
    """A verdict, the catalog's name or folder as `root`, and omnicat's own version.

    `rules` are the rules by id. `source` gives the text of a file of the catalog, by its path from the root.
    Where `limit` is set, formats for people show at most so many findings of a rule; None shows all. `color`
    counts for the formats of the terminal only. `images` and `originals` are told of where images were made. `folder` is
    the catalog's in its repository, '' at the top: hosts know files by their paths from there.
    """

    verdict: Verdict
    version: str
    root: str = ""
    rules: Mapping[str, Rule] = field(default_factory=dict)
    source: Callable[[str], str | None] = no_source
    limit: int | None = 20
    color: bool = False
    images: tuple[ImageCount, ...] = ()
    folder: str = ""
    originals: tuple[Original, ...] = ()

    def path_of(self, where: Location) -> str:
        """A place's file by its path in the repository."""
        return f"{self.folder}/{where.path}" if self.folder else where.path


def limited(findings: Iterable[Finding], limit: int | None) -> tuple[tuple[Finding, ...], Mapping[str, int]]:
    """The first `limit` findings of each rule, and how many more of each there are."""
    seen: Counter[str] = Counter()
    first = []
    for finding in findings:
        seen[finding.rule] += 1
        if limit is None or seen[finding.rule] <= limit:
            first.append(finding)
    shown = Counter(finding.rule for finding in first)
    return tuple(first), {rule: count - shown[rule] for rule, count in sorted(seen.items()) if count > shown[rule]}


def occurrences(findings: Iterable[Finding]) -> tuple[tuple[Finding, str], ...]:
    """Each finding with an identity of its own: its fingerprint, numbered from the second of the same on."""
    seen: Counter[str] = Counter()
    numbered = []
    for finding in findings:
        fingerprint = finding.fingerprint
        seen[fingerprint] += 1
        number = seen[fingerprint]
        numbered.append((finding, fingerprint if number == 1 else f"{fingerprint}-{number}"))
    return tuple(numbered)


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors before warnings before notes, each in the findings' own order."""
    return tuple(sorted(findings, key=lambda finding: -finding.severity))


def summary(verdict: Verdict) -> str:
    """The last line: `Found 3 errors and 1 warning in 412 products (2 ignored).`"""
    found = [counted(count, str(severity)) for severity, count in verdict.counts.items() if count]
    products = counted(verdict.checked.products, verdict.checked.noun)
    ignored = f" ({verdict.ignored:,} ignored)" if verdict.ignored else ""
    return f"Found {_listed(found)} in {products}{ignored}." if found else f"All clean: {products}{ignored}."


def stale_note(verdict: Verdict) -> str:
    """What to do about baseline entries that no longer occur; nothing where there are none."""
    gone = sum(entry.count for entry in verdict.stale)
    if not gone:
        return ""
    verb = "occurs" if gone == 1 else "occur"
    return f"{counted(gone, 'finding')} of the baseline no longer {verb}: run `omnicat lint --baseline update`."


def counted(count: int, word: str) -> str:
    """`1 error`, `1,234 errors`."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"


def level_of(rule: Rule | None) -> Severity:
    """A rule's usual severity; a rule nobody described counts as an error."""
    return rule.severity if rule else Severity.ERROR


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]
