"""What the text of an expression says without being run, and how that is kept: reading it again takes a tenth of parsing."""

from typing import Any

import msgspec
from jinja2 import nodes
from msgspec import Struct
from msgspec.structs import replace

from omnicat.templating.arguments import tables_in
from omnicat.templating.environment import Environment, reads
from omnicat.templating.needs import needs_of, words_of
from omnicat.templating.trees import expression_tree, is_small, names_of

LEAVES = (str, bool, float, type(None))
LARGEST = 2**63
KINDS = {name: kind for name, kind in vars(nodes).items() if isinstance(kind, type) and issubclass(kind, nodes.Node)}

_KEPT: dict[str, bytes] = {}
"""What was understood by an earlier run, by its text."""

_SEEN: dict[str, bytes] = {}
"""What was asked for in this one."""


class Understood(Struct, frozen=True, array_like=True):
    """An expression's tree. `names` are the variables it asks for, `reads` those with the member that is asked for, '' for the
    whole, `tables` those it looks things up in; `needs` are groups of names: where all of one are None, it is not true;
    `words` are names that have to be a certain word for that. `is_small` where Python is sure to take what Jinja would make of it.
    """

    tree: nodes.Template
    names: frozenset[str]
    reads: tuple[tuple[str, str], ...]
    needs: tuple[frozenset[str], ...]
    tables: frozenset[str]
    words: tuple[tuple[str, str], ...]
    is_small: bool


def understood(text: str, jinja: Environment) -> Understood:
    """What the text says. Raises what Jinja raises where it can't be understood."""
    if text in _KEPT:
        _SEEN[text] = _KEPT[text]
        found = _decode(_KEPT[text])
        found.tree.set_environment(jinja)
        return found
    tree = expression_tree(text, jinja)
    names = names_of(tree, jinja)
    said = reads(tree, names), needs_of(tree), tables_in(tree), words_of(tree)
    found = Understood(tree, names, *said, is_small(tree, text))
    if found.is_small and _can_be_kept(plain := _plain(tree)):
        _SEEN[text] = _encode(replace(found, tree=plain))
    return found


def remember(kept: bytes) -> None:
    """Takes what an earlier run has kept, which has to be of this omnicat and this Jinja."""
    _KEPT.update(_decode_all(kept))


def to_keep() -> bytes:
    """All that was understood in this run, where any of it is new; nothing where it is all known."""
    return b"" if _SEEN.keys() <= _KEPT.keys() else _encode_all(_SEEN)


def _plain(thing: Any) -> Any:
    """A node as its class, its line and its fields; a list as a list that begins with nothing."""
    if isinstance(thing, nodes.Node):
        return [type(thing).__name__, thing.lineno, *(_plain(getattr(thing, name)) for name in thing.fields)]
    return [None, *map(_plain, thing)] if isinstance(thing, list) else thing


def _can_be_kept(plain: Any) -> bool:
    """Whether it is read back as what it was."""
    if isinstance(plain, list):
        return all(map(_can_be_kept, plain))
    return isinstance(plain, LEAVES) or (isinstance(plain, int) and abs(plain) < LARGEST)


def _node(plain: Any) -> Any:
    if not isinstance(plain, list):
        return plain
    name, *rest = plain
    if name is None:
        return [_node(each) for each in rest]
    line, *fields = rest
    return KINDS[name](*map(_node, fields), lineno=line)


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Understood, dec_hook=lambda _, plain: _node(plain)).decode
_encode_all = msgspec.msgpack.Encoder(order="sorted").encode
_decode_all = msgspec.msgpack.Decoder(dict[str, bytes]).decode
