"""The attributes that a channel can look at, whatever the product: those that anything in its profile or spec names."""

from collections.abc import Iterable, Iterator

from omnicat.channels.about import READS
from omnicat.model.channel import Profile
from omnicat.templating import Expression, TemplatingProblem, compile_text

GIVEN_TO_SELECT = frozenset({"sku", "family", "status", "categories"})
"""The names besides attributes that only `select` knows."""


def uses_of(profile: Profile, select: Expression, mappings: Iterable[Expression]) -> frozenset[str]:
    """The codes, whether or not there are such attributes: one that comes to be is looked at too."""
    # Completeness calls a need by the name of its field, and so takes an attribute of that name for the need itself.
    needed = {name for name, field in profile.spec.fields.items() if field.need == "required"}
    painted = {wish.color for wish in profile.renditions.values() if wish.color}
    found = READS | needed | painted | (select.names - GIVEN_TO_SELECT)
    for each in (*mappings, *_of_spec(profile)):
        found |= each.names
    return found


def _of_spec(profile: Profile) -> Iterator[Expression]:
    """The conditions of fields, of their limits and of images, and the checks between fields."""
    spec = profile.spec
    fields = spec.fields.values()
    conditions = [text for field in fields for text in (field.when, field.only)]
    limits = [other.when for field in fields for other in field.other_limits]
    texts = (*conditions, *limits, *(rule.when for rule in spec.images), *(check.fails for check in spec.checks))
    for text in dict.fromkeys(text for text in texts if text):
        try:
            yield compile_text(text)
        except TemplatingProblem:
            # What can't be understood looks at nothing; it is told of where it is used.
            continue
