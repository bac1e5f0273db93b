"""What of a comparison stands in chosen files and folders."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from omnicat.errors import OmnicatError
from omnicat.looking.diff.sides import Sides
from omnicat.review import Comparison, ModelChange, Side

PLACES: Mapping[str, str] = {
    "setting": "catalog/catalog.yaml",
    "location": "catalog/locations.yaml",
    "stock": "catalog/inventory.csv",
    "spec": "specs/",
    "template": "templates/{code}",
}
"""Kind of a change of the model -> the file, or the folder, that says it; others know their place."""


def within(found: Comparison, paths: Iterable[str], sides: Sides) -> Comparison:
    """The comparison of these files and of what is below these folders, on either side; '' is all. Raises OmnicatError for a
    path that is on neither side.
    """
    wanted = tuple(paths)
    for path in wanted:
        if not any(_covers(path, each) for files in sides.files for each in files.paths(path)):
            raise OmnicatError(f"'{path}' is no file or folder of this catalog", "name one, on either side")

    def is_in(places: Iterable[str]) -> bool:
        return any(_covers(path, place) for place in places if place for path in wanted)

    return replace(
        found,
        products=tuple(each for each in found.products if is_in((each.path, each.was_path))),
        models=tuple(each for each in found.models if is_in(_places(each, sides))),
        assets=tuple(each for each in found.assets if is_in(f"assets/{at}" for at in (each.path, each.was_path) if at)),
        unread=tuple(each for each in found.unread if is_in((each.path,))),
    )


def _places(change: ModelChange, sides: Sides) -> Iterator[str]:
    """The files that say it, before and after."""
    if change.kind in PLACES:
        yield PLACES[change.kind].format(code=change.code)
        return
    for side in (sides.before, sides.after):
        thing = _named(change, side)
        if thing is not None:
            yield thing.where.path


def _named(change: ModelChange, side: Side) -> Any:
    model = side.model
    code = change.code.partition("/")[0] if change.kind == "option" else change.code
    known: Mapping[str, Mapping[str, Any]] = {
        "attribute": model.attributes,
        "option": model.attributes,
        "family": model.families,
        "category": model.categories,
        "channel": side.profiles,
    }
    return known[change.kind].get(code)


def _covers(path: str, place: str) -> bool:
    """Whether a path is the place or a folder above it, or lies in the place where that is a folder."""
    return not path or path == place or place.startswith(f"{path}/") or (place.endswith("/") and path.startswith(place))
