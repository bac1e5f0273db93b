"""One of the options that are defined."""

from omnicat.attributes.definition import Attribute
from omnicat.attributes.plain import number, shown, written, wrong
from omnicat.attributes.protocol import Problem, Raw, Reading, Schema
from omnicat.attributes.rules import UNKNOWN_OPTION
from omnicat.findings import Fix, did_you_mean

NAME = "select"
MANY = False


def read(raw: Raw, attribute: Attribute) -> Reading:
    """The code of an option."""
    if isinstance(raw, (list, dict)):
        return wrong(
            raw, attribute, "the code of one option", hint="write one of the codes of " + f"'{attribute.code}'"
        )
    code = written(raw)
    return (code, ()) if code in attribute.options else (None, (_unknown(code, attribute),))


def schema(attribute: Attribute) -> Schema:
    """The codes, each with its label; a code of digits may stand without quotes."""
    codes: list[object] = []
    labels: list[str] = []
    for code, option in attribute.options.items():
        spellings = [code, *_unquoted(code)]
        codes += spellings
        labels += [next(iter(option.labels.values()), code)] * len(spellings)
    return {"enum": codes, "enumDescriptions": labels, "markdownEnumDescriptions": labels} if codes else {}


def _unknown(code: str, attribute: Attribute) -> Problem:
    message = f"{shown(code)} is not an option of '{attribute.code}'"
    meant = _called(code.strip().casefold(), attribute)
    if meant:
        return Problem(UNKNOWN_OPTION, message, f"write its code: {meant}", fix=Fix(meant))
    return Problem(UNKNOWN_OPTION, message, did_you_mean(code, attribute.options))


def _called(word: str, attribute: Attribute) -> str:
    """The one option that has this label, or this code but for upper and lower case."""
    found = {
        option.code
        for option in attribute.options.values()
        if word in {option.code.casefold(), *(label.casefold() for label in option.labels.values())}
    }
    return found.pop() if len(found) == 1 else ""


def _unquoted(code: str) -> list[object]:
    if code in ("true", "false"):
        return [code == "true"]
    found = number(code)
    if found is None:
        return []
    return [int(found) if "." not in code else float(found)]
