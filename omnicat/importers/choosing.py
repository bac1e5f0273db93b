"""Which importer reads the files, and all that stands beside them."""

from collections.abc import Sequence
from pathlib import Path

from omnicat.errors import OmnicatError
from omnicat.findings import did_you_mean
from omnicat.importers import akeneo, shopify, table, woocommerce
from omnicat.importers.draft import Draft, Importer, Options
from omnicat.importers.tables import is_table

IMPORTERS: tuple[Importer, ...] = (akeneo, shopify, woocommerce, table)


def read_draft(paths: Sequence[Path], format: str | None = None, options: Options = Options()) -> Draft:  # noqa: A002 - the option's name
    """The catalog that these files tell. A folder stands for the tables in it."""
    files = tables_in(paths)
    return importer_for(files, format).draft(files, options)


def importer_for(files: Sequence[Path], name: str | None = None) -> Importer:
    """The importer of that name, or the first that recognises the files."""
    if name:
        by_name = {each.NAME: each for each in IMPORTERS}
        if name not in by_name:
            raise OmnicatError(f"format '{name}' does not exist", did_you_mean(name, by_name))
        return by_name[name]
    return next((each for each in IMPORTERS if each.recognises(files)), IMPORTERS[-1])


def tables_in(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The tables that the paths name, those of a folder sorted; each once."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(each for each in path.iterdir() if each.is_file() and is_table(each))
        elif path.is_file():
            found.append(path)
        else:
            raise OmnicatError(f"'{path}' does not exist", "name a CSV or XLSX file, or the folder of an export")
    if not found:
        named = ", ".join(f"'{path}'" for path in paths)
        raise OmnicatError(f"no tables in {named}", "name a folder that holds CSV or XLSX files")
    return tuple(dict.fromkeys(found))
