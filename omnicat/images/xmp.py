"""An XMP packet read: RDF in XML that a stranger may have written, so no document types and nothing without end."""

import re
from xml.parsers import expat

from msgspec import Struct, field

from omnicat.images.embedded import LONGEST_TEXT, NOTHING_EMBEDDED, Embedded, clean, cleaned, day_of

LARGEST_PACKET = 1_000_000
DEEPEST = 40
MOST_VALUES = 2_000

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns# "
DC = "http://purl.org/dc/elements/1.1/ "
RIGHTS = "http://ns.adobe.com/xap/1.0/rights/ "
PLUS = "http://ns.useplus.org/ldf/xmp/1.0/ "
EXT = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/ "
CORE = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/ "
LANGUAGE = "http://www.w3.org/XML/1998/namespace lang"

SOURCE_TYPE = re.compile(r"https?:(//cv\.iptc\.org/newscodes/digitalsourcetype/[A-Za-z]{1,64})")

TOP = [f"{RDF}RDF", f"{RDF}Description"]


class Refused(Exception):
    """The packet holds what no packet needs."""


class _Packet(Struct):
    """The properties met so far: name -> pairs of language and text. `path` are the open elements."""

    values: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    path: list[str] = field(default_factory=list)
    language: str = ""
    text: list[str] = field(default_factory=list)
    count: int = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self.path.append(name)
        if len(self.path) > DEEPEST:
            raise Refused
        self.text.clear()
        self.language = attributes.get(LANGUAGE, "")
        if self.path[-2:] == TOP:
            for key, value in attributes.items():
                self.put(key, "", value)
        elif self.path[-3:-1] == TOP and (address := attributes.get(f"{RDF}resource")):
            self.put(name, "", address)

    def say(self, text: str) -> None:
        if len(self.text) < LONGEST_TEXT:
            self.text.append(text)

    def end(self, name: str) -> None:
        said = "".join(self.text).strip()
        path = self.path
        if said and path[-3:-1] == TOP:
            self.put(name, self.language, said)
        elif said and name == f"{RDF}li" and path[-5:-3] == TOP:
            self.put(path[-3], self.language, said)
        self.text.clear()
        path.pop()

    def put(self, name: str, language: str, text: str) -> None:
        self.count += 1
        if self.count > MOST_VALUES:
            raise Refused
        self.values.setdefault(name, []).append((language, text))


def read_xmp(packet: bytes) -> Embedded:
    """What the packet says (XMP part 1, ISO 16684-1:2019; IPTC Photo Metadata Standard 2023.2; PLUS LDF 2.0).

    Nothing where it is no XMP, is larger than a megabyte, or declares entities.
    """
    if not packet or len(packet) > LARGEST_PACKET:
        return NOTHING_EMBEDDED
    read = _Packet()
    try:
        _parser(read).Parse(packet.strip(b"\0 \r\n\t"), True)
    except (expat.ExpatError, Refused, ValueError, LookupError):
        return NOTHING_EMBEDDED
    return _embedded(read.values)


def _parser(read: _Packet) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = read.begin
    parser.EndElementHandler = read.end
    parser.CharacterDataHandler = read.say
    return parser


def _refuse(*_: object) -> None:
    raise Refused


def _embedded(values: dict[str, list[tuple[str, str]]]) -> Embedded:
    def first(*names: str) -> str:
        return next((text for name in names for _, said in values.get(name, ()) if (text := clean(said))), "")

    def by_locale(*names: str) -> dict[str, str]:
        return next((said for name in names if (said := _by_locale(values.get(name, [])))), {})

    return Embedded(
        titles=by_locale(f"{DC}title"),
        alt=by_locale(f"{CORE}AltTextAccessibility", f"{DC}description"),
        tags=cleaned([text for _, text in values.get(f"{DC}subject", ())]),
        creator=", ".join(cleaned([text for _, text in values.get(f"{DC}creator", ())])),
        licence=first(f"{RIGHTS}UsageTerms", f"{RIGHTS}WebStatement", f"{DC}rights"),
        since=day_of(first(f"{PLUS}LicenseStartDate")),
        expires=day_of(first(f"{PLUS}LicenseEndDate")),
        source_type=_source_type(first(f"{EXT}DigitalSourceType")),
    )


def _source_type(said: str) -> str:
    """The word's address as IPTC writes it; '' for what is none of its list."""
    found = SOURCE_TYPE.fullmatch(said)
    return f"http:{found[1]}" if found else ""


def _by_locale(said: list[tuple[str, str]]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for language, text in said:
        if shown := clean(text):
            texts.setdefault(_locale(language), shown)
    return texts


def _locale(language: str) -> str:
    """The language of a text as catalogs write it: en-US for en-us; '' for the default."""
    if language.lower() in ("", "x-default"):
        return ""
    first, *others = language.split("-")
    return "-".join((first.lower(), *(part.upper() if len(part) == 2 else part.title() for part in others)))
