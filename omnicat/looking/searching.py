"""Products found by their words, family, category, status, what they lack, or any expression."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from omnicat.attributes.definition import Money
from omnicat.catalog import read_product
from omnicat.channels import Resolutions
from omnicat.channels.names import Names
from omnicat.channels.views import Eyes
from omnicat.documents import parse
from omnicat.errors import OmnicatError
from omnicat.executor import run
from omnicat.findings import did_you_mean
from omnicat.looking.listing import profile_named
from omnicat.model.catalog import Model, Stock
from omnicat.model.product import Lineage, Product, leaves, lineages, status_of
from omnicat.pipeline import Opened
from omnicat.pipeline.gathering import Options, plan_of
from omnicat.pipeline.results import decode as decode_result
from omnicat.pipeline.results import decode_parts
from omnicat.pipeline.work import Job
from omnicat.pipeline.work import prepare as prepare_work
from omnicat.templating import Expression, TemplatingProblem, compile_text

GIVEN = frozenset({"sku", "family", "status", "categories", "quantity", "catalog"})
"""What `--where` may name besides attributes."""


class Query(Struct, frozen=True):
    """What is looked for; an empty part asks for nothing. All words have to occur, in any case."""

    words: tuple[str, ...] = ()
    family: str = ""
    category: str = ""
    status: str = ""
    channel: str = ""
    missing: str = ""
    where: str = ""


class Row(Struct, frozen=True):
    """A product that was found. `price` is in the default currency, from the lowest to the highest of its variants.

    `complete` is a percentage: of what the family requires, said in the default locale; with a channel, of what
    that channel needs. None where nothing is.
    """

    sku: str
    name: str
    family: str
    status: str
    variants: int
    price: str
    complete: int | None
    path: str


class _Candidate(Struct, frozen=True):
    """A product that fits as far as its own file tells, and why its expression failed, if it did."""

    row: Row | None = None
    failed: str = ""


def search(query: Query, opened: Opened, today: date, workers: int) -> tuple[Row, ...]:
    """The products that fit, in the order of their paths. Raises OmnicatError where the query names what isn't there."""
    _check(query, opened)
    ground = _Ground(query, opened.shop.model, opened.shop.stock)
    jobs = [(path, opened.files.read(path)) for path in opened.product_paths]
    found = [_decode(each) for each in run(partial(_prepare, ground), jobs, workers)]
    rows = [each.row for each in found if each.row]
    if not rows and (failed := [each.failed for each in found if each.failed]):
        raise OmnicatError(f"--where '{query.where}' fails: {failed[0]}", "see the attributes with `omnicat show SKU`")
    return tuple(_in_channel(rows, query, opened, today, workers) if query.channel else rows)


class _Ground(Struct, frozen=True):
    query: Query
    model: Model
    stock: Stock


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Candidate).decode


def _check(query: Query, opened: Opened) -> None:
    model = opened.shop.model
    _known("family", query.family, model.families)
    _known("category", query.category, model.categories)
    _known("status", query.status, {"draft": 0, "active": 0, "retired": 0})
    profiles = [profile_named(query.channel, opened)] if query.channel else []
    fields = {name: 0 for each in profiles for name in each.spec.fields}
    _known("attribute", query.missing, {**fields, **model.attributes})
    if query.where:
        expression_of(query.where, "--where", model)


def expression_of(text: str, option: str, model: Model) -> Expression:
    """An expression over products. Raises OmnicatError where it is none, or names what products don't have."""
    try:
        where = compile_text(text)
    except TemplatingProblem as problem:
        raise OmnicatError(
            f"{option} '{text}' can't be understood: {problem}",
            "write an expression such as \"brand == 'Acme' and not gtin\"",
        ) from None
    for name in sorted(where.names - GIVEN - model.attributes.keys()):
        raise OmnicatError(f"'{name}' in {option} is not an attribute", did_you_mean(name, (*model.attributes, *GIVEN)))
    return where


def is_true_of(where: Expression, product: Product, model: Model) -> bool:
    """Whether it is true of anything of the product that is sold; stock is not known. What fails is not true."""
    ground, seen = _Ground(Query(), model, Stock()), Resolutions(product, model)
    try:
        return any(_is_true(where, each, product, ground, seen) for each in leaves(product.root))
    except TemplatingProblem:
        return False


def _known(what: str, name: str, known: Mapping[str, Any]) -> None:
    if name and name not in known:
        raise OmnicatError(f"{what} '{name}' does not exist", did_you_mean(name, known))


def _prepare(ground: _Ground) -> Callable[[tuple[str, bytes]], bytes]:
    where = compile_text(ground.query.where) if ground.query.where else None
    return lambda job: _encode(_look(*job, ground, where))


