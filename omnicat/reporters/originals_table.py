"""What became of each original, as a table of the page: first what was refused, with the reason."""

from collections import Counter
from collections.abc import Sequence
from html import escape

from omnicat.reporters.escaping import visible
from omnicat.reporters.report import Original, counted

MOST = 2_000
"""So many are shown one by one; report.json has all."""

WORD = ' class="word"'
ORDER = ("refused", "unused", "not shown", "made")


def originals_table(originals: Sequence[Original]) -> str:
    """The table, below the counts of each outcome; '' where no originals are told of."""
    if not originals:
        return ""
    counts = Counter(each.outcome for each in originals)
    told = ", ".join(f"{counts[outcome]:,} {outcome}" for outcome in ORDER if counts[outcome])
    rows = sorted(originals, key=lambda each: (ORDER.index(each.outcome), each.path))
    left = f'<p class="more">… and {counted(len(rows) - MOST, "more original")}</p>' if len(rows) > MOST else ""
    heads = "".join(f'<th scope="col"{WORD}>{name}</th>' for name in ("Original", "Kind", "Outcome", "Reason"))
    return (
        f'\n<h2>Originals</h2>\n<p class="more">{counted(len(rows), "original")}: {told}</p>\n'
        f'<div class="table"><table>\n<thead><tr>{heads}<th scope="col" class="number">Renditions</th></tr></thead>\n'
        f"<tbody>\n{''.join(_row(each) for each in rows[:MOST])}</tbody></table>{left}</div>"
    )


def _row(each: Original) -> str:
    tone = {"refused": ' class="word some error"', "unused": ' class="word some warning"'}.get(each.outcome, WORD)
    rule = f" <code>{_text(each.rule)}</code>" if each.rule else ""
    return (
        f'<tr><th scope="row">{_text(each.path)}</th><td{WORD}>{_text(each.kind)}</td><td{tone}>{_text(each.outcome)}</td>'
        f'<td class="path">{_text(each.reason)}{rule}</td><td class="number">{each.renditions:,}</td></tr>\n'
    )


def _text(text: str) -> str:
    return escape(visible(text))
