"""Imported product type definitions on the terminal: what each asks for, and what changed since the last one."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from omnicat.cli.session import counted
from omnicat.cli.table import safe
from omnicat.product_types import DefinitionPlan

NAMES = 12
STATES = {"new": ("+ ", "green"), "changed": ("~ ", "yellow"), "same": ("= ", "dim")}


def tell_definitions(console: Console, plans: Sequence[DefinitionPlan], *, is_applied: bool) -> None:
    """Each with its changes; then what to do next."""
    for plan in plans:
        _tell(console, plan)
    if all(plan.state == "same" for plan in plans):
        console.print(Text.assemble(("✓ ", "bold green"), "Nothing to change: imported already."))
    elif is_applied:
        console.print(Text.assemble(("✓ ", "bold green"), "Written. See it with `git diff`, then run `omnicat lint`."))
    else:
        console.print(Text.assemble("Nothing is written yet: run it again with ", ("--apply", "bold cyan")))


def _tell(console: Console, plan: DefinitionPlan) -> None:
    sign, style = STATES[plan.state]
    about = " ".join(each for each in (plan.marketplace, plan.locale, plan.version) if each)
    kind = "" if plan.requirements == "LISTING" else f", {plan.requirements}"
    many = f"{counted(plan.attributes, 'attribute')}, {len(plan.required)} required{kind}"
    console.print(Text.assemble(safe(plan.name, "bold cyan"), safe(f"  {about}  ", "dim"), safe(many)))
    for what, names, color in (
        ("required now", plan.required_now, "red"),
        ("required no more", plan.eased, "green"),
        ("new", plan.added, "green"),
        ("gone", plan.gone, "red"),
        ("described another way", plan.changed, "yellow"),
    ):
        if names:
            more = f" and {len(names) - NAMES} more" if len(names) > NAMES else ""
            console.print(Text.assemble("  ", (what, color), safe(f": {', '.join(names[:NAMES])}{more}")))
    console.print(Text.assemble((sign, style), safe(plan.path)))
