"""Tells captions that came out of a speech recogniser and were not edited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import Final, NamedTuple

from a11ylint.later import later

Lines = Sequence[str]

# YouTube puts the time of each word into its automatic captions, as `<00:00:00.440><c> word</c>`.
_WORD_TIME: Final = later(r"<(?:\d+:)?[0-5]\d:[0-5]\d\.\d{3}><c[.>]")
_MARKS: Final = later(r"[.,!?…:;。、，！？؟،।–—]")
_WORD_TIMES_SHARE: Final = 0.3
_ROLLING_SHARE: Final = 0.5
_FEWEST_ROLLING: Final = 4
_BARE_SHARE: Final = 0.8  # captions without any punctuation; edited ones stay far below
_FEWEST: Final = 8  # below it a poem or a few titles look the same
_SMALL_SHARE: Final = 0.5  # German nouns keep their capitals, lines of songs and poems begin with one


class Raw(NamedTuple):
    """Why captions look unedited. `kind`: rolling, unpunctuated, or empty; `marked` of `total` captions show it."""

    kind: str = ""
    marked: int = 0
    total: int = 0


def raw(payloads: Sequence[str], shown: Sequence[Lines]) -> Raw:
    """Judge the cues of a file: `payloads` with their tags, `shown` their visible lines, in their order."""
    timed = sum(1 for text in payloads if "><c" in text and _WORD_TIME().search(text))
    if timed >= _FEWEST_ROLLING and timed > _WORD_TIMES_SHARE * len(payloads):
        return Raw("rolling", timed, len(payloads))
    filled = [lines for lines in shown if lines]
    rolling = sum(1 for before, lines in pairwise(filled) if _rolls(before, lines))
    if rolling >= _FEWEST_ROLLING and rolling > _ROLLING_SHARE * (len(filled) - 1):
        return Raw("rolling", rolling, len(filled))
    return _plain(filled)


def _rolls(before: Lines, lines: Lines) -> bool:
    """The last line of a caption is shown again in the next one; two captions that are equal are a song."""
    return before[-1] in lines and before != lines


def _plain(filled: Sequence[Lines]) -> Raw:
    most = (1 - _BARE_SHARE) * len(filled)  # edited files are through here after a few captions
    marked = islice((True for lines in filled if any(map(_MARKS().search, lines))), int(most) + 1)
    if len(filled) < _FEWEST or sum(marked) >= most:
        return Raw()
    bare = [lines for lines in filled if not any(map(_MARKS().search, lines))]
    spoken = [lines[0] for lines in bare if not re.match(r"[\[(*♪]", lines[0])]
    small = sum(1 for line in spoken if line[0].islower())
    return Raw("unpunctuated", len(bare), len(filled)) if small > _SMALL_SHARE * len(spoken) else Raw()
