"""The fix that wraps the lines of captions anew: bytes of the caption file, nothing but line ends and blanks change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from a11ylint.checks import Fix, Words
from a11ylint.checks._caption_quality import language_of, measured
from a11ylint.checks._sheets import Sheet, rewritten, source_of
from a11ylint.later import later
from a11ylint.post import Post

if TYPE_CHECKING:
    from a11ylint.media.cues.model import Cue
    from a11ylint.media.cues.repair import Repair
    from a11ylint.text.captions.breaks import Wrap

# Placed by hand, ruby, karaoke, override codes of SRT: line ends mean something there.
_PLACED: Final = later(r"\b(?:vertical|line|position|size|region):")
_MEANT: Final = later(r"<ruby|<\d|\{\\|<br")


def rewrap(post: Post, found: Sheet, at: Iterable[int], longest: float, lines: int) -> Fix | None:
    """Wrap these captions at the ends of phrases, in `lines` lines of `longest` characters at most.

    Left alone are captions of two speakers, placed ones, and those that do not fit. None where nothing is left, for
    files that are not UTF-8, and in languages whose phrases we do not know.
    """
    from a11ylint.text.captions.breaks import LANGUAGES

    columns, language = measured(found.file), language_of(post, found)
    if not found.editable or language not in LANGUAGES or columns.script != "latin":
        return None
    how = _how(found, language, longest, lines)
    cues = [columns.cues[index] for index in at if not _meant_so(found, index)]
    repairs = [repair for cue in cues if (repair := _repair(found, cue, how))]
    if not repairs:
        return None
    title = Words("Zeilen an Sinneinheiten neu umbrechen", "Wrap lines anew at the ends of phrases")
    return Fix(title, (), safe=True, files=rewritten(found, repairs))


def _how(found: Sheet, language: str, longest: float, lines: int) -> Wrap:
    from a11ylint.media.cues.model import SHOWN
    from a11ylint.text.captions.breaks import Wrap

    strip = SHOWN[found.file.format]
    return Wrap(longest, lines, measured(found.file).width, lambda text: " ".join(strip(text)), language)


def _meant_so(found: Sheet, index: int) -> bool:
    """Whether the lines of a caption must stay as they are: two speakers, verses, sounds, a place of its own."""
    from a11ylint.text.captions.labels import changes_speaker, has_sound, names_speaker

    columns = measured(found.file)
    cue, lines = columns.cues[index], columns.lines[index]
    if found.file.format == "ttml" or _PLACED().search(cue.settings) or _MEANT().search(cue.text):
        return True
    turns = any(names_speaker(line) or changes_speaker(line) for line in lines[1:])
    return (
        turns
        or cue.text.count("<v") > 1
        or changes_speaker(lines[0])
        or (len(lines) > 1 and any(map(has_sound, lines)))
    )


def _repair(found: Sheet, cue: Cue, how: Wrap) -> Repair | None:
    """The words of a cue with new line ends; None where they do not stand below its times as they were read."""
    from a11ylint.media.cues.repair import Repair
    from a11ylint.text.captions.breaks import wrapped

    source, count = source_of(found), cue.text.count("\n") + 1
    starts = source.line_starts
    if cue.line + count > len(starts):
        return None
    lines = [source.line(number) for number in range(cue.line + 1, cue.line + count + 1)]
    new = wrapped(cue.text, how) if "\n".join(lines) == cue.text else None
    if new is None:
        return None
    before = source.text[starts[cue.line - 1] : starts[cue.line]]
    newline = before[len(before.rstrip("\r\n")) :]
    end = starts[cue.line + count - 1] + len(lines[-1])
    return Repair(starts[cue.line], end, new.replace("\n", newline))
