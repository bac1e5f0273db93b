"""One more channel for a catalog: a starter profile, planned and then written by who asked for it."""

from collections.abc import Mapping

from msgspec import Struct

from omnicat.channels.profiles import NAME
from omnicat.channels.spec_dates import versions_of
from omnicat.errors import OmnicatError
from omnicat.model.channel import Spec
from omnicat.pipeline import Opened
from omnicat.starting.places import Place, place_in
from omnicat.starting.profile_text import Starter, profile_text, to_fill, unfilled

FOLDER = "channel_profiles"


class Added(Struct, frozen=True):
    """A profile to be written. `settings` have to be filled in first; `fields` stay empty until they are mapped."""

    name: str
    path: str
    text: str
    spec: str
    settings: tuple[str, ...]
    fields: tuple[str, ...]


def add_channel(
    name: str, specs: Mapping[str, Spec], opened: Opened, place: tuple[str, str, str], file: str = ""
) -> Added:
    """A profile for the channel of that name, alias or id. `place` is country, locale and currency, '' where not said.

    Raises OmnicatError where there is no such channel, the place is not known, or the file is there already.
    """
    spec = specs[name] if name in specs else specs[versions_of(name.partition("@")[0], specs)[-1]]
    if "@" in name and name not in specs:
        raise OmnicatError(f"spec '{name}' does not exist", f"the newest is {spec.id}")
    settings = opened.shop.model.settings
    where = place_in(*place, settings.locales, settings.currencies)
    code = _free_name(file, spec, where, opened)
    first = next((each.name for each in opened.profiles.values() if each.spec.id == spec.id), "")
    codes = opened.shop.model.attributes.keys()
    starter = Starter(spec, where, codes, first=first)
    path = f"{FOLDER}/{code}.yaml"
    fields = tuple(field.name for field in unfilled(spec, codes))
    return Added(code, path, profile_text(starter), spec.id, to_fill(starter), fields)


def _free_name(file: str, spec: Spec, place: Place, opened: Opened) -> str:
    """The profile's name, from the file that was asked for or from the channel and the country."""
    asked = file.removeprefix(f"{FOLDER}/")
    code = asked.removesuffix(".yaml").removesuffix(".yml") if file else f"{spec.short}-{place.country.lower()}"
    if not NAME.fullmatch(code):
        raise OmnicatError(
            f"--as '{file}' is not the name of a profile", f"write it as {spec.short}-{place.country.lower()}"
        )
    there = [path for path in opened.files.paths(f"{FOLDER}/") if path.rpartition("/")[2].rpartition(".")[0] == code]
    if there:
        raise OmnicatError(f"'{there[0]}' is there already", f"choose another name: --as {code}-2, or change that file")
    return code
