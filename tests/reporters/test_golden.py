import re
from collections.abc import Callable
from pathlib import Path

import pytest

from omnicat.reporters import REPORTERS, Report, Reporter, github
from tests.reporters import sample as samples

Golden = Callable[[str], Callable[[str], None]]

EXTENSION = {"json": "json", "sarif": "json", "gitlab": "json", "junit": "xml", "markdown": "md", "html": "html"}
STYLE_AND_SCRIPT = re.compile(r"(?<=<style>).*?(?=</style>)|(?<=<script>).*?(?=</script>)|sha256-[^']*", re.DOTALL)
CASES = {"sample": samples.sample, "clean": samples.clean, "stale": samples.with_stale, "hostile": samples.hostile}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("reporter", REPORTERS, ids=lambda reporter: reporter.NAME)
def test_report_is_as_it_was_looked_at(reporter: Reporter, case: str, golden: Golden) -> None:
    made = reporter.report(CASES[case]())
    text = STYLE_AND_SCRIPT.sub("…", made) if reporter.NAME == "html" else made
    golden(f"{case}.{reporter.NAME}.{EXTENSION.get(reporter.NAME, 'txt')}")(text)


@pytest.mark.parametrize("case", CASES)
def test_step_summary_is_as_it_was_looked_at(case: str, golden: Golden) -> None:
    golden(f"{case}.step-summary.md")(github.step_summary(CASES[case]()))


@pytest.mark.parametrize("reporter", REPORTERS[:2], ids=lambda reporter: reporter.NAME)
def test_colors_are_as_they_were_looked_at(reporter: Reporter, golden: Golden) -> None:
    report: Report = samples.sample(color=True)
    golden(f"sample.{reporter.NAME}.ansi")(reporter.report(report))


def test_every_golden_file_is_used(unused_golden: list[Path]) -> None:
    assert unused_golden == []
