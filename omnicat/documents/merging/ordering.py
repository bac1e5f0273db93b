"""In which order entries stand after a merge: as the side has them that moved some; what both added, where each put it."""

from collections.abc import Collection, Sequence


def merged_order(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], kept: Collection[str]) -> list[str]:
    """The names in `kept`. Which side is ours does not matter, unless both moved some."""
    runs = _new_by_place(base, ours), _new_by_place(base, theirs)
    result: dict[str, None] = {}
    for name in (None, *_skeleton(base, ours, theirs)):
        if name is not None:
            result[name] = None
        for run in sorted(each.get(name, []) for each in runs):
            result |= dict.fromkeys(run)
    return _among(list(result), kept)


def both_moved(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether each side brought what all have into another order, and not into the same."""
    shared = set(base) & set(ours) & set(theirs)
    orders = [_among(each, shared) for each in (base, ours, theirs)]
    return orders[0] not in orders[1:] and orders[1] != orders[2]


def _skeleton(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """What there was at first, in the order of the side that moved some; what that side took away stays behind its neighbour."""
    mover = next((side for side in (ours, theirs) if _among(side, base) != _among(base, side)), None)
    if mover is None:
        return list(base)
    result = _among(mover, base)
    for place, name in enumerate(base):
        if name not in mover:
            result.insert(result.index(base[place - 1]) + 1 if place else 0, name)
    return result


def _new_by_place(base: Sequence[str], side: Sequence[str]) -> dict[str | None, list[str]]:
    """What a side added, by the one of the first names that it stands behind."""
    runs: dict[str | None, list[str]] = {}
    behind: str | None = None
    known = set(base)
    for name in side:
        if name in known:
            behind = name
        else:
            runs.setdefault(behind, []).append(name)
    return runs


def _among(names: Sequence[str], kept: Collection[str]) -> list[str]:
    wanted = set(kept)
    return [name for name in names if name in wanted]
