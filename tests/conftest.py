"""What all tests share: golden files, which hold a whole output and are the review of a change to it, and folders
that are made once for all."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from filelock import FileLock

from omnicat.images import Looks, examine
from omnicat.templating import load_template

_USED = pytest.StashKey[set[Path]]()
_LEFT_OUT = pytest.StashKey[bool]()
LAST = "test_every_golden_file_is_used"
MEMORY = Path("/dev/shm")
ROOM = 4 << 30
"""Bytes; what a whole run leaves there until its end is a small part of it."""
TEMPORARY = "PYTEST_DEBUG_TEMPROOT"
"""The folder below which pytest makes all temporary ones."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what the tests got into the golden files")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_USED] = set()
    config.stash[_LEFT_OUT] = False
    gc.disable()
    # A disk is waited for at every file that is written for good, and no test is about that.
    if not hasattr(config, "workerinput") and _has_room(MEMORY):
        os.environ.setdefault(TEMPORARY, str(MEMORY))


def _has_room(folder: Path) -> bool:
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        return False
    return shutil.disk_usage(folder).free > ROOM and not os.statvfs(folder).f_flag & os.ST_NOEXEC


def pytest_deselected(items: list[pytest.Item]) -> None:
    for item in items:
        item.config.stash[_LEFT_OUT] = True


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.name == LAST)


def pytest_collection_finish() -> None:
    """All modules and tests stay to the end: the collector need not go through them each time, nor so often."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all processes of a test run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session", autouse=True)
def looked_at_once(shared: Path) -> Iterator[None]:
    """Most tests begin with no state and the photos of the example shop: one content is looked at once in a run."""
    kept = shared / "looks"
    kept.mkdir(exist_ok=True)

    def look(content: bytes, path: str) -> tuple[object, ...]:
        file = kept / sha256(content).hexdigest()
        with FileLock(f"{file}.lock", poll_interval=0.005):
            if file.exists():
                return msgspec.msgpack.decode(file.read_bytes(), type=Looks), ()
            looks, findings = examine(content, path)
            if not findings:  # they name the path
                file.write_bytes(msgspec.msgpack.encode(looks))
        return looks, findings

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("omnicat.pipeline.looks.examine", look)
        yield


@pytest.fixture(scope="session", autouse=True)
def templates_compiled_once() -> Iterator[None]:
    """What takes longest in the build of a tiny shop, and depends on a template's name and text alone."""
    compiled = cache(load_template)
    with pytest.MonkeyPatch.context() as patch:
        for module in ("bench", "writable"):
            patch.setattr(f"omnicat.pipeline.{module}.load_template", compiled)
        yield


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str], Callable[[str], None]]:
    """`golden("name")(text)` compares with `golden/name` beside the test, or writes it with `--update-golden`."""

    def at(name: str) -> Callable[[str], None]:
        path = request.path.parent / "golden" / name
        request.config.stash[_USED].add(path)

        def compare(text: str) -> None:
            if request.config.getoption("--update-golden"):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode())
            assert path.exists(), f"no golden file {name}: run pytest with --update-golden and look at it"
            assert text == path.read_bytes().decode()

        return compare

    return at


@pytest.fixture
def unused_golden(request: pytest.FixtureRequest) -> list[Path]:
    """The golden files no test asked for, in the folders all of whose tests were to run."""
    config = request.config
    if config.stash[_LEFT_OUT] or any("::" in argument for argument in config.args) or hasattr(config, "workerinput"):
        pytest.skip("only a part of the tests runs here")
    modules = {item.path for item in request.session.items}
    beside = {folder: set(folder.parent.glob("test_*.py")) for folder in Path(__file__).parent.rglob("golden")}
    folders = [folder for folder, tests in beside.items() if tests and tests <= modules]
    kept = {path for folder in folders for path in folder.rglob("*") if path.is_file()}
    used = config.stash[_USED]
    return sorted(kept - used)


@pytest.fixture(scope="session")
def once(shared: Path) -> Callable[[str, Callable[[Path], None]], Path]:
    """`once(name, make)` is a folder that `make` filled, the same for all processes of a test run."""

    def folder(name: str, make: Callable[[Path], None]) -> Path:
        made = shared / name
        with FileLock(shared / f"{name}.lock"):
            if not (shared / f"{name}.done").exists():
                make(made)
                (shared / f"{name}.done").touch()
        return made

    return folder
