"""The plan while it is made, product by product."""

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from omnicat.catalog.plain import text_of
from omnicat.documents import CannotEdit, Change, Remove, Set
from omnicat.editing.restoring.originals import photos_in
from omnicat.editing.restoring.parts import Difference, differences, parts_of, why_not
from omnicat.editing.restoring.sides import Sides, Spot
from omnicat.editing.restoring.uncommitted import Uncommitted
from omnicat.editing.restoring.wanted import Wanted, chooser
from omnicat.editing.restoring.whole import as_it_was, without
from omnicat.findings import extend_pointer, split_pointer
from omnicat.importers.naming import digest_of
from omnicat.looking.history.restored import LeftOut, RestoredProduct, RestoredValue
from omnicat.looking.history.told import percent, value_name
from omnicat.looking.history.values import nodes_of
from omnicat.model.catalog import Model
from omnicat.repository import Folder


class Made(Struct, dict=True):
    """Changes of files and whole files by path, files to delete, what is told, and the originals that are named."""

    changes: dict[str, list[Change]] = field(default_factory=dict)
    whole: dict[str, bytes] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)
    products: list[RestoredProduct] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    photos: dict[str, None] = field(default_factory=dict)


class Making:
    """One plan. Values are set first, what comes back is appended, and what goes is cut last, from behind: so every pointer
    is still right when its turn comes."""

    def __init__(self, sides: Sides, wanted: Wanted, files: Folder, model: Model, lost: Uncommitted) -> None:
        self._sides, self._wanted, self._model, self._lost = sides, wanted, model, lost
        self._paths = frozenset(files.paths("catalog/products/"))
        self._is_chosen = chooser(wanted, model)
        self._now_by_then = partners(sides, is_exact=wanted.is_exact)
        self._cut: dict[str, list[Remove]] = {}
        self._made = Made()

    def made(self) -> Made:
        """All of it."""
        if self._wanted.is_exact and not self._wanted.names:
            self._take_away()
        for sku, spot in self._sides.then.spots.items():
            now = self._sides.now.spots[self._now_by_then[sku]] if sku in self._now_by_then else None
            if now is None:
                if self._is_chosen(self._sides.then, spot) and self._is_topmost(spot):
                    self._bring_back(spot)
            elif self._is_chosen(self._sides.now, now) or self._is_chosen(self._sides.then, spot):
                self._values(now, spot)
        for path, cut in self._cut.items():
            several = sorted(cut, key=lambda each: _indexes(each.pointer), reverse=True)
            self._made.changes.setdefault(path, []).extend(several)
        return self._made

    def _values(self, now: Spot, then: Spot) -> None:
        family = self._family(now, then)
        # What is appended meanwhile shifts nothing, but what is set has to be set where it stands now.
        changes: list[Change] = []
        values: list[RestoredValue] = []
        is_renamed = self._wanted.is_exact and now.sku != then.sku
        if is_renamed:
            changes.append(Set(extend_pointer(now.pointer, "sku"), then.said["sku"]))
        for each in differences(now.said, then.said, self._model):
            if not self._wanted.has(each.part) or _is_a_products_own(each, now, then):
                continue
            if why := _no_variants_part(each, now, then) or why_not(each, family, self._model):
                self._made.left_out.append(LeftOut(now.sku, each.part.name, why))
                continue
            pointer = extend_pointer(now.pointer, *each.part.keys)
            changes.append(Remove(pointer) if each.raw is None else Set(pointer, each.raw))
            values += self._told(now, each)
            self._made.photos |= dict.fromkeys(photos_in(each.part, each.raw, self._model))
        if changes:
            self._made.changes.setdefault(now.document.path, []).extend(changes)
            was = then.sku if now.sku != then.sku else ""
            lost = any(each.is_uncommitted for each in values) or (is_renamed and self._lost.is_new(now))
            self._made.products.append(RestoredProduct(now.sku, was, now.document.path, "changed", lost, tuple(values)))

    def _family(self, now: Spot, then: Spot) -> str:
        """The family that values have to fit: the one that comes back with them, where it still exists."""
        family = text_of(then.document.data.get("family")) if not self._wanted.names else ""
        return family if family in self._model.families else text_of(now.document.data.get("family"))

    def _told(self, now: Spot, each: Difference) -> Iterator[RestoredValue]:
        is_lost = self._lost.has(now, each.part)
        for key in dict.fromkeys((*each.then, *each.now)):
            here, there = each.now.get(key), each.then.get(key)
            if here is None or there is None or here.value != there.value:
                texts = (here.text if here else None, there.text if there else None)
                name = value_name(key._replace(sku=now.sku))
                yield RestoredValue(name, *texts, percent=percent(here, there), is_uncommitted=is_lost)

    def _is_topmost(self, spot: Spot) -> bool:
        """What is gone comes back with the product or variant that it was below, where that is gone too."""
        above = self._sides.then.spots.get(spot.parent)
        return above is None or spot.parent in self._now_by_then or not self._is_chosen(self._sides.then, above)

    def _bring_back(self, spot: Spot) -> None:
        if self._wanted.names:
            self._made.left_out.append(LeftOut(spot.sku, "", "it is gone: only the whole of it can be brought back"))
            return
        elsewhere = self._now_by_then.keys()
        above = self._sides.now.spots.get(self._now_by_then.get(spot.parent, ""))
        if spot.parent and above is None:
            why = f"'{spot.parent}', whose variant it was, is gone too: bring that back"
            self._made.left_out.append(LeftOut(spot.sku, "", why))
            return
        path = above.document.path if above else self._free_path(spot)
        if above:
            back = Set(extend_pointer(above.pointer, "variants", "-"), without(spot.said, elsewhere))
            self._made.changes.setdefault(path, []).append(back)
        else:
            try:
                self._made.whole[path] = as_it_was(spot, elsewhere)
            except CannotEdit as error:
                self._made.left_out.append(LeftOut(spot.sku, "", error.message))
                return
        self._made.products.append(RestoredProduct(spot.sku, "", path, "brought back", is_uncommitted=False, values=()))
        for _sku, _, said, _ in nodes_of(without(spot.said, elsewhere)):
            for part, raw in parts_of(said):
                self._made.photos |= dict.fromkeys(photos_in(part, raw, self._model))

    def _free_path(self, spot: Spot) -> str:
        """Its own, where no other product's file is there now."""
        path = spot.document.path
        if path not in self._paths or path in self._made.deleted:
            return path
        stem, dot, ending = path.rpartition(".")
        return f"{stem}-{digest_of(spot.sku)}{dot}{ending}"

    def _take_away(self) -> None:
        """What was not there then."""
        kept = set(self._now_by_then.values())
        for sku, now in self._sides.now.spots.items():
            if sku in kept or not self._is_chosen(self._sides.now, now):
                continue
            if now.parent and now.parent not in kept:
                continue
            path = now.document.path
            if now.parent:
                self._cut.setdefault(path, []).append(Remove(now.pointer))
            else:
                self._made.deleted.add(path)
            lost = self._lost.has_any(now)
            self._made.products.append(RestoredProduct(sku, "", path, "taken away", lost, ()))


