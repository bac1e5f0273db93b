import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from omnicat.cli.app import main
from omnicat.looking.json_schemas import OUTPUTS, schema_of
from omnicat.looking.releases.hashing import files_of_commit
from tests.cli.conftest import FILES, Run

SCHEMAS = {each.name: schema_of(each) for each in OUTPUTS if each.name in ("release", "verify")}
ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    **{
        f"GIT_{who}_{what}": said
        for who in ("AUTHOR", "COMMITTER")
        for what, said in (("NAME", "Ada"), ("EMAIL", "ada@example.com"), ("DATE", "2026-11-01T12:00:00Z"))
    },
}
POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize 7\n"


@pytest.fixture(autouse=True)
def _git(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalog in a folder of a repository, committed and built without an error."""
    root = tmp_path_factory.mktemp("release") / "shop"
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("\\e[31m", ""), encoding="utf-8")
    (root / "channel_profiles/google-us.yaml").write_text(
        FILES["channel_profiles/google-us.yaml"] + "select: 'false'\n"
    )
    (root / ".gitignore").write_text("dist/\n.omnicat/\n")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        git(root.parent, "init", "-q")
        git(root, "add", "-A")
        git(root, "commit", "-qm", "a shop")
        assert main(["-C", str(root), "--quiet", "build"]) == 0
    return root


@pytest.fixture
def shop(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built.parent, tmp_path / "copy", symlinks=True)
    return tmp_path / "copy/shop"


def said_json(run: Run, shop: Path, name: str, *arguments: str) -> dict[str, object]:
    said = run(shop, *arguments, "--json")
    data = json.loads(said.out)
    assert [each.message for each in Draft7Validator(SCHEMAS[name]).iter_errors(data)] == []
    found: dict[str, object] = next(value for key, value in data.items() if key != "format")
    return found


def test_a_release_is_planned_made_and_verified(shop: Path, run: Run) -> None:
    planned = said_json(run, shop, "release", "release", "v1")
    assert (planned["products"], planned["tag"], git(shop, "tag")) == (2, "", "")
    made = said_json(run, shop, "release", "release", "v1", "--apply")
    assert (made["digest"], made["tag"]) == (planned["digest"], git(shop, "rev-parse", "v1"))
    for arguments in ((), ("dist",)):
        verified = said_json(run, shop, "verify", "verify", "v1", *arguments)
        assert (verified["differences"], verified["digest"]) == ([], made["digest"])
    assert run(shop, "verify", "v1", "--signed").code == 1


def test_every_file_that_is_not_as_released_is_named(shop: Path, run: Run) -> None:
    run(shop, "release", "v1", "--apply")
    away = shop.parent / "delivered"
    shutil.copytree(shop / "dist", away)
    (away / "report.html").unlink()
    (away / "report.json").write_text("{}")
    (away / "new\n.xml").write_text("x")
    (away / "linked").symlink_to(shop)
    said = run(shop, "verify", "v1", str(away))
    assert said.code == 1
    assert [line.split() for line in said.out.splitlines()[:-1]] == [
        ["+", "extra", "linked"],
        ["+", "extra", "new\\n.xml"],
        ["-", "missing", "report.html"],
        ["~", "changed", "report.json"],
    ]
    assert "4 files differ" in said.out


def test_a_clone_brings_all_that_is_needed(shop: Path, run: Run, tmp_path: Path) -> None:
    run(shop, "release", "v1", "--apply")
    git(tmp_path, "clone", "-q", str(shop.parent), "clone")
    assert run(tmp_path / "clone/shop", "verify", "v1").code == 0
    assert run(tmp_path / "clone/shop", "verify", "v1", str(shop / "dist")).code == 0


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda shop: (shop / "catalog/catalog.yaml").write_text("name: x\n"), "not committed"),
        (lambda shop: (shop / "dist/report.json").write_text("x"), "not as it was built"),
        (lambda shop: (shop / "dist/own.txt").write_text("x"), "not made by the build"),
        (lambda shop: git(shop, "commit", "-q", "--allow-empty", "-m", "more"), "built of commit"),
        (lambda shop: shutil.rmtree(shop / "dist"), "no dist/"),
        (lambda shop: git(shop, "tag", "v1"), "there already"),
    ],
)
def test_what_is_not_the_commit_s_own_build_is_not_released(
    shop: Path, run: Run, change: Callable[[Path], object], why: str
) -> None:
    change(shop)
    said = run(shop, "release", "v1", "--apply")
    assert said.code == 2
    assert why in said.err
    assert git(shop, "tag", "--list", "--format=%(objecttype)", "v1") in ("", "commit")


def test_a_build_with_errors_is_not_released(shop: Path, run: Run) -> None:
    (shop / "catalog/products/mug/mug.yaml").write_text("sku: MUG.1\nfamily: nothing\n")
    git(shop, "commit", "-qam", "a mistake")
    run(shop, "build")
    said = run(shop, "release", "v1")
    assert "errors" in said.err


@pytest.mark.parametrize("name", ["-d", "a..b", "a b", "", "v1\n", "x.lock"])
def test_no_name_is_an_option_of_git(shop: Path, run: Run, name: str) -> None:
    for command in ("release", "verify"):
        assert run(shop, command, "--", name).code == 2
    assert git(shop, "tag") == ""


def test_other_tags_and_changed_ones_are_not_trusted(shop: Path, run: Run) -> None:
    run(shop, "release", "v1", "--apply")
    git(shop, "tag", "light")
    git(shop, "tag", "-am", "mine", "plain")
    git(shop, "update-ref", "refs/tags/renamed", "v1")
    forged = git(shop, "cat-file", "tag", "v1").replace("tag v1\n", "tag forged\n").replace('"size":', '"size":1', 1)
    git(
        shop,
        "update-ref",
        "refs/tags/forged",
        subprocess.run(
            ["git", "mktag"], cwd=shop, input=forged + "\n", capture_output=True, text=True, check=True
        ).stdout.strip(),
    )
    for name, why in (
        ("light", "no message"),
        ("plain", "no manifest"),
        ("renamed", "says that it is 'v1'"),
        ("forged", "no manifest"),
        ("none", "no tag"),
    ):
        said = run(shop, "verify", name)
        assert said.code == 2
        assert why in said.err, name


def test_an_original_in_lfs_counts_as_what_its_pointer_stands_for(shop: Path) -> None:
    (shop / "assets").mkdir()
    (shop / "assets/film.mp4").write_text(POINTER.format("ab" * 32))
    git(shop, "add", "-A")
    git(shop, "commit", "-qm", "a film")
    found = {each.path: each for each in files_of_commit(shop, git(shop, "rev-parse", "HEAD"))}
    assert (found["assets/film.mp4"].sha256, found["assets/film.mp4"].size) == ("ab" * 32, 7)


@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="signing with ssh needs ssh-keygen")
def test_a_signature_is_made_and_verified(shop: Path, run: Run, tmp_path: Path) -> None:
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "ada", "-f", str(tmp_path / "key")], check=True
    )
    public = (tmp_path / "key.pub").read_text()
    (tmp_path / "allowed").write_text(f"ada@example.com {public}")
    for name, value in (
        ("gpg.format", "ssh"),
        ("user.signingKey", f"{tmp_path}/key"),
        ("gpg.ssh.allowedSignersFile", f"{tmp_path}/allowed"),
    ):
        git(shop, "config", name, value)
    assert "signed made" in run(shop, "release", "v1", "--sign", "--apply").out
    good = run(shop, "verify", "v1", "--signed")
    assert good.code == 0
    assert "ada@example.com" in good.out
    (tmp_path / "allowed").write_text(f"eve@example.com {public.replace('A', 'B')}")
    bad = run(shop, "verify", "v1", "--signed")
    assert bad.code == 1
    assert "the signature is not good" in bad.out
