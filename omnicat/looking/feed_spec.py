"""Which spec a feed file is held against: the one that is named, the one it was built for, or the one it looks like."""

from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from omnicat.errors import OmnicatError
from omnicat.feeds.foreign import Head, Record, flattened, form_of, read_records
from omnicat.looking.feed_names import FeedNames
from omnicat.model.channel import Profile, Spec

FIRST = 20
"""So many records tell what a file is."""

ENOUGH = 0.5
"""The least share of a file's names that its spec knows."""


class Chosen(NamedTuple):
    """A spec, why it was taken, and the profile whose file it is, if there is one."""

    spec: Spec
    why: str
    profile: Profile | None = None


class UnknownFeed(OmnicatError):
    """A file that is no feed of any spec, or of several alike."""

    def __init__(self, name: str, specs: Iterable[str]) -> None:
        super().__init__(
            f"nothing tells which channel '{name}' is for", f"name it: --spec with one of {', '.join(specs)}"
        )


def built_for(path: Path, root: Path | None, profiles: Iterable[Profile]) -> Profile | None:
    """The profile that a build writes this file for."""
    if root is None or not path.resolve().is_relative_to(root / "dist"):
        return None
    channel, _, file = path.resolve().relative_to(root / "dist").as_posix().partition("/")
    return next((each for each in profiles if each.name == channel and file), None)


def looks_like(path: Path, specs: Mapping[str, Spec]) -> Spec:
    """The spec that knows most of a file's names; the newest of a channel. Raises UnknownFeed."""
    ranked = sorted(((_alike(path, spec), spec.id) for spec in specs.values()), reverse=True)
    best = [(score, name) for score, name in ranked if score > ENOUGH]
    if not best:
        raise UnknownFeed(path.name, sorted(specs))
    tied = {name.partition("@")[0]: name for score, name in reversed(best) if score == best[0][0]}
    if len(tied) > 1:
        raise UnknownFeed(path.name, sorted(tied.values()))
    return specs[next(iter(tied.values()))]


def _alike(path: Path, spec: Spec) -> float:
    """The share of the file's names that are fields, a little less for each required one that is missing."""
    form = form_of(path, spec)
    names: set[str] = set()
    for each in islice(read_records(path, form), FIRST):
        if isinstance(each, Head):
            names.update(each.names)
        elif isinstance(each, Record):
            names.update(each.said if each.is_text else flattened(each.said, spec))
    known = FeedNames(spec, is_xml=form.name == "xml")
    exact = {name for name in names if known.meant(name).field and not known.meant(name).rule}
    missing = {each.name for each in spec.fields.values() if each.need == "required"} - exact
    return len(exact) / len(names) - 0.02 * len(missing) if names else 0.0
