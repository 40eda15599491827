"""Bytes to text: UTF-8 with or without a BOM, nothing guessed."""

from __future__ import annotations

import codecs

_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


class Undecodable(ValueError):
    """Not text in UTF-8.

    `key` is a message key of draft-unreadable, `before` the text up to the byte that goes wrong, `detail` for people.
    """

    def __init__(self, key: str, before: str = "", detail: str = "") -> None:
        super().__init__(key, before, detail)
        self.key = key
        self.before = before
        self.detail = detail


def decode(raw: bytes) -> str:
    """The text with its newlines untouched and without a BOM; raises Undecodable."""
    for mark, name in _BOMS:
        if raw.startswith(mark):
            raise Undecodable("encoding", detail=name)
    if b"\0" in raw[:8192]:
        raise Undecodable("binary")
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        raise Undecodable("encoding", before, f"0x{raw[error.start]:02X}") from error
