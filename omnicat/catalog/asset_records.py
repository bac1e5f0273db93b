"""One original with the record beside it, as an asset."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from omnicat.catalog.plain import labels_of, mapping_of, text_of, texts_of
from omnicat.catalog.rules import RECORD_WITHOUT_FILE, UNREADABLE
from omnicat.documents import parse
from omnicat.findings import Finding, Location, Subject, finding
from omnicat.images import ImageFacts, probe
from omnicat.model.asset import Asset, kind_of
from omnicat.repository.sweep import is_text
from omnicat.schemas import check_against

ROOT = "assets/"
RECORD = ".yaml"
_STATUSES = ("draft", "in_review", "approved", "retired")


@dataclass(frozen=True, slots=True)
class Loaded:
    """An asset, and what is wrong with its file and its record."""

    asset: Asset
    findings: tuple[Finding, ...] = ()


def is_asset(name: str) -> bool:
    """Whether a file is an original or a record: not what a desktop or git leaves behind, nor what nothing can name."""
    return not name.startswith(".") and name.lower() not in ("thumbs.db", "desktop.ini") and is_text(name)


def read_asset(path: str, content: bytes, record: bytes | None, locale: str) -> Loaded:
    """An original that is held in memory. `path` runs below `assets/`."""
    facts, findings = probe(content, ROOT + path) if kind_of(path) == "image" else (None, ())
    digest = hashlib.sha256(content).hexdigest()
    return _asset(path, digest, len(content), facts, findings, record, locale)


def read_large_asset(path: str, digest: str, size: int, record: bytes | None, locale: str) -> Loaded:
    """An original that is no picture and was only digested."""
    return _asset(path, digest, size, None, (), record, locale)


def unreadable(path: str, reason: str) -> Loaded:
    """An original that the system doesn't let us read."""
    where, subject = Location(ROOT + path), Subject("asset", path)
    message, hint = f"'{ROOT}{path}' can't be read: {reason.lower()}", "let your user read the file and its record"
    wrong = finding(UNREADABLE, where, message, hint, subject=subject)
    return Loaded(Asset(path, "", 0, kind_of(path), broken=True), (wrong,))


def stray_record(path: str) -> Finding:
    """A record, by its path below `assets/`, that stands beside nothing."""
    where, original = Location(ROOT + path, 1, 1), path.removesuffix(RECORD)
    message = f"no file '{ROOT}{original}' stands beside its record"
    hint = "name the record for the whole file name, as in 'front.jpg.yaml', or delete it"
    return finding(RECORD_WITHOUT_FILE, where, message, hint, subject=Subject("asset", original))


def _asset(
    path: str,
    digest: str,
    size: int,
    facts: ImageFacts | None,
    findings: tuple[Finding, ...],
    record: bytes | None,
    locale: str,
) -> Loaded:
    kind = kind_of(path)
    said, wrong = _record(path, record) if record is not None else ({}, ())
    asset = Asset(
        path,
        digest,
        size,
        kind,
        format=facts.format if facts else path.rpartition(".")[2].lower(),
        width=facts.width if facts else 0,
        height=facts.height if facts else 0,
        has_alpha=facts.has_alpha if facts else False,
        titles=labels_of(said.get("title"), locale),
        alt=labels_of(said.get("alt"), locale),
        focal=_point(said.get("focal")),
        crop=_box(said.get("crop")),
        tags=texts_of(said.get("tags")),
        status=text if (text := text_of(said.get("status"))) in _STATUSES else "approved",
        broken=kind == "image" and facts is None,
    )
    return Loaded(asset, (*findings, *wrong))


def _record(path: str, content: bytes) -> tuple[Mapping[str, Any], tuple[Finding, ...]]:
    document, findings = parse(content, f"{ROOT}{path}{RECORD}")
    if document is None:
        return {}, findings
    return mapping_of(document.data), (*findings, *check_against("asset", document))


def _point(raw: Any) -> tuple[float, float] | None:
    shares = _shares(raw)
    return (shares[0], shares[1]) if len(shares) == 2 else None


def _box(raw: Any) -> tuple[float, float, float, float] | None:
    shares = _shares(raw)
    return (shares[0], shares[1], shares[2], shares[3]) if len(shares) == 4 else None


def _shares(raw: Any) -> tuple[float, ...]:
    numbers = raw if isinstance(raw, list) else []
    shares = [float(each) for each in numbers if isinstance(each, int | Decimal) and not isinstance(each, bool)]
    return tuple(shares) if len(shares) == len(numbers) and all(0 <= share <= 1 for share in shares) else ()
