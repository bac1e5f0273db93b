"""The history of a file that is no product: settings, attributes, a family, a channel, an original's record, key by key."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from omnicat.documents import parse, written
from omnicat.errors import OmnicatError
from omnicat.findings import did_you_mean
from omnicat.looking.history.log import Log, LogQuery, told
from omnicat.looking.history.points import MOST_ROUNDS, NOW, NOWHERE, Point, Points, Step
from omnicat.looking.history.values import NOTHING, Contents, Key, Said
from omnicat.repository import CommitFacts, Folder, Stage, Way, changes_of, commit_of, contents, shallow_ends, stages

FILE, PATH = "file", ""
"""The kind of all that files say, and the name of where it stands."""

NAMES = ("code", "sku", "name", "file", "id")
"""What an entry of a list is called by, the first that it has."""


def file_log(path: str, root: Path, query: LogQuery) -> Log:
    """What commits changed in a file, through its other names. Raises OmnicatError where there never was such a file, or git has
    no history.
    """
    if query.locale or query.channel:
        raise OmnicatError("a file is told by its keys", "leave --locale and --channel out; -a KEY narrows it")
    tip = commit_of(root, "HEAD")
    files = Folder(root)
    found, names = _stages(path, files, tip)
    if not any(stage.files for stage in found.values()):
        hint = did_you_mean(path, [each for each in files.paths() if each.endswith((".yaml", ".yml"))])
        raise OmnicatError(f"'{path}' is no file of this catalog, and was none", hint)
    points = _points(found, names, files)
    keys = tuple(dict.fromkeys(key for point in points.values() for key in point.said))
    asked = tuple(key for key in keys if _is_asked(key.name, query.attribute))
    if not asked:
        known = {name for key in keys for name in (key.name, key.name.partition("/")[0])}
        raise OmnicatError(
            f"'{path}' never had a key '{query.attribute}'", did_you_mean(query.attribute, sorted(known))
        )
    ends = shallow_ends(root)
    end = next((at for at in points if at in ends), "")
    entries, left = told(asked, points, end, query)
    return Log("", path, bool(found[NOW].files), end, entries, left)


def product_in(path: str, root: Path) -> str:
    """The SKU of the product in a file as it is now, or as the last commit had it; '' where it holds none."""
    files = Folder(root)
    found, _ = _stages(path, files, commit_of(root, "HEAD"))
    blob = next((stage.files[path] for stage in found.values() if path in stage.files), "")
    data = _read({blob: path}, files)[blob] if blob else None
    return str(data.get("sku", "")) if isinstance(data, Mapping) else ""


def _is_asked(name: str, wanted: str) -> bool:
    return not wanted or name == wanted or name.startswith(f"{wanted}/")


def _stages(path: str, files: Folder, tip: str) -> tuple[Mapping[str, Stage], Sequence[str]]:
    """Every commit that bears on the file, the files as they are now before them; and its names, the newest first."""
    names = [path]
    for _ in range(MOST_ROUNDS):
        found = dict(stages(files.root, tip, names))
        came = [
            (at, way.parent) for at, stage in found.items() for way in stage.ways if _came(stage, way, found, names)
        ]
        changes = changes_of(files.root, came) if came else ()
        was = dict.fromkeys(each.was for several in changes for each in several if each.path in names)
        more = [name for name in was if name and name not in names]
        if not more:
            break
        names += more
    here = {path: f"{NOW}:{path}"} if (files.root / path).is_file() else {}
    return {NOW: Stage(CommitFacts(), here, (Way(next(iter(found), NOWHERE), tip),)), **found}, names


def _came(stage: Stage, way: Way, found: Mapping[str, Stage], names: Iterable[str]) -> bool:
    before = found[way.stage].files if way.stage else {}
    return any(name in stage.files and name not in before for name in names)


def _points(found: Mapping[str, Stage], names: Sequence[str], files: Folder) -> Points:
    """What the file says at each commit, under the name that it had there."""
    chosen = {at: _chosen(stage, names) for at, stage in found.items()}
    data_by_blob = _read({blob: name for blob, name in chosen.values() if blob}, files)
    said = {each: _contents(data_by_blob[each[0]], each[1]) for each in chosen.values() if each[0]}
    return {
        at: Point(stage.commit, said.get(chosen[at], NOTHING), tuple(Step(way.stage, {}) for way in stage.ways))
        for at, stage in found.items()
    }


def _chosen(stage: Stage, names: Sequence[str]) -> tuple[str, str]:
    """The id of the content and the name that the file had there; '' where it was not."""
    return next(((stage.files[name], name) for name in names if name in stage.files), ("", ""))


def _read(name_by_blob: Mapping[str, str], files: Folder) -> Mapping[str, Any]:
    """The data of each content; None where it can't be read."""
    committed = [blob for blob in name_by_blob if not blob.startswith(f"{NOW}:")]
    several = dict(contents(files.root, committed)) if committed else {}
    read = {
        blob: parse(several[blob] if blob in several else files.read(name), name)[0]
        for blob, name in name_by_blob.items()
    }
    return {blob: document.data if document else None for blob, document in read.items()}


def _contents(data: Any, path: str) -> Contents:
    """The path, and every value by its keys from the top. A list of plain values is one value."""
    said = {Key("", FILE, "/".join(keys)): said for keys, said in _leaves(data, ())}
    return Contents({Key("", FILE, PATH): Said(path, path, ""), **said}, {})


def _leaves(data: Any, keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Said]]:
    if isinstance(data, Mapping):
        for key, each in data.items():
            yield from _leaves(each, (*keys, str(key)))
    elif isinstance(data, list) and any(isinstance(each, Mapping | list) for each in data):
        for number, each in enumerate(data, 1):
            yield from _leaves(each, (*keys, _name(each) or str(number)))
    elif isinstance(data, list):
        if data:
            yield keys, Said(tuple(map(_comparable, data)), ", ".join(map(written, data)), "")
    elif data is not None and keys:
        yield keys, Said(_comparable(data), written(data), "")


def _name(entry: Any) -> str:
    said = (entry.get(name) for name in NAMES) if isinstance(entry, Mapping) else ()
    return next((each for each in said if isinstance(each, str) and each), "")


def _comparable(value: Any) -> Any:
    """`true` is another thing than `1`, and `1` is no text."""
    return value if isinstance(value, str | Decimal) or type(value) is int else (type(value).__name__, value)
