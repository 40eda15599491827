"""Checks of captions: capitals, ends of lines, sounds, speakers, colours, masked words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from a11ylint.checks import Problem, Words, check
from a11ylint.checks._caption_quality import (
    Hit,
    Say,
    alone,
    captions,
    edited,
    frequent,
    language_of,
    limits_of,
    measured,
    report,
)
from a11ylint.checks._caption_wrap import rewrap
from a11ylint.checks._sheets import Sheet
from a11ylint.later import later
from a11ylint.post import Post
from a11ylint.source import Place

if TYPE_CHECKING:
    from a11ylint.media.cues.model import CueFile

_NONE: Final = frozenset(("none", "irrelevant", "keine", "unwichtig"))
_NARRATION: Final = 2  # words in capitals: one may be an acronym or a cry

_CLASS: Final = later(r"<(?:c|v|lang|b|i|u)((?:\.[\w-]+)+)")
_FONT: Final = later(r"<font[^>]*\bcolor\s*=\s*[\"']?(#?\w+)", re.IGNORECASE)
_STYLE: Final = later(r"::cue(?:\([^)\n]{0,200}\))?\s{0,20}\{[^}]{0,500}?(?<![\w-])color\s*:\s*([#\w]+)")
_TTML: Final = later(
    r"<(?:\w+:)?(\w+)(?=\s)([^<>]{0,400}?[\s:]color\s*=\s*[\"']\s*([#\w(), ]{1,40})[^<>]{0,400})>"
)
_STYLE_ID: Final = later(r"\sxml:id\s*=\s*[\"']([^\"']+)")
_STYLE_USED: Final = later(r"\sstyle\s*=\s*[\"']([^\"']+)")
_RGB: Final = later(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})")
_DARK: Final = {"red": Words("Rot", "red"), "blue": Words("Blau", "blue")}
# Two stars or more beside letters; a single one is the gender star of "Bürger*innen".
_MASKED: Final = later(
    r"(?<![\w*])[^\W\d_]{1,4}\*{2,}[^\W\d_]*|\[(?:piep|pieps|bleep|zensiert|censored|expletive)\]",
    re.IGNORECASE,
)


@check("caption-all-caps", on=edited, needs=("media",))
def caption_all_caps(_post: Post, found: Sheet, *, share: float) -> Iterator[Problem]:
    """Most captions are in capitals and small letters; sounds and labels do not count, nor do single words."""
    from a11ylint.text.captions.labels import only_sound

    columns = measured(found.file)
    loud = [
        at for at, lines in enumerate(columns.spoken) if lines[-1].isupper() and " ".join(lines).isupper()
    ]
    if not frequent(loud, found, share / 2):
        return
    sounds = {at for at, lines in enumerate(columns.lines) if only_sound(lines)}
    letters = sum(_letters(lines) for at, lines in enumerate(columns.spoken) if at not in sounds)
    cries = (
        at for at in loud if at not in sounds and len(" ".join(columns.spoken[at]).split()) >= _NARRATION
    )
    hits = [Hit(at, _letters(columns.spoken[at])) for at in cries]
    if hits and sum(hit.weight for hit in hits) > share * letters:
        key = alone("fail", found)
        yield report(key, found, hits, lambda _: Say(Words("in Großbuchstaben", "in capitals")), {})


def _letters(lines: tuple[str, ...]) -> int:
    return sum(1 for line in lines for character in line if character.isalpha())


def breakable(post: Post) -> Iterator[Sheet]:
    """Sheet in the languages whose bad line ends are known, with a caption of two lines."""
    from a11ylint.text.captions.breaks import LANGUAGES

    for found in edited(post):
        if language_of(post, found) in LANGUAGES and any(
            len(lines) > 1 for lines in measured(found.file).lines
        ):
            yield found


@check("caption-line-break", on=breakable, needs=("media",))
def caption_line_break(
    post: Post, found: Sheet, *, preset: str, least: int, share: float
) -> Iterator[Problem]:
    """Lines end where a phrase ends."""
    from a11ylint.text.captions.breaks import bad_ends

    columns = measured(found.file)
    language = language_of(post, found) or ""
    broken = [at for at, lines in enumerate(columns.lines) if len(lines) > 1]
    torn = {at: end for at in broken if (end := next(bad_ends(columns.lines[at], language), None))}
    if len(torn) < least or len(torn) <= share * len(broken):
        return
    limits = limits_of(post, found, preset)
    fix = None
    if limits and limits.line:
        fix = rewrap(post, found, torn, limits.line, int(limits.lines or 2))
    hits = [Hit(at) for at in torn]
    yield report("fail", found, hits, lambda hit: _torn(*torn[hit.at]), {"total": len(broken)}, fix)


def _torn(kind: str, word: str) -> Say:
    if kind == "split":
        return Say(Words(f"getrennt bei „{word}“", f"split at “{word}”"))
    return Say(Words(f"Zeilenende „{word}“", f"line ends with “{word}”"))


def with_sounds(post: Post) -> Iterator[Sheet]:
    """Sheet of clips whose author says that sounds or music are to be heard."""
    yield from (found for found in edited(post) if _heard(found))


def _heard(found: Sheet) -> str:
    """relevant or music, as the author declared it; empty for neither."""
    said = found.clip.answers.word("sounds") or ""
    if said in _NONE or found.clip.answers.truth("sounds") is False:
        return ""
    if said:
        return "relevant"
    return "music" if "music" in {word.lower() for word in found.clip.answers.words("audio")} else ""


@check("caption-sound-missing", on=with_sounds, needs=("media",))
def caption_sound_missing(_post: Post, found: Sheet) -> Iterator[Problem]:
    """What is to be heard besides words stands in the captions too."""
    from a11ylint.text.captions.labels import has_sound

    lines = measured(found.file).lines
    if not any(has_sound("\n".join(cue)) for cue in lines):
        yield Problem(_heard(found), Place(found.path), {"name": found.name, "count": len(lines)})


def colored(post: Post) -> Iterator[Sheet]:
    """Sheet that set colours."""
    yield from (found for found in captions(post) if any(colors_of(found.file)))


@check("caption-color-choice", on=colored, needs=("media",))
def caption_color_choice(_post: Post, found: Sheet) -> Iterator[Problem]:
    """No words in red or blue: both are too dark on black."""
    dark = dict.fromkeys(color for color in map(_dark, colors_of(found.file)) if color)
    if dark:
        colors = [_DARK[color] for color in dark]
        listed = Words(" und ".join(one.de for one in colors), " and ".join(one.en for one in colors))
        yield Problem("fail", Place(found.path), {"name": found.name, "colors": listed})


@lru_cache(maxsize=16)
def colors_of(file: CueFile) -> tuple[str, ...]:
    """The colours of words in a file, as written: WebVTT classes, style blocks, font tags of SRT, styles of TTML."""
    text = file.text
    if file.format == "ttml":
        return tuple(_ttml_colors(text))
    if "<" not in text and not file.styles:
        return ()
    found = [name for match in _CLASS().finditer(text) for name in match[1].split(".")] if "<" in text else []
    known = [name for name in found if name in _NAMES]
    fonts = _FONT().findall(text) if "<font" in text.lower() else []
    return (*known, *fonts, *(_STYLE().findall(text) if file.styles else ()))


def _ttml_colors(text: str) -> Iterator[str]:
    """The colours that a TTML file gives to words; its head may list styles that nothing uses."""
    used = {name for match in _STYLE_USED().finditer(text) for name in match[1].split()}
    for element, attributes, color in _TTML().findall(text):
        ident = _STYLE_ID().search(attributes) if element == "style" else None
        if ident is None or ident[1] in used:
            yield _hex(color.strip())


def _hex(color: str) -> str:
    """A colour without its opacity: `#rrggbbaa` and `rgb(r, g, b)` as `#rrggbb`; a name stays."""
    if parts := _RGB().match(color):
        return "#" + "".join(f"{min(int(part), 255):02x}" for part in parts.groups())
    return color[:7] if color.startswith("#") and len(color) == 9 else color


# The colour classes that every player of WebVTT knows; `bg_red` is the colour behind the words.
_NAMES: Final = frozenset(("white", "lime", "cyan", "red", "yellow", "magenta", "blue", "black"))
_SHORT, _LONG = 3, 6


def _dark(color: str) -> str:
    """red or blue for a name or a hex value that is one of them on a dark ground; else empty."""
    name = color.lower().lstrip("#")
    if name in ("red", "darkred", "blue", "darkblue", "navy", "mediumblue"):
        return "red" if "red" in name else "blue"
    digits = (
        name * 1
        if len(name) == _LONG
        else "".join(2 * digit for digit in name)
        if len(name) == _SHORT
        else ""
    )
    if not re.fullmatch(r"[0-9a-f]{6}", digits):
        return ""
    red, green, blue = (int(digits[place : place + 2], 16) for place in (0, 2, 4))
    if green >= 0x60 or (red >= 0x60 and blue >= 0x60):
        return ""
    return "red" if red >= 0xA0 else "blue" if blue >= 0xA0 else ""


@check("caption-profanity-mask", on=captions, needs=("media",))
def caption_profanity_mask(_post: Post, found: Sheet) -> Iterator[Problem]:
    """Sheet write out what is said."""
    if "**" not in found.file.text and "[" not in found.file.text:
        return
    texts = enumerate(map(" ".join, measured(found.file).lines))
    masked = ((at, _MASKED().search(text)) for at, text in texts if "[" in text or "**" in text)
    words = {at: match[0] for at, match in masked if match}
    if words:
        hits = [Hit(at) for at in words]
        yield report("masked", found, hits, lambda hit: Say(Words(*[words[hit.at]] * 2)), {})
