"""What `SKU.attribute@channel/locale` asks for. SKUs may hold dots and at-signs themselves."""

from collections.abc import Iterator

from msgspec import Struct

from omnicat.errors import OmnicatError
from omnicat.findings import did_you_mean
from omnicat.looking.finding_sku import all_skus, did_you_mean_sku
from omnicat.looking.listing import profile_named
from omnicat.model.channel import Profile
from omnicat.pipeline import Opened


class Question(Struct, frozen=True):
    """The SKU, the attribute or field, the channel if there is one, and the locale."""

    sku: str
    name: str
    profile: Profile | None
    locale: str


def read_question(target: str, name: str, opened: Opened) -> Question:
    """What is asked. With `name`, the target is the SKU alone. Raises OmnicatError with the nearest names."""
    if name:
        name, _, where = name.rpartition("@") if "@" in name[1:] else (name, "", "")
        return _question(target, name, where, opened)
    known = frozenset(all_skus(opened))
    sku, rest = _longest(target, known)
    if not sku:
        asked = target.partition(".")[0]
        raise OmnicatError(f"SKU '{asked}' does not exist", did_you_mean_sku(asked, opened))
    if not rest:
        raise OmnicatError(f"'{target}' names no attribute", f"write it as {sku}.name or {sku}.name@channel/locale")
    name, _, where = rest.rpartition("@") if "@" in rest[1:] else (rest, "", "")
    return _question(sku, name, where, opened)


def _longest(target: str, known: frozenset[str]) -> tuple[str, str]:
    """The longest SKU that the target begins with, before a dot, and what follows."""
    if target in known:
        return target, ""
    for place in reversed([place for place, sign in enumerate(target) if sign == "."]):
        if target[:place] in known:
            return target[:place], target[place + 1 :]
    return "", ""


def _question(sku: str, name: str, where: str, opened: Opened) -> Question:
    channel, _, locale = where.partition("/")
    locales = opened.shop.model.settings.locales
    if channel in locales and not locale:
        channel, locale = "", channel
    profile = profile_named(channel, opened) if channel else None
    locale = locale or (profile.locale if profile else locales[0])
    if locale not in locales:
        raise OmnicatError(f"'{locale}' is not a locale of the catalog", did_you_mean(locale, locales))
    names = tuple(_names(profile, opened))
    if name not in names:
        what = f"an attribute or a field of '{profile.name}'" if profile else "an attribute"
        raise OmnicatError(f"'{name}' is not {what}", _hint(name, profile, names, opened))
    return Question(sku, name, profile, locale)


def _names(profile: Profile | None, opened: Opened) -> Iterator[str]:
    yield from opened.shop.model.attributes
    if profile:
        yield from profile.spec.fields


def _hint(name: str, profile: Profile | None, names: tuple[str, ...], opened: Opened) -> str:
    if profile is None:
        with_field = [each.name for each in opened.profiles.values() if name in each.spec.fields]
        if with_field:
            return f"it is a field of a channel: write {name}@{with_field[0]}"
    return did_you_mean(name, names)
