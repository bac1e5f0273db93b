"""Values set in product files: the smallest change to each file, judged before anything is written."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from omnicat.attributes import read_value
from omnicat.attributes.definition import Attribute
from omnicat.attributes.plain import number
from omnicat.catalog import read_product
from omnicat.documents import Change, Document, Remove, Set, edit, parse, value_at
from omnicat.editing.assignments import KEYS, Assignment
from omnicat.editing.values import raw_of
from omnicat.errors import OmnicatError
from omnicat.findings import Finding, Severity, did_you_mean, extend_pointer
from omnicat.looking import Found, find_sku
from omnicat.model.catalog import Model
from omnicat.model.product import STATUSES, Node, lineages
from omnicat.pipeline import Opened
from omnicat.schemas import check_against


class Edited(Struct, frozen=True):
    """A product file before and after. `notes` say what a person may want to know."""

    path: str
    before: str
    after: str
    notes: tuple[str, ...] = ()


class Refused(Struct, frozen=True):
    """A value that can't be set: the words as typed, what is wrong, what to do."""

    written: str
    message: str
    hint: str


def plan_changes(assignments: Sequence[Assignment], opened: Opened) -> tuple[tuple[Edited, ...], tuple[Refused, ...]]:
    """Every file that changes, and what is refused; where anything is, nothing should be written."""
    model = opened.shop.model
    edited: dict[str, Edited] = {}
    refused: list[Refused] = []
    for each in assignments:
        found = find_sku(each.sku, opened)
        before = edited.get(found.document.path) or Edited(
            found.document.path, found.document.text, found.document.text
        )
        if problem := _problem(each, model):
            refused.append(problem)
            continue
        document = _document(before.after, before.path)
        text = edit(document, tuple(_changes(each, document.data, found.lineage[-1], model)))
        if wrong := _new_errors(before.after, text, before.path, model):
            refused.append(Refused(each.written, wrong[0].message, wrong[0].hint))
            continue
        edited[before.path] = Edited(before.path, before.before, text, (*before.notes, *_notes(each, found)))
    return tuple(edited[path] for path in sorted(edited)), tuple(refused)


def _problem(each: Assignment, model: Model) -> Refused | None:
    """What the attribute's own type says against the value."""
    if each.text is None:
        return None
    if each.code in KEYS and each.code not in model.attributes:
        known = STATUSES if each.code == "status" else tuple(model.families)
        wrong = each.text not in known
        return (
            Refused(each.written, f"'{each.text}' is not a {each.code}", did_you_mean(each.text, known))
            if wrong
            else None
        )
    attribute = model.attributes[each.code]
    if not each.text.strip():
        return Refused(each.written, f"'{each.code}' would say nothing", f"take it away with --unset {each.code}")
    said = _said(each, attribute, model)
    values, problems = read_value(said, attribute, model.settings.locales)
    worst = next((problem for problem in problems if problem.rule.severity >= Severity.ERROR), None)
    if worst:
        return Refused(each.written, worst.message, worst.hint)
    return None if values else Refused(each.written, f"'{each.text}' can't be read", "write it another way")


def _said(each: Assignment, attribute: Attribute, model: Model) -> Any:
    """The value as it would stand alone in a file."""
    raw = raw_of(each.text or "", attribute)
    if attribute.type == "money" and not isinstance(raw, str):
        raw = {each.currency or model.settings.currency: raw}
    elif attribute.type == "money" and each.currency:
        raw = {each.currency: raw}
    return {each.locale or model.settings.locale: raw} if attribute.localizable else raw


def _changes(each: Assignment, data: Any, node: Node, model: Model) -> Iterable[Change]:
    attribute = model.attributes.get(each.code)
    if attribute is None:
        pointer = extend_pointer(node.pointer, each.code)
        yield Remove(pointer) if each.text is None else Set(pointer, each.text)
        return
    pointer = extend_pointer(node.pointer, "attributes", each.code)
    there = value_at(data, pointer)
    keys = _keys(each, attribute, there, model)
    if each.text is None:
        yield _removal(pointer, there, keys)
        return
    raw = raw_of(each.text, attribute)
    if attribute.type == "money" and isinstance(raw, str) and not each.currency:
        amount, _, currency = raw.rpartition(" ") if raw[-3:].isalpha() else (raw, "", "")
        raw, keys = number(amount.strip()), (currency.upper(),)
    yield _change(pointer, there, keys, raw, attribute, model)


def _keys(each: Assignment, attribute: Attribute, there: Any, model: Model) -> tuple[str, ...]:
    """What stands between the attribute and the value: a locale, a currency, nothing."""
    if attribute.localizable:
        locale = each.locale or model.settings.locale
        is_plain = not isinstance(there, Mapping) and (there is not None or len(model.settings.locales) == 1)
        return () if is_plain and locale == model.settings.locale else (locale,)
    if attribute.type == "money":
        return (each.currency,) if each.currency or each.text is None else (model.settings.currency,)
    return ()


def _removal(pointer: str, there: Any, keys: tuple[str, ...]) -> Remove:
    """The value alone, or the whole attribute where nothing else would be left."""
    if not isinstance(there, Mapping) or not any(keys) or set(there) <= set(keys):
        return Remove(pointer)
    return Remove(extend_pointer(pointer, *keys))


def _change(pointer: str, there: Any, keys: tuple[str, ...], raw: Any, attribute: Attribute, model: Model) -> Set:
    if not keys or isinstance(there, Mapping):
        return Set(extend_pointer(pointer, *keys), raw)
    if there is None:
        return Set(pointer, {keys[0]: raw})
    before = _by_key(there, attribute, model)
    return Set(pointer, {**before, keys[0]: raw})


def _by_key(there: Any, attribute: Attribute, model: Model) -> dict[str, Any]:
    """A plain value by its locale or currency, so that another can stand beside it."""
    if attribute.localizable:
        return {model.settings.locale: there}
    if isinstance(there, str) and there[-3:].isalpha():
        amount, _, currency = there.rpartition(" ")
        return {currency: number(amount)}
    return {model.settings.currency: there}


def _new_errors(before: str, after: str, path: str, model: Model) -> tuple[Finding, ...]:
    """What is wrong now that was not wrong before."""
    known = {each.fingerprint for each in _findings(before, path, model)}
    return tuple(each for each in _findings(after, path, model) if each.fingerprint not in known)


def _findings(text: str, path: str, model: Model) -> tuple[Finding, ...]:
    document = _document(text, path)
    found = (*check_against("product", document), *read_product(document, model)[1])
    return tuple(each for each in found if each.severity >= Severity.ERROR)


def _document(text: str, path: str) -> Document:
    document, findings = parse(text.encode(), path)
    if document is None:
        raise OmnicatError(f"'{path}' can't be read: {findings[0].message}", "mend the file first")
    return document


def _notes(each: Assignment, found: Found) -> tuple[str, ...]:
    """Variants that say the value themselves don't see a change above them."""
    below = [
        node[-1].sku
        for node in lineages(found.product.root)
        if len(node) > len(found.lineage) and node[: len(found.lineage)] == found.lineage
        if each.code in node[-1].values
    ]
    if not below:
        return ()
    more = f" and {len(below) - 3} more" if len(below) > 3 else ""
    return (f"{', '.join(below[:3])}{more} say '{each.code}' themselves: theirs stays as it is",)
