"""WebVTT after the parsing algorithm of the W3C, with a reason for each cue that the algorithm drops.

https://www.w3.org/TR/webvtt1/#file-parsing
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from a11ylint.media.cues import odd, times
from a11ylint.media.cues.model import Cue, Trouble, is_more
from a11ylint.media.cues.tokens import voice

SIGNATURE: Final = re.compile(r"WEBVTT(?:[ \t\n]|\Z)")
# One cue as nearly all files write it: a line of times, maybe with an identifier above. The payload follows.
_USUAL: Final = re.compile(rf"(?:([^\n]++)\n)??{times.VTT}")
# Broken or not, somebody meant a time; `3.2.2025 --> Fassung 2` is a note about two versions.
_LIKE_TIME: Final = re.compile(r"[0-9] ?: ?[0-9]|[0-9]{2}[.,][0-9]{2}[.,][0-9]{3}")
_HEADER: Final = re.compile(r"([A-Za-z][\w-]*)[ \t]*[:=][ \t]*(.*)")


class Parsed(NamedTuple):
    """What the algorithm makes of a text."""

    cues: tuple[Cue, ...]
    troubles: tuple[Trouble, ...]
    header: dict[str, str]
    styles: tuple[int, ...]


class _State(NamedTuple):
    """What is collected while the blocks go by."""

    cues: list[Cue]
    troubles: list[Trouble]
    styles: list[int]


class _Block(NamedTuple):
    """One block as the algorithm cuts it: its lines, where its times stand in them, and where the next one begins."""

    lines: tuple[str, ...]
    arrow: int | None
    after: int
    cut: bool


def parse(text: str, quick: bool = True) -> Parsed:
    """The cues of a WebVTT text. `quick` takes usual cues by one pattern; the result is the same without."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    state = _State([], [], [])
    if SIGNATURE.match(text) is None:
        state.troubles.append(Trouble(1, "no-signature", text.partition("\n")[0][:60].strip()))
        return Parsed((), tuple(state.troubles), {}, ())
    at, header = _header(text)
    if at < len(text) and text[at] != "\n" and at:
        state.troubles.append(Trouble(text.count("\n", 0, at) + 1, "no-blank-line"))
    _blocks(text, at, state, quick)
    return Parsed(tuple(state.cues), tuple(state.troubles), header, tuple(state.styles))


def _header(text: str) -> tuple[int, dict[str, str]]:
    """Where the header ends, and what its lines say; a line of times ends it too."""
    at = text.find("\n") + 1 or len(text)
    found: dict[str, str] = {}
    while at < len(text):
        stop = text.find("\n", at)
        line = text[at : len(text) if stop < 0 else stop]
        if not line or "-->" in line:
            return at, found
        if match := _HEADER.match(line.strip()):
            found.setdefault(match[1].lower(), match[2].strip())
        at = len(text) if stop < 0 else stop + 1
    return at, found


def _blocks(text: str, at: int, state: _State, quick: bool) -> None:
    """The block loop. Lines are counted as it goes, so that each cue knows its own."""
    end, number = len(text), text.count("\n", 0, at) + 1
    while at < end:
        if text[at] == "\n":
            at += 1
            number += 1
            continue
        after = _usual(text, at, number, state) if quick else None
        if after is None:
            after = _slow(text, at, number, state)
        number += text.count("\n", at, after)
        at = after


def _usual(text: str, at: int, number: int, state: _State) -> int | None:
    """Take a cue with nothing odd about it; where the next block begins, or None for the long way."""
    match = _USUAL.match(text, at)
    if match is None:
        return None
    ident, h1, m1, s1, f1, h2, m2, s2, f2, settings = match.groups("")
    below = match.end()
    arrow = text.find("->", below)  # looked for first: in a file without blank lines it is near
    stop = text.find("\n\n", below, len(text) if arrow < 0 else arrow)
    if (stop < 0 <= arrow) or "-->" in ident:
        return None
    start = int(m1) * 60_000 + int(s1) * 1000 + int(f1)
    finish = int(m2) * 60_000 + int(s2) * 1000 + int(f2)
    if (h1 and h1 != "00") or (h2 and h2 != "00"):
        start, finish = start + times.hours(h1), finish + times.hours(h2)
    payload = text[below + 1 : stop] if stop >= 0 else text[below + 1 :].rstrip("\n")
    if ":" in payload and times.BROKEN.search(payload):
        return None
    line = number + 1 if ident else number
    speaker = voice(payload) if "<v" in payload else ""
    rest = settings.strip(" \t\f") if settings else ""
    _take(Cue(start / 1000, finish / 1000, payload, line, ident, rest, speaker), state)
    return len(text) if stop < 0 else stop + 2


def _take(cue: Cue, state: _State) -> None:
    if cue.end <= cue.start:
        state.troubles.append(Trouble(cue.line, "backwards"))
    if state.cues and cue.start < state.cues[-1].start:
        state.troubles.append(Trouble(cue.line, "unordered"))
    state.cues.append(cue)
    if cue.settings and odd.has_words(cue.settings):
        state.troubles.append(Trouble(cue.line, "words-beside", cue.settings[:60]))
    if "<" in cue.text and (at := odd.swallowed(cue.text)) is not None:
        state.troubles.append(Trouble(cue.line + 1 + at, "words-swallowed"))
    if "&amp;" in cue.text and (at := odd.coded(cue.text, "vtt")) is not None:
        state.troubles.append(Trouble(cue.line + 1 + at, "code-shown"))


