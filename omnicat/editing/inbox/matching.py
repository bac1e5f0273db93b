"""Which product a file's name tells of, and what else it tells."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from msgspec import Struct

from omnicat.editing.inbox.keys import Called, squashed, tokens

SHORTEST = {"SKU": 2, "GTIN": 8, "name": 4}
"""Signs that a key has at least to be looked for inside of a name; a shorter one has to be the whole of it."""

FEW = 3
"""So many products may be named as what somebody meant."""


class Key(NamedTuple):
    """What a run of signs stands for."""

    kind: str
    node: Called


class Span(NamedTuple):
    """The tokens from `start` to before `end` of a name, and the best of what they stand for."""

    start: int
    end: int
    keys: tuple[Key, ...]


class Match(Struct, frozen=True):
    """The nodes that a name tells of: one, or several that it doesn't tell apart. `rest` are the tokens that tell
    something else; none where the folder told the product, and all of the name's tell."""

    kind: str
    nodes: tuple[Called, ...]
    rest: tuple[str, ...]


class Keys(Struct, frozen=True, dict=True):
    """All keys of a catalog, squashed."""

    keys: Mapping[str, tuple[Key, ...]]
    longest: int
    skus_by_word: Mapping[str, frozenset[str]]


def keys_of(called: Sequence[Called]) -> Keys:
    """What all products are called by. A name means a product, and a variant only where it says one of its own."""
    found: dict[str, list[Key]] = defaultdict(list)
    for node in called:
        found[squashed(node.sku)].append(Key("SKU", node))
        if node.gtin:
            found[node.gtin.lstrip("0")].append(Key("GTIN", node))
        for name in node.names:
            found[squashed(name)].append(Key("name", node))
    found.pop("", None)
    return Keys(
        {key: tuple(several) for key, several in found.items()}, max(map(len, found), default=0), _words_of(called)
    )


def nearest(name: str, keys: Keys) -> tuple[str, ...]:
    """The products that have most words of a file's name in their own; none where too many have."""
    words = [word for word in tokens(name) if len(word) > 2 and word in keys.skus_by_word]
    counts = Counter(sku for word in dict.fromkeys(words) for sku in keys.skus_by_word[word])
    most = max(counts.values(), default=0)
    best = sorted(sku for sku, count in counts.items() if count == most)
    return tuple(best) if len(best) <= FEW else ()


def _words_of(called: Iterable[Called]) -> Mapping[str, frozenset[str]]:
    skus: dict[str, set[str]] = defaultdict(set)
    for node in called:
        for text in () if node.above else (node.sku, *node.names):
            for word in tokens(text):
                skus[word].add(node.sku)
    return {word: frozenset(several) for word, several in skus.items()}


def match(name: str, keys: Keys) -> Match | None:
    """What the file's own name tells, or else the folder that it is in, the nearest first; None where nothing does."""
    path = PurePosixPath(name)
    own = tokens(path.stem)
    if found := _matched(own, keys):
        return found
    for folder in reversed(path.parts[:-1]):
        if found := _matched(tokens(folder), keys):
            return Match(found.kind, found.nodes, (*found.rest, *own))
    return None


def _matched(words: Sequence[str], keys: Keys) -> Match | None:
    """SKUs tell more than GTINs, and these more than names; of several of a kind the longest."""
    spans = tuple(_spans(words, keys))
    for kind in SHORTEST:
        mine = [span for span in spans if any(key.kind == kind for key in span.keys)]
        widest = [span for span in mine if not any(_is_within(span, other) for other in mine)]
        if widest:
            nodes = {key.node.sku: key.node for span in widest for key in span.keys if key.kind == kind}
            used = {index for span in widest for index in range(span.start, span.end)}
            rest = tuple(word for index, word in enumerate(words) if index not in used)
            return Match(kind, _most_special(tuple(nodes.values())), rest)
    return None


def _spans(words: Sequence[str], keys: Keys) -> Iterator[Span]:
    for start in range(len(words)):
        run = ""
        for end in range(start, len(words)):
            run += words[end]
            if len(run) > keys.longest + 14:
                break
            is_all = end - start + 1 == len(words)
            found = keys.keys.get(run) or (keys.keys.get(run.lstrip("0"), ()) if run.isdigit() else ())
            fitting = tuple(key for key in found if is_all or len(run) >= SHORTEST[key.kind])
            if fitting:
                yield Span(start, end + 1, fitting)


def _is_within(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end and (span.start, span.end) != (other.start, other.end)


def _most_special(nodes: tuple[Called, ...]) -> tuple[Called, ...]:
    """Without the ancestors of others."""
    above = {sku for node in nodes for sku in node.above}
    return tuple(node for node in nodes if node.sku not in above)


class Chosen(Struct, frozen=True):
    """The nodes that words choose below a product, and the words that are left."""

    nodes: tuple[Called, ...]
    rest: tuple[str, ...]
    said: tuple[str, ...] = ()


def by_words(product: Called, below: Sequence[Called], words: tuple[str, ...]) -> Chosen:
    """The variants that have the colours, sizes… that the words name: the uppermost that have all of them; the product
    itself where the words name none, or no variant has them together."""
    known = {word for node in below for axis in node.words for word in axis}
    said, rest = _taken(words, known)
    if not said:
        return Chosen((product,), words)
    lineage = {node.sku: (node, *(each for each in below if each.sku in node.above)) for node in below}
    fitting = [node for node in below if all(_says(word, lineage[node.sku]) for word in said)]
    skus = {node.sku for node in fitting}
    uppermost = tuple(node for node in fitting if skus.isdisjoint(node.above))
    return Chosen(uppermost, rest, said) if uppermost else Chosen((product,), words)


def _says(word: str, lineage: Iterable[Called]) -> bool:
    return any(word in axis for node in lineage for axis in node.words)


def _taken(words: tuple[str, ...], known: set[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The runs of words that are known, the longest first, and the words that are left."""
    said: list[str] = []
    rest: list[str] = []
    index = 0
    while index < len(words):
        ends = range(len(words), index, -1)
        end = next((end for end in ends if "".join(words[index:end]) in known), None)
        if end is None:
            rest.append(words[index])
            index += 1
        else:
            said.append("".join(words[index:end]))
            index = end
    return tuple(said), tuple(rest)
