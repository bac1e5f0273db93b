"""Public keys as people write them: lines of ssh's, and OpenPGP's in armour."""

from base64 import b64decode
from collections.abc import Iterator
from hashlib import sha1, sha256

BEGIN, END = "-----BEGIN PGP PUBLIC KEY BLOCK-----", "-----END PGP PUBLIC KEY BLOCK-----"
PRIMARY = 6
"""The tag of a public key's packet; keys below it have another (RFC 9580, 5.5.1.1)."""


def ssh_key(text: str) -> tuple[str, str]:
    """The kind and the data of a key that ssh wrote; twice '' where it is none."""
    kind, data, *_ = (*text.split(), "", "")
    is_known = kind.startswith(("ssh-", "ecdsa-", "sk-")) and data.startswith("AAAA")
    return (kind, data) if is_known else ("", "")


def openpgp_key(text: str) -> bytes:
    """The packets of a key in armour (RFC 9580, 6.2), as `gpg --armor --export` writes it; empty where it is none."""
    lines = [line.strip() for line in text.strip().splitlines()]
    if lines[:1] != [BEGIN] or lines[-1] != END or "" not in lines:
        return b""
    data = "".join(line for line in lines[lines.index("") + 1 : -1] if not line.startswith("="))
    try:
        return b64decode(data, validate=True)
    except ValueError:
        return b""


def fingerprints(packets: bytes) -> tuple[str, ...]:
    """Those of the primary keys among the packets, in capitals (RFC 9580, 5.5.4, and 5 as GnuPG writes it)."""
    return tuple(each for tag, body in _packets(packets) if tag == PRIMARY and (each := _fingerprint(body)))


def _fingerprint(body: bytes) -> str:
    if body[:1] == b"\x04":
        return sha1(b"\x99" + len(body).to_bytes(2) + body, usedforsecurity=False).hexdigest().upper()
    return sha256(b"\x9a" + len(body).to_bytes(4) + body).hexdigest().upper() if body[:1] == b"\x05" else ""


def _packets(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each packet's tag and body; ends where something can't be part of a key."""
    at = 0
    while at < len(data) and data[at] & 0x80:
        head = data[at]
        if head & 0x40:
            tag, (size, length) = head & 0x3F, _length(data[at + 1 : at + 6])
        else:
            tag, size = head >> 2 & 0x0F, 1 << (head & 3)
            length = int.from_bytes(data[at + 1 : at + 1 + size])
        at += 1 + size + length
        if not size or size == 8 or at > len(data):
            return
        yield tag, data[at - length : at]


def _length(data: bytes) -> tuple[int, int]:
    """How many bytes tell a packet's length, and that length (RFC 9580, 4.2.1); no bytes where it is one of several parts."""
    first = data[:1]
    if first < b"\xc0":
        return len(first), int.from_bytes(first)
    if first < b"\xe0":
        return 2, int.from_bytes(data[:2]) - 0xC000 + 192
    return (5, int.from_bytes(data[1:5])) if first == b"\xff" else (0, 0)
