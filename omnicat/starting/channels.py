"""The channel profiles a new catalog begins with: Google in each locale, the shop's own pages, Shopify, Amazon."""

from collections.abc import Iterator, Mapping, Sequence

from omnicat.model.channel import Spec
from omnicat.starting.places import Place, usual_place
from omnicat.starting.profile_text import Starter, profile_text

EVERYWHERE = "google-merchant"
"""The channel that a new catalog has in each of its locales."""
ONCE = ("amazon-listings", "shopify", "website")

ELSEWHERE = """\
# As in {first}, but for what is said here.
extends: {first}
locale: {place.locale}
currency: {place.currency}
country: {place.country}
"""


def starter_profiles(locales: Sequence[str], currencies: Sequence[str], specs: Mapping[str, Spec]) -> dict[str, str]:
    """Path -> text. `specs` are by id."""
    newest = {spec.name: spec for _, spec in sorted(specs.items())}
    places = [usual_place(locale, currencies) for locale in locales]
    names = [f"{newest[EVERYWHERE].short}{ending}" for ending in _endings(places)]
    profiles = {newest[name].short: _text(newest[name], places[0]) for name in ONCE}
    profiles[names[0]] = _text(newest[EVERYWHERE], places[0])
    profiles |= {
        name: ELSEWHERE.format(place=place, first=names[0]) for name, place in zip(names[1:], places[1:], strict=True)
    }
    return {f"channel_profiles/{name}.yaml": text for name, text in sorted(profiles.items())}


def _text(spec: Spec, place: Place) -> str:
    return profile_text(Starter(spec, place, is_asleep=True))


def _endings(places: Sequence[Place]) -> Iterator[str]:
    """Nothing where there is one; the country; the locale where two have the same country."""
    countries = [place.country for place in places]
    for place in places:
        ending = place.country if countries.count(place.country) == 1 else place.locale
        yield f"-{ending.lower()}" if len(places) > 1 else ""
