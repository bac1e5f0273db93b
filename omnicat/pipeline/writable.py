"""Whether a channel's feeds can be written at all: their formats, templates, columns and names."""

from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec

from omnicat.catalog import Shelf
from omnicat.channels.rules import BAD_FEED, BAD_TEMPLATE
from omnicat.errors import OmnicatError
from omnicat.feeds import FORMAT_NAMES, layout_problem
from omnicat.findings import Finding, Location, Rule, Subject, did_you_mean, finding
from omnicat.model.channel import PART, FeedPlan, Profile
from omnicat.templating import TemplatingProblem, engine_mark, load_template

NAMES = ("{sku}", "{group}", "{slug}")


def feed_problems(
    profile: Profile, templates: Mapping[str, str], about: Mapping[str, object], shelf: Shelf
) -> Iterator[Finding]:
    """What is wrong with the feeds of a profile. A template that was tried before for the same channel is not tried."""
    times = Counter(each.file for each in profile.feeds)
    files = frozenset(times)
    for plan in profile.feeds:
        found = _wrong(plan, profile, templates, about, shelf)
        if times[plan.file] > 1:
            found = BAD_FEED, f"feed '{plan.file}' is there {times[plan.file]} times", "give each a file of its own"
        elif taken := next((each for each in sorted(files) if _is_part(each, plan)), ""):
            found = BAD_FEED, f"feed '{taken}' is a part of feed '{plan.file}'", "give each files of its own"
        if found:
            rule, message, hint = found
            where = plan.where if plan.where.path.startswith("channel_profiles/") else profile.where
            place = Location(where.path, 0, 0, where.pointer)
            yield finding(rule, place, message, hint, subject=Subject("channel", profile.name, profile.name))


def _is_part(file: str, plan: FeedPlan) -> bool:
    before, is_split, after = plan.file.partition(PART)
    number = file.removeprefix(before).removesuffix(after)
    return bool(is_split) and file == f"{before}{number}{after}" and number.isdecimal()


Wrong = tuple[Rule, str, str]


def _wrong(
    plan: FeedPlan, profile: Profile, templates: Mapping[str, str], about: Mapping[str, object], shelf: Shelf
) -> Wrong | None:
    if plan.format not in FORMAT_NAMES:
        message = f"feed '{plan.file}' is in format '{plan.format}', which does not exist"
        return BAD_FEED, message, did_you_mean(plan.format, FORMAT_NAMES)
    if plan.each and not any(name in plan.file for name in NAMES):
        return BAD_FEED, f"feed '{plan.file}' has one name for many files", f"put one of {', '.join(NAMES)} in it"
    if "\\" in plan.file or plan.file.startswith("/") or ".." in plan.file.split("/"):
        return BAD_FEED, f"feed '{plan.file}' lies outside of its channel's folder", "name it without '..' and '\\'"
    if unknown := [name for name in plan.columns if name not in profile.spec.fields]:
        message = f"column '{unknown[0]}' of feed '{plan.file}' is not a field of {profile.spec.id}"
        return BAD_FEED, message, did_you_mean(unknown[0], profile.spec.fields)
    if problem := layout_problem(plan, profile.spec.fields):
        return BAD_FEED, *problem
    if plan.template and plan.template not in templates:
        return BAD_TEMPLATE, f"template '{plan.template}' does not exist", "put it in templates/, or correct its name"
    key = _key(plan, profile, templates, about, shelf) if plan.template else b""
    if key and shelf.get(key):
        return None
    wrong = _tried(plan, profile, templates, about)
    if key and not wrong:
        shelf.put(key, b"+")
    return wrong


def _key(
    plan: FeedPlan, profile: Profile, templates: Mapping[str, str], about: Mapping[str, object], shelf: Shelf
) -> bytes:
    """All that the header and footer of a template depend on."""
    about_channel = msgspec.msgpack.encode((plan.template, profile.locale, about), order="deterministic")
    text = templates[plan.template].encode(errors="surrogatepass")
    return shelf.key(b"template", engine_mark(), about_channel, text)


def _tried(plan: FeedPlan, profile: Profile, templates: Mapping[str, str], about: Mapping[str, object]) -> Wrong | None:
    """Templates are tried with their header and footer, which depend on no product."""
    from omnicat.feeds import Feed, render_footer, render_header

    try:
        renderer = load_template(plan.template, templates[plan.template]) if plan.template else None
        feed = Feed(plan, profile.spec, (), about, profile.locale, renderer)
        render_header(feed)
        render_footer(feed)
    except TemplatingProblem as problem:
        return BAD_TEMPLATE, f"template '{plan.template}' can't be used: {problem}", "correct the template"
    except OmnicatError as error:
        return BAD_FEED, error.message, error.hint
    return None
