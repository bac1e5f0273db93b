"""Who signed a commit, as git itself verifies it with keys that are handed to it, and no others."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from omnicat.repository.git import asked

GOOD = "G"
"""What `%G?` says of a good signature of somebody known (https://git-scm.com/docs/git-log, 2.50: Pretty formats)."""

OF_SSH = "SHA256:"
"""How the id of an ssh key begins; those of other kinds are looked up in places that are not ours."""


def signers_of(
    root: Path, commits: Iterable[str], keys: Mapping[str, tuple[str, ...]], folder: Path
) -> Mapping[str, str]:
    """Commit -> the name in `keys` whose ssh key made its signature; only commits with a good one.

    Neither the settings of this machine nor files of the catalog are asked which keys are good. The keys stand in a file in
    `folder` while git looks at them.
    """
    asked_of, lines = tuple(commits), tuple(_lines(keys))
    if not asked_of or not lines:
        return {}
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="signers-", dir=folder) as inside:
        allowed = Path(inside) / "allowed_signers"
        allowed.write_text("".join(lines), encoding="utf-8")
        answer = asked(
            root,
            *("-c", f"gpg.ssh.allowedSignersFile={allowed.resolve()}", "-c", "gpg.ssh.revocationFile="),
            *("log", "--no-walk=unsorted", "--no-show-signature", "--format=%H%x00%G?%x00%GS%x00%GK", "--stdin"),
            stdin="\n".join(asked_of).encode(),
        )
    rows = (line.split("\0") for line in answer.stdout.decode(errors="replace").splitlines())
    return {
        row[0]: row[2]
        for row in rows
        if len(row) == 4 and row[1] == GOOD and row[3].startswith(OF_SSH) and row[2] in keys
    }


def _lines(keys: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Lines of ssh's ALLOWED SIGNERS (ssh-keygen(1), OpenSSH 9): nothing but the kind and the key itself is taken over, since
    options could widen what the key may sign.
    """
    for name, written in sorted(keys.items()):
        for key in written:
            kind, data, *_ = (*key.split(), "", "")
            if kind.startswith(("ssh-", "ecdsa-", "sk-")) and data.startswith("AAAA") and len(name.split()) == 1:
                yield f'{name} namespaces="git" {kind} {data}\n'
