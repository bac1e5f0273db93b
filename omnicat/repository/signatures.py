"""Who signed a commit, as git itself verifies it with keys that are handed to it, and no others."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from omnicat.repository.git import asked
from omnicat.repository.keys import fingerprints, openpgp_key, ssh_key

GOOD, OF_UNKNOWN_VALIDITY = "G", "U"
"""What `%G?` says of a good signature; the second of OpenPGP's, where nobody told gpg how far to trust the key
(https://git-scm.com/docs/git-log, 2.50: Pretty formats)."""

OF_SSH = "SHA256:"
"""How the id of an ssh key begins."""

_FORMAT = "%H%x00%G?%x00%GS%x00%GK%x00%GP"


def signers_of(
    root: Path, commits: Iterable[str], keys: Mapping[str, tuple[str, ...]], folder: Path
) -> Mapping[str, str]:
    """Commit -> the name in `keys` whose key, of ssh or OpenPGP, made its signature; only commits with a good one.

    Neither the settings of this machine nor files of the catalog are asked which keys are good, nor is any key fetched.
    The keys stand in files in `folder` while git looks at them.
    """
    asked_of, lines = tuple(commits), tuple(_lines(keys))
    ring = {name: b"".join(map(openpgp_key, written)) for name, written in sorted(keys.items())}
    if not asked_of or not (lines or any(ring.values())):
        return {}
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="signers-", dir=folder) as inside:
        home = Path(inside).resolve()
        (home / "allowed_signers").write_text("".join(lines), encoding="utf-8")
        # A file of that name is read by every gpg; what stands in it is as `gpg --export` writes it.
        (home / "pubring.gpg").write_bytes(b"".join(ring.values()))
        answer = asked(
            root,
            *("-c", f"gpg.ssh.allowedSignersFile={home / 'allowed_signers'}", "-c", "gpg.ssh.revocationFile="),
            *("log", "--no-walk=unsorted", "--no-show-signature", f"--format={_FORMAT}", "--stdin"),
            stdin="\n".join(asked_of).encode(),
            environment_too={"GNUPGHOME": str(home)},
        )
    name_by_fingerprint = {each: name for name, packets in ring.items() for each in fingerprints(packets)}
    rows = (line.split("\0") for line in answer.stdout.decode(errors="replace").splitlines())
    found = ((row[0], _signer(row, keys, name_by_fingerprint)) for row in rows if len(row) == _FORMAT.count("%x00") + 1)
    return {commit: name for commit, name in found if name}


def _signer(row: list[str], keys: Mapping[str, tuple[str, ...]], name_by_fingerprint: Mapping[str, str]) -> str:
    """By whom a signature is: ssh tells the name beside the key, OpenPGP only whose name the key claims."""
    _, verdict, name, key, primary = row
    if key.startswith(OF_SSH):
        return name if verdict == GOOD and name in keys else ""
    return name_by_fingerprint.get(primary, "") if verdict in (GOOD, OF_UNKNOWN_VALIDITY) else ""


def _lines(keys: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Lines of ssh's ALLOWED SIGNERS (ssh-keygen(1), OpenSSH 9): nothing but the kind and the key itself is taken over, since
    options could widen what the key may sign.
    """
    for name, written in sorted(keys.items()):
        for kind, data in map(ssh_key, written):
            if kind and len(name.split()) == 1:
                yield f'{name} namespaces="git" {kind} {data}\n'
