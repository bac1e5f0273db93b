"""What happens to the catalog, or to what is known of it, while a run is under way."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from omnicat.errors import OmnicatError
from omnicat.executor import executor_for
from omnicat.pipeline import build, gather, open_catalog
from omnicat.pipeline.gathering import Options
from omnicat.pipeline.linting import Terms
from omnicat.pipeline.memory import Counted
from omnicat.repository import Commit, Folder
from tests.pipeline.edits import CARD, FACTS, MUG_FILE, TEXTS, change
from tests.pipeline.edits_run import Run, forget, look, result, run
from tests.pipeline.edits_shop import TODAY, put, write_shop


@pytest.fixture(scope="module")
def warmed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    """The shop, built, and what was built of it. Not to be changed by a test."""
    root = write_shop(tmp_path_factory.mktemp("shop"))
    return root, run(root)


@pytest.fixture
def shop(warmed: tuple[Path, Run], tmp_path: Path) -> Path:
    """The same shop, to be changed at will."""
    return Path(shutil.copytree(warmed[0], tmp_path / "shop"))


def test_a_file_that_changes_after_it_was_digested_spoils_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_shop(tmp_path)
    as_it_was, reads = (root / MUG_FILE).read_bytes(), []
    read = Folder.read

    def read_and_change(folder: Folder, path: str) -> bytes:
        content = read(folder, path)
        if path == MUG_FILE:
            reads.append(path)
            put(root, path, as_it_was.replace(b"Enamel mug", f"Enamel mug {len(reads)}".encode()))
        return content

    with monkeypatch.context() as here:
        here.setattr(Folder, "read", read_and_change)
        run(root)
    assert len(reads) > 1
    put(root, MUG_FILE, as_it_was)
    warm = run(root)
    assert warm.counted.parsed == 1
    forget(root)
    assert result(warm) == result(run(root))


@pytest.mark.parametrize("what", ["DELETE FROM bodies", "UPDATE bodies SET texts = x''", "DROP TABLE bodies"])
def test_a_state_damaged_between_looking_and_building_is_made_anew(
    what: str, shop: Path, warmed: tuple[Path, Run]
) -> None:
    gathered = gather(open_catalog(shop), Options(TODAY))
    gathered.state.connection.execute(what)
    assert sum(1 for _ in gathered.results.written()) == warmed[1].counted.parsed
    assert result(run(shop)) == result(warmed[1])


def test_results_of_files_that_changed_meanwhile_are_not_mixed(shop: Path) -> None:
    gathered = gather(open_catalog(shop), Options(TODAY))
    change(shop, MUG_FILE, "Enamel mug", "Enamel cup")
    gathered.state.connection.execute("DELETE FROM bodies")
    with pytest.raises(OmnicatError, match="changed while"):
        list(gathered.results.written())


def test_a_look_at_a_change_does_not_disturb_a_build_under_way(shop: Path) -> None:
    """The look replaces what the build still reads, or makes it anew beside it: never is anything mixed."""
    gathered = gather(open_catalog(shop), Options(TODAY))
    change(shop, FACTS, "en-US: Navy, de-DE: Marine", "en-US: Deep navy, de-DE: Tiefblau")
    look(shop)
    run(shop, channels=("board",))
    build(
        gathered,
        Terms(),
        inputs="",
        commit=Commit("c0ffee"),
        reports=lambda *_: {},
        executor=executor_for(1),
    )
    text = (shop / "dist/google-de/google.xml").read_text(encoding="utf-8")
    assert "Tiefblau" not in text


@pytest.mark.parametrize(
    "shown",
    ["{{ listing.values.brand }}", "{{ listing }}", "{{ listing['val' ~ 'ues'].season }}", "{{ listing|string }}"],
)
def test_a_template_that_sees_all_values_is_rendered_again_when_any_definition_changes(shown: str, shop: Path) -> None:
    change(shop, CARD, "{{ listing.record.title }}", f"<![CDATA[{shown}]]>")
    change(shop, FACTS, "season: {type: text}", "season: {type: text, default: spring}")
    run(shop)
    change(shop, FACTS, "default: spring", "default: autumn")
    change(shop, FACTS, "handmade: {type: boolean}", "handmade: {type: boolean, default: true}")
    change(shop, TEXTS, "en-US: Wash cold", "en-US: Wash at 20 degrees")
    warm = run(shop)
    forget(shop)
    assert result(warm) == result(run(shop))


def test_many_branches_one_after_the_other_are_all_warm(shop: Path, warmed: tuple[Path, Run]) -> None:
    for number in range(3):
        change(shop, FACTS, "to: product", f"label: L{number}, to: product")
        run(shop)
    for number in reversed(range(3)):
        change(shop, FACTS, f"label: L{number}, to: product", "to: product")
    assert run(shop) == replace(warmed[1], counted=Counted(), made=0)
