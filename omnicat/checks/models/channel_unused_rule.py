"""A rule of a field is never looked at.

The first rule whose `when` is true counts. One without `when` always counts, so those behind it never do.

Bad:

    fields:
      title:
        - "{{ brand }} {{ name }}"
        - {when: sale_price, value: "{{ name }}, now {{ sale_price }}"}

Good:

    fields:
      title:
        - {when: sale_price, value: "{{ name }}, now {{ sale_price }}"}
        - "{{ brand }} {{ name }}"

Fix: move the rule without `when` to the end.
"""

from collections.abc import Iterator, Mapping

from omnicat.channels.shop import Shop
from omnicat.findings import Finding, Location, Rule, Severity, Subject, finding
from omnicat.model.channel import Profile

RULE = Rule("channel/unused-rule", Severity.WARNING, __doc__)


def check(_: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """Each rule behind one that always counts, once, however many profiles inherit it."""
    told: set[Location] = set()
    for profile in profiles.values():
        for name, mapped in profile.mapping.items():
            always = next((number for number, rule in enumerate(mapped.rules) if not rule.when), len(mapped.rules))
            for rule in mapped.rules[always + 1 :]:
                if rule.where not in told:
                    told.add(rule.where)
                    message = f"rule '{rule.name}' of '{name}' is never looked at: one before it has no `when`"
                    hint = f"move rule '{mapped.rules[always].name}' to the end"
                    yield finding(RULE, rule.where, message, hint, subject=Subject("channel", profile.name))
