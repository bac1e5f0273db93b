"""What was measured, kept as JSON: the latest of every table and size."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from tests.benchmarks.timing import Raced

if TYPE_CHECKING:
    from tests.benchmarks.profile import Profile

RESULTS = Path(__file__).with_name("results.json")


@dataclass(frozen=True, slots=True)
class Entry:
    """One race of one table, as it stands in the file."""

    data: Mapping[str, Any]

    @property
    def table(self) -> str:
        """The table's name."""
        return str(self.data["table"])

    @property
    def items(self) -> int:
        """How many products."""
        return int(self.data["items"])

    @property
    def machine(self) -> tuple[str, str]:
        """The processor and the Python: with others, seconds are others."""
        return self.data["machine"]["processor"], self.data["machine"]["python"]

    @property
    def steps(self) -> tuple[str, ...]:
        """The names of the steps, in their order."""
        return tuple(self.data["steps"])

    def seconds(self, step: str) -> float:
        """The median."""
        return float(median(self.data["steps"][step]["seconds"]))

    def cores(self, step: str) -> float:
        """The median of the seconds of all cores; 0 where they are not known."""
        return float(median(self.data["steps"][step]["cpu"]))

    def peak(self, step: str) -> float:
        """The most memory any process of the step had, in MB."""
        return float(max(self.data["steps"][step]["peak"]))

    def ratio(self, step: str, against: str) -> float:
        """How many times as long the other step takes: the median of the rounds."""
        pairs = zip(self.data["steps"][against]["seconds"], self.data["steps"][step]["seconds"], strict=True)
        return float(median(other / own for other, own in pairs))


def entry(table: str, raced: Raced, facts: Mapping[str, str], versions: Mapping[str, str], day: str) -> Entry:
    """A race with all that belongs to it."""
    steps = {
        name: {
            "command": raced.commands[name],
            "seconds": [round(each.seconds, 4) for each in taken],
            "cpu": [round(each.cpu, 3) for each in taken],
            "peak": [round(each.peak, 1) for each in taken],
        }
        for name, taken in raced.taken.items()
    }
    noise = [round(each, 3) for each in raced.noise]
    said = {"table": table, "items": raced.items, "date": day, "machine": dict(facts), "versions": dict(versions)}
    return Entry(said | {"noise": noise, "steps": steps})


def read(path: Path = RESULTS) -> tuple[Entry, ...]:
    """All entries, in the order of the tables' names and the sizes."""
    return tuple(Entry(each) for each in json.loads(path.read_text())) if path.is_file() else ()


def record(new: Entry, path: Path = RESULTS) -> None:
    """Puts an entry in the place of the one for the same table and size."""
    kept = [each for each in read(path) if (each.table, each.items) != (new.table, new.items)]
    entries = sorted((*kept, new), key=lambda each: (each.table, each.items))
    lines = ",\n".join(json.dumps(each.data, ensure_ascii=False, indent=1) for each in entries)
    path.write_text(f"[\n{lines}\n]\n")


def profile_entry(found: "Profile", facts: Mapping[str, str], day: str) -> Entry:
    """A profile with all that belongs to it."""
    return Entry(
        {
            "table": f"profile: {found.name}",
            "items": found.items,
            "date": day,
            "machine": dict(facts),
            "command": found.command,
            "stages": {name: round(each, 1) for name, each in found.stages.items()},
            "floors": {name: round(each, 1) for name, each in found.floors.items()},
        }
    )
