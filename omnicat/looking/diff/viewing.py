"""A comparison put into words, the most important first."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from msgspec.structs import replace

from omnicat.attributes.definition import Money
from omnicat.looking.diff.summing import summary_of
from omnicat.looking.diff.view import (
    AssetRow,
    ChannelRow,
    Completeness,
    DetailRow,
    DiffView,
    ExcludedRow,
    FactRow,
    FieldRow,
    FileFacts,
    ListingRow,
    ListRow,
    ModelRow,
    ProductRow,
    UnreadRow,
    UseRow,
    ValueRow,
    VariantRow,
)
from omnicat.looking.diff.wording import field_text, percent_text, value_text, words_between
from omnicat.model.asset import Asset
from omnicat.model.catalog import Model
from omnicat.repository import Range
from omnicat.review import (
    AssetChange,
    ChannelEffect,
    ChannelSide,
    Comparison,
    Detail,
    FieldChange,
    ModelChange,
    ProductChange,
    ValueChange,
)

WEIGHT = {"removed": 500, "renamed": 400, "added": 200, "changed": 0, "moved": -50}
"""How much the kind of a product's change matters beside a price's percentage."""


def view_of(
    found: Comparison,
    channels: Iterable[ChannelEffect] | None,
    between: Range,
    models: tuple[Model, Model],
    names: Mapping[str, str],
) -> DiffView:
    """The comparison in words. `names` are the products' own by SKU, `models` those before and after."""
    products = sorted(found.products, key=lambda each: (-_weight(each), each.path, each.sku))
    rows = tuple(_product(each, models, names.get(each.sku, "")) for each in products)
    shown = None if channels is None else tuple(_channel(each) for each in channels)
    assets, changed = tuple(map(_asset, found.assets)), tuple(map(_model, found.models))
    unread = tuple(UnreadRow(each.path, each.side, each.message) for each in found.unread)
    bare = DiffView(between.base, between.head, "", rows, shown, assets, changed, unread)
    return replace(bare, summary=summary_of(bare))


def _weight(change: ProductChange) -> Decimal:
    """How much a reviewer wants to see it: what comes and goes, statuses, then prices by their percentage."""
    prices = (abs(each.percent) for each in change.values if each.currency and each.percent is not None)
    statuses = 100 if any(each.what in ("status", "exclude") for each in change.facts) else 0
    return WEIGHT[change.kind] + statuses + min(max(prices, default=Decimal(0)), Decimal(300))


def _product(change: ProductChange, models: tuple[Model, Model], name: str) -> ProductRow:
    lists = (*((change.categories,) if change.categories else ()), *change.links)
    return ProductRow(
        change.sku,
        change.was_sku,
        name,
        change.family,
        change.path,
        change.was_path,
        change.kind,
        tuple(_value(each, models) for each in change.values),
        tuple(FactRow(each.sku, each.what, each.channel, each.old, each.new) for each in change.facts),
        tuple(ListRow(each.name, each.added, each.removed, each.old, each.new) for each in lists),
        tuple(
            UseRow(
                each.sku, each.role, each.channel, each.paths.added, each.paths.removed, each.paths.old, each.paths.new
            )
            for each in change.uses
        ),
        tuple(
            VariantRow(each.sku, each.was_sku, each.kind, each.parent, each.was_parent, each.place + 1)
            for each in change.variants
        ),
    )


def _value(change: ValueChange, models: tuple[Model, Model]) -> ValueRow:
    attribute = models[1].attributes.get(change.code) or models[0].attributes.get(change.code)
    old, new = value_text(change.old), value_text(change.new)
    is_text = not isinstance(change.old, Money)
    return ValueRow(
        change.sku,
        change.code,
        attribute.label(models[1].settings.locale) if attribute else change.code,
        change.locale,
        change.channel,
        change.currency,
        old,
        new,
        percent_text(change.percent),
        words_between(old, new) if is_text else (),
    )


def _model(change: ModelChange) -> ModelRow:
    return ModelRow(change.kind, change.code, change.change, _details(change.details), change.products)


def _asset(change: AssetChange) -> AssetRow:
    return AssetRow(
        change.path,
        change.was_path,
        change.kind,
        change.is_replaced,
        _facts(change.old),
        _facts(change.new),
        _details(change.details),
        change.products,
    )


def _facts(asset: Asset | None) -> FileFacts | None:
    return FileFacts(asset.format or asset.kind, asset.width, asset.height, asset.size, asset.digest) if asset else None


def _details(details: Iterable[Detail]) -> tuple[DetailRow, ...]:
    return tuple(DetailRow(each.key, each.old, each.new) for each in details)


def _channel(effect: ChannelEffect) -> ChannelRow:
    return ChannelRow(
        effect.channel,
        effect.locale,
        effect.change,
        effect.added,
        effect.removed,
        tuple(ExcludedRow(each.sku, each.reasons) for each in effect.excluded),
        effect.readmitted,
        tuple(ListingRow(each.sku, tuple(map(_field, each.fields))) for each in effect.changed),
        _completeness(effect.before),
        _completeness(effect.after),
        effect.uncompared,
    )


def _field(change: FieldChange) -> FieldRow:
    old, new = field_text(change.old), field_text(change.new)
    return FieldRow(change.name, old, new, words_between(old, new))


def _completeness(side: ChannelSide) -> Completeness:
    percent = side.said * 100 // side.needed if side.needed else 100
    return Completeness(percent, side.complete, side.listings)
