"""Git told to merge and to show a catalog's files by what they say: its settings and attributes planned, set and taken back."""

import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from omnicat.errors import OmnicatError
from omnicat.outputs import write_file
from omnicat.repository.git import asked, told

ATTRIBUTES = ".gitattributes"
BEGIN, END = "# omnicat git install: begin", "# omnicat git install: end"
PICTURES = ("avif", "gif", "heic", "jpeg", "jpg", "png", "tif", "tiff", "webp")
LINES = (
    "catalog/**/*.yaml merge=omnicat diff=omnicat-model",
    "catalog/products/**/*.yaml diff=omnicat-product",
    "channel_profiles/**/*.yaml merge=omnicat diff=omnicat-model",
    "assets/**/*.yaml merge=omnicat",
    "catalog/inventory.csv merge=omnicat-rows",
    *(f"*.{ending} diff=omnicat-sheet" for ending in ("ods", "xls", "xlsx")),
    *(f"assets/**/*.{ending} diff=omnicat-image" for ending in PICTURES),
)
_SECTIONS = (
    "merge.omnicat",
    "merge.omnicat-rows",
    "diff.omnicat-product",
    "diff.omnicat-model",
    "diff.omnicat-sheet",
    "diff.omnicat-image",
)


class SetUp(Struct, frozen=True):
    """What is to change: git's settings by name (None takes one away), and the attributes file before and after."""

    root: Path
    settings: Mapping[str, str | None]
    before: str
    after: str

    @property
    def is_needed(self) -> bool:
        """Whether anything changes."""
        return bool(self.settings) or self.before != self.after


def plan_install(root: Path, program: Sequence[str]) -> SetUp:
    """What sets the drivers up. `program` are the words that start omnicat. Raises OmnicatError outside of a repository."""
    now = _settings(root)
    wanted = _wanted(" ".join(map(shlex.quote, program)))
    settings: dict[str, str | None] = {key: value for key, value in wanted.items() if now.get(key) != value}
    settings |= {key: None for key in now if key not in wanted}
    before = _attributes(root)
    return SetUp(root, settings, before, _with_block(before, "\n".join((BEGIN, *LINES, END)) + "\n"))


def plan_removal(root: Path) -> SetUp:
    """What takes them away again; lines and settings of others stay."""
    before = _attributes(root)
    return SetUp(root, dict.fromkeys(_settings(root)), before, _with_block(before, ""))


def set_up(plan: SetUp) -> None:
    """Does it."""
    for key, value in plan.settings.items():
        if value is not None:
            told(plan.root, "config", "--local", "--replace-all", key, value)
        else:
            asked(plan.root, "config", "--local", "--unset-all", key)
    for section in _SECTIONS:
        if not any(key.startswith(f"{section}.") for key in _settings(plan.root)):
            asked(plan.root, "config", "--local", "--remove-section", section)
    path = plan.root / ATTRIBUTES
    if plan.after == plan.before:
        return
    if plan.after:
        write_file(path, plan.after.encode())
    else:
        path.unlink(missing_ok=True)


def _wanted(program: str) -> Mapping[str, str]:
    """Where omnicat is gone, broken, or can't merge a file by what it says, git merges by lines: nothing is ever lost."""
    by_lines = "git merge-file -q --marker-size=%L -L ours -L base -L theirs %A %O %B"

    def merging(kind: str) -> str:
        return f"{program} git-driver {kind} %O %A %B %L %P; case $? in 0) exit 0;; 3) exit 1;; *) {by_lines};; esac"

    def showing(kind: str) -> str:
        return f'f() {{ {program} git-driver {kind} "$1" || git hash-object --no-filters "$1"; }}; f'

    return {
        "merge.omnicat.name": "catalog files by value (omnicat)",
        "merge.omnicat.driver": merging("merge"),
        "merge.omnicat-rows.name": "tables by row (omnicat)",
        "merge.omnicat-rows.driver": merging("rows"),
        "diff.omnicat-product.xfuncname": "^[[:space:]]*([-{ ]*sku:.*)$",
        "diff.omnicat-model.xfuncname": "^[A-Za-z0-9_.-]+:.*$",
        "diff.omnicat-sheet.textconv": showing("sheet"),
        "diff.omnicat-image.textconv": showing("image"),
    }


def _settings(root: Path) -> dict[str, str]:
    """What the repository's own settings say of our drivers."""
    answer = asked(root, "config", "--local", "-z", "--get-regexp", r"^(merge|diff)\.omnicat(-[a-z]+)?\.")
    if answer.returncode > 1:
        raise OmnicatError(f"'{root}' is not in a git repository", "run `git init` first")
    pairs = (each.partition("\n") for each in answer.stdout.decode(errors="replace").split("\0") if each)
    return {key: value for key, _, value in pairs}


def _attributes(root: Path) -> str:
    path = root / ATTRIBUTES
    if path.is_symlink():
        raise OmnicatError(f"'{ATTRIBUTES}' is a link, which git does not read", "make it a file")
    return path.read_bytes().decode(errors="surrogateescape") if path.is_file() else ""


def _with_block(text: str, block: str) -> str:
    """The text with this block in place of the one it has, or at its end."""
    lines = text.splitlines(keepends=True)
    bare = [line.strip() for line in lines]
    if BEGIN in bare and END in bare[bare.index(BEGIN) :]:
        start = bare.index(BEGIN)
        end = bare.index(END, start) + 1
        return "".join(lines[:start]) + block + "".join(lines[end:])
    if not block:
        return text
    return text + ("\n" if text and not text.endswith("\n") else "") + block