def partners(sides: Sides, *, is_exact: bool) -> Mapping[str, str]:
    """SKU then -> SKU now. Where all is to be exactly as it was, what stands below another now is not the same."""
    then, now, names = sides.then.spots, sides.now.spots, sides.names
    found = {sku: names.get(sku, sku) for sku in then if names.get(sku, sku) in now}
    if not is_exact:
        return found
    kept: dict[str, str] = {}
    for sku, spot in then.items():
        # Parents come before their variants.
        is_above_kept = sku in found and (not spot.parent or spot.parent in kept)
        if is_above_kept and now[found[sku]].parent == kept.get(spot.parent, ""):
            kept[sku] = found[sku]
    return kept


def _is_a_products_own(each: Difference, now: Spot, then: Spot) -> bool:
    """What a variant did not need to say, and what became of it does."""
    return not now.parent and bool(then.parent) and each.raw is None and each.part.kind == "product"


def _no_variants_part(each: Difference, now: Spot, then: Spot) -> str:
    """Why what became a variant can't say what a product says."""
    is_for_products = each.part.name in ("family", "categories") or each.part.kind == "association"
    return f"it is a variant of '{now.parent}' now" if now.parent and not then.parent and is_for_products else ""


def _indexes(pointer: str) -> tuple[int, ...]:
    return tuple(int(key) for key in split_pointer(pointer) if key.isdigit())
