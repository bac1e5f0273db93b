"""Runs measures: `python -m tests.benchmarks TABLE…`."""

import argparse
import compileall
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks import machine, page, profile, results
from tests.benchmarks.peers import Peers
from tests.benchmarks.tables import TABLES, Setup, Table
from tests.benchmarks.timing import race

FOLDER = machine.ROOT / "build/bench"


def main() -> None:
    """Measures what is asked for, or everything; prints it, and records it where that is asked for."""
    options = _options()
    folder = Path(options.folder).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    # As pip does: a run that parses omnicat's own source anew is not what anybody installs.
    compileall.compile_dir(machine.ROOT / "omnicat", quiet=1)
    setup = Setup(folder, Peers(folder / "peers"), options.products)
    for table in TABLES:
        if table.NAME in options.tables or (not options.tables and table.NAME not in options.without):
            _measure(table, setup, options.runs, is_recorded=options.record)
    if "profile" in options.tables:
        _profile(setup, is_recorded=options.record)
    if options.record or "page" in options.tables:
        page.write(page.PAGE)


def _options() -> argparse.Namespace:
    names = [table.NAME for table in TABLES]
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "tables", nargs="*", help=f"which of {', '.join(names)}, profile, page; without any, all tables"
    )
    parser.add_argument("--products", type=int, help="products, where that is not the table's own number")
    parser.add_argument("--runs", type=int, default=5, help="rounds (default: 5)")
    parser.add_argument("--record", action="store_true", help="put the results into results.json")
    parser.add_argument("--without", action="append", default=[], help="not this table")
    parser.add_argument("--folder", default=str(FOLDER), help="where shops and peers are (default: build/bench)")
    options = parser.parse_args()
    if unknown := set(options.tables) - {*names, "profile", "page"}:
        parser.error(f"no such table: {', '.join(sorted(unknown))}")
    return options


def _measure(table: Table, setup: Setup, runs: int, *, is_recorded: bool) -> None:
    _told(f"\n{table.TITLE}")
    for each in table.races(setup):
        _told(f" {each.items:,} products" if each.items else "")
        raced = race(each, runs, _told)
        entry = results.entry(table.NAME, raced, machine.facts(), table.versions(setup), _day())
        _told("\n".join(page.rows(table, entry)))
        if is_recorded:
            results.record(entry)


def _profile(setup: Setup, *, is_recorded: bool) -> None:
    for each in profile.profiles(setup):
        _told("\n".join(page.profile_rows(each)))
        if is_recorded:
            results.record(results.profile_entry(each, machine.facts(), _day()))


def _day() -> str:
    return datetime.now(UTC).date().isoformat()


def _told(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


main()
