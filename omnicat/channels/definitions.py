"""What the definitions of attributes mean for every product: where each looks for its value, and its default."""

from functools import lru_cache
from typing import NamedTuple

from omnicat.attributes import read_value
from omnicat.attributes.definition import Attribute
from omnicat.findings import escape_key
from omnicat.model.catalog import Model
from omnicat.model.listing import Origin, Resolved


class Look(NamedTuple):
    """One place to look in: the locale, '' for what has none; the end of the pointer; whether it is a fallback."""

    locale: str
    ending: str
    is_fallback: bool


class Looks(dict[str, tuple[Look, ...]]):
    """Attribute code -> where to look for its value, in order. Empty for a code that is no attribute's."""

    def __init__(self, model: Model, locale: str) -> None:
        super().__init__()
        self.model = model
        self.locale = locale

    def __missing__(self, code: str) -> tuple[Look, ...]:
        attribute = self.model.attributes.get(code)
        self[code] = looks = tuple(_looks(attribute, self.locale, self.model)) if attribute else ()
        return looks


class Definitions:
    """The definitions of one model, worked out when first asked for and kept for all products."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._looks: dict[str, Looks] = {}
        self._defaults: dict[tuple[str, str], dict[str, Resolved]] = {}

    def looks(self, locale: str) -> Looks:
        """Where every attribute looks for its value in that locale."""
        if locale not in self._looks:
            self._looks[locale] = Looks(self._model, locale)
        return self._looks[locale]

    def defaults(self, family: str, locale: str) -> dict[str, Resolved]:
        """The defaults of a family's attributes, in its order."""
        key = family, locale
        if key not in self._defaults:
            found = self._model.families.get(family)
            codes = found.attributes if found else ()
            said = {code: _default(code, self._model, locale) for code in codes}
            self._defaults[key] = {code: each for code, each in said.items() if each is not None}
        return self._defaults[key]


def definitions_of(model: Model) -> Definitions:
    """The definitions of a model; the same for the same model."""
    return _definitions(_Itself(model))


def locales_of(attribute: Attribute, locale: str, model: Model) -> tuple[str, ...]:
    """The locales to look in, in order; '' alone for what is not localizable."""
    return (locale, *model.fallback_of(attribute, locale)) if attribute.localizable else ("",)


def _looks(attribute: Attribute, locale: str, model: Model) -> list[Look]:
    code = escape_key(attribute.code)
    return [
        Look(each, f"/{code}/{escape_key(each)}" if each else f"/{code}", each not in ("", locale))
        for each in locales_of(attribute, locale, model)
    ]


def _default(code: str, model: Model, locale: str) -> Resolved | None:
    attribute = model.attributes.get(code)
    if attribute is None or attribute.default is None:
        return None
    said, _ = read_value(attribute.default, attribute, model.settings.locales)
    found = next((each for each in locales_of(attribute, locale, model) if each in said), None)
    return None if found is None else Resolved(said[found], Origin("default", attribute.where, found))


class _Itself:
    """A model as a key: what it is made of is too much to compare."""

    __slots__ = ("model",)

    def __init__(self, model: Model) -> None:
        self.model = model

    def __hash__(self) -> int:
        return id(self.model)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and other.model is self.model


@lru_cache(maxsize=4)
def _definitions(model: _Itself) -> Definitions:
    return Definitions(model.model)
