"""A drawing in SVG: its size, and a copy of it that neither runs nor fetches anything."""

import re
from collections.abc import Mapping
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from omnicat.findings import Finding
from omnicat.originals.findings import about, name_of, unreadable
from omnicat.originals.media import Facts
from omnicat.originals.rules import SVG_UNSAFE
from omnicat.originals.svg_names import ANIMATIONS, ELEMENTS, FETCHING, SVG, XLINK, XML
from omnicat.originals.svg_style import cleaned, is_safe_address
from omnicat.originals.svg_uses import Uses

MOST_BYTES, MOST_ELEMENTS, DEEPEST = 5_000_000, 100_000, 200
MOST_DRAWN = 1_000_000
"""A few lines of `<use>` that use each other are billions of elements to who looks at them."""

EXPORT = 'export it again as "plain SVG"'
_LENGTH = re.compile(r"\s*\+?(\d{1,6}(?:\.\d*)?|\.\d+)\s*(px|pt|pc|mm|cm|in|)\s*$")
# CSS Values Level 3, section 5.2: 96 px are an inch
_PIXELS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


def facts_of(content: bytes, path: str) -> tuple[Facts, tuple[Finding, ...]]:
    """The drawing's size in CSS pixels, and what its copy will be without. Raises Refused."""
    drawing = _read(content, path)
    width, height = _size(drawing.root)
    removed = list(dict.fromkeys(drawing.removed))
    if not removed:
        return Facts("svg", width, height), ()
    named = ", ".join(removed[:5]) + (f" and {len(removed) - 5} more" if len(removed) > 5 else "")
    message = f"'{name_of(path)}' holds {named}, which is not published"
    return Facts("svg", width, height), (about(SVG_UNSAFE, path, message, EXPORT),)


def safe_copy(content: bytes, path: str) -> bytes:
    """The drawing without scripts, handlers, foreign content and outside references; the same bytes for the same
    drawing. Raises Refused."""
    return "".join(_read(content, path).out).encode()


def _read(content: bytes, path: str) -> "_Drawing":
    if len(content) > MOST_BYTES:
        raise unreadable(path, "it is larger than 5 MB", "simplify its paths, or export it as PNG")
    drawing = _Drawing()
    try:
        drawing.parse(content)
    except _Stopped as stopped:
        raise unreadable(path, str(stopped), EXPORT) from None
    except (expat.ExpatError, LookupError, ValueError) as error:
        cause = expat.errors.messages.get(getattr(error, "code", 0), "its encoding is not known")
        raise unreadable(path, f"{cause}, line {getattr(error, 'lineno', 1)}") from None
    return drawing


class _Stopped(Exception):
    """A drawing that is not read to its end."""


