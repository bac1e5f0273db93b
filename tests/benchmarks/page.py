"""docs/performance.md, made from what was measured."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.machine import ROOT
from tests.benchmarks.profile import Profile
from tests.benchmarks.results import Entry, read
from tests.benchmarks.tables import TABLES, Goal, Table

PAGE = ROOT / "docs/performance.md"
HEAD = """\
<!-- Made from tests/benchmarks/results.json by `make bench-page`: changes here are lost. -->

# Performance

How long omnicat takes beside what a user would pick instead, on the same work. Each table is one make target, named
below it; programs run in turns (A, B, A, B …), so that a slow moment of the machine is everybody's, and the median counts.
A ratio is the median of the rounds' ratios. *All cores* is the time that they worked, together. The catalogs are made up,
the same each time; a product file has 1.7 KB and 20-odd values in two languages. Files are in the disk's cache for all.

omnicat is installed as pip installs it, in the Python that each table names. Which Python that is tells in the figures: one
built with profile-guided optimisation, as distributions and python.org build it, linted 10,000 products 1.16 times as fast as
one of the same series (3.11) that pyenv had built without (median of five rounds in turns, 2026-11-23). `make bench-lint
PYTHON=/usr/bin/python3` measures with another one.
"""
PROFILES_HEAD = """
## Where the time goes

