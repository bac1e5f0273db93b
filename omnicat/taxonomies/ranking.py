"""Which entries of a taxonomy a category may stand for, the likeliest first: by the words of its labels and of those above.

A word counts by how rare it is in the taxonomy. A word that is the same counts most, one that means the same less, one
that is spelt nearly the same less again. An entry is the likelier the more of the category's words its last level says,
the fewer others it says, and the more of what stands above the category stands above the entry.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from math import log

from msgspec import Struct

from omnicat.model.category import Category
from omnicat.model.taxonomy import SEPARATOR, Taxonomy
from omnicat.taxonomies.synonyms import SYNONYMS
from omnicat.taxonomies.words import Phrase, parts_of, read_phrase

SYNONYM, NEAR = 0.75, 0.6
"""What a word counts that means the same, or is spelt nearly so."""

NEAR_ENOUGH = 0.84
ABOVE = 0.5
"""What a word counts that the entry says above its last level."""

ASIDE = 0.6
"""What a word counts that names the thing at one side and only describes it at the other."""

HEAD = 1.6
"""How much more the word counts that names the thing."""

KNOWN = 0.7
"""What a word of an entry counts that the category doesn't say itself, but one above it, or its code."""

CONTEXT = 0.7
"""How much what stands above may add to what a label says itself."""

NEAREST = 0.6
"""What of that the category right above adds, and of the rest the one above that, and so on."""

PRECISE = 0.5
"""How much of the fit is how few other words an entry's last level says."""

INHERITED = 0.4
"""What it counts that an entry fits the category above."""

DEPTH = 0.02
"""What each level costs that an entry is deeper than the category: of two that fit alike the more general comes first."""


class Ranked(Struct, frozen=True):
    """A candidate with how well it fits, in percent."""

    id: str
    path: str
    score: int


class _Entry(Struct, frozen=True):
    id: str
    path: str
    last: Phrase
    above: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        return self.above.union(self.last.words)


class _Asked(Struct, frozen=True):
    """What is known of a category: what it is called, what those above it are called, and below what it should stand."""

    phrases: tuple[Phrase, ...]
    around: tuple[tuple[Phrase, ...], ...]
    hints: frozenset[str]
    roof: str
    depth: int


