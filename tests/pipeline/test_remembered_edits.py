"""Any small change: a build that remembers makes the same as one that knows nothing, and going back costs nothing."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from omnicat.pipeline import gathering, opening
from omnicat.pipeline.memory import Counted
from tests.often import often
from tests.pipeline.edits import edits
from tests.pipeline.edits_run import Run, forget, look, restore, result, run, snapshot
from tests.pipeline.edits_shop import write_shop

EDITS = edits()
STEP = len(EDITS) // often(len(EDITS), 16)


@pytest.fixture(scope="module")
def warmed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    """The shop, looked at and built, and what was built of it. Not to be changed by a test."""
    root = write_shop(tmp_path_factory.mktemp("shop"))
    look(root)
    return root, run(root)


def test_there_are_more_than_two_hundred_kinds_of_edits() -> None:
    assert len(EDITS) > 200


def test_the_shop_has_a_little_of_everything(warmed: tuple[Path, Run]) -> None:
    _, built = warmed
    channels = {path.partition("/")[0] for path in built.files if "/" in path}
    assert channels == {"board", "google-de", "google-us", "shopify", "website"}
    assert len({each.rule for each in built.findings}) > 15


@pytest.mark.parametrize("number", range(0, len(EDITS), STEP), ids=[each.name for each in EDITS[::STEP]])
def test_an_edit_gives_what_a_cold_build_gives(
    number: int, warmed: tuple[Path, Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every fourth is looked at before it is built too, and built again when it was taken back; every other is looked at
    then."""
    edit, looks = EDITS[number], number % 4 == 0
    root, first = Path(shutil.copytree(warmed[0], tmp_path / "shop")), warmed[1]
    before = snapshot(root)
    edit.do(root)
    with monkeypatch.context() as world:
        if edit.encoder:
            world.setattr(opening, "encoder_version", lambda: edit.encoder)
            world.setattr(opening, "encoder_mark", edit.encoder.encode)
        if edit.code:
            world.setattr(gathering, "code_of", lambda: edit.code)
        looked = look(root, edit.today) if looks else None
        warm = run(root, edit.today)
        known = forget(root)
        if looked:
            assert result(looked) == result(look(root, edit.today))
            forget(root)
        shutil.rmtree(root / "dist")
        cold = run(root, edit.today)
    assert warm.findings == cold.findings
    assert result(warm) == result(cold)
    for name, content in known.items():
        (root / ".omnicat" / name).write_bytes(content)
    restore(root, before)
    if edit.code:
        return  # what another omnicat made is forgotten
    if looks:
        assert run(root) == replace(first, counted=Counted(), made=0)
    elif number % 2:
        assert look(root).counted == Counted()