`make bench-profile` looks at the stack of one process every few milliseconds of its CPU time. The floors below each table
are what nobody who looks at these files can save, measured on the same files.
"""


def write(path: Path) -> None:
    """The page, from the results that are there."""
    path.write_text(text(read()))


def text(entries: Sequence[Entry]) -> str:
    """The whole page."""
    lines = [HEAD.rstrip("\n")]
    for table in TABLES:
        own = [each for each in entries if each.table == table.NAME]
        if own:
            lines += ["", *_section(table, own)]
    profiles = [each for each in entries if each.table.startswith("profile: ")]
    if profiles:
        lines.append(PROFILES_HEAD.rstrip("\n"))
        for each in profiles:
            lines += ["", *_profile(each)]
    return "\n".join(lines) + "\n"


def rows(table: Table, entry: Entry) -> Iterator[str]:
    """A race in a few lines, for the terminal."""
    for step in entry.steps:
        each = entry.data["steps"][step]
        span = f"{shown(min(each['seconds']))}-{shown(max(each['seconds']))}"
        yield f"  {step:<40} {shown(entry.seconds(step)):>9}  {span:<19}  {_peak(entry, step)}".rstrip()
    for goal in table.GOALS:
        if goal.holds_for(entry):
            yield f"  {_promise(goal)}: {_found(goal, goal.found(entry))}"


def profile_rows(found: Profile) -> Iterator[str]:
    """A profile in a few lines, for the terminal."""
    yield f"\n{found.name}, {found.items:,} products"
    total = sum(found.stages.values())
    for name, each in (*found.stages.items(), ("all", total), *found.floors.items()):
        yield f"  {name:<40} {each:9.1f} ms  {each / found.items:7.4f} ms a product  {each / total:6.1%}"


def shown(seconds: float) -> str:
    """Seconds as a person reads them."""
    if seconds < 1:
        return f"{seconds * 1000:.3g} ms"
    return f"{seconds:.2f} s" if seconds < 10 else f"{seconds:,.1f} s"


def _section(table: Table, entries: list[Entry]) -> Iterator[str]:
    yield f"## {table.TITLE}"
    yield ""
    yield table.ABOUT
    for entry in entries:
        yield ""
        if entry.items:
            yield f"**{entry.items:,} products**"
            yield ""
        yield from _measured(entry)
        if note := entry.data.get("note"):
            yield from ("", note)
    promised = list(_promises(table, entries))
    if promised:
        yield from ("", "| goal | found | |", "|---|---|---|", *promised)
    yield from ("", *_circumstances(table, entries))


def _measured(entry: Entry) -> Iterator[str]:
    a_product = bool(entry.items)
    yield "| what | command | median | lowest to highest | all cores | memory |" + (" a product |" if a_product else "")
    yield "|---|---|---|---|---|---|" + ("---|" if a_product else "")
    for step in entry.steps:
        each = entry.data["steps"][step]
        span = f"{shown(min(each['seconds']))} to {shown(max(each['seconds']))}"
        median = entry.seconds(step)
        cores = entry.cores(step)
        cells = [step, f"`{each['command']}`", shown(median), span, shown(cores) if cores else "", _peak(entry, step)]
        if a_product:
            cells.append(f"{median / entry.items * 1000:.3g} ms")
        yield f"| {' | '.join(cells)} |"


def _promises(table: Table, entries: list[Entry]) -> Iterator[str]:
    for smaller, entry in zip((None, *entries), entries, strict=False):
        size = f", {entry.items:,} products" if entry.items else ""
        for goal in table.GOALS:
            if goal.holds_for(entry, smaller):
                found = goal.found(entry, smaller)
                yield f"| {_promise(goal)}{size} | {_found(goal, found)} | {'met' if goal.is_met(found) else 'not met'} |"


def _promise(goal: Goal) -> str:
    match goal.kind:
        case "faster":
            return f"{goal.step}: {goal.limit:g} times as fast as {goal.against}"
        case "within":
            return f"{goal.step}: at most {goal.limit:g} times as long as {goal.against}"
        case "peak":
            return f"{goal.step}: at most {goal.limit:g} MB"
        case "a product":
            return f"{goal.step}: at most {shown(goal.limit)} a product"
        case "a minute":
            return f"{goal.step}: over {goal.limit:,.0f} products a minute"
        case "line":
            return f"{goal.step}: a product costs all cores at most {goal.limit:g} times what it costs at the next smaller size"
    return f"{goal.step}: at most {shown(goal.limit)}"


def _found(goal: Goal, found: float) -> str:
    match goal.kind:
        case "faster" | "within" | "line":
            return f"{found:.3g} times"
        case "peak":
            return f"{found:.0f} MB"
        case "a product":
            return f"{shown(found)} a product"
        case "a minute":
            return f"{found:,.0f} a minute"
    return shown(found)


def _circumstances(table: Table, entries: list[Entry]) -> Iterator[str]:
    """Machine, versions, target and noise; one line for each set of them."""
    said: dict[str, None] = {}
    for entry in entries:
        machine, versions, noise = entry.data["machine"], entry.data["versions"], entry.data["noise"]
        rounds = len(next(iter(entry.data["steps"].values()))["seconds"])
        parts = [f"`make bench-{table.NAME}`, {rounds} round{'s' if rounds > 1 else ''}, {entry.data['date']}"]
        parts.append(_machine(machine))
        parts += [f"{name}: {each}" for name, each in versions.items()]
        parts.append(f"a fixed piece of work took {shown(min(noise))} to {shown(max(noise))} beside it")
        said["; ".join(parts) + "."] = None
    yield from said


def _machine(machine: dict[str, str]) -> str:
    where = f"{machine['processor']}, {machine['cores']} cores, {machine['memory']}, {machine['system']}"
    return f"{where}, Python {machine['python']}, omnicat {machine['omnicat']}"


def _peak(entry: Entry, step: str) -> str:
    peak = entry.peak(step)
    return f"{peak:.0f} MB" if peak else ""


def _profile(entry: Entry) -> Iterator[str]:
    data = entry.data
    total = sum(data["stages"].values())
    yield f"### {entry.table.removeprefix('profile: ').capitalize()}, {entry.items:,} products"
    yield from ("", "| stage | CPU | a product | share |", "|---|---|---|---|")
    for name, each in (*data["stages"].items(), ("**all**", total)):
        yield f"| {name} | {each:,.1f} ms | {each / entry.items:.4f} ms | {each / total:.1%} |"
    for name, each in data["floors"].items():
        yield f"| *floor: {name}* | {each:,.1f} ms | {each / entry.items:.4f} ms | {each / total:.1%} |"
    yield from ("", f"`{data['command']}`, {data['date']}; {_machine(data['machine'])}.")
