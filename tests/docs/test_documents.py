"""Every command in the documents does what the page says; every link leads somewhere."""

import gc
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

import pytest

from omnicat.cli.commands import COMMAND_BY_NAME
from tests.docs.page import headings, links, spans, steps
from tests.docs.reader import ROOT, Reader, omnicat, other, photo

PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
COMMAND = re.compile(r"(?:-C \S+ |--\S+ |-\w+ )*([a-z]+)")
ADA = ["-c", "user.name=Ada", "-c", "user.email=ada@shop.example"]
SET_BY_OTHERS = ("COLUMNS", "FORCE_COLOR", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What a reader's shell says, and nothing else; omnicat's own changes to the process are taken back."""
    for name in SET_BY_OTHERS:
        monkeypatch.delenv(name, raising=False)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Ada")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "ada@shop.example")
    pipe = signal.getsignal(signal.SIGPIPE)
    yield
    signal.signal(signal.SIGPIPE, pipe)
    gc.enable()


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example shop as `omnicat init` makes it, committed, all pictures made. All photos are one, so that there is little to draw."""
    folder = tmp_path_factory.mktemp("documents") / "example"
    assert omnicat(["--quiet", "init", str(folder)], folder.parent)[0] == 0
    photos = sorted((folder / "assets").rglob("*.jpg"))
    photo("any").save(photos[0])
    for other_photo in photos[1:]:
        other_photo.write_bytes(photos[0].read_bytes())
    for arguments in (["add", "."], [*ADA, "commit", "-qm", "the example shop"]):
        assert other("git", arguments, folder)[0] == 0
    assert omnicat(["--quiet", "build"], folder)[0] == 0
    rmtree(folder / "dist")
    return folder


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_does_what_it_says(page: Path, tmp_path: Path, example: Path) -> None:
    reader = Reader(tmp_path, example)
    for step in steps(page):
        reader.take(step)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_names_only_commands_there_are(page: Path) -> None:
    for span in spans(page):
        found = COMMAND.match(span)
        assert found is None or found[1] in COMMAND_BY_NAME, f"`omnicat {span}`"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_somewhere(page: Path) -> None:
    for address, heading in links(page):
        target = page.parent / address if address else page
        assert target.exists(), address
        assert not heading or heading in headings(target), f"{address}#{heading}"
