"""What file names may call a product by: its SKU, GTIN, name or slug, and what tells its variants apart."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

import msgspec

from omnicat.attributes.definition import Attribute
from omnicat.catalog import read_product
from omnicat.documents import parse
from omnicat.executor import run
from omnicat.importers.naming import code_of
from omnicat.model.catalog import Model
from omnicat.model.product import Node, Product
from omnicat.pipeline import Opened

_RUNS = re.compile(r"[^\W\d_]+|\d+")


class Called(msgspec.Struct, frozen=True, array_like=True):
    """A product or variant, and what it may be called by. `pointer` is its place in the file at `path`, `above` are the
    SKUs of its ancestors, the product's first; `words` are the axis values that it says itself, squashed; `assets` what it
    uses itself, by role; `folder` where the product's originals are."""

    sku: str
    family: str
    path: str
    pointer: str
    above: tuple[str, ...]
    gtin: str
    names: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    assets: Mapping[str, tuple[str, ...]]
    folder: str

    @property
    def product(self) -> str:
        """The SKU of the product that it belongs to."""
        return self.above[0] if self.above else self.sku


def all_called(opened: Opened, workers: int) -> tuple[Called, ...]:
    """Every product and variant that can be read, in the order of the files."""
    jobs = [(path, opened.files.read(path)) for path in opened.product_paths]
    found = run(partial(_prepare, opened.shop.model), jobs, workers)
    return tuple(each for encoded in found for each in _decode(encoded))


def tokens(text: str) -> tuple[str, ...]:
    """The runs of letters and of digits in a text, without case and accents: `Größe_10-B` is grosse, 10, b."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return tuple(_RUNS.findall("".join(sign for sign in plain if not unicodedata.combining(sign))))


def squashed(text: str) -> str:
    """A text as it is compared: without case, accents, spaces and signs."""
    return "".join(tokens(text))


def choices_of(family: str, model: Model) -> frozenset[str]:
    """Every colour, size… that variants of a family may have, by code and label, squashed; no single signs."""
    known = model.families.get(family)
    axes = [model.attributes[code] for code in (known.axes if known else ()) if code in model.attributes]
    options = (option for axis in axes for option in axis.options.values())
    words = (squashed(text) for option in options for text in (option.code, *option.labels.values()))
    return frozenset(word for word in words if len(word) > 2)


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(tuple[Called, ...]).decode


def _prepare(model: Model) -> Callable[[tuple[str, bytes]], bytes]:
    return lambda job: _encode(tuple(_called(*job, model)))


def _called(path: str, data: bytes, model: Model) -> Iterator[Called]:
    document, _ = parse(data, path)
    product = read_product(document, model)[0] if document else None
    if product is None:
        return
    folder = _folder(product)
    axes = model.families[product.family].axes if product.family in model.families else ()
    for lineage in product.lineages:
        node = lineage[-1]
        yield Called(
            node.sku,
            product.family,
            path,
            node.pointer,
            tuple(each.sku for each in lineage[:-1]),
            next(iter(_texts(node, "gtin")), ""),
            tuple(dict.fromkeys((*_texts(node, "name"), *_texts(node, "slug")))),
            tuple(words for code in axes if (words := tuple(_words(node, model.attributes.get(code))))),
            {role: tuple(use.path for use in uses) for role, uses in node.assets.items()},
            folder,
        )


def _texts(node: Node, code: str) -> Iterable[str]:
    return [str(value) for value in node.values.get(code, {}).values() if isinstance(value, str)]


def _words(node: Node, attribute: Attribute | None) -> Iterator[str]:
    """The codes and labels, in any locale, of what a node says for an axis."""
    for text in dict.fromkeys(_texts(node, attribute.code)) if attribute else ():
        option = attribute.options.get(text) if attribute else None
        every = (text, *option.labels.values()) if option else (text,)
        yield from dict.fromkeys(word for each in every if (word := squashed(each)))


def _folder(product: Product) -> str:
    """Where most of its originals are, or where they will be."""
    used = [use.path for lineage in product.lineages for uses in lineage[-1].assets.values() for use in uses]
    folders = [path.rpartition("/")[0] for path in used if "/" in path]
    own = code_of(product.sku, joint="-")
    if own in folders or not folders:
        return own
    return max(dict.fromkeys(folders), key=folders.count)
