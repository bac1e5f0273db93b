"""What differs in one product, original or channel, line by line: the same in every format for people."""

from collections.abc import Iterator

from msgspec import Struct

from omnicat.looking.diff.view import (
    AssetRow,
    DetailRow,
    FactRow,
    FileFacts,
    ListRow,
    ProductRow,
    UseRow,
    ValueRow,
    VariantRow,
    Words,
)
from omnicat.looking.sizes import size_in_words

NOTHING = "–"


class Line(Struct, frozen=True):
    """One line. `sign` is + for what came, - for what went, ~ for the rest; `about` the variant, '' for the product;
    `old` and `new` are '' where there is none; `note` stands behind; `words` in place of both where there are any.
    """

    sign: str
    about: str
    label: str
    old: str = ""
    new: str = ""
    note: str = ""
    words: Words = ()


def lines_of(product: ProductRow) -> Iterator[Line]:
    """The lines of a product: what it is, what it says, what it is linked with, what it shows."""
    if product.kind == "renamed":
        yield Line("~", "", "SKU", product.was_sku, product.sku)
    if product.was_path and product.was_path != product.path:
        yield Line("~", "", "file", product.was_path, product.path)
    yield from (_fact(each, product.sku) for each in product.facts)
    yield from map(_variant, product.variants)
    # What a product costs is what a reviewer looks for first.
    values = sorted(product.values, key=lambda each: (each.sku != product.sku, not each.currency))
    yield from (_value(each, product.sku) for each in values)
    yield from (_list(each) for each in product.lists)
    yield from (_use(each, product.sku) for each in product.uses)


def asset_lines(asset: AssetRow) -> Iterator[Line]:
    """The lines of an original: its content in pixels and bytes, then what its record says."""
    if asset.kind == "moved":
        yield Line("~", "", "file", asset.was_path, asset.path)
    if asset.is_replaced or asset.kind in ("added", "removed"):
        yield Line("~", "", "content", facts_text(asset.old), facts_text(asset.new))
    yield from detail_lines(asset.details)


def detail_lines(details: tuple[DetailRow, ...]) -> Iterator[Line]:
    """A line for each part of something."""
    for each in details:
        yield Line(sign_of(each.old, each.new), "", each.key.replace("/", " "), each.old, each.new)


def facts_text(facts: FileFacts | None) -> str:
    """`jpeg 1200×1500, 240 KB`; '' for none."""
    if facts is None:
        return ""
    pixels = f" {facts.width}×{facts.height}" if facts.width else ""
    return f"{facts.format}{pixels}, {size_in_words(facts.bytes)}"


def sign_of(old: str | None, new: str | None) -> str:
    """+ for what came, - for what went, ~ for the rest."""
    return "+" if not old else "-" if not new else "~"


def _variant(row: VariantRow) -> Line:
    label = f"variant {row.kind}"
    if row.kind == "added":
        return Line("+", "", "variant", "", row.sku)
    if row.kind == "removed":
        return Line("-", "", "variant", row.was_sku, "")
    if row.kind == "renamed":
        return Line("~", "", label, row.was_sku, row.sku)
    where = f"below {row.parent}, place {row.place}" if row.parent != row.was_parent else f"place {row.place}"
    return Line("~", row.sku, label, row.was_sku if row.was_sku != row.sku else "", "", where)


def _fact(row: FactRow, product: str) -> Line:
    about = row.sku if row.sku != product else ""
    if row.what == "exclude":
        return Line("-" if row.new else "+", about, "kept off" if row.new else "no longer kept off", "", row.channel)
    return Line(sign_of(row.old, row.new), about, row.what, row.old, row.new)


def _value(row: ValueRow, product: str) -> Line:
    told = " ".join(part for part in (row.attribute, row.currency, row.locale) if part)
    label = f"{told} on {row.channel}" if row.channel else told
    about = row.sku if row.sku != product else ""
    return Line(sign_of(row.old, row.new), about, label, row.old or "", row.new or "", row.percent, row.words)


def _list(row: ListRow) -> Line:
    if not row.added and not row.removed:
        return Line("~", "", row.name, ", ".join(row.old), ", ".join(row.new), "order")
    return Line(
        sign_of(", ".join(row.removed), ", ".join(row.added)),
        "",
        row.name,
        ", ".join(row.removed),
        ", ".join(row.added),
    )


def _use(row: UseRow, product: str) -> Line:
    label = f"{row.role} on {row.channel}" if row.channel else row.role
    about = row.sku if row.sku != product else ""
    if row.old == row.new:
        return Line("~", about, label, "", ", ".join(row.new), "alt text")
    if not row.added and not row.removed:
        return Line("~", about, label, ", ".join(row.old), ", ".join(row.new), "order")
    old, new = ", ".join(row.removed), ", ".join(row.added)
    return Line(sign_of(old, new), about, label, old, new, "replaced" if old and new else "")
