"""Whether a picture says that it was made by a machine: IPTC's Digital Source Type, read and written."""

import re
from collections.abc import Mapping

# IPTC Photo Metadata Standard 2023.1: a URI of this list in XMP; as an attribute, as text, or as rdf:resource
SOURCE_TYPE = re.compile(
    rb"DigitalSourceType\b[^<]{0,400}?(https?://cv\.iptc\.org/newscodes/digitalsourcetype/[A-Za-z]{1,64})"
)

PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
    ' Iptc4xmpExt:DigitalSourceType="{uri}"/></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
)


def digital_source_type(info: Mapping[str | tuple[int, int], object]) -> str:
    """The URI that an opened picture's XMP gives for its Digital Source Type; empty where it gives none."""
    xmp = info.get("xmp") or info.get("XML:com.adobe.xmp") or b""
    packet = xmp.encode() if isinstance(xmp, str) else xmp
    found = SOURCE_TYPE.search(packet) if isinstance(packet, bytes) else None
    return found[1].decode("ascii") if found else ""


def xmp_packet(uri: str) -> bytes:
    """The smallest XMP packet that says only this Digital Source Type."""
    return PACKET.format(uri=uri).encode()
