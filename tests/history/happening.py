"""What happens to a shop in 300 commits: values change, files and SKUs are renamed, products are split, joined, deleted and
come back, branches are merged, files are written anew without saying anything else."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.history.script import Name, Script, State, Thing, Writer, below, kids, moved, root_of, with_thing

PRODUCTS = 200
COMMITS = 300
BUSY = 40
"""So many products and variants have the most done to them."""

Happened = tuple[State, set[int], str]
"""What there is afterwards, what was touched, and the message."""


@dataclass
class Shop:
    """The shop while its history is made up. `gone` are products that were deleted, as they were."""

    writer: Writer
    random: Random
    things: int = 0
    renamed: int = 0

    def new(self, values: dict[Name, str], path: str, parent: int | None) -> tuple[int, Thing]:
        self.things += 1
        return self.things, Thing(f"P-{self.things:04}", path, parent, values)


def made_up(seed: int = 9, commits: int = COMMITS, products: int = PRODUCTS) -> Script:
    """The whole history."""
    random = Random(seed)
    shop = Shop(Writer(random), random)
    state: dict[int, Thing] = {}
    for _ in range(products):
        number, thing = shop.new(shop.writer.new_values("tee"), "", None)
        path = f"catalog/products/{number % 4}/{thing.sku.lower()}.yaml"
        state = with_thing({**state, number: thing}, number, path=path)
        for _ in range(random.choice((0, 0, 1, 2))):
            child, variant = shop.new(shop.writer.new_values(None), path, number)
            state[child] = variant
    tip = shop.writer.commit(state, set(state), "the shop begins", ())
    while len(shop.writer.script.commits) < commits:
        tip = _merge(shop, tip) if random.random() < 0.12 else _step(shop, tip, lambda _: True, ALL)
    return shop.writer.script


def _step(shop: Shop, tip: int, allowed: Callable[[int], bool], ways: "tuple[Way, ...]") -> int:
    """One commit that does one to three things to different products."""
    state = shop.writer.script.commits[tip].state
    touched: set[int] = set()
    subjects = []
    for _ in range(shop.random.choice((1, 1, 2, 3))):
        roots = [each for each in state if state[each].parent is None and allowed(each)]
        root = shop.random.choice([each for each in roots if each <= BUSY and shop.random.random() < 0.7] or roots)
        happened = shop.random.choice(ways)(shop, state, root)
        if happened and touched.isdisjoint(_files_of(state, happened[1])):
            state = happened[0]
            touched |= _files_of(state, happened[1]) | happened[1]
            subjects.append(happened[2])
    return shop.writer.commit(state, touched, "; ".join(subjects), (tip,)) if subjects else tip


def _files_of(state: State, things: set[int]) -> set[int]:
    return {each for thing in things if thing in state for each in below(state, root_of(state, thing))}


def _merge(shop: Shop, base: int) -> int:
    """Two lines of commits and their merge. Only one of them moves and renames a product; both change its values."""
    ours, theirs = base, base
    half = shop.random.randrange(2)
    for _ in range(shop.random.choice((1, 2, 4))):
        theirs = _step(shop, theirs, lambda root: root % 2 == half, ALL)
        theirs = _step(shop, theirs, lambda _: True, VALUES)
    for _ in range(shop.random.choice((0, 1, 3))):
        ours = _step(shop, ours, lambda root: root % 2 != half, ALL)
        ours = _step(shop, ours, lambda _: True, VALUES)
    if theirs == base:
        return ours
    commits = shop.writer.script.commits
    state = _joined(commits[base].state, commits[ours].state, commits[theirs].state)
    touched = {each for each in {*state, *commits[ours].state} if state.get(each) != commits[ours].state.get(each)}
    if shop.random.random() < 0.4 and touched:
        root = root_of(state, shop.random.choice(sorted(touched & state.keys()) or sorted(state)[:BUSY]))
        state = _with(state, root, ("attribute", "price", "", "", "USD"), f"{shop.random.randrange(900, 999)}.00")
        touched.add(root)
    return shop.writer.commit(state, touched, "merge", (ours, theirs))


def _joined(base: State, ours: State, theirs: State) -> dict[int, Thing]:
    """Each thing as the side says that changed it; where both did, value by value, ours first."""
    state: dict[int, Thing] = {}
    for each in dict.fromkeys((*ours, *theirs)):
        was, one, other = base.get(each), ours.get(each), theirs.get(each)
        if one == other or other == was:
            chosen = one
        elif one == was:
            chosen = other
        elif one is None or other is None or was is None:
            chosen = None
        else:
            values = {
                name: text
                for name in dict.fromkeys((*one.values, *other.values))
                if (text := _side(was.values.get(name), one.values.get(name), other.values.get(name))) is not None
            }
            chosen = Thing(
                _side(was.sku, one.sku, other.sku) or "",
                _side(was.path, one.path, other.path) or "",
                one.parent if one.parent != was.parent else other.parent,
                values,
                one.style if one.style != was.style else other.style,
            )
        if chosen is not None:
            state[each] = chosen
    # A variant is where its product is, whoever moved that.
    found = {each: thing for each, thing in state.items() if thing.parent is None or thing.parent in state}
    return {
        each: Thing(t.sku, found[root_of(found, each)].path, t.parent, t.values, t.style) for each, t in found.items()
    }


def _side(was: str | None, one: str | None, other: str | None) -> str | None:
    return one if one != was else other


Way = Callable[[Shop, State, int], Happened | None]


def _with(state: State, thing: int, name: Name, text: str | None) -> dict[int, Thing]:
    values = {each: said for each, said in state[thing].values.items() if each != name}
    return with_thing(state, thing, values={**values, name: text} if text is not None else values)


def price(shop: Shop, state: State, root: int) -> Happened:
    currency = shop.random.choice(("USD", "EUR"))
    text = f"{shop.random.randrange(10, 99)}.{shop.random.choice(('00', '50', '99'))}"
    return _with(state, root, ("attribute", "price", "", "", currency), text), {root}, "prices"


def words(shop: Shop, state: State, root: int) -> Happened:
    name: Name = ("attribute", "name", "", shop.random.choice(("en-US", "de-DE")), "")
    return _with(state, root, name, f"Word {shop.random.randrange(10_000)}"), {root}, "better words"


def anything(shop: Shop, state: State, root: int) -> Happened:
    """Something of a product or variant is said, said otherwise, or said no more."""
    thing = shop.random.choice(list(below(state, root)))
    number = shop.random.randrange(1000)
    name, text = shop.random.choice(
        (
            (("attribute", "weight", "", "", ""), f"{number + 1} g"),
            (("attribute", "description", "", "en-US", ""), f"Text {number}"),
            (("attribute", "organic", "", "", ""), "true"),
            (("asset", "main", "", "", ""), f"tee/{number}.jpg"),
            (("asset", "swatch", "", "", ""), f"tee/{number}.png"),
            (("attribute", "name", "google-us", "en-US", ""), f"For shoppers {number}"),
            (("product", "status", "", "", ""), shop.random.choice(("active", "draft", "retired"))),
        )
    )
    is_less = name in state[thing].values and shop.random.random() < 0.4 and name[0] != "product"
    return _with(state, thing, name, None if is_less else text), {root}, "details"


def link(shop: Shop, state: State, root: int) -> Happened:
    other = shop.random.choice([state[each].sku for each in state])
    return _with(state, root, ("association", "accessory", "", "", ""), other), {root}, "links"


def style(shop: Shop, state: State, root: int) -> Happened:
    return with_thing(state, root, style=shop.random.randrange(1000)), {root}, "written anew"


def move(shop: Shop, state: State, root: int) -> Happened:
    path = f"catalog/products/{shop.random.randrange(4)}/moved-{shop.random.randrange(100_000)}.yaml"
    return moved(state, list(below(state, root)), path), {root}, "a file moves"


def rename(shop: Shop, state: State, root: int) -> Happened:
    thing = shop.random.choice(list(below(state, root)))
    shop.renamed += 1
    return with_thing(state, thing, sku=f"R-{shop.renamed:04}"), {root}, "a SKU is renamed"


def rename_and_move(shop: Shop, state: State, root: int) -> Happened:
    after = move(shop, state, root)[0]
    shop.renamed += 1
    return with_thing(after, root, sku=f"R-{shop.renamed:04}"), {root}, "a product is renamed, and its file"


def more_variants(shop: Shop, state: State, root: int) -> Happened:
    number, thing = shop.new(shop.writer.new_values(None), state[root].path, root)
    return {**state, number: thing}, {root}, "a variant more"


def fewer_variants(shop: Shop, state: State, root: int) -> Happened | None:
    if not kids(state, root):
        return None
    gone = set(below(state, shop.random.choice(kids(state, root))))
    return {each: thing for each, thing in state.items() if each not in gone}, {root}, "a variant less"


def split(shop: Shop, state: State, root: int) -> Happened | None:
    """A variant becomes a product in a file of its own."""
    if not kids(state, root):
        return None
    child = shop.random.choice(kids(state, root))
    path = f"catalog/products/{shop.random.randrange(4)}/own-{shop.random.randrange(100_000)}.yaml"
    after = moved(state, list(below(state, child)), path)
    values = {("product", "family", "", "", ""): "tee", **after[child].values}
    return with_thing(after, child, parent=None, values=values), {root, child}, "a variant stands alone"


def join(shop: Shop, state: State, root: int) -> Happened | None:
    """A product without variants becomes a variant of another."""
    others = [each for each in state if state[each].parent is None and each != root and each % 2 == root % 2]
    if kids(state, root) or not others:
        return None
    other = shop.random.choice(others)
    values = {name: text for name, text in state[root].values.items() if name[1] not in ("family", "accessory")}
    after = with_thing(state, root, parent=other, path=state[other].path, values=values)
    return after, {root, other}, "a product becomes a variant"


def delete(shop: Shop, state: State, root: int) -> Happened:
    gone = set(below(state, root))
    return {each: thing for each, thing in state.items() if each not in gone}, {root}, "a product is deleted"


def come_back(shop: Shop, state: State, root: int) -> Happened | None:
    """A product that was deleted is there again, at another price."""
    for made in reversed(shop.writer.script.commits):
        gone = [each for each in sorted(made.state) if each not in state and made.state[each].parent is None]
        skus = {state[each].sku for each in state}
        gone = [each for each in gone if each % 2 == root % 2 and made.state[each].sku not in skus]
        paths = {state[each].path for each in state}
        if gone and made.state[gone[0]].path not in paths:
            back = {each: made.state[each] for each in below(made.state, gone[0]) if each not in state}
            after = {**state, **back}
            after = _with(after, gone[0], ("attribute", "price", "", "", "USD"), "1.00")
            return after, {gone[0]}, "a product comes back"
    return None


VALUES: tuple[Way, ...] = (price, words, anything)
STRUCTURE: tuple[Way, ...] = (move, rename, rename_and_move, more_variants, fewer_variants, split, join, delete)
ALL: tuple[Way, ...] = (*VALUES, *VALUES, *VALUES, link, style, style, *STRUCTURE, come_back)
