"""What a catalog's repository needs to be checked by GitHub or GitLab: files of theirs, planned and then written."""

import json
import re
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path

from omnicat.errors import OmnicatError
from omnicat.findings import did_you_mean
from omnicat.importers import Plan, PlannedFile
from omnicat.pipeline.opening import shipped

GITHUB = {
    ".github/workflows/omnicat.yml": "github/omnicat.yml",
    ".github/workflows/omnicat-approval.yml": "github/omnicat-approval.yml",
    ".github/workflows/omnicat-comment.yml": "github/omnicat-comment.yml",
    ".github/workflows/omnicat-nightly.yml": "github/omnicat-nightly.yml",
    ".github/omnicat-problem-matcher.json": "github/omnicat-problem-matcher.json",
}
GITLAB = {".gitlab/omnicat.yml": "", ".gitlab-ci.yml": "gitlab/gitlab-ci.yml"}
KITS: Mapping[str, Mapping[str, str]] = {"github": GITHUB, "gitlab": GITLAB}
"""Path in the repository -> file of the kit; '' for the component, which stands with the templates."""

COMPONENT = "omnicat.yml"
INSTALLABLE = re.compile(r"[A-Za-z0-9][\w.+:/@%~=&#,<>!\[\]-]*")
"""What pip takes, without anything that YAML or a shell could take for something else."""

FOLDER = re.compile(r"\.|[\w][\w. /-]*")
BRANCH = re.compile(r"\w[\w./-]*")


def plan_kit(kit: str, top: Path, catalog: Path, install: str, branch: str) -> Plan:
    """The files of a kit for the repository at `top` whose default branch is `branch`, and what each does to the one that is
    there.

    Raises OmnicatError where there is no such kit, or `install` is nothing that pip could take.
    """
    if kit not in KITS:
        raise OmnicatError(f"there is no kit for '{kit}'", did_you_mean(kit, KITS))
    wanted = install or installed_from()
    if not wanted:
        raise OmnicatError(
            "where CI gets omnicat from is not known", "say it: --install git+https://git.example/tools/omnicat@v1.0"
        )
    if not INSTALLABLE.fullmatch(wanted):
        raise OmnicatError(f"--install '{wanted}' is nothing that pip takes", "name a requirement, or an address")
    folder = catalog.relative_to(top).as_posix()
    if not FOLDER.fullmatch(folder):
        raise OmnicatError(f"the folder '{folder}' has signs that a workflow can't name", "call the folder otherwise")
    if not BRANCH.fullmatch(branch):
        raise OmnicatError(f"the branch '{branch}' has signs that a workflow can't name", "call the branch otherwise")
    said = {"@INSTALL@": wanted, "@CATALOG@": folder, "@BRANCH@": branch}
    texts = {path: _filled(_text(name), said) for path, name in KITS[kit].items()}
    return Plan(files=tuple(_planned(top, path, text.encode()) for path, text in texts.items()))


def installed_from() -> str:
    """Where this very omnicat came from, as pip wrote down (PEP 610); '' where another machine could not get it there."""
    try:
        said = json.loads(distribution("omnicat").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return ""
    address, commit = str(said.get("url", "")), str(said.get("vcs_info", {}).get("commit_id", ""))
    return f"git+{address}@{commit}" if commit and address.startswith("https://") else ""


def _text(name: str) -> str:
    found = files("omnicat.starting").joinpath("kits", *name.split("/")) if name else shipped("templates") / COMPONENT
    return found.read_text(encoding="utf-8")


def _filled(text: str, said: Mapping[str, str]) -> str:
    for mark, word in said.items():
        text = text.replace(mark, word)
    return text


def _planned(top: Path, path: str, content: bytes) -> PlannedFile:
    target = top / path
    if not target.exists() and not target.is_symlink():
        return PlannedFile(path, content, "new")
    is_same = target.is_file() and not target.is_symlink() and target.read_bytes() == content
    return PlannedFile(path, content, "same" if is_same else "changed")
