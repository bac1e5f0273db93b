"""What a rendition says about itself: whether a machine made it (IPTC's Digital Source Type), by whom, whose it is."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from omnicat.images.spec import COPYRIGHT, CREATOR, DIGITAL_SOURCE_TYPE

# IPTC Photo Metadata Standard 2023.1: a URI of this list in XMP; as an attribute, as text, or as rdf:resource
SOURCE_TYPE = re.compile(
    rb"DigitalSourceType\b[^<]{0,400}?(https?://cv\.iptc\.org/newscodes/digitalsourcetype/[A-Za-z]{1,64})"
)

PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about=""{said}</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
)
IPTC = ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" Iptc4xmpExt:DigitalSourceType={uri}'
# ISO 16684-1:2019, section 8.4: creators are an ordered list, rights are in languages
DUBLIN_CORE = ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
CREATED = "<dc:creator><rdf:Seq><rdf:li>{text}</rdf:li></rdf:Seq></dc:creator>"
RIGHTS = '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{text}</rdf:li></rdf:Alt></dc:rights>'


def digital_source_type(info: Mapping[str | tuple[int, int], object]) -> str:
    """The URI that an opened picture's XMP gives for its Digital Source Type; empty where it gives none."""
    xmp = info.get("xmp") or info.get("XML:com.adobe.xmp") or b""
    packet = xmp.encode() if isinstance(xmp, str) else xmp
    found = SOURCE_TYPE.search(packet) if isinstance(packet, bytes) else None
    return found[1].decode("ascii") if found else ""


def xmp_packet(said: Mapping[str, str]) -> bytes:
    """The smallest XMP packet that says only these: a Digital Source Type, a creator, a copyright, by KEEPABLE kind."""
    uri = said.get(DIGITAL_SOURCE_TYPE, "")
    texts = [(CREATED, said.get(CREATOR, "")), (RIGHTS, said.get(COPYRIGHT, ""))]
    inner = "".join(form.format(text=escape(_writable(text))) for form, text in texts if text)
    attributes = IPTC.format(uri=quoteattr(uri)) if uri else ""
    content = f"{DUBLIN_CORE}{attributes}>{inner}</rdf:Description>" if inner else f"{attributes}/>"
    return PACKET.format(said=content).encode()


def _writable(text: str) -> str:
    """Without the signs that XML 1.0 can't hold (section 2.2)."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text)
