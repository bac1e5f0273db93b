"""Every rule there is, gathered: those of the checks and those of the rooms that read."""

from collections.abc import Mapping

from omnicat import attributes, catalog, channels, checks, documents, images, originals, policy, schemas, sources
from omnicat.checks.written import WRITTEN_RULES
from omnicat.findings import Rule
from omnicat.pipeline.agreeing import FACTS_DIFFER
from omnicat.pipeline.own_rules import RULES as OWN
from omnicat.review.outliers import RULES as OUTLIERS

CHECKS = (*checks.MODEL_CHECKS, *checks.PRODUCT_CHECKS, *checks.LISTING_CHECKS, *checks.WHOLE_CHECKS)

EVERY_RULE: Mapping[str, Rule] = {
    rule.id: rule
    for rule in sorted(
        (
            *documents.RULES,
            *schemas.RULES,
            *attributes.RULES,
            *catalog.RULES,
            *channels.RULES,
            *images.RULES,
            *originals.RULES,
            *sources.RULES,
            *policy.RULES,
            *WRITTEN_RULES,
            *OWN,
            *OUTLIERS,
            FACTS_DIFFER,
            *(check.RULE for check in CHECKS),
        ),
        key=lambda rule: rule.id,
    )
}
