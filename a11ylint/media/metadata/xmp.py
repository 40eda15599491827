"""XMP packets (ISO 16684-1): texts about the picture in their languages, and the same bytes without private parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_IPTC = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
# IPTC Photo Metadata Standard 2021.1 brought the first two; Dublin Core is what older programs call the caption.
FIELDS: Final = {
    f"{_IPTC}AltTextAccessibility": "alt",
    f"{_IPTC}ExtDescrAccessibility": "extended",
    "{http://purl.org/dc/elements/1.1/}description": "description",
}
# Drones write `GpsLatitude` and `DroneSerialNumber`.
_NAMES = rb"(?:G[Pp][Ss]\w{1,40}|\w{0,20}SerialNumber)"
# Every repetition has a limit: the packet may come from anywhere.
_ATTRIBUTE = re.compile(rb"\b[\w.-]{1,40}:" + _NAMES + rb"\s*=\s*(?:\"[^\"<]*\"|'[^'<]*')")
_ELEMENT = re.compile(
    rb"<(?P<name>[\w.-]{1,40}:" + _NAMES + rb")\b[^<>]*(?:/>|>.{0,200}?</(?P=name)\s*>)", re.DOTALL
)
_LATITUDE = re.compile(rb":G[Pp][Ss]Latitude\s*(?:=\s*[\"'][^\"'\s]|>\s*[^\s<])")
_SERIAL = re.compile(rb":\w{0,20}SerialNumber\s*(?:=\s*[\"'][^\"'\s]|>\s*[^\s<])")


class Said(NamedTuple):
    """A text inside a picture file: its kind (alt, extended, description), its language ("" unknown), the words."""

    kind: str
    lang: str
    text: str


def texts(packet: bytes) -> Iterator[Said]:
    """The texts of a packet in all their languages; nothing of a broken packet."""
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(packet.strip(b"\0 \r\n\t"))
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return
    for element in root.iter():
        if element.tag in FIELDS:
            yield from _values(FIELDS[element.tag], element)
        if element.tag == f"{_RDF}Description":
            for name, kind in FIELDS.items():
                if element.get(name, "").strip():
                    yield Said(kind, "", element.get(name, "").strip())


def _values(kind: str, element: Element) -> Iterator[Said]:
    """One for each language; a plain value has none."""
    items = list(element.iter(f"{_RDF}li"))
    for item in items or [element]:
        words = (item.text or "").strip()
        if words:
            yield Said(kind, item.get(_LANG, ""), words)


def private(packet: bytes) -> frozenset[str]:
    """`gps` where the place of the photo can be read, `serial` where a number of the camera can."""
    pairs = (("gps", _LATITUDE), ("serial", _SERIAL))
    return frozenset(name for name, pattern in pairs if pattern.search(packet))


def stripped(packet: bytes) -> bytes | None:
    """The packet with blanks for place and serial numbers, as long as before; None where something stays."""
    for pattern in (_ELEMENT, _ATTRIBUTE):
        packet = pattern.sub(lambda match: b" " * len(match[0]), packet)
    return None if private(packet) else packet
