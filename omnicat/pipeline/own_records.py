"""The records of a channel that are no products, such as promotions: its profile tells them, and there they are judged."""

from collections.abc import Mapping

from msgspec import Struct, field

from omnicat.findings import Finding, Severity
from omnicat.model.channel import Profile
from omnicat.model.listing import Listing
from omnicat.pipeline.bench import Plan


class OwnRecords(Struct, frozen=True):
    """The records that may be sent, those that may not with why, and all that was found; `days` are those on which that
    changes.
    """

    listings: tuple[Listing, ...] = ()
    left_out: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    days: tuple[str, ...] = ()


NONE = OwnRecords()


def own_records(profile: Profile, plan: Plan) -> OwnRecords:
    """What the profile's setting says, record by record; nothing for a channel that shows products."""
    if not profile.spec.records:
        return NONE
    # Hardly any shop has such a channel: what judges them is imported for those.
    from omnicat.pipeline.record_judge import RecordJudge, days_of

    said = profile.settings.get(profile.spec.records)
    judge = RecordJudge(profile, plan)
    if not isinstance(said, list | tuple):
        wrong = judge.told(profile.records_where.pointer, "", f"'{profile.spec.records}' is not a list of records")
        return OwnRecords(findings=(wrong,) if said is not None else ())
    judged = [judge.judged(number, each) for number, each in enumerate(said)]
    left_out = {one.sku: errors for one, found in judged if (errors := tuple(filter(_is_error, found)))}
    listings = tuple(one for one, found in judged if not any(map(_is_error, found)))
    days = sorted({day for one, _ in judged for day in days_of(one, profile.spec)})
    return OwnRecords(listings, left_out, tuple(each for _, found in judged for each in found), tuple(days))


def _is_error(found: Finding) -> bool:
    return found.severity >= Severity.ERROR
