"""Renditions that are made once in a run: for rooms whose tests build the same few pictures again and again, and are not
about how they are drawn."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from omnicat.findings import Finding
from omnicat.images import RenditionSpec
from omnicat.renditions.decoding import drawn

Source = bytes | Path
Drawn = tuple[list[bytes | None], tuple[Finding, ...]]

_KEPT: dict[tuple[str, str], list[bytes | None]] = {}
MOST = 500


@pytest.fixture(scope="package", autouse=True)
def drawn_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("omnicat.renditions.drawing.drawn", _draw)
        yield


def _draw(
    source: Source,
    specs: Sequence[RenditionSpec],
    *,
    path: str,
    kind: str,
    overlays: Mapping[str, Source] | None = None,
    folder: str = "",
) -> Drawn:
    if any(each.overlays for each in specs) or (isinstance(source, Path) and not source.is_file()):
        return drawn(source, specs, path=path, kind=kind, overlays=overlays, folder=folder)
    content = source.read_bytes() if isinstance(source, Path) else source
    key = sha256(content).hexdigest(), repr((list(specs), kind))
    if key in _KEPT:
        return list(_KEPT[key]), ()
    made, findings = drawn(source, specs, path=path, kind=kind, folder=folder)
    if not findings:  # they name the path
        if len(_KEPT) == MOST:
            _KEPT.clear()
        _KEPT[key] = list(made)
    return made, findings
