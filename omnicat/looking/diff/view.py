"""A comparison as plain words: what `omnicat diff --output-format json` writes, and what every page is made from."""

from msgspec import Struct

Words = tuple[tuple[str, str], ...]
"""A long text as its pieces: `same`, `old` or `new`, and the piece. Long pieces that are the same are shortened."""


class ValueRow(Struct, frozen=True):
    """One value before and after, as a person writes it; null where nothing is said. `percent` is `+12.5 %`, or '' where
    there is none. `words` tell a long text word by word, else they are empty. `currency` is that of money, '' otherwise.
    """

    sku: str
    attribute: str
    label: str
    locale: str
    channel: str
    currency: str
    old: str | None
    new: str | None
    percent: str
    words: Words


class FactRow(Struct, frozen=True):
    """A family, a status, or whether a channel is excluded (`true` or ''), before and after."""

    sku: str
    what: str
    channel: str
    old: str
    new: str


class ListRow(Struct, frozen=True):
    """Categories, or the links of one type: what came, what went; with neither the order changed."""

    name: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    old: tuple[str, ...]
    new: tuple[str, ...]


class UseRow(Struct, frozen=True):
    """The assets used in a role: what came, what went; with neither their order or a text beside them changed."""

    sku: str
    role: str
    channel: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    old: tuple[str, ...]
    new: tuple[str, ...]


class VariantRow(Struct, frozen=True):
    """A variant added, removed, renamed or moved. `place` counts from 1 among its siblings."""

    sku: str
    was_sku: str
    kind: str
    parent: str
    was_parent: str
    place: int


class ProductRow(Struct, frozen=True):
    """One product: added, removed, renamed (another SKU), moved (another file) or changed. `name` is in the default
    locale. `was_sku` and `was_path` are '' where it is added. Of one added or removed, all it says is listed.
    """

    sku: str
    was_sku: str
    name: str
    family: str
    path: str
    was_path: str
    kind: str
    values: tuple[ValueRow, ...]
    facts: tuple[FactRow, ...]
    lists: tuple[ListRow, ...]
    uses: tuple[UseRow, ...]
    variants: tuple[VariantRow, ...]


class DetailRow(Struct, frozen=True):
    """A part of something, by its keys, before and after; '' for nothing."""

    key: str
    old: str
    new: str


class ModelRow(Struct, frozen=True):
    """Something of the model: `kind` is setting, attribute, option, family, category, location, channel, spec, template
    or stock. `products` are so many that it touches; null where that is not known.
    """

    kind: str
    code: str
    change: str
    details: tuple[DetailRow, ...]
    products: int | None


class FileFacts(Struct, frozen=True):
    """An original's content: pixels (0 where it has none), bytes, sha256."""

    format: str
    width: int
    height: int
    bytes: int
    digest: str


class AssetRow(Struct, frozen=True):
    """An original added, removed, moved or changed; `is_replaced` where its content is another. `details` are those of
    its record: status, rights, alt text. `products` use it; null where nobody counted."""

    path: str
    was_path: str
    kind: str
    is_replaced: bool
    old: FileFacts | None
    new: FileFacts | None
    details: tuple[DetailRow, ...]
    products: int | None


class FieldRow(Struct, frozen=True):
    """One field of a feed, in the channel's spelling; null where the listing does not have it."""

    name: str
    old: str | None
    new: str | None
    words: Words


class ListingRow(Struct, frozen=True):
    """A listing that says something else in its channel."""

    sku: str
    fields: tuple[FieldRow, ...]


class ExcludedRow(Struct, frozen=True):
    """A listing that is kept out of its channel now, and was not before: with every reason."""

    sku: str
    reasons: tuple[str, ...]


class Completeness(Struct, frozen=True):
    """How much of what is needed is said, in percent; of so many listings so many lack nothing."""

    percent: int
    complete: int
    listings: int


class ChannelRow(Struct, frozen=True):
    """What differs in one channel and locale. `change` is added or removed where the channel itself is. `readmitted`
    listings were kept out before. `uncompared` products may be shown otherwise too: nobody looked.
    """

    channel: str
    locale: str
    change: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    excluded: tuple[ExcludedRow, ...]
    readmitted: tuple[str, ...]
    changed: tuple[ListingRow, ...]
    before: Completeness
    after: Completeness
    uncompared: int


class UnreadRow(Struct, frozen=True):
    """A product file that can't be read on one side (`before` or `after`), so that nothing can be said of it."""

    path: str
    side: str
    message: str


class DiffView(Struct, frozen=True):
    """All that differs, the most important first. `base` and `head` are commits; `head` is '' for the files as they are
    now. `channels` is null where nobody looked at them. `summary` says it in a line.
    """

    base: str
    head: str
    summary: str
    products: tuple[ProductRow, ...]
    channels: tuple[ChannelRow, ...] | None
    assets: tuple[AssetRow, ...]
    models: tuple[ModelRow, ...]
    unread: tuple[UnreadRow, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.products or self.channels or self.assets or self.models or self.unread)
