"""The asset library as a commit has it: what was found out about an original is kept by the id that git gives its content."""

from collections.abc import Iterator, Mapping
from hashlib import file_digest, sha256
from pathlib import Path

import msgspec

from omnicat.cache import Damaged, FileFacts, code_of, forget, open_state, told_as_damage
from omnicat.catalog.asset_files import assets_of
from omnicat.catalog.asset_looks import seen
from omnicat.catalog.asset_records import RECORD, ROOT, Loaded, is_asset, outside, read_asset, read_elsewhere
from omnicat.catalog.asset_sizes import large_at
from omnicat.findings import Finding
from omnicat.model.asset import Asset
from omnicat.originals import installed, pointer_of
from omnicat.pipeline.looks import Examiner
from omnicat.repository import Revision
from omnicat.repository.lfs import kept_by_lfs

Found = tuple[Mapping[str, Asset], tuple[Finding, ...]]


def assets_at(files: Revision, locale: str, examiner: Examiner) -> Found:
    """Every asset by its path below `assets/`, as `load_assets` has them of a folder that the commit is checked out into."""
    try:
        with told_as_damage():
            return _assets(files, locale, examiner)
    except Damaged:
        forget(examiner.folder)
        return _assets(files, locale, examiner)


def content_at(files: Revision, path: str) -> bytes:
    """The content of an original by its path below `assets/`: that which a pointer of Git LFS stands for, where it is here."""
    content = files.read(ROOT + path)
    pointer = pointer_of(content)
    kept = kept_by_lfs(files.root, pointer.digest) if pointer and pointer.digest else None
    beside = files.root / ROOT / path
    if pointer and pointer.digest and kept is None and _is_same(beside, pointer.digest, pointer.size):
        kept = beside
    return kept.read_bytes() if kept else content


def _assets(files: Revision, locale: str, examiner: Examiner) -> Found:
    keys = dict(_keys(files))
    with open_state(examiner.folder) as state:
        unseen, whole = (FileFacts(state, _kind(locale, mark)) for mark in ("", examiner.mark))
        loaded = {path: _decode(fact) for path, key in keys.items() if (fact := whole.known(key)) is not None}
        begun = {path: _decode(fact) for path in keys if path not in loaded and (fact := unseen.known(keys[path]))}
        fresh = {path: _loaded(files, path, locale) for path in keys if path not in loaded and path not in begun}
        looked = _looked_at({**begun, **fresh}, files, examiner)
        # What is not here now, or was not looked at, may be so another time.
        here = {path: each for path, each in looked.items() if each.asset.fetched}
        waiting = {path for path, each in here.items() if each.asset.is_unseen}
        whole.keep({keys[path]: _encode(here[path]) for path in here.keys() - waiting})
        unseen.keep({keys[path]: _encode(here[path]) for path in waiting & fresh.keys()})
    every = [loaded.get(path) or looked[path] for path in keys]
    return assets_of(every, (*_outside(files), *large_at(files, (each.asset for each in every))))


def _kind(locale: str, mark: str) -> bytes:
    return _encode(("originals", code_of(), locale, mark, installed()))


def _keys(files: Revision) -> Iterator[tuple[str, bytes]]:
    """Every original with what tells it apart from all others: where it is, its content, and what its record says."""
    outside_of_it = {link for link in files.links if _leads_out(files, link)}
    every = {path for path in files.paths(ROOT) if _is_asset(path) and path not in outside_of_it}
    for path in sorted({path.removeprefix(ROOT).removesuffix(RECORD) for path in every}):
        original, record = ROOT + path, ROOT + path + RECORD
        ids = (files.blob_of(each) if each in every else "" for each in (original, record))
        yield path, sha256("\0".join((path, *ids)).encode()).digest()


def _loaded(files: Revision, path: str, locale: str) -> Loaded:
    record = files.read(ROOT + path + RECORD) if files.blob_of(ROOT + path + RECORD) else None
    if not files.blob_of(ROOT + path):
        return read_elsewhere(path, record or b"", locale)
    return read_asset(path, content_at(files, path), record, locale)


def _looked_at(loaded: Mapping[str, Loaded], files: Revision, examiner: Examiner) -> Mapping[str, Loaded]:
    unseen = [each.asset for each in loaded.values() if each.asset.is_unseen]
    looked = examiner.look(unseen, lambda path: content_at(files, path)) if unseen else {}
    return {path: seen(each, looked[path]) if path in looked else each for path, each in loaded.items()}


def _is_same(file: Path, digest: str, size: int) -> bool:
    """Whether what stands in the folder is the content that a pointer stands for."""
    if not file.is_file() or file.stat().st_size != size:
        return False
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest() == digest


def _outside(files: Revision) -> Iterator[Finding]:
    yield from (outside(link.removeprefix(ROOT)) for link in files.links if _leads_out(files, link))


def _leads_out(files: Revision, link: str) -> bool:
    """Whether it is a link of the library that leads to no file of it."""
    return link.startswith(ROOT) and _is_asset(link) and not files.leads_to(link).startswith(ROOT)


def _is_asset(path: str) -> bool:
    return all(map(is_asset, path.split("/")))


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Loaded).decode