class _Drawing:
    """What is kept of a drawing, as text, while it is read."""

    def __init__(self) -> None:
        self.root: Mapping[str, str] = {}
        self.out: list[str] = []
        self.removed: list[str] = []
        self._elements = self._depth = self._skipped_from = 0
        self._namespace = SVG
        self._style: list[str] | None = None
        self._open = False
        self._uses = Uses()

    def parse(self, content: bytes) -> None:
        """Raises _Stopped, and what expat raises."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.buffer_text = parser.ordered_attributes = True
        parser.EntityDeclHandler = _no_entities
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        parser.ProcessingInstructionHandler = self._instruction
        parser.Parse(content, True)
        if self._uses.drawn(MOST_DRAWN) >= MOST_DRAWN:
            raise _Stopped(f"its parts use each other, and {MOST_DRAWN:,} elements or more are drawn")

    def _start(self, name: str, listed: list[str]) -> None:
        self._elements, self._depth = self._elements + 1, self._depth + 1
        if self._elements > MOST_ELEMENTS or self._depth > DEEPEST:
            raise _Stopped(f"it has more than {MOST_ELEMENTS:,} elements, or {DEEPEST} inside each other")
        said = dict(zip(listed[::2], listed[1::2], strict=True))
        if self._depth == 1:
            self._begin(name, said)
        if self._skipped_from:
            return
        tag = self._drawn(name, said)
        if not tag:
            self._skipped_from = self._depth
            return
        self._uses.begin(said)
        self._close_tag()
        heads = f' xmlns="{SVG}" xmlns:xlink="{XLINK}"' if self._depth == 1 else ""
        kept = "".join(f" {key}={quoteattr(text)}" for key, text in self._attributes(said))
        self.out.append(f"<{tag}{heads}{kept}")
        self._open = True
        self._style = [] if tag == "style" else None

    def _begin(self, name: str, said: Mapping[str, str]) -> None:
        self._namespace, _, tag = name.rpartition(" ")
        if tag != "svg" or self._namespace not in (SVG, ""):
            raise _Stopped("it is no SVG drawing")
        self.root = said

    def _drawn(self, name: str, said: Mapping[str, str]) -> str:
        """The element's name where it only draws, else ''. What editors add for themselves goes without a word."""
        namespace, _, tag = name.rpartition(" ")
        if self._style is not None:
            self.removed.append(f"<{_word(tag)}> in <style>")
            return ""
        if namespace != self._namespace:
            if tag.lower() in ("script", "iframe", "object", "embed", "audio", "video"):
                self.removed.append(f"<{tag}>")
            return ""
        if tag not in ELEMENTS or tag in FETCHING:
            self.removed.append(f"<{_word(tag)}>")
            return ""
        target = said.get("attributeName", "").rpartition(":")[2].strip().lower()
        if tag in ANIMATIONS and (target in ("href", "style") or target.startswith("on")):
            self.removed.append(f"<{tag}> of {_word(target)}")
            return ""
        return "" if tag == "metadata" else tag

    def _attributes(self, said: Mapping[str, str]) -> "list[tuple[str, str]]":
        kept = []
        for name, text in said.items():
            namespace, _, key = name.rpartition(" ")
            if namespace == XML and key in ("lang", "space"):
                kept.append((f"xml:{key}", text))
            elif namespace == XLINK and key == "href":
                kept += self._address("xlink:href", text)
            elif namespace == "":
                kept += self._plain(key, text)
        return kept

    def _plain(self, key: str, text: str) -> "list[tuple[str, str]]":
        if key.lower().startswith("on"):
            self.removed.append(_word(key))
            return []
        if key in ("href", "src"):
            return self._address(key, text)
        safe, changed = cleaned(text) if key == "style" or "(" in text or "\\" in text or ":" in text else (text, False)
        if changed:
            self.removed.append(f"{_word(key)}=…")
        return [(key, safe)] if safe or not changed else []

    def _address(self, key: str, text: str) -> "list[tuple[str, str]]":
        if is_safe_address(text):
            return [(key, text)]
        self.removed.append(f"{key}={_word(text[:40])}")
        return []

    def _end(self, name: str) -> None:
        if self._skipped_from:
            if self._skipped_from == self._depth:
                self._skipped_from = 0
            self._depth -= 1
            return
        if self._style is not None:
            safe, changed = cleaned("".join(self._style))
            if changed:
                self.removed.append("outside references in <style>")
            self._style = None
            self._write(safe)
        tag = name.rpartition(" ")[2]
        self.out.append("/>" if self._open else f"</{tag}>")
        self._open = False
        self._depth -= 1
        self._uses.end()

    def _text(self, text: str) -> None:
        if self._skipped_from:
            return
        if self._style is not None:
            self._style.append(text)
        else:
            self._write(text)

    def _write(self, text: str) -> None:
        if text:
            self._close_tag()
            self.out.append(escape(text))

    def _close_tag(self) -> None:
        if self._open:
            self.out.append(">")
            self._open = False

    def _instruction(self, target: str, _: str) -> None:
        if target.lower() == "xml-stylesheet":
            self.removed.append("<?xml-stylesheet?>")


def _no_entities(*_: object) -> None:
    raise _Stopped("it declares entities, as Adobe Illustrator does for itself")


def _size(root: Mapping[str, str]) -> tuple[int, int]:
    """Width and height as said, else those of the view box; 0 where there are none."""
    sides = [_length(root.get("width", "")), _length(root.get("height", ""))]
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    of_box = [_length(each) for each in box[2:]] if len(box) == 4 else [0.0, 0.0]
    if all(of_box):
        across, down = of_box
        if not sides[0]:
            sides[0] = sides[1] * across / down if sides[1] else across
        sides[1] = sides[1] or sides[0] * down / across
    width, height = (min(round(side), 10**6) for side in sides)
    return width, height


def _length(text: str) -> float:
    found = _LENGTH.match(text)
    return float(found[1]) * _PIXELS[found[2]] if found else 0.0


def _word(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)[:60]
