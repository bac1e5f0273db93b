"""How many products each change of the model, and of the originals, touches."""

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from omnicat.catalog.names import Names
from omnicat.model.catalog import Model
from omnicat.model.channel import Profile
from omnicat.pipeline import Gathered
from omnicat.pipeline.results import decode_made, decode_parts
from omnicat.review import AssetChange, Comparison, ModelChange


def with_counts(found: Comparison, before: Gathered | None, after: Gathered | None) -> Comparison:
    """The comparison with `products` counted: those that name an attribute or option, are of a family or below a category
    or shown in a channel; of what is gone, as it was before.
    """
    if not found.models and not found.assets:
        return found
    sides = [_Touched(each) if each else None for each in (before, after)]

    def at(*, is_gone: bool) -> _Touched | None:
        return sides[not is_gone]

    return replace(
        found,
        models=tuple(_model(each, at(is_gone=each.change == "removed")) for each in found.models),
        assets=tuple(_asset(each, at(is_gone=each.kind == "removed")) for each in found.assets),
    )


class _Touched:
    """How many product files name each thing, on one side."""

    def __init__(self, gathered: Gathered) -> None:
        self.total = gathered.results.products
        self.attributes: Counter[str] = Counter()
        self.values: Counter[str] = Counter()
        self.families: Counter[str] = Counter()
        self.categories: Counter[str] = Counter()
        self.assets: Counter[str] = Counter()
        self.channels: Counter[str] = Counter()
        self.profiles: Mapping[str, Profile] = gathered.plan.profiles
        self.model: Model = gathered.plan.shop.model
        for keys, parts in gathered.results.kept.made():
            self._take(decode_made(keys).names)
            self.channels.update(part.channel for part in decode_parts(parts))

    def _take(self, names: Names | None) -> None:
        if names is None:
            return
        self.attributes.update(names.attributes)
        self.values.update(names.values)
        self.families.update([names.family] if names.family else [])
        self.categories.update(names.categories)
        self.assets.update({*names.assets, *(each for each in names.values if each in self.model.assets)})

    def below(self, family: str) -> int:
        """The products of a family and of those that inherit from it."""
        own = self.families[family]
        return own + sum(self.below(code) for code, each in self.model.families.items() if each.parent == family)


def _model(change: ModelChange, seen: _Touched | None) -> ModelChange:
    if seen is None:
        return change
    counts = {
        "setting": lambda: seen.total,
        "attribute": lambda: seen.attributes[change.code],
        "option": lambda: seen.values[change.code.partition("/")[2]],
        "family": lambda: seen.below(change.code),
        "category": lambda: _sum(seen.categories, change.code),
        "channel": lambda: seen.channels[change.code],
        "spec": lambda: _most(seen, (name for name, each in seen.profiles.items() if each.spec.id == change.code)),
        "template": lambda: _most(
            seen,
            (name for name, each in seen.profiles.items() if change.code in {feed.template for feed in each.feeds}),
        ),
    }
    count = counts.get(change.kind)
    return replace(change, products=count()) if count else change


def _sum(counts: Mapping[str, int], path: str) -> int:
    return sum(count for each, count in counts.items() if each == path or each.startswith(f"{path}/"))


def _most(seen: _Touched, channels: Iterable[str]) -> int:
    """The products of the channel that shows most of them: each of the others shows some of the same."""
    return max((seen.channels[name] for name in channels), default=0)


def _asset(change: AssetChange, seen: _Touched | None) -> AssetChange:
    return replace(change, products=seen.assets[change.path]) if seen else change
