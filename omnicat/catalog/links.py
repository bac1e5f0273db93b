"""The typed links from a product to others."""

from typing import Any

from omnicat.catalog.plain import list_of, mapping_of, text_of
from omnicat.catalog.reading import Reading
from omnicat.catalog.rules import QUANTITY_NOT_COUNTED, UNKNOWN_ASSOCIATION_TYPE
from omnicat.findings import did_you_mean, extend_pointer
from omnicat.model.catalog import AssociationType
from omnicat.model.product import Association


def read_associations(raw: Any, sku: str, reading: Reading) -> tuple[Association, ...]:
    """Every link in the order of the file. Whether the other product exists is for the checks that see all."""
    read: list[Association] = []
    known = reading.model.settings.associations
    for code, said in mapping_of(raw).items():
        at = extend_pointer("associations", code)
        if code not in known:
            message = f"association type '{code}' does not exist"
            reading.note_key(UNKNOWN_ASSOCIATION_TYPE, at, message, did_you_mean(code, known), sku)
            continue
        links = (_link(item, known[code], f"{at}/{index}", sku, reading) for index, item in enumerate(list_of(said)))
        read += (link for link in links if link)
    return tuple(read)


def _link(said: Any, kind: AssociationType, at: str, sku: str, reading: Reading) -> Association | None:
    if not isinstance(said, dict):
        return Association(kind.code, text_of(said), at, counts=kind.quantity) if text_of(said) else None
    quantity, other = said.get("quantity"), text_of(said.get("sku"))
    if quantity is not None and not kind.quantity:
        message = f"association type '{kind.code}' does not count"
        hint = f"remove the quantity, or set `quantity: true` at '{kind.code}' in catalog/catalog.yaml"
        reading.note(QUANTITY_NOT_COUNTED, f"{at}/quantity", message, hint, sku)
    if not other:
        return None
    return Association(kind.code, other, f"{at}/sku", _counted(quantity) if kind.quantity else 1, kind.quantity)


def _counted(raw: Any) -> int:
    return raw if isinstance(raw, int) and not isinstance(raw, bool) and raw > 0 else 1
