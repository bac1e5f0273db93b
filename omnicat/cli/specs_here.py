"""The specs that a command can see: those shipped, and in a catalog those of the shop and the profiles that use them."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from omnicat.cli.session import Session
from omnicat.model.channel import Profile, Spec
from omnicat.repository.places import root_above

if TYPE_CHECKING:
    from omnicat.pipeline import Opened


class SpecsHere(Struct, frozen=True):
    """The specs by id, and the catalog around us, if there is one."""

    specs: Mapping[str, Spec]
    opened: "Opened | None"

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """The channel profiles of the catalog that can be used."""
        return tuple(self.opened.profiles.values()) if self.opened else ()


def specs_here(session: Session) -> SpecsHere:
    """What there is where the command was called, with the catalog if there is one."""
    from omnicat.pipeline import open_catalog

    root = root_above(str(session.start))
    return SpecsHere(catalog_specs(session), open_catalog(Path(root), only_known=True) if root else None)


def catalog_specs(session: Session) -> Mapping[str, Spec]:
    """The specs where the command was called."""
    from omnicat.looking.specs import specs_of

    root = root_above(str(session.start))
    return specs_of(Path(root) if root else None)
