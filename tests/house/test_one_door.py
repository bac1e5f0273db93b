"""Each library comes in by one door; everything else sees our words."""

import pytest

from tests.house.modules import importing

DOORS = {
    "av": ("originals/film.py",),
    "babel": ("templating/filters/locales.py",),
    "cykooz_resizer": ("images/resizing.py",),
    "dask": ("executor/cluster/",),
    "distributed": ("executor/cluster/",),
    "fsspec": ("renditions/elsewhere.py",),
    "jinja2": ("templating/",),
    "jsonschema": ("schemas/",),
    "jsonschema_rs": ("schemas/",),
    "nh3": ("attributes/markup.py",),
    "PIL": ("images/",),
    "pillow_heif": ("images/",),
    "pypdfium2": ("originals/pdf.py",),
    "python_calamine": ("importers/workbook.py",),
    "rich": ("cli/", "reporters/"),
    "sqlite3": ("cache/",),
    "resource": ("executor/guarded.py",),
    "subprocess": ("executor/guard.py", "repository/git.py"),
    "typer": ("cli/", "__main__.py"),
    "yaml": ("documents/",),
}


@pytest.mark.parametrize("library", DOORS)
def test_a_library_is_imported_only_at_its_door(library: str) -> None:
    assert {path for path in importing(library) if not path.startswith(DOORS[library])} == set()
