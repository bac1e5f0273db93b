"""Spec files judged: their shape, what they say, where it stands, and whether their feeds can be written."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from omnicat.channels.mapping import GIVEN
from omnicat.channels.rules import BAD_FEED, BAD_TEMPLATE
from omnicat.channels.spec_check import expressions_in, image_rules_in, spec_problems
from omnicat.channels.spec_rules import UNCITED, UNKNOWN_ATTRIBUTE
from omnicat.channels.specs import feed_plan
from omnicat.channels.uses import GIVEN_TO_SELECT
from omnicat.documents import Document, parse
from omnicat.feeds import FORMAT_NAMES, layout_problem
from omnicat.findings import Finding, Location, Rule, Subject, did_you_mean, finding, join_pointer
from omnicat.pipeline.work import ignores_of
from omnicat.policy import Checked, Ignore, Policy, Verdict, apply
from omnicat.schemas import check_against
from omnicat.templating import TemplatingProblem, compile_text

BESIDES = GIVEN | {"fields", "record", "range", "dict", "namespace"}
"""The names besides attributes that an expression of a spec may use."""


def judge_specs(
    files: Mapping[str, bytes], attributes: Collection[str], templates: Collection[str], rules: Collection[str]
) -> Verdict:
    """The verdict on spec files by path. `attributes` and `templates` are all there are, `rules` the ids of all rules."""
    found: list[Finding] = []
    ignores: list[Ignore] = []
    for path, data in files.items():
        document, problems = parse(data, path)
        found += problems
        if document is not None:
            found += document.located(_wrong(document, attributes, templates))
            ignores += ignores_of(document)
    return apply(found, ignores, Policy(rules), checked=Checked(len(files), len(files), "spec"))


def _wrong(document: Document, attributes: Collection[str], templates: Collection[str]) -> Iterable[Finding]:
    if misshapen := check_against("spec", document):
        return misshapen
    data = document.data
    more = (*_uncited(data), *_attributes(data, attributes), *_feeds(data, templates))
    subject = Subject("spec", data["spec"])
    return (
        *spec_problems(document),
        *(
            finding(rule, Location(document.path, 0, 0, pointer), message, hint, subject=subject)
            for rule, pointer, message, hint in more
        ),
    )


Wrong = Iterator[tuple[Rule, str, str, str]]
"""Rule, pointer, message, hint."""


def _uncited(data: Mapping[str, Any]) -> Wrong:
    for kind, key in (("field", "fields"), ("check", "checks")):
        for number, each in enumerate(data.get(key, ())):
            if "source" not in each:
                yield _without(join_pointer(key, number), f"{kind} '{each['name']}'")
    if "removal" in data and "source" not in data["removal"]:
        yield _without("removal", "what becomes of a product that leaves")
    for pointer, rule in image_rules_in(data):
        if "source" not in rule and "/dated/" not in pointer:
            yield _without(pointer, "an image rule")
    for name, source in data.get("sources", {}).items():
        if "date" not in source:
            message = f"source '{name}' does not say when it was read"
            yield UNCITED, join_pointer("sources", name), message, "add `date:`, as YYYY-MM or YYYY-MM-DD"


def _without(pointer: str, what: str) -> tuple[Rule, str, str, str]:
    return UNCITED, pointer, f"{what} does not say where it stands", "add `source:` with a name of `sources`"


def _attributes(data: Mapping[str, Any], known: Collection[str]) -> Wrong:
    for pointer, text in expressions_in(data):
        try:
            names = compile_text(text).names
        except TemplatingProblem:
            continue  # it is told of as an expression that can't be understood
        given = BESIDES | GIVEN_TO_SELECT if "/from/" in pointer and pointer.endswith("/when") else BESIDES
        for name in sorted(names - given):
            if name not in known:
                yield UNKNOWN_ATTRIBUTE, pointer, f"'{name}' is not an attribute", did_you_mean(name, (*known, *GIVEN))


def _feeds(data: Mapping[str, Any], templates: Collection[str]) -> Wrong:
    fields = [each["name"] for each in data["fields"]]
    for number, feed in enumerate(data.get("feeds", ())):
        said = feed.get("format", feed["file"].rpartition(".")[2].lower())
        pointer = join_pointer("feeds", number)
        if said not in FORMAT_NAMES:
            message = f"feed '{feed['file']}' is in format '{said}', which does not exist"
            yield (
                BAD_FEED,
                f"{pointer}/format" if "format" in feed else pointer,
                message,
                did_you_mean(said, FORMAT_NAMES),
            )
        elif problem := layout_problem(feed_plan(feed, Location("")), fields):
            yield BAD_FEED, pointer, *problem
        if "template" in feed and feed["template"] not in templates:
            message = f"template '{feed['template']}' does not exist"
            yield BAD_TEMPLATE, f"{pointer}/template", message, did_you_mean(feed["template"], templates)
