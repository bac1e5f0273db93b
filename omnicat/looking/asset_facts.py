"""What an expression over an original may ask for: `status == 'draft' and width < 1000`."""

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct

from omnicat.errors import OmnicatError
from omnicat.findings import did_you_mean
from omnicat.looking.asset_library import Library
from omnicat.model.asset import Asset
from omnicat.templating import Expression, TemplatingProblem, compile_text

OF_ASSET: Mapping[str, Callable[[Asset], Any]] = {
    "path": lambda asset: asset.path,
    "name": lambda asset: PurePosixPath(asset.path).name,
    "folder": lambda asset: asset.path.rpartition("/")[0],
    "kind": lambda asset: asset.kind,
    "format": lambda asset: asset.format,
    "width": lambda asset: asset.width,
    "height": lambda asset: asset.height,
    "pixels": lambda asset: asset.width * asset.height,
    "longest": lambda asset: max(asset.width, asset.height),
    "shortest": lambda asset: min(asset.width, asset.height),
    "size": lambda asset: asset.size,
    "status": lambda asset: asset.status,
    "title": lambda asset: dict(asset.titles),
    "alt": lambda asset: dict(asset.alt),
    "tags": lambda asset: asset.tags,
    "made_for": lambda asset: asset.roles,
    "shows": lambda asset: asset.products,
    "people": lambda asset: tuple(each.name for each in asset.people),
    "without_release": lambda asset: tuple(each.name for each in asset.people if not each.release),
    "creator": lambda asset: asset.creator,
    "licence": lambda asset: asset.licence,
    "since": lambda asset: asset.rights.since,
    "expires": lambda asset: asset.rights.expires,
    "regions": lambda asset: asset.rights.regions,
    "channels": lambda asset: asset.rights.channels,
    "source_type": lambda asset: asset.source_type,
    "is_broken": lambda asset: asset.broken,
    "has_alpha": lambda asset: asset.has_alpha,
    "has_profile": lambda asset: asset.icc,
    "mode": lambda asset: asset.mode,
    "duration": lambda asset: asset.media.duration,
    "pages": lambda asset: asset.media.pages,
    "looks": lambda asset: asset.looks,
}
"""By name, what the original and its record say."""

OF_LIBRARY: Mapping[str, Callable[[Library, str], Any]] = {
    "products": lambda library, path: library.products_of(path),
    "used": lambda library, path: len(library.products_of(path)),
    "roles": lambda library, path: tuple(sorted({use.role for use in library.uses.get(path, ())})),
    "findings": lambda library, path: len(library.findings.get(path, ())),
    "rules": lambda library, path: tuple(dict.fromkeys(each.rule for each in library.findings.get(path, ()))),
}
"""By name, what products and checks say of it."""

NAMES = (*OF_ASSET, *OF_LIBRARY)


class Selection(Struct, frozen=True):
    """An expression over originals."""

    text: str
    expression: Expression

    def takes(self, asset: Asset, library: Library) -> bool:
        """Whether it is true of the original. Raises TemplatingProblem where it can't be judged."""
        own = {name: OF_ASSET[name](asset) for name in self.expression.names if name in OF_ASSET}
        rest = {name: OF_LIBRARY[name](library, asset.path) for name in self.expression.names if name in OF_LIBRARY}
        return bool(self.expression.evaluate({**own, **rest}))


def selection_of(text: str) -> Selection | None:
    """The expression, None where none is given. Raises OmnicatError where it can't be understood."""
    if not text.strip():
        return None
    try:
        expression = compile_text(text)
    except TemplatingProblem as problem:
        raise OmnicatError(
            f"--select '{text}' can't be understood: {problem}",
            "write an expression such as \"status == 'draft' and width < 1000\"",
        ) from None
    for name in sorted(expression.names - set(NAMES)):
        raise OmnicatError(f"'{name}' in --select is nothing that is known of an original", did_you_mean(name, NAMES))
    return Selection(text, expression)