def _slow(text: str, at: int, number: int, state: _State) -> int:
    """One block after the letter of the algorithm."""
    block = _collect(text, at)
    if block.arrow is None:
        _note(block.lines, number, state)
        return _behind_note(text, block) if block.cut and _is_note(block.lines[0]) else block.after
    line = number + block.arrow
    payload = block.lines[block.arrow + 1 :]
    found = times.vtt_line(block.lines[block.arrow])
    if found is None:
        if _harmless(block):
            return block.after
        written = block.lines[block.arrow].strip()
        meant = _LIKE_TIME.search(written)
        state.troubles.append(Trouble(line, times.why_bad(written) if meant else "arrow-text", written))
        return block.after
    ident = block.lines[0] if block.arrow else ""
    words = "\n".join(payload)
    _take(Cue(found[0], found[1], words, line, ident, found[2], voice(words)), state)
    _oddities(payload, line + 1, block.cut and _is_next(text, block.after), state)
    return block.after


def _is_next(text: str, at: int) -> bool:
    """Whether a line with an arrow was meant as the times of the next caption; else it is part of the words above."""
    stop = text.find("\n", at)
    return _LIKE_TIME.search(text, at, len(text) if stop < 0 else stop) is not None


def _harmless(block: _Block) -> bool:
    """A line with an arrow that is no time, and no words lost with it: in a comment, or an identifier by itself."""
    if block.arrow == 0 and _is_note(block.lines[0]):
        return True
    if block.arrow is None or _LIKE_TIME.search(block.lines[block.arrow]):
        return False
    return _is_note(block.lines[0]) or (block.cut and len(block.lines) == 1)


def _behind_note(text: str, block: _Block) -> int:
    """Where a comment ends that has an arrow in it: the algorithm begins a block there, which is no cue either."""
    while block.cut:
        following = _collect(text, block.after)
        if following.arrow != 0 or _LIKE_TIME.search(following.lines[0]):
            break
        block = following
    return block.after


def _is_note(line: str) -> bool:
    return line == "NOTE" or line.startswith(("NOTE ", "NOTE\t"))


def _collect(text: str, at: int) -> _Block:
    """Collect a block: up to a blank line, or up to a second line with an arrow."""
    lines: list[str] = []
    arrow: int | None = None
    while at < len(text):
        stop = text.find("\n", at)
        line = text[at:] if stop < 0 else text[at:stop]
        if "-->" in line:
            if arrow is not None or len(lines) > 1:
                return _Block(tuple(lines), arrow, at, True)
            arrow = len(lines)
        elif not line:
            return _Block(tuple(lines), arrow, at + 1, False)
        lines.append(line)
        at = len(text) if stop < 0 else stop + 1
    return _Block(tuple(lines), arrow, at, False)


def _oddities(payload: tuple[str, ...], line: int, cut: bool, state: _State) -> None:
    """Lines of a cue that were meant as something else: the number of the next one, or its times."""
    for number, words in enumerate(payload, line):
        if times.broken_arrow(words):
            state.troubles.append(Trouble(number, "arrow", words.strip()))
    if not cut:
        return
    shown = bool(payload) and payload[-1].strip().isdecimal()
    last = len(payload) - 1 - shown
    if last >= 0 and not payload[last].strip():
        state.troubles.append(Trouble(line + last, "blank-filled"))
        return
    key = "number-shown" if shown else "no-blank-line"
    state.troubles.append(Trouble(line + len(payload) - shown, key, payload[-1].strip() if shown else ""))


def _note(lines: tuple[str, ...], number: int, state: _State) -> None:
    """A block without times: a comment, a style, or words that no viewer will see."""
    first = lines[0]
    if first.rstrip() in ("STYLE", "REGION") and len(lines) > 1:
        state.styles.append(number)
        if state.cues:
            state.troubles.append(Trouble(number, "style-late", first.rstrip()))
    elif _is_note(first):
        return
    elif (bad := next((i for i, line in enumerate(lines) if times.broken_arrow(line)), None)) is not None:
        state.troubles.append(Trouble(number + bad, "arrow", lines[bad].strip()))
    elif state.cues and SIGNATURE.match(first):
        state.troubles.append(Trouble(number, "second-header"))
    elif _are_words(lines, bool(state.cues)) and not is_more(state.troubles, state.cues):
        state.troubles.append(Trouble(number, "text-lost", " ".join(lines).strip()[:60]))


def _are_words(lines: tuple[str, ...], after_cue: bool) -> bool:
    """Words of a caption, not a stray number; above the first cue no header lines and no rest of a torn style."""
    words = " ".join(lines)
    if not any(sign.isalpha() for sign in words):
        return False
    torn = "{" in words or "}" in words
    return after_cue or not (torn or all(_HEADER.match(line.strip()) for line in lines))
