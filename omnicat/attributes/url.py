"""A web address: https://harborandpine.example/care."""

import re

from omnicat.attributes.definition import Attribute
from omnicat.attributes.limits import text_problems
from omnicat.attributes.plain import shown, wrong
from omnicat.attributes.protocol import Problem, Raw, Reading, Schema
from omnicat.attributes.rules import NOT_A_URL
from omnicat.attributes.text import text_limits
from omnicat.findings import Fix

NAME = "url"
MANY = False

_PLAIN = re.compile(r"https?://(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9-]+(?:[/?#][!-~]*)?").fullmatch
_KEPT = "!#$%&'()*+,/:;=?@[]~"


def read(raw: Raw, attribute: Attribute) -> Reading:
    """An http or https address with a host, in ASCII and without spaces."""
    if not isinstance(raw, str):
        return wrong(raw, attribute, "a web address", hint="write it in full: https://…")
    problem = None if _PLAIN(raw) else _problem(raw)
    return (None, (problem,)) if problem else (raw, text_problems(raw, attribute))


def schema(attribute: Attribute) -> Schema:
    """An address with its scheme."""
    return {"type": "string", "format": "uri", "pattern": "^https?://", **text_limits(attribute)}


def _problem(text: str) -> Problem | None:
    parts = _parts(text)
    if parts is None or parts[0] not in ("http", "https"):
        return Problem(NOT_A_URL, f"{shown(text)} is not a web address", _scheme_hint(text))
    if not parts[1]:
        return Problem(NOT_A_URL, f"{shown(text)} names no host", "write it in full: https://…")
    if text.isascii() and text.isprintable() and " " not in text:
        return None
    what = "has a space in it" if re.search(r"\s", text) else "has letters that addresses can't hold"
    encoded = _encoded(text)
    hint = f"write {encoded}" if encoded else "write the host in its ASCII form (xn--…) and percent-encode the rest"
    return Problem(NOT_A_URL, f"{shown(text)} {what}", hint, fix=Fix(encoded) if encoded else None)


def _parts(text: str) -> tuple[str, str] | None:
    """Scheme and host; None where it can't be taken apart."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 - reading the port is what checks it
    except ValueError:
        return None
    return parts.scheme.lower(), parts.hostname or ""


def _scheme_hint(text: str) -> str:
    if re.match(r"(?:www\.|[\w-]+(?:\.[\w-]+)+(?:/|$))", text):
        return f"write https://{text}"
    return "write it in full: https://…"


def _encoded(text: str) -> str:
    """The address percent-encoded; empty where its host is not plain ASCII or white space is at its edge."""
    from urllib.parse import quote

    scheme, _, rest = text.partition("://")
    host, slash, path = rest.partition("/")
    if not host.isascii() or not host.isprintable() or " " in host or text != text.strip():
        return ""
    return f"{scheme}://{host}{slash}{quote(path, safe=_KEPT)}"
