"""What a channel demands (its spec) and how this shop fills it (its profile)."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from omnicat.findings import Location
from omnicat.model.listed import Listed
from omnicat.model.tables import Table
from omnicat.model.wish import Wish

LISTING_KINDS = ("single", "child", "parent")
DEFAULT = "default"
"""The name of the rule that a spec's own way of filling a field is, behind those of a profile."""
FACTS = (
    "price",
    "sale_price",
    "price_now",
    "gtin",
    "brand",
    "mpn",
    "availability",
    "condition",
    "weight",
    "length",
    "width",
    "height",
    "image",
)
"""What a shopper could compare between channels: `price` is the regular one, with its currency.

`price_now` is what is paid today; a channel that says both prices says that by them.
"""
PART = "{part}"
"""Stands in a feed's `file` for the number of a part."""


class Source(Struct, frozen=True):
    """Where a fact about a channel stands, and the date it was read."""

    title: str
    url: str = ""
    date: str = ""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.title, self.date) if part)


class Part(Struct, frozen=True):
    """One part of a grouped field: which key of the value it is read from, or the constant it always says."""

    source: str
    constant: str = ""
    required: bool = False
    max_chars: int | None = None
    values: Mapping[str, str] = field(default_factory=dict)


class DaysAhead(Struct, frozen=True):
    """How many days a date may lie ahead of the day it is judged on, at least and at most (None: no matter how many);
    days ago are below 0. A span of time counts by its last day. `severity` is the field's where none is said.
    """

    min: int | None = None
    max: int | None = None
    severity: str = ""

    def __str__(self) -> str:
        least = "" if self.min is None else "not past" if not self.min else f"at least {self.min} days ahead"
        most = "" if self.max is None else f"at most {self.max} days ahead"
        return ", ".join(filter(None, (most, least)))


class OtherLimits(Struct, frozen=True):
    """Limits that stand in for the usual ones where an expression is true: a store with longer titles."""

    when: str
    limits: Mapping[str, Any]


class DatedLimits(Struct, frozen=True):
    """What of a field holds from a day on (YYYY-MM-DD or YYYY-MM): its `need`, `when` and limits, by their names."""

    since: str
    limits: Mapping[str, Any]
    source: str = ""


class SpecCheck(Struct, frozen=True):
    """A condition between fields, by name. `fails` is an expression that is true where a listing breaks it.

    The expression sees what a mapping sees, and `record`: the fields as they are written. `since` is the day it
    starts ('' = now).
    """

    name: str
    field: str
    fails: str
    message: str
    hint: str = ""
    severity: str = "error"
    source: str = ""
    since: str = ""


class FieldRule(Struct, frozen=True):
    """One way to fill a field. It counts where `when` is true ('' = always); without `text` the field is left out.

    `name` is its own, or its number from 1.
    """

    name: str
    when: str
    text: str
    where: Location


class SpecField(Struct, frozen=True):
    """One field of a channel's feed: its default mapping, its limits, its spelling, its source.

    With `rules` the first that counts fills it, and `default` only tells of all of them. `alternative` names the field
    that may stand in its place. `group` maps the parts of a grouped field, in
    the channel's order. Several values stand in so many `columns` of a table, one in each. One that is a path has `levels` between its steps, and signs that would part
    a text are written as `escape` says. `other_limits` are tried in order; the first whose expression is true counts.
    `dated` are what holds from later days on.
    """

    name: str
    default: str = ""
    rules: tuple[FieldRule, ...] = ()
    need: str = "optional"
    when: str = ""
    only: str = ""
    kinds: tuple[str, ...] = LISTING_KINDS
    type: str = "text"
    max_chars: int | None = None
    min_chars: int | None = None
    max_bytes: int | None = None
    min: float | None = None
    max: float | None = None
    days_ahead: DaysAhead | None = None
    pattern: str = ""
    forbid: tuple[str, ...] = ()
    forbid_words: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    closed: bool = True
    many: bool = False
    min_many: int = 0
    max_many: int | None = None
    join: str = ","
    columns: int = 1
    levels: str = ""
    escape: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    group: Mapping[str, Part] = field(default_factory=dict)
    shape: str = ""
    level: str = "product"
    word_repeat: int | None = None
    repeat_ok: tuple[str, ...] = ()
    max_total_chars: int | None = None
    alternative: str = ""
    other_limits: tuple[OtherLimits, ...] = ()
    dated: tuple[DatedLimits, ...] = ()
    severity: str = "error"
    source: str = ""