def _look(path: str, data: bytes, ground: _Ground, where: Expression | None) -> _Candidate:
    document, _ = parse(data, path)
    product = read_product(document, ground.model)[0] if document else None
    if product is None or not _fits(product, ground.query):
        return _Candidate()
    seen = Resolutions(product, ground.model)
    if not _holds_words(product, ground.query.words):
        return _Candidate()
    if ground.query.missing and not ground.query.channel and not _lacks(product, ground, seen):
        return _Candidate()
    if where:
        try:
            if not any(_is_true(where, each, product, ground, seen) for each in leaves(product.root)):
                return _Candidate()
        except TemplatingProblem as problem:
            return _Candidate(None, str(problem))
    return _Candidate(_row(product, ground.model, seen))


def _fits(product: Product, query: Query) -> bool:
    in_category = not query.category or any(
        each == query.category or each.startswith(f"{query.category}/") for each in product.categories
    )
    said = query.status in ("", status_of((product.root,)))
    return in_category and said and query.family in ("", product.family)


def _holds_words(product: Product, words: tuple[str, ...]) -> bool:
    if not words:
        return True
    nodes = [each[-1] for each in lineages(product.root)]
    names = [str(value) for node in nodes for code in ("name", "gtin") for value in node.values.get(code, {}).values()]
    text = "\n".join([*(node.sku for node in nodes), *names]).casefold()
    return all(word.casefold() in text for word in words)


def _lacks(product: Product, ground: _Ground, seen: Resolutions) -> bool:
    family = ground.model.families.get(product.family)
    if family and ground.query.missing not in family.attributes:
        return False
    locale = ground.model.settings.locale
    return any(ground.query.missing not in seen.of(each, locale, ()) for each in leaves(product.root))


def _is_true(where: Expression, lineage: Lineage, product: Product, ground: _Ground, seen: Resolutions) -> bool:
    settings = ground.model.settings
    given = {
        "sku": lineage[-1].sku,
        "family": product.family,
        "status": status_of(lineage),
        "categories": product.categories,
        "quantity": ground.stock.of(lineage[-1].sku),
        "catalog": {"name": settings.name, "url": settings.url},
    }
    eyes = Eyes((settings.locale,), settings.currency, ())
    names = Names(seen.of(lineage, settings.locale, ()), ground.model, eyes, given)
    return bool(where.evaluate({name: names[name] for name in where.names}))


def _row(product: Product, model: Model, seen: Resolutions) -> Row:
    settings = model.settings
    name = seen.of((product.root,), settings.locale, ()).get("name")
    prices = sorted({amount for each in leaves(product.root) if (amount := _price(each, model, seen)) is not None})
    price = "–".join(f"{each:f}" for each in dict.fromkeys((prices[0], prices[-1]))) if prices else ""
    return Row(
        product.sku,
        str(name.value) if name else "",
        product.family,
        status_of((product.root,)),
        len(leaves(product.root)) if product.root.variants else 0,
        f"{price} {settings.currency}" if price else "",
        _share(product, model, seen),
        product.path,
    )


def _share(product: Product, model: Model, seen: Resolutions) -> int | None:
    """The percentage of what is required anywhere that the sold variants say."""
    family = model.families.get(product.family)
    if family is None:
        return None
    codes = {code for codes in family.required.values() for code in codes}
    codes |= {code for code in family.attributes if code in model.attributes and model.attributes[code].required}
    said = [seen.of(each, model.settings.locale, ()) for each in leaves(product.root)]
    needed = len(codes) * len(said)
    return sum(code in values for values in said for code in codes) * 100 // needed if needed else None


def _price(lineage: Lineage, model: Model, seen: Resolutions) -> Decimal | None:
    resolved = seen.of(lineage, model.settings.locale, ()).get("price")
    value = resolved.value if resolved else None
    return value.in_currency(model.settings.currency) if isinstance(value, Money) else None


def _in_channel(rows: list[Row], query: Query, opened: Opened, today: date, workers: int) -> Iterator[Row]:
    """What the channel takes of these, and where something is asked to be missing, what lacks it there."""
    plan = plan_of(opened, Options(today, channels=(profile_named(query.channel, opened).name,), render=False))
    jobs = [Job(row.path, opened.files.read(row.path)) for row in rows]
    for row, encoded in zip(rows, run(partial(prepare_work, plan), jobs, workers), strict=True):
        listings = [each for shown in decode_parts(decode_result(encoded).parts) for each in shown.completeness]
        if not listings or (query.missing and not any(query.missing in each.missing for each in listings)):
            continue
        needed = sum(each.needed for each in listings)
        lacking = sum(len(each.missing) for each in listings)
        yield replace(row, complete=(needed - lacking) * 100 // needed if needed else None)
