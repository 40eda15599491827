"""Short names that older drawing programs define at the start of an SVG (`&ns_svg;`), written out."""

from __future__ import annotations

import re
from typing import Final

MOST_BYTES: Final = 32 << 20  # of the result
_LONGEST: Final = 200
_DOCTYPE = re.compile(rb"<!DOCTYPE\s[^\[<>]{0,500}\[(?P<inside>[^\]]{0,20000})\]\s*>")
# Nothing in a value may point to another name: names of names are how a file grows without end.
_ENTITY = re.compile(
    rb"<!ENTITY\s+(?P<name>[A-Za-z_][\w.-]{0,60})\s+(?:\"(?P<a>[^\"&%<]{0,200})\"|'(?P<b>[^'&%<]{0,200})')\s*>"
)


def written_out(data: bytes) -> bytes | None:
    """The XML without definitions, None where they are not plain short texts or the result would be too long."""
    match = _DOCTYPE.search(data[:40_000])
    if match is None or _ENTITY.sub(b"", match["inside"]).strip():
        return None
    values = {found["name"]: found["a"] or found["b"] or b"" for found in _ENTITY.finditer(match["inside"])}
    rest = data[: match.start()] + data[match.end() :]
    if len(rest) + rest.count(b"&") * _LONGEST > MOST_BYTES:
        return None
    return re.sub(rb"&([A-Za-z_][\w.-]{0,60});", lambda name: _value(values, name), rest)


def _value(values: dict[bytes, bytes], name: re.Match[bytes]) -> bytes:
    """Names that XML itself knows (`&amp;`) stay as they are."""
    return values.get(name[1], name[0]).replace(b'"', b"&quot;").replace(b"'", b"&apos;")
