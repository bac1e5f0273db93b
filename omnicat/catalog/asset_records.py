"""One original with the record beside it, as an asset."""

import hashlib
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from omnicat.catalog.asset_elsewhere import as_said, is_elsewhere
from omnicat.catalog.asset_record import NO_RECORD, Record, fields_of, read_record
from omnicat.catalog.rules import OUTSIDE, RECORD_WITHOUT_FILE, UNREADABLE
from omnicat.findings import Finding, Location, Subject, finding
from omnicat.images import NOTHING_EMBEDDED, ImageFacts, probe
from omnicat.model.asset import Asset, kind_of
from omnicat.originals import Pointer, not_fetched, pointer_of
from omnicat.renditions.decoding import examine
from omnicat.repository.sweep import is_text

ROOT = "assets/"
RECORD = ".yaml"


class Loaded(Struct, frozen=True):
    """An asset, and what is wrong with its file and its record."""

    asset: Asset
    findings: tuple[Finding, ...] = ()


def is_asset(name: str) -> bool:
    """Whether a file is an original or a record: not what a desktop or git leaves behind, nor what nothing can name."""
    return not name.startswith(".") and name.lower() not in ("thumbs.db", "desktop.ini") and is_text(name)


def read_asset(path: str, content: bytes, record: bytes | None, locale: str) -> Loaded:
    """An original that is held in memory. `path` runs below `assets/`."""
    digest = hashlib.sha256(content).hexdigest()
    if pointer := pointer_of(content):
        return _unfetched(path, Pointer(pointer.digest or digest, pointer.size), record, locale)
    if kind_of(path) != "image":
        return _no_picture(path, content, digest, len(content), record, locale)
    facts, findings = probe(content, ROOT + path)
    return _asset(path, digest, len(content), facts, findings, record, locale)


def read_large_asset(path: str, source: Path, digest: str, size: int, record: bytes | None, locale: str) -> Loaded:
    """An original that is no picture and was digested where it is."""
    return _no_picture(path, source, digest, size, record, locale)


def read_elsewhere(path: str, record: bytes, locale: str) -> Loaded:
    """An original that only its record tells of; one without a digest where the record stands beside nothing."""
    said, wrong = read_record(f"{ROOT}{path}{RECORD}", record)
    if not is_elsewhere(said.said):
        return Loaded(Asset(path, "", 0, "", fetched=False), (stray_record(path + RECORD), *wrong))
    loaded = _asset(path, "", 0, None, (), record, locale)
    return replace(loaded, asset=as_said(loaded.asset, said.said))


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


def outside(path: str) -> Finding:
    """A link, by its path below `assets/`, that leads elsewhere."""
    message = f"'{ROOT}{path}' is a link that leads to no file of the asset library"
    where, subject = Location(ROOT + path), Subject("asset", path)
    return finding(OUTSIDE, where, message, "replace the link by the file itself", subject=subject)


def _no_picture(path: str, source: bytes | Path, digest: str, size: int, record: bytes | None, locale: str) -> Loaded:
    facts, findings = examine(source, ROOT + path, kind_of(path))
    loaded = _asset(path, digest, size, None, findings, record, locale)
    if facts is None:
        return replace(loaded, asset=replace(loaded.asset, broken=True))
    asset = replace(loaded.asset, format=facts.format, width=facts.width, height=facts.height, media=facts.media)
    return replace(loaded, asset=asset)


def _unfetched(path: str, pointer: Pointer, record: bytes | None, locale: str) -> Loaded:
    """What is known of an original without its content."""
    wrong = not_fetched(ROOT + path)
    loaded = _asset(path, pointer.digest, pointer.size, None, (wrong,), record, locale)
    return replace(loaded, asset=replace(loaded.asset, broken=False, fetched=False))


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
    said, wrong = read_record(f"{ROOT}{path}{RECORD}", record) if record is not None else (NO_RECORD, ())
    asset = Asset(
        path,
        digest,
        size,
        kind,
        format=facts.format if facts else path.rpartition(".")[2].lower(),
        width=facts.width if facts else 0,
        height=facts.height if facts else 0,
        has_alpha=facts.has_alpha if facts else False,
        mode=facts.mode if facts else "",
        icc=facts.icc if facts else False,
        broken=kind == "image" and facts is None,
        **(fields_of(said, facts.embedded if facts else NOTHING_EMBEDDED, locale) if _says(said, facts) else {}),
    )
    return Loaded(asset, (*findings, *wrong))


def _says(record: Record, facts: ImageFacts | None) -> bool:
    """Whether anybody said anything: most originals have no record and no words of their own."""
    return record is not NO_RECORD or (facts is not None and facts.embedded != NOTHING_EMBEDDED)