class Ranking:
    """One taxonomy, ready to be asked about many categories."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._taxonomy = taxonomy
        self._entries = tuple(_entries(taxonomy.paths))
        self._index_by_id = {entry.id: index for index, entry in enumerate(self._entries)}
        often = Counter(word for entry in self._entries for word in entry.words)
        count = len(self._entries) + 1
        self._weights = {word: log(count / times) + 0.3 for word, times in often.items()}
        self._unknown = log(count) + 0.3
        self._known = self._weights.keys() | SYNONYMS.keys()
        self._having: dict[str, list[int]] = {}
        for index, entry in enumerate(self._entries):
            for word in entry.last.words:
                self._having.setdefault(word, []).append(index)
        self._alike: dict[str, Mapping[str, float]] = {}

    def best(self, category: Category, categories: Mapping[str, Category], limit: int = 5) -> tuple[Ranked, ...]:
        """The likeliest entries for the category. What its parent stands for draws it there, and is true of it too."""
        scores = self._scores(category, categories)
        if heir := self._inherited(category, categories):
            index, score = heir
            scores[index] = max(scores.get(index, 0.0), score)
        order = sorted(scores, key=lambda index: (-scores[index], index))[:limit]
        return tuple(
            Ranked(self._entries[each].id, self._entries[each].path, round(100 * scores[each])) for each in order
        )

    def _scores(self, category: Category, categories: Mapping[str, Category]) -> dict[int, float]:
        asked = self._asked(category, categories)
        return {index: self._score(asked, self._entries[index]) for index in sorted(self._candidates(asked.phrases))}

    def _inherited(self, category: Category, categories: Mapping[str, Category]) -> tuple[int, float] | None:
        """What the category above stands for, or most likely does, and how much that tells of this one."""
        parent = categories.get(category.parent)
        if parent is None:
            return None
        said = self._index_by_id.get(parent.taxonomies.get(self._taxonomy.name, ""))
        if said is not None:
            return said, INHERITED
        scores = self._scores(parent, categories)
        if heir := self._inherited(parent, categories):
            scores[heir[0]] = max(scores.get(heir[0], 0.0), heir[1])
        best = max(scores, key=lambda index: (scores[index], -index), default=None)
        return None if best is None else (best, scores[best] * INHERITED)

    def _asked(self, category: Category, categories: Mapping[str, Category]) -> _Asked:
        above = tuple(_above(category, categories))
        around = tuple(telling for each in above if (telling := self._telling(each)))
        phrases = self._phrases(category)
        said = {
            word
            for phrase in (*phrases, *(one for each in around for one in each), _code(category))
            for word in phrase.words
        }
        hints = frozenset(other for word in said for other, alike in self._meaning(word).items() if alike >= SYNONYM)
        roof = self._taxonomy.paths.get(above[0].taxonomies.get(self._taxonomy.name, ""), "") if above else ""
        return _Asked(phrases, around, hints, roof, len(above))

    def _phrases(self, category: Category) -> tuple[Phrase, ...]:
        """All that the category is called, and its code where that says the same thing: `lighting` for 'Light'."""
        labels, code = tuple(dict.fromkeys(map(self._opened, _labels(category)))), self._opened(_code(category))
        told = {other for phrase in labels for word in phrase.words for other in self._meaning(word)}
        is_same = not labels or any(not told.isdisjoint(self._meaning(word)) for word in code.words)
        return (*labels, code) if code.words and is_same and code not in labels else labels

    def _opened(self, phrase: Phrase) -> Phrase:
        """With compounds that nobody knows as their two parts: the second names the thing."""
        words: list[str] = []
        heads = set(phrase.heads)
        for word in phrase.words:
            parts = (word,) if word in self._known else next(parts_of(word, self._known), (word,))
            words += parts
            if word in heads:
                heads = heads - {word} | {parts[-1]}
        return Phrase(tuple(dict.fromkeys(words)), frozenset(heads))

    def _telling(self, category: Category) -> tuple[Phrase, ...]:
        """What it is called in words that the taxonomy knows; others tell nothing of where an entry stands."""
        return tuple(each for each in self._phrases(category) if any(map(self._meaning, each.words)))

    def _candidates(self, phrases: Iterable[Phrase]) -> set[int]:
        """The entries whose last level has anything of what is asked."""
        alike = {other for phrase in phrases for word in phrase.words for other in self._meaning(word)}
        return {index for word in alike for index in self._having.get(word, ())}

    def _score(self, asked: _Asked, entry: _Entry) -> float:
        own = max(self._fit(phrase, entry, asked.hints) for phrase in asked.phrases)
        is_under = bool(asked.roof) and entry.path.startswith(asked.roof + SEPARATOR)
        context = max(self._context(asked.around, entry), float(is_under))
        deeper = max(0, entry.path.count(SEPARATOR) - asked.depth)
        return max(0.0, own * (1 + CONTEXT * context) / (1 + CONTEXT) - DEPTH * deeper)

    def _fit(self, phrase: Phrase, entry: _Entry, hints: frozenset[str]) -> float:
        """How much of the phrase the entry says, and how much of its last level is known: 0 to 1."""
        said, whole = 0.0, 0.0
        matched = dict.fromkeys(hints.intersection(entry.last.words), KNOWN)
        for word in phrase.words:
            is_head = word in phrase.heads
            weight = self._weights.get(word, self._unknown) * (HEAD if is_head else 1)
            best = 0.0
            for other, alike in self._meaning(word).items():
                if other in entry.last.words:
                    matched[other] = max(matched.get(other, 0.0), alike)
                    best = max(best, alike * (1 if is_head == (other in entry.last.heads) else ASIDE))
                elif other in entry.above:
                    best = max(best, alike * ABOVE)
            whole += weight
            said += weight * best
        known = sum(self._weights[word] * alike for word, alike in matched.items())
        precise = known / sum(self._weights[word] for word in entry.last.words)
        return said / whole * (PRECISE * precise + 1 - PRECISE)

    def _context(self, around: Iterable[Sequence[Phrase]], entry: _Entry) -> float:
        """How much of what stands above the category the entry says anywhere: 0 to 1. The nearest counts most."""
        found, left = 0.0, 1.0
        for phrases in around:
            agreed = max(self._agreement(phrase, entry) for phrase in phrases)
            found += left * NEAREST * agreed
            left *= 1 - NEAREST
        return found / (1 - left) if left < 1 else 0.0

    def _agreement(self, phrase: Phrase, entry: _Entry) -> float:
        """How much of the phrase stands above the entry's last level, or beside other words in it: 0 to 1."""
        said, whole = 0.0, 0.0
        for word in phrase.words:
            weight = self._weights.get(word, self._unknown)
            above, last = 0.0, 0.0
            for other, alike in self._meaning(word).items():
                above = max(above, alike if other in entry.above else 0.0)
                last = max(last, alike * ASIDE if other in entry.last.words else 0.0)
            whole += weight
            said += weight * max(above, last)
        return said / whole

    def _meaning(self, word: str) -> Mapping[str, float]:
        """The taxonomy's words that the word may be, with how much they count."""
        if word not in self._alike:
            self._alike[word] = self._look_up(word)
        return self._alike[word]

    def _look_up(self, word: str) -> Mapping[str, float]:
        known = self._weights
        found = {other: SYNONYM for other in SYNONYMS.get(word, ()) if other in known}
        if word in known:
            found[word] = 1.0
        if not found and len(word) > 3:
            found = dict.fromkeys(get_close_matches(word, known, 3, NEAR_ENOUGH), NEAR)
        return found


def _entries(paths: Mapping[str, str]) -> Iterator[_Entry]:
    phrases: dict[str, Phrase] = {}
    for code, path in paths.items():
        levels = path.split(SEPARATOR)
        for level in levels:
            if level not in phrases:
                phrases[level] = read_phrase(level)
        above = frozenset(word for level in levels[:-1] for word in phrases[level].words)
        if phrases[levels[-1]].words:
            yield _Entry(code, path, phrases[levels[-1]], above)


def _labels(category: Category) -> tuple[Phrase, ...]:
    """All that the category is called."""
    return tuple(dict.fromkeys(phrase for label in category.labels.values() if (phrase := read_phrase(label)).words))


def _code(category: Category) -> Phrase:
    return read_phrase(category.code.replace("-", " ").replace("_", " "))


def _above(category: Category, categories: Mapping[str, Category]) -> Iterator[Category]:
    """Its parent, the parent's parent, …"""
    while category.parent and (above := categories.get(category.parent)):
        yield above
        category = above
