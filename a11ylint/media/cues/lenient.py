"""SRT and SBV as players read them: a line of times begins a caption, a blank line ends it.

There is no standard. What players agree on is taken without a word, where they differ stands in the troubles.
https://wiki.videolan.org/SubRip/ and https://support.google.com/youtube/answer/2734698
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from a11ylint.media.cues import odd, times
from a11ylint.media.cues.model import Cue, Trouble, is_more

Form = Literal["srt", "sbv"]
_BLANKS: Final = re.compile(r"^[ \t]+$", re.MULTILINE)
# Captions as nearly all files write them; everything else goes the long way.
_TIDY: Final = {
    "srt": re.compile(
        r"([0-9]++)\n([0-9]{2}):([0-5][0-9]):([0-5][0-9]),([0-9]{3}) --> "
        r"([0-9]{2}):([0-5][0-9]):([0-5][0-9]),([0-9]{3})\n(?!\n)"
    ),
    "sbv": re.compile(
        r"()([0-9]{1,2}):([0-5][0-9]):([0-5][0-9])\.([0-9]{3}),"
        r"([0-9]{1,2}):([0-5][0-9]):([0-5][0-9])\.([0-9]{3})\n(?!\n)"
    ),
}
_NUMBER: Final = re.compile(r"[ \t]*[0-9]+[ \t]*(?:#.*)?")  # editors leave notes behind the number
_SBV_BREAK: Final = "[br]"


class Parsed(NamedTuple):
    """What players make of a text."""

    cues: tuple[Cue, ...]
    troubles: tuple[Trouble, ...]


class _State(NamedTuple):
    form: Form
    cues: list[Cue]
    troubles: list[Trouble]

    def trouble(self, line: int, key: str, data: str = "") -> None:
        self.troubles.append(Trouble(line, key, data.strip()[:60]))

    def take(self, cue: Cue) -> None:
        if cue.end <= cue.start:
            self.trouble(cue.line, "backwards")
        if self.cues and cue.start < self.cues[-1].start:
            self.trouble(cue.line, "unordered")
        self.cues.append(cue)
        if cue.settings and odd.has_words(cue.settings):
            self.trouble(cue.line, "words-beside", cue.settings)
        if "&" in cue.text and (at := odd.coded(cue.text, self.form)) is not None:
            self.trouble(cue.line + 1 + at, "code-shown")


def parse(text: str, form: Form, quick: bool = True) -> Parsed:
    """The captions of a text. `quick` takes tidy ones by one pattern; the result is the same without."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    if "\n " in text or "\n\t" in text:
        text = _BLANKS.sub("", text)
    state = _State(form, [], [])
    at, number, end = 0, 1, len(text)
    while at < end:
        if text[at] == "\n":
            at, number = at + 1, number + 1
            continue
        stop = text.find("\n\n", at)
        stop = end if stop < 0 else stop
        if not (quick and _tidy(text, at, stop, number, state)):
            _block(text[at:stop].rstrip("\n").split("\n"), number, state)
        number += text.count("\n", at, stop)
        at = stop
    return Parsed(tuple(state.cues), tuple(state.troubles))


def _tidy(text: str, at: int, stop: int, number: int, state: _State) -> bool:
    """Take a caption with nothing odd about it; False for the long way."""
    match = _TIDY[state.form].match(text, at)
    if match is None:
        return False
    payload = text[match.end() : stop]
    if "->" in payload or (":" in payload and times.any_meant(payload, state.form)):
        return False
    ident, h1, m1, s1, f1, h2, m2, s2, f2 = match.groups()
    start, finish = times.seconds(h1, m1, s1, f1), times.seconds(h2, m2, s2, f2)
    state.take(Cue(start, finish, _words(payload.rstrip("\n"), state.form), number + bool(ident), ident))
    return True


def _words(payload: str, form: Form) -> str:
    return payload.replace(_SBV_BREAK, "\n") if form == "sbv" else payload


def _block(lines: list[str], number: int, state: _State) -> None:
    """Lines between blank ones: mostly one caption, several where blank lines are missing, or words that are lost."""
    marks = [index for index, line in enumerate(lines) if times.is_meant(line, state.form)]
    first = marks[0] if marks else len(lines)
    named = bool(marks) and first > 0 and _NUMBER.fullmatch(lines[first - 1]) is not None
    _lost(lines[: first - named], number, state)
    ident = lines[first - 1].strip() if named else ""
    for mark, following in pairwise((*marks, len(lines))):
        payload = lines[mark + 1 : following]
        shown = following < len(lines) and bool(payload) and _NUMBER.fullmatch(payload[-1]) is not None
        _caption(lines[mark], payload[:-1] if shown else payload, ident, number + mark, state)
        ident = payload[-1].strip() if shown else ""
        if following < len(lines):
            state.trouble(number + following - shown, "no-blank-line")


def _caption(written: str, payload: list[str], ident: str, line: int, state: _State) -> None:
    found = times.lenient_line(written, state.form)
    if found is None:
        state.trouble(line, times.why_lost(written, state.form), written)
        return
    if found.doubt:
        state.trouble(line, found.doubt, written)
    if state.form == "srt" and not ident:
        state.trouble(line, "no-number")
    words = _words("\n".join(payload), state.form)
    state.take(Cue(found.start, found.end, words, line, ident, found.rest))


def _lost(lines: list[str], number: int, state: _State) -> None:
    """Words that belong to no caption: players leave them out or show them with the caption before."""
    words = " ".join(lines).strip()
    if any(sign.isalpha() for sign in words) and not is_more(state.troubles, state.cues):
        state.trouble(number, "text-lost", words)
