"""The attributes an import uses, collected while it reads: known ones first, then standard ones, then new ones."""

from collections.abc import Iterable, Mapping
from typing import Any

from omnicat.importers.draft import Data, Options
from omnicat.importers.naming import attribute_code, code_of
from omnicat.importers.standard import standard_attributes


class Vocabulary:
    """Definitions by code, in the order they were first used; options are added as values need them."""

    def __init__(self, options: Options, locales: Iterable[str]) -> None:
        self._known = options.known.attributes
        self._locales = tuple(locales)
        self._used: dict[str, dict[str, Any]] = {}
        self._option_codes: dict[str, dict[str, str]] = {}
        self._code_by_name = _names(self._known)

    @property
    def definitions(self) -> Mapping[str, Data]:
        """All that was used."""
        return self._used

    def __contains__(self, code: str) -> bool:
        return code in self._used

    def code_named(self, text: str) -> str:
        """The code of the catalog's attribute that has this code or label, or ''."""
        return self._code_by_name.get(_key(text), "")

    def use(self, code: str, fresh: Data | None = None) -> dict[str, Any]:
        """The definition of an attribute: the catalog's own, the standard one, or `fresh`."""
        if code not in self._used:
            found = (
                self._known.get(code)
                or self._standard(code)
                or fresh
                or {"type": "text", "label": code.replace("_", " ").capitalize()}
            )
            self._used[code] = _copy(found)
            if self._used[code]["type"] in ("select", "multi_select"):
                self._used[code].setdefault("options", {})
        return self._used[code]

    def peek(self, code: str) -> Data | None:
        """What is known of an attribute, without using it."""
        return self._used.get(code) or self._known.get(code) or self._standard(code)

    def option(self, code: str, text: str) -> str:
        """The option of a select that a text names by code or label; a new one is added where there is none."""
        choices = self._used[code].setdefault("options", {})
        by_name = self._option_codes.setdefault(code, _option_names(choices))
        found = by_name.get(_key(text))
        if found is None:
            found = self._free(code_of(text), choices)
            choices[found] = {"label": text}
            by_name[_key(text)] = found
            by_name.setdefault(_key(found), found)
        return found

    def fresh_code(self, text: str) -> str:
        """A code for a new attribute; '' texts and clashes with other labels get a number."""
        return attribute_code(text) or "unnamed"

    def _free(self, code: str, taken: Mapping[str, Any]) -> str:
        number, free = 2, code
        while free in taken:
            free, number = f"{code}_{number}", number + 1
        return free

    def _standard(self, code: str) -> Data | None:
        found = standard_attributes().get(code)
        return localised(found, self._locales) if found else None


def localised(definition: Data, locales: tuple[str, ...]) -> Data:
    """A definition with the labels of those locales only; the English words where none fits."""
    made = dict(definition)
    made["label"] = _labels(definition["label"], locales)
    if "options" in definition:
        made["options"] = {
            code: {**option, "label": _labels(option["label"], locales)} if isinstance(option, Mapping) else option
            for code, option in definition["options"].items()
        }
    return made


def _labels(labels: Any, locales: tuple[str, ...]) -> Any:
    if not isinstance(labels, Mapping):
        return labels
    by_language = {locale.partition("-")[0]: text for locale, text in labels.items()}
    fitting = {locale: labels.get(locale) or by_language.get(locale.partition("-")[0]) for locale in locales}
    kept = {locale: text for locale, text in fitting.items() if text}
    if not kept or (len(locales) == 1 and locales[0] in kept):
        return next(iter(kept.values()), next(iter(labels.values())))
    return kept


def _copy(data: Data) -> dict[str, Any]:
    return {key: _copy(value) if isinstance(value, Mapping) else value for key, value in data.items()}


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def _names(attributes: Mapping[str, Data]) -> dict[str, str]:
    names: dict[str, str] = {}
    for code, definition in attributes.items():
        for name in _words(definition):
            names.setdefault(_key(name), code)
    return {**names, **{_key(code): code for code in attributes}}


def _option_names(choices: Mapping[str, Any]) -> dict[str, str]:
    names: dict[str, str] = {}
    for code, option in choices.items():
        spelt = (option.get("channels") or {}).values() if isinstance(option, Mapping) else ()
        for name in (*_words(option), *(str(word) for word in spelt)):
            names.setdefault(_key(name), code)
    return {**names, **{_key(code): code for code in choices}}


def _words(data: Any) -> list[str]:
    label = data.get("label") if isinstance(data, Mapping) else data
    return [str(word) for word in (label.values() if isinstance(label, Mapping) else (label,)) if word]
