"""Small imports: files of our own in a temporary folder, drafted, planned and applied."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from omnicat.documents import parse
from omnicat.importers import Draft, Options, Plan, apply_plan, plan_import, read_draft, read_existing

SHARED = Path(__file__).parents[2] / "../shared/samples"


@dataclass(frozen=True, slots=True)
class Trial:
    """A folder with foreign files and a catalog beside them."""

    folder: Path

    @property
    def catalog(self) -> Path:
        """Where the catalog is."""
        return self.folder / "shop"

    def write(self, name: str, content: str | bytes) -> Path:
        """A foreign file."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def draft(self, *files: Path, format: str | None = None, **options: Any) -> Draft:  # noqa: A002 - the option's name
        """The draft of these files, seen from the catalog."""
        return read_draft(files, format, Options(known=read_existing(self.catalog).known, **options))

    def plan(self, *files: Path, format: str | None = None, **options: Any) -> Plan:  # noqa: A002 - the option's name
        """What would be written."""
        draft = self.draft(*files, format=format, **options)
        return plan_import(draft, read_existing(self.catalog))

    def bring(self, *files: Path, format: str | None = None, **options: Any) -> Plan:  # noqa: A002 - the option's name
        """Import for real."""
        plan = self.plan(*files, format=format, **options)
        apply_plan(plan, self.catalog)
        return plan

    def text(self, path: str) -> str:
        """A file of the catalog."""
        return (self.catalog / path).read_text(encoding="utf-8")

    def data(self, path: str) -> dict[str, Any]:
        """A file of the catalog, read strictly."""
        document, findings = parse((self.catalog / path).read_bytes(), path)
        assert document is not None
        assert not findings
        found: dict[str, Any] = document.data
        return found


def by_sku(draft: Draft) -> Mapping[str, Mapping[str, Any]]:
    """The drafted products' data by SKU."""
    return {product.sku: product.data for product in draft.products}


def values(draft: Draft, sku: str) -> Mapping[str, Any]:
    """The values of one drafted product."""
    found: Mapping[str, Any] = by_sku(draft)[sku].get("attributes", {})
    return found


def rules(draft: Draft | Plan) -> list[str]:
    """The rules of the findings, in order."""
    return [finding.rule for finding in draft.findings]


def places(draft: Draft) -> list[tuple[str, int, int]]:
    """Rule, row and column of the findings."""
    return [(finding.rule, finding.where.line, finding.where.column) for finding in draft.findings]
