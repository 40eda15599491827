"""The line hashes by which GitHub recognises an alert when lines move (`primaryLocationLineHash`)."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from itertools import accumulate

# The method of github.com/github/codeql-action, src/fingerprints.ts: a line's hash is the polynomial to base
# 37, modulo 2**64, of the 100 UTF-16 units from its start, across line ends, without blanks and tabs, every
# line end as LF. The file ends with the unit 65535, then zeros. Equal hashes of a file are numbered.
BLOCK = 100
BASE = 37
END = 0xFFFF
_MASK = 0xFFFF_FFFF_FFFF_FFFF
_SHIFT = pow(BASE, BLOCK, 1 << 64)
_LINE_END = re.compile(r"\r\n?")


def line_hashes(text: str) -> list[str]:
    """One hash for each line of the text, such as `c129715d7a2bc9a3:1`."""
    units = _units(text)
    sums = array("Q", accumulate(units, lambda total, unit: (total * BASE + unit) & _MASK, initial=0))
    starts = [0, *(index + 1 for index, unit in enumerate(units) if unit == ord("\n"))]
    values = [(sums[start + BLOCK] - sums[start] * _SHIFT) & _MASK for start in starts]
    seen: Counter[int] = Counter()
    return [_numbered(value, seen) for value in values]


def _units(text: str) -> list[int]:
    squeezed = _LINE_END.sub("\n", text).replace(" ", "").replace("\t", "")
    coded = memoryview(squeezed.encode("utf-16", "surrogatepass")).cast("H")[1:]  # the first one is the BOM
    return [*coded, END, *[0] * BLOCK]


def _numbered(value: int, seen: Counter[int]) -> str:
    seen[value] += 1
    return f"{value:x}:{seen[value]}"
