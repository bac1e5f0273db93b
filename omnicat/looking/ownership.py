"""CODEOWNERS as the governance of a catalog says them."""

from collections.abc import Mapping

from omnicat.catalog import load_governance, product_paths
from omnicat.catalog.plain import mapping_of, text_of, texts_of
from omnicat.documents import parse
from omnicat.errors import OmnicatError
from omnicat.model.files import Files
from omnicat.model.governance import Governance
from omnicat.review.codeowners import Host, codeowners
from omnicat.review.needs import GOVERNANCE


def usable_governance(files: Files) -> Governance:
    """The governance. Raises OmnicatError where there is none, or it can't be read."""
    governance, findings = load_governance(files)
    if governance is None:
        hint = f"see what is wrong: `omnicat lint {GOVERNANCE}`" if findings else "write it: see docs/governance.md"
        raise OmnicatError(f"'{GOVERNANCE}' {'can not be read' if findings else 'does not exist'}", hint)
    return governance


def codeowners_text(files: Files, host: Host, prefix: str) -> str:
    """The file's text, for the catalog's files as they are; `prefix` leads to them from the repository's root. Raises OmnicatError where there is no governance."""
    governance = usable_governance(files)
    is_by_product = any(owner.kind in ("families", "categories") for owner in governance.owners)
    about = _about(files) if is_by_product else {}
    return codeowners(governance, about, files.paths("channel_profiles/"), host, prefix=prefix)


def _about(files: Files) -> Mapping[str, tuple[str, tuple[str, ...]]]:
    found = {}
    for path in product_paths(files):
        document = parse(files.read(path), path)[0]
        said = mapping_of(document.data) if document else {}
        found[path] = (text_of(said.get("family")), texts_of(said.get("categories")))
    return found
