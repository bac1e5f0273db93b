"""The commits of a range: who made each, what its message and its note say of approvals, and which files it changed."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from omnicat.repository.git import asked, told
from omnicat.repository.revisions import Range

NOTES = "refs/notes/omnicat-approvals"
"""Where `omnicat approve --note` keeps approvals."""

APPROVED_BY = "Approved-by"
MOST_TRAILERS = 200
"""So many lines of one message are looked at."""

_FORMAT = "%H%x00%P%x00%an%x00%ae%x00%(trailers:only,unfold)%x00%N%x00%s%x00"
"""A message may hold any sign but NUL, which hence is the only one between the parts."""

_PARTS = 7


class FileTouched(Struct, frozen=True):
    """A file of a commit: its path before and after, and the ids of its contents, '' where there is none."""

    was: str
    path: str
    before: str
    after: str


class MadeCommit(Struct, frozen=True):
    """A commit. `authors` are (name, mail) of who wrote it, co-authors too; `approvals` what stands behind `Approved-by:` in
    its message, `noted` in its note. A merge's files are those that differ from all that it merges.
    """

    id: str
    parents: tuple[str, ...]
    authors: tuple[tuple[str, str], ...]
    approvals: tuple[str, ...]
    noted: tuple[str, ...]
    subject: str
    files: tuple[FileTouched, ...]


def commits_between(root: Path, between: Range) -> tuple[MadeCommit, ...]:
    """Those that `head` has and `base` has not, the oldest first; files at and below `root` only. Raises GitFailed."""
    options = ("--raw", "-z", "-c", "--relative", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv")
    answer = told(
        root,
        "log",
        "--reverse",
        "--topo-order",
        "--no-mailmap",
        "--no-show-signature",
        f"--notes={NOTES}",
        f"--format={_FORMAT}",
        *options,
        f"{between.base}..{between.head}",
        "--",
    )
    return tuple(_commits(answer.decode(errors="surrogateescape").split("\0")))


def place_of(root: Path) -> tuple[Path, str]:
    """The repository's folder, and what leads from there to `root`: '', or ending in a slash. `root` itself without git."""
    answer = asked(root, "rev-parse", "--show-toplevel", "--show-prefix")
    if answer.returncode:
        return root, ""
    top, _, prefix = answer.stdout.decode(errors="surrogateescape").partition("\n")
    return Path(top), prefix.removesuffix("\n")


def note_of(root: Path, commit: str) -> str:
    """What the note of a commit says; '' where there is none."""
    answer = asked(root, "notes", f"--ref={NOTES}", "show", commit)
    return "" if answer.returncode else answer.stdout.decode(errors="replace")


def write_note(root: Path, commit: str, lines: tuple[str, ...]) -> None:
    """Adds lines to the note of a commit. Raises GitFailed."""
    said = [line for line in note_of(root, commit).splitlines() if line]
    text = "\n".join(dict.fromkeys((*said, *lines))) + "\n"
    told(root, "notes", f"--ref={NOTES}", "add", "--force", "--file=-", commit, stdin=text.encode())


def write_empty_commit(root: Path, message: str, *, is_signed: bool) -> str:
    """A commit on top of what is checked out, with its very files: what is staged stays staged. Its id. Raises GitFailed."""
    head = told(root, "rev-parse", "--verify", "HEAD").decode().strip()
    sign = ("--gpg-sign",) if is_signed else ()
    made = told(root, "commit-tree", *sign, "-p", head, "-F", "-", f"{head}^{{tree}}", stdin=message.encode())
    commit = made.decode().strip()
    told(root, "update-ref", "-m", "omnicat approve", "HEAD", commit, head)
    return commit


def _commits(words: list[str]) -> Iterator[MadeCommit]:
    place = 0
    while place < len(words):
        if not words[place].strip("\n"):
            place += 1
            continue
        parts = words[place : place + _PARTS]
        place += _PARTS
        files = []
        while place < len(words) and not (fact := words[place].strip("\n"))[:1].strip(":"):
            if fact:
                files.append(_touched(fact, words[place + 1]))
            place += 2 if fact else 1
        yield _commit(parts, tuple(files))


def _commit(parts: list[str], files: tuple[FileTouched, ...]) -> MadeCommit:
    commit, parents, name, mail, trailers, noted, subject = parts
    said = _trailers(trailers)
    return MadeCommit(
        commit.strip("\n"),
        tuple(parents.split()),
        ((name, mail), *(_person(each) for each in said.get("co-authored-by", ()))),
        said.get(APPROVED_BY.lower(), ()),
        _trailers(noted).get(APPROVED_BY.lower(), ()),
        subject,
        files,
    )


def _trailers(text: str) -> Mapping[str, tuple[str, ...]]:
    """What stands behind each key, in lower case, in the order of the lines."""
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines()[:MOST_TRAILERS]:
        key, colon, value = line.partition(":")
        if colon:
            found[key.strip().lower()] = (*found.get(key.strip().lower(), ()), value.strip())
    return found


def _person(text: str) -> tuple[str, str]:
    name, _, rest = text.partition("<")
    return name.strip(), rest.partition(">")[0].strip()


def _touched(facts: str, path: str) -> FileTouched:
    """`:mode mode id id status` and the path; a merge has as many colons, modes and ids as it has parents, and one more."""
    parents = len(facts) - len(facts.lstrip(":"))
    ids = facts.lstrip(":").split(" ")[parents + 1 : 2 * parents + 2]
    before, after = _known(ids[0]), _known(ids[-1])
    return FileTouched(path if before else "", path if after else "", before, after)


def _known(blob: str) -> str:
    return blob if blob.strip("0") else ""
