"""Where each file goes: the products that show it, its role there, and its path in the library."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from unicodedata import normalize

from msgspec import Struct, field

from omnicat.editing.inbox.files import Candidate
from omnicat.editing.inbox.keys import Called, tokens
from omnicat.editing.inbox.matching import Chosen, Keys, Match, by_words, match, nearest
from omnicat.editing.inbox.words import role_by_word
from omnicat.importers.naming import code_of, file_stem
from omnicat.looking.inbox_account import Placed, Unplaced
from omnicat.model.asset import Role

LAST = 99
"""The highest number that tells an order; a higher one is a camera's."""


class Place(Struct, frozen=True):
    """A file with the nodes that are to show it."""

    candidate: Candidate
    nodes: tuple[Called, ...]
    placed: Placed


class Places(Struct):
    """Gives files their places one after the other; what one has taken no other gets. `shared` are the folders with originals
    of several products."""

    roles: Mapping[str, Role]
    below: Mapping[str, Sequence[Called]]
    product_by_sku: Mapping[str, Called]
    keys: Keys
    choices: Callable[[str], Collection[str]]
    paths: set[str]
    shared: Collection[str] = ()
    used: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def tells(self, candidate: Candidate) -> bool:
        """Whether the name of a file fits one product."""
        found = match(candidate.name, self.keys)
        return found is not None and len(found.nodes) == 1

    def place(self, candidate: Candidate) -> Place | Unplaced:
        """The place of one file, or why it has none."""
        found = match(candidate.name, self.keys)
        if found is None:
            return Unplaced(
                candidate.name, "no SKU, GTIN or name of a product is in its name", self._nearest(candidate)
            )
        if len(found.nodes) > 1:
            skus = tuple(sorted(node.sku for node in found.nodes))
            message = f"its name fits {len(skus)} products by {found.kind}: {', '.join(skus[:5])}"
            return Unplaced(candidate.name, message, "put the SKU of one into its name", skus)
        chosen = self._chosen(found)
        if strange := self._strange(chosen):
            message = f"its name says '{strange}', which no variant of {chosen.nodes[0].sku} is"
            return Unplaced(candidate.name, message, "put the SKU of the variant into its name", (chosen.nodes[0].sku,))
        wish, note = self._role(candidate, chosen)
        if not wish:
            hint = f"give a role `kinds: [{candidate.kind}]`, below `roles` in catalog/catalog.yaml"
            return Unplaced(candidate.name, note, hint, (chosen.nodes[0].sku,))
        path = self._path(candidate, chosen, wish)
        for node in chosen.nodes:
            self.used[node.sku, wish].append(path)
        skus = tuple(node.sku for node in chosen.nodes)
        placed = Placed(candidate.name, path, skus, wish, _how(found, chosen), note or self._shadow(chosen, wish))
        return Place(candidate, chosen.nodes, placed)

    def _chosen(self, found: Match) -> Chosen:
        node = found.nodes[0]
        below = [each for each in self.below[node.product] if node.sku in each.above]
        return by_words(node, below, found.rest)

    def _strange(self, chosen: Chosen) -> str:
        """A colour, size… that such products may have, in a name that is about one with variants, none of which has it."""
        node = chosen.nodes[0]
        if chosen.said or not any(node.sku in each.above for each in self.below[node.product]):
            return ""
        words = role_by_word(self.roles)
        choices = self.choices(node.family)
        return next((word for word in chosen.rest if word in choices and word not in words), "")

    def _role(self, candidate: Candidate, chosen: Chosen) -> tuple[str, str]:
        """The role, and a note; no role where a file of that kind has none, or the only one is taken."""
        fitting = {code: role for code, role in self.roles.items() if candidate.kind in role.kinds}
        if not fitting:
            return "", f"no role takes a file of kind {candidate.kind}"
        words = role_by_word(fitting)
        wish = next((words[word] for word in chosen.rest if word in words), "") or self._by_number(chosen, fitting)
        if fitting[wish].many or not (taken := self._taken(chosen, wish)):
            return wish, ""
        other = next((code for code in ("gallery", *fitting) if code in fitting and fitting[code].many), "")
        return other, f"{wish} is {taken} already"

    def _by_number(self, chosen: Chosen, fitting: Mapping[str, Role]) -> str:
        """Without a word for it: the first is the main picture, all others are the gallery's."""
        several = next((code for code in ("gallery", *fitting) if code in fitting and fitting[code].many), "")
        if "main" not in fitting:
            return several or next(iter(fitting))
        number = _number(chosen.rest)
        is_first = number in (0, 1) if number is not None else not self._taken(chosen, "main")
        return "main" if is_first or not several else several

    def _taken(self, chosen: Chosen, role: str) -> str:
        """The path of what one of the nodes shows in that role already; '' where none does."""
        own = [path for node in chosen.nodes for path in (*node.assets.get(role, ()), *self.used[node.sku, role])]
        return own[0] if own else ""

    def _shadow(self, chosen: Chosen, role: str) -> str:
        """A variant's own role takes the place of what it had from above."""
        for node in chosen.nodes:
            if not node.assets.get(role) and self.roles[role].many:
                for sku in reversed(node.above):
                    if self.product_by_sku[sku].assets.get(role):
                        return f"takes the place of the {role} from {sku}"
        return ""

    def _path(self, candidate: Candidate, chosen: Chosen, role: str) -> str:
        """A path that nothing has, also where file names know no case and another form of Unicode."""
        stem = file_stem(code_of("-".join((*chosen.said, *chosen.rest)), joint="-") or role)
        folder = chosen.nodes[0].folder
        if folder in self.shared:
            stem = f"{code_of(chosen.nodes[0].product, joint='-')}-{stem}"
        number, path = 1, f"{folder}/{stem}.{candidate.ending}"
        while folded(path) in self.paths:
            number += 1
            path = f"{folder}/{stem}-{number}.{candidate.ending}"
        self.paths.add(folded(path))
        return path

    def _nearest(self, candidate: Candidate) -> str:
        near = nearest(candidate.name, self.keys)
        return f"is it {' or '.join(near)}? " * bool(near) + "put the SKU of a product into its name"


def folded(path: str) -> str:
    """A path as file systems may compare it."""
    return normalize("NFC", path).casefold()


def in_order(files: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """By folder, then by number, then by name: `shirt.jpg`, `shirt-2.jpg`, `shirt-10.jpg`."""
    return tuple(sorted(files, key=lambda each: _order(each.name)))


def _order(name: str) -> tuple[object, ...]:
    folder, _, file = name.rpartition("/")
    words = tokens(file.rpartition(".")[0])
    return (folder, [(not word.isdigit(), int(word) if word.isdigit() else 0, word) for word in words], name)


def _number(words: Iterable[str]) -> int | None:
    """The last number that tells an order."""
    numbers = [int(word) for word in words if word.isdigit() and len(word) < 4 and int(word) <= LAST]
    return numbers[-1] if numbers else None


def _how(found: Match, chosen: Chosen) -> str:
    return " and ".join((found.kind, *chosen.said))