class ImageRule(Struct, frozen=True):
    """What a channel demands of the image in a role.

    `since` is the day it starts ('' = now); `when` is an expression over the listing ('' = always). `overlays` is
    'forbidden' where no badge or watermark may be laid over it, `background` 'white' where that has to be pure white.
    `min_fill` is how much of the width or height the product takes, the ratios are the width divided by the height.
    """

    role: str
    formats: tuple[str, ...] = ()
    min_width: int = 0
    min_height: int = 0
    min_longest: int = 0
    max_longest: int = 0
    max_megapixels: float = 0
    max_bytes: int = 0
    max_count: int = 0
    overlays: str = ""
    background: str = ""
    min_fill: float = 0
    min_ratio: float = 0
    max_ratio: float = 0
    no_frame: bool = False
    since: str = ""
    when: str = ""
    severity: str = "error"
    source: str = ""


class RowKinds(Struct, frozen=True):
    """Rows of one kind each: the column that says which, and its word for each kind."""

    column: str
    product: str
    variant: str
    image: str


class FeedPlan(Struct, frozen=True):
    """One feed of a channel: its file, format, template and limits.

    `unit` is listing or product: what one item of the feed is; a feed of the unit channel has no items. With `each`, every item is a file of its
    own, named by `file` with `{sku}`, `{slug}` or `{group}` in it. `number` is the JSON key that counts the
    items from 1, `variants` the JSON key that a product's variants stand below, `element` the XML element
    that is one item where it is none of the usual ones. `columns` are the columns of a table: none said
    means every field that is mapped. A feed with fewer than `min_items` is not written. With `{part}` in `file` it
    is split into as many files as `max_items` and `max_bytes` ask for. `below` is the level of the record that an item
    is; listings that have nothing there are not in it, and other feeds leave that level out.

    Of a table: `delimiter`, `quoting` (minimal, all or none) and `line_end` (lf or crlf) where they are not the format's
    own, `bom` and `encoding`, the rows `before` the one of names, and `names`, the headings of columns that are not
    the field's name. With `rows`, a product, its variants and its images stand in rows of their own. `envelope` is the
    JSON around each item.
    """

    file: str
    format: str
    template: str = ""
    unit: str = "listing"
    each: bool = False
    document: Any = None
    columns: tuple[str, ...] = ()
    number: str = ""
    variants: str = ""
    below: str = ""
    element: str = ""
    min_items: int = 0
    max_items: int | None = None
    max_bytes: int | None = None
    delimiter: str = ""
    quoting: str = "minimal"
    line_end: str = ""
    bom: bool = False
    encoding: str = "utf-8"
    before: tuple[tuple[str, ...], ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    of: str = "all"
    rows: RowKinds | None = None
    envelope: Any = None
    where: Location = Location("")

    @property
    def is_split(self) -> bool:
        """Whether it may be several files, each with a part of the items."""
        return PART in self.file and not self.each

    def file_of(self, part: int) -> str:
        """The file of a part, from 1."""
        return self.file.replace(PART, str(part))


class Removal(Struct, frozen=True):
    """What becomes of a product that leaves. `how`: a file without it is enough (snapshot), it is written once more
    with `fields` alone (rows), or the shop takes it out (by_hand). `fields` are the expressions that fill them.
    """

    how: str
    note: str = ""
    source: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


class SettingWish(Struct, frozen=True):
    """A setting that a spec asks a profile for. `by_country` is what it is where a profile says none, by country.

    In an `example`, `$country` and `$currency` stand for the profile's.
    """

    name: str
    required: bool = False
    description: str = ""
    pattern: str = ""
    default: Any = None
    by_country: Mapping[str, Any] = field(default_factory=dict)
    example: Any = None


class DefinedTypes(Struct, frozen=True):
    """That the channel publishes a definition of every product type, by which records are judged.

    `field` names the record's product type, `requirements` what is judged of it ('' = all); `part` is the part of the
    record that a definition describes, `marketplace` the setting that names the marketplace. `whole` is an expression over
    `fields`: where it is false, only what is there is judged.
    """

    field: str
    part: str
    marketplace: str
    requirements: str = ""
    whole: str = ""


class Spec(Struct, frozen=True):
    """What one channel demands, as of a date. `name` is the part of `id` before the `@`, `aliases` are short ones.

    `taxonomy_levels` are so many levels of the taxonomy that a category's id should be deep, where it goes so deep.
    Listings with the same field `group` (the variants of a product, where none is said) say the same in the fields
    `share`, and differ in one of the fields `differ_in`. `id_fields` name those by which a record is told from
    others, `kind` is an expression over `fields` that says what kind of listing a written record is. Where `each` is
    `location` or `store`, there is a listing for every place of that kind that has the product. `records` names the
    setting that holds the channel's records where these are no products. `drawings`: it is a place of
    the shop's own, which may show SVG. With `nested`, dots in
    the names of fields make the levels of a JSON record. `own_fields` are those that a profile may add, each with a
    pattern for a name. `facts` are the expressions over fields that say what a shopper could compare between channels.
    `html` are the tags that the channel takes, None where it says nothing of HTML; `tables` the words it knows by ours.
    """

    id: str
    title: str
    description: str = ""
    aliases: tuple[str, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    taxonomy: str = ""
    taxonomy_levels: int = 0
    product_types: DefinedTypes | None = None
    settings: Mapping[str, SettingWish] = field(default_factory=dict)
    records: str = ""
    parents: bool = False
    each: str = ""
    max_axes: int | None = None
    max_variants: int | None = None
    group: str = ""
    share: tuple[str, ...] = ()
    differ_in: tuple[str, ...] = ()
    id_fields: tuple[str, ...] = ()
    kind: str = ""
    nested: bool = False
    drawings: bool = False
    money: str = "{amount} {currency}"
    boolean: tuple[Any, Any] = ("yes", "no")
    measure: str = "{amount} {unit}"
    shapes: Mapping[str, Any] = field(default_factory=dict)
    renditions: Mapping[str, Wish] = field(default_factory=dict)
    feeds: tuple[FeedPlan, ...] = ()
    images: tuple[ImageRule, ...] = ()
    fields: Mapping[str, SpecField] = field(default_factory=dict)
    own_fields: tuple[SpecField, ...] = ()
    checks: tuple[SpecCheck, ...] = ()
    lists: Mapping[str, Listed] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    removal: Removal | None = None
    tables: Mapping[str, Table] = field(default_factory=dict)
    html: tuple[str, ...] | None = None
    where: Location = Location("")

    @property
    def name(self) -> str:
        """The channel's name without the date."""
        return self.id.partition("@")[0]

    @property
    def short(self) -> str:
        """What a shop calls it in a word."""
        return self.aliases[0] if self.aliases else self.name


class Mapped(Struct, frozen=True):
    """How one field is filled: an expression or a template text, and where that is written.

    With `rules` the first that counts fills it, and the text only tells of all of them.
    """

    text: str
    where: Location
    rules: tuple[FieldRule, ...] = ()


class Profile(Struct, frozen=True):
    """How this shop fills one channel, with what it extends and the spec's defaults already in."""

    name: str
    spec: Spec
    locale: str
    currency: str
    country: str = ""
    select: str = "status == 'active'"
    on_error: str = "skip"
    settings: Mapping[str, Any] = field(default_factory=dict)
    mapping: Mapping[str, Mapped] = field(default_factory=dict)
    renditions: Mapping[str, Wish] = field(default_factory=dict)
    feeds: tuple[FeedPlan, ...] = ()
    tables: Mapping[str, Table] = field(default_factory=dict)
    where: Location = Location("")
    records_where: Location = Location("")

    @property
    def own_records(self) -> tuple[Any, ...]:
        """The channel's records that are no products, as the profile says them."""
        said = self.settings.get(self.spec.records) if self.spec.records else None
        return tuple(said) if isinstance(said, list | tuple) else ()

    @property
    def names(self) -> tuple[str, str]:
        """What families and products may call this channel: its own name, or its spec's."""
        return self.name, self.spec.name
