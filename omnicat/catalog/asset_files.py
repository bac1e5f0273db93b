"""The asset library read from bytes, as of any revision."""

from collections.abc import Iterable, Mapping

from omnicat.catalog.asset_looks import Looker, seen
from omnicat.catalog.asset_records import RECORD, ROOT, Loaded, is_asset, read_asset, read_elsewhere
from omnicat.findings import Finding
from omnicat.model.asset import Asset
from omnicat.model.files import Files


def load_assets_from(
    files: Files, locale: str, *, looker: Looker | None = None
) -> tuple[Mapping[str, Asset], tuple[Finding, ...]]:
    """Every asset by its path below `assets/`. A plain text of a record is in `locale`. Without a `looker` nobody looks
    at pixels.
    """
    every = [path for path in files.paths(ROOT) if is_asset(path.rpartition("/")[2])]
    records = {path for path in every if path.endswith(RECORD)}
    originals = [path for path in every if path not in records]
    loaded = [
        read_asset(
            path.removeprefix(ROOT),
            files.read(path),
            files.read(path + RECORD) if path + RECORD in records else None,
            locale,
        )
        for path in originals
    ]
    if looker:
        unseen = [item.asset for item in loaded if item.asset.is_unseen]
        looked = looker.look(unseen, lambda path: files.read(ROOT + path))
        loaded = [seen(item, looked[item.asset.path]) if item.asset.path in looked else item for item in loaded]
    alone = sorted(records - {path + RECORD for path in originals})
    loaded += [read_elsewhere(path.removeprefix(ROOT).removesuffix(RECORD), files.read(path), locale) for path in alone]
    return assets_of(loaded)


def assets_of(
    loaded: Iterable[Loaded], more: Iterable[Finding] = ()
) -> tuple[Mapping[str, Asset], tuple[Finding, ...]]:
    """What was loaded by path, in their order, with all findings, and with those that are known beside."""
    every = tuple(loaded)
    findings = (*more, *(each for item in every for each in item.findings))
    # A record that stands beside nothing is told of, and is no asset.
    assets = {item.asset.path: item.asset for item in every if item.asset.fetched or item.asset.digest}
    return dict(sorted(assets.items())), tuple(sorted(findings, key=lambda each: each.order))
