"""A feed file held against what its channel asks, also one that omnicat did not write; findings and exit codes as lint's."""

import sys
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from msgspec.structs import replace

from omnicat import __version__
from omnicat.cli.formats import Output
from omnicat.cli.reporting import FEW, Everything, Ignore, OutputFormat, Select, report_formats, tell
from omnicat.cli.running import Horizon, Now, day, days
from omnicat.cli.session import Session
from omnicat.cli.specs_here import specs_here
from omnicat.errors import Exit, OmnicatError
from omnicat.repository.places import root_above

if TYPE_CHECKING:
    from collections.abc import Callable

    from omnicat.checks.written import Given
    from omnicat.cli.specs_here import SpecsHere
    from omnicat.looking.feed_spec import Chosen

SMALL = 5_000_000
"""Bytes of a file whose lines are shown beside the findings."""


def command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A feed: XML, TSV, CSV, JSON or JSON lines, also .gz.")],
    spec: Annotated[str, typer.Option(metavar="ID", help="The channel's spec, if the file does not tell.")] = "",
    country: Annotated[str, typer.Option(metavar="CODE", help="The country it sells in, such as DE.")] = "",
    locale: Annotated[str, typer.Option(metavar="LOCALE", help="The language of its texts.")] = "",
    currency: Annotated[str, typer.Option(metavar="CODE", help="The currency of prices that don't say theirs.")] = "",
    select: Select = None,
    ignore: Ignore = None,
    output_format: OutputFormat = None,
    output: Output = None,
    everything: Everything = False,
    now: Now = "",
    horizon: Horizon = "90d",
) -> int:
    """Check a feed file."""
    from omnicat.looking.feed_check import FeedAsked, check_feed
    from omnicat.pipeline import ALL_RULES
    from omnicat.policy import Checked, Policy, apply
    from omnicat.reporters import Report

    session: Session = context.obj
    formats = report_formats(output_format, output)
    policy = Policy(ALL_RULES.keys(), tuple(select or ()), tuple(ignore or ()))
    path = session.start / file
    if not path.is_file():
        raise OmnicatError(f"'{file}' " + ("is a folder" if path.is_dir() else "does not exist"), "name a feed file")
    here = specs_here(session)
    chosen = _chosen(here, path, spec)
    if not session.is_quiet:
        sys.stderr.write(f"{chosen.spec.id} {chosen.why}\n")
    today = day(now)
    given = _given(chosen, country.upper(), locale, currency.upper())
    until = (today + timedelta(days=days(horizon))).isoformat()
    product_types = here.opened.shop.product_types if here.opened else ()
    asked = FeedAsked(path, file.as_posix(), chosen.spec, given, today.isoformat(), until, product_types)
    checked = check_feed(asked)
    verdict = apply(checked.findings, (), policy, checked=Checked(checked.records, 1, "record"))
    limit = None if everything else FEW
    report = partial(Report, verdict, __version__, session.start.name, ALL_RULES, _source(path, file), limit)
    tell(session, verdict, formats, report, limit)
    return int(Exit.FINDINGS if verdict.failed(verdict.fail_on) else verdict.exit)


def _chosen(here: "SpecsHere", path: Path, named: str) -> "Chosen":
    """The spec that is named, or the one that the file was built for, or looks like."""
    from omnicat.channels.spec_dates import spec_on
    from omnicat.looking.feed_spec import Chosen, built_for, looks_like

    root = root_above(str(path.parent))
    profile = built_for(path, Path(root) if root else None, here.profiles)
    if named:
        spec = spec_on(named, here.specs)
        return Chosen(spec, "as you say", profile if profile and profile.spec.name == spec.name else None)
    if profile:
        return Chosen(profile.spec, f"since it is a feed of the channel {profile.name}", profile)
    return Chosen(looks_like(path, here.specs), "by the names of its fields; --spec names another")


def _given(chosen: "Chosen", country: str, locale: str, currency: str) -> "Given":
    """What the profile says, where the file is a channel's own, and what the command line says before that."""
    from omnicat.checks.written import Given

    profile = chosen.profile
    usual = Given(profile.country, profile.locale, profile.currency, profile.settings) if profile else Given()
    said: dict[str, Any] = {"country": country, "locale": locale, "currency": currency}
    return replace(usual, **{name: each for name, each in said.items() if each})


def _source(path: Path, file: Path) -> "Callable[[str], str | None]":
    """The lines of a file that is not too large to show them."""
    is_small = path.suffix != ".gz" and path.stat().st_size <= SMALL
    text = path.read_text(encoding="utf-8-sig", errors="replace") if is_small else None
    return lambda name: text if name == file.as_posix() else None
