"""Files of other systems become a draft of a catalog, a plan of what to write, and then the catalog."""

from omnicat.importers.applying import apply_plan
from omnicat.importers.choosing import IMPORTERS, read_draft
from omnicat.importers.draft import Draft, DraftProduct, Importer, Known, Options, ReportRow, SummaryLine, summary
from omnicat.importers.existing import Existing, read_existing
from omnicat.importers.plan import Plan, PlannedAsset, PlannedFile, ValueChange, plan_import
from omnicat.importers.rules import RULES
from omnicat.importers.standard import standard_attributes, standard_file

__all__ = [
    "IMPORTERS",
    "RULES",
    "Draft",
    "DraftProduct",
    "Existing",
    "Importer",
    "Known",
    "Options",
    "Plan",
    "PlannedAsset",
    "PlannedFile",
    "ReportRow",
    "SummaryLine",
    "ValueChange",
    "apply_plan",
    "plan_import",
    "read_draft",
    "read_existing",
    "standard_attributes",
    "standard_file",
    "summary",
]
