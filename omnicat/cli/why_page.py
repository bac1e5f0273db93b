"""The chain behind a value on the terminal."""

from rich.console import Console
from rich.text import Text

from omnicat.cli.listing_page import in_words
from omnicat.cli.table import safe, shorter, show_rows
from omnicat.looking.mapping import Answer, FieldTrace
from omnicat.looking.rules import RuleTrace
from omnicat.looking.tracing import Place, Trace
from omnicat.model.channel import DEFAULT

MARKS = {"won": ("→", "bold green"), "hidden": ("·", "yellow"), "empty": ("·", "bright_black")}
LONGEST = 120


def show_answer(console: Console, answer: Answer) -> None:
    """The field and its mapping, then each attribute with the places that were looked in."""
    if answer.field:
        _field(console, answer.sku, answer.field)
    for number, each in enumerate(answer.attributes):
        if number or answer.field:
            console.print()
        _trace(console, answer.sku, each, is_part=answer.field is not None)
    for original in answer.withheld if not answer.field or answer.field.value is not None else ():
        console.print(Text.assemble(("  not shown: ", "yellow"), safe(original.words)))
    if answer.used_by:
        console.print(Text.assemble(("  it fills ", "dim"), safe(", ".join(answer.used_by), "cyan")))


def _field(console: Console, sku: str, field: FieldTrace) -> None:
    console.print(
        Text.assemble(
            safe(sku, "bold cyan"), " ", safe(field.field, "bold"), (" on ", "dim"), safe(field.channel, "cyan")
        )
    )
    if field.why_not:
        console.print(Text.assemble("  ", ("nothing", "red"), ": ", safe(field.why_not)))
    else:
        console.print(Text.assemble("  ", safe(in_words(field.value), "bold green")))
    if field.rule:
        _rule(console, field.rule, field.spec)
    elif field.mapping:
        whose = f"default of {field.spec}" if field.from_spec else f"{field.where.path}:{field.where.line}"
        console.print(
            Text.assemble(("  filled by ", "dim"), safe(field.mapping, "magenta"), ("  ", ""), safe(whose, "dim"))
        )
    for entry in field.entries:
        said = safe("nothing" if entry.value is None else str(entry.value), "green")
        where = safe(f"  {entry.where.path}:{entry.where.line}", "dim")
        console.print(
            Text.assemble(
                ("  table ", "dim"), safe(entry.table), ("  ", ""), safe(entry.key), (" → ", "dim"), said, where
            )
        )
    if field.originals:
        console.print(Text.assemble(("  made of ", "dim"), safe(", ".join(field.originals))))
    console.print(Text.assemble(("  ", ""), (f"{field.need} in {field.spec}", "dim")))


def _rule(console: Console, rule: RuleTrace, spec: str) -> None:
    """The rule that counts: what it says, when, and where it stands."""
    if rule.name == DEFAULT:
        console.print(
            Text.assemble(
                ("  no rule counts; filled by ", "dim"), safe(rule.mapping, "magenta"), (f"  default of {spec}", "dim")
            )
        )
        return
    when = Text.assemble((" when ", "dim"), safe(rule.when, "magenta")) if rule.when else Text()
    said = safe(rule.mapping or "~", "magenta")
    where = safe(f"  {rule.where.path}:{rule.where.line}", "dim")
    console.print(
        Text.assemble(("  filled by rule ", "dim"), safe(rule.name, "bold"), (": ", "dim"), said, when, where)
    )


def _trace(console: Console, sku: str, trace: Trace, *, is_part: bool) -> None:
    locale = Text.assemble((" in ", "dim"), safe(trace.locale)) if trace.locale else Text()
    label = safe(f" ({trace.label})" if trace.label not in ("", trace.attribute) else "", "dim")
    console.print(Text.assemble(safe(sku, "bold cyan"), " ", safe(trace.attribute, "bold"), label, locale))
    if trace.text:
        note = Text(" (fallback)", style="magenta") if trace.is_fallback else Text()
        console.print(Text.assemble("  ", safe(shorter(console, trace.text, LONGEST), "bold green"), note))
    else:
        console.print(Text("  says nothing", style="red"))
        if is_part and all(each.state == "empty" for each in trace.places):
            return
    console.print(Text("  the places that count, nearest first:", style="dim"))
    show_rows(console, ("",) * 6, [_row(console, each) for each in trace.places], indent=2)


def _row(console: Console, place: Place) -> tuple[Text, ...]:
    mark, style = MARKS[place.state]
    dim = "dim" if place.state == "empty" else ""
    author = place.author
    who = f"{author.id[:8]} {author.author} {author.day} {author.summary}" if author.id else ""
    if author.author and not author.id:
        who = "not committed yet"
    return (
        Text(mark, style=style),
        safe(f"{place.kind} {place.owner}", dim),
        safe(place.locale, "dim"),
        safe(shorter(console, place.text, LONGEST) or "–", "green" if place.state == "won" else dim),
        safe(f"{place.where.path}:{place.where.line}" if place.state != "empty" else "", "dim"),
        safe(who, "blue"),
    )
