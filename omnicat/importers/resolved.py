"""What a node of an existing product says for an attribute, its ancestors' values included."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from omnicat.attributes.definition import Attribute, Measurement, Money, Value
from omnicat.attributes.reading import read_value
from omnicat.attributes.units import convert, quantity_of
from omnicat.findings import split_pointer


class Chain(Struct, frozen=True):
    """A node's plain data with its ancestors': the product first, the node itself last."""

    nodes: tuple[Mapping[str, Any], ...]
    pointers: tuple[str, ...]

    @property
    def pointer(self) -> str:
        """Where the node itself stands in the file."""
        return self.pointers[-1]

    def own(self, code: str) -> Any:
        """What the node itself says."""
        return _said(self.nodes[-1], code)

    def owner(self, code: str) -> str | None:
        """The pointer of the nearest node that says anything for it."""
        said = (
            at
            for node, at in zip(reversed(self.nodes), reversed(self.pointers), strict=True)
            if _said(node, code) is not None
        )
        return next(said, None)

    def raw(self, code: str) -> Any:
        """What is in force, as written."""
        return next((said for node in reversed(self.nodes) if (said := _said(node, code)) is not None), None)

    def assets(self, role: str) -> list[str]:
        """The paths in force for a role."""
        said = next((found for node in reversed(self.nodes) if (found := _mapping(node.get("assets")).get(role))), None)
        entries = said if isinstance(said, list) else [said] if said else []
        return [str(entry.get("file")) if isinstance(entry, dict) else str(entry) for entry in entries]


def chain_to(data: Mapping[str, Any], pointer: str) -> Chain:
    """The chain from the product to the node at a pointer like `variants/0/variants/2`."""
    nodes, pointers, keys = [data], [""], split_pointer(pointer)
    for place in range(0, len(keys), 2):
        nodes.append(nodes[-1]["variants"][int(keys[place + 1])])
        pointers.append("/".join(keys[: place + 2]))
    return Chain(tuple(nodes), tuple(pointers))


def says_already(raw: Any, attribute: Attribute, chain: Chain, locales: Sequence[str], channel: str) -> bool:
    """Whether the catalog says this value: by locale and currency, itself or its own way for the channel."""
    wanted, _ = read_value(raw, attribute, locales)
    if not wanted:
        return bool(raw == chain.raw(attribute.code))
    in_force = _in_force(attribute, chain, locales)
    own_way = _overrides(attribute, chain, locales, channel)
    return all(_holds(in_force.get(locale), value) or value in own_way for locale, value in wanted.items())


def _in_force(attribute: Attribute, chain: Chain, locales: Sequence[str]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    default = {} if attribute.default is None else read_value(attribute.default, attribute, locales)[0]
    found.update(default)
    for node in chain.nodes:
        if (said := _said(node, attribute.code)) is not None:
            found.update(read_value(said, attribute, locales)[0])
    return found


def _overrides(attribute: Attribute, chain: Chain, locales: Sequence[str], channel: str) -> list[Value]:
    """What the nodes say for that channel, under its spec's name or a profile's that begins like it."""
    if not channel:
        return []
    found: list[Value] = []
    for node in chain.nodes:
        for name, said in _mapping(node.get("channels")).items():
            if str(name).startswith(channel):
                override = _mapping(_mapping(said).get("attributes")).get(attribute.code)
                found += read_value(override, attribute, locales)[0].values()
    return found


def _holds(existing: Value | None, wanted: Value) -> bool:
    if isinstance(existing, Money) and isinstance(wanted, Money):
        return set(wanted.amounts) <= set(existing.amounts)
    if isinstance(existing, Measurement) and isinstance(wanted, Measurement):
        alike = quantity_of(existing.unit) == quantity_of(wanted.unit)
        return alike and convert(wanted.amount, wanted.unit, existing.unit) == existing.amount
    return existing == wanted


def _said(node: Mapping[str, Any], code: str) -> Any:
    return _mapping(node.get("attributes")).get(code)


def _mapping(data: Any) -> Mapping[str, Any]:
    return data if isinstance(data, dict) else {}
