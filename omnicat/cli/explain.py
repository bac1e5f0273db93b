"""The manual page of a rule, of a channel's spec, or of what expressions see; without a name, all of them in a line each."""

import sys
from collections.abc import Mapping
from typing import Annotated

import typer

from omnicat.cli.session import Session
from omnicat.errors import Exit, OmnicatError
from omnicat.findings import did_you_mean
from omnicat.model.channel import Spec


def command(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="[NAME]",
            help="A rule such as product/duplicate-gtin, a kind, a spec, or listing, fields, channel, catalog, template.",
            show_default=False,
        ),
    ] = "",
) -> int:
    """Why a rule is there, a bad and a good example, the fix."""
    from omnicat.channels import shipped_specs
    from omnicat.channels.manual import MEMBERS
    from omnicat.pipeline import ALL_RULES
    from omnicat.policy import names

    session: Session = context.obj
    specs = shipped_specs()
    newest = {spec.name: spec for _, spec in sorted(specs.items())}
    if name in ALL_RULES:
        _page(session, f"# {name} ({ALL_RULES[name].severity})\n\n{ALL_RULES[name].manual.strip()}\n")
    elif name.partition(".")[0] in MEMBERS:
        _page(session, _members(*name.partition(".")[::2]))
    elif spec := specs.get(name) or newest.get(name):
        from omnicat.cli.spec_page import show_page, spec_page
        from omnicat.looking.spec_view import view_spec

        show_page(session, spec_page(view_spec(spec)))
    else:
        listed = {rule.id: f"{rule.severity!s:<8} {rule.summary}" for rule in ALL_RULES.values()}
        listed |= {spec.id: f"{'spec':<8} {spec.title}" for spec in specs.values()}
        listed |= {each: f"{'names':<8} {about}" for each, (about, _) in MEMBERS.items()}
        chosen = {each: text for each, text in listed.items() if not name or names(name, each)}
        if not chosen:
            raise OmnicatError(f"rule '{name}' does not exist", _nearest(name, specs))
        width = max(map(len, chosen))
        sys.stdout.write("".join(f"{each:<{width}}  {text}\n" for each, text in chosen.items()))
    return int(Exit.CLEAN)


def _members(name: str, member: str) -> str:
    """All that a name has, or one of it. Raises OmnicatError with the nearest."""
    from omnicat.channels.manual import MEMBERS

    about, members = MEMBERS[name]
    if member and member not in members:
        raise OmnicatError(f"'{name}' has no '{member}'", did_you_mean(member, members))
    if member:
        return f"# {name}.{member}\n\n{members[member]}\n"
    listed = "".join(f"- `{each}`: {words}\n" for each, words in members.items())
    return f"# {name}\n\n{about}\n\n{listed}"


def _nearest(name: str, specs: Mapping[str, Spec]) -> str:
    """A spec or a rule of nearly that name, else the kinds of rules."""
    from omnicat.pipeline import ALL_RULES
    from omnicat.policy import nearest

    hint = did_you_mean(name, (*specs, *(spec.name for spec in specs.values())))
    return hint if hint.startswith("did you mean") else nearest(name, ALL_RULES)


def _page(session: Session, text: str) -> None:
    if not session.has_color:
        sys.stdout.write(text)
        return
    from rich.markdown import Markdown

    session.console().print(Markdown(text))
