"""Each finding counts as the settings say, and as comments beside it say."""

from omnicat.findings import Finding, Location, Severity
from omnicat.model.catalog import LintIgnore, Settings
from omnicat.pipeline.weighing import Weighing
from omnicat.policy import Ignore

WHERE = Location("a.yaml", 3, 1)


def of(rule: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(WHERE, rule, severity, "wrong")


def test_the_settings_say_how_much_a_rule_matters() -> None:
    weighing = Weighing(Settings(severities={"product": "note", "product/empty-value": "off", "channel/*": "warning"}))
    found = [of("product/empty-value"), of("product/price-zero"), of("channel/too-long"), of("link/self")]
    for _ in range(2):
        weighed = [(each.rule, each.severity) for each in weighing.weighed(found, ())]
        assert weighed == [
            ("product/price-zero", Severity.NOTE),
            ("channel/too-long", Severity.WARNING),
            ("link/self", Severity.ERROR),
        ]


def test_what_someone_put_aside_is_marked() -> None:
    weighing = Weighing(Settings(ignores=(LintIgnore("link/self", "a.yaml", "so be it"),)))
    comment = Ignore("a.yaml", 3, ("channel/too-long",), "it is fine")
    found = [of("channel/too-long"), of("link/self"), of("channel/pattern")]
    assert [each.ignored for each in weighing.weighed(found, (comment,))] == ["comment", "settings", ""]


def test_nothing_found_is_nothing_to_weigh() -> None:
    assert list(Weighing(Settings()).weighed((), ())) == []
