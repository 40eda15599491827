"""Letters that only look like letters, marks over letters, and characters that nobody sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from a11ylint.checks import Fix, Problem, Words, check
from a11ylint.checks._spots import fix, problem, seen, with_characters, with_words
from a11ylint.post import Post
from a11ylint.text import letters, loud, marks
from a11ylint.text.letters import Styled
from a11ylint.text.visible import Hit

_STYLES = {
    "math": Words("mathematische Zeichen", "mathematical symbols"),
    "letterlike": Words("Formelzeichen", "letterlike symbols"),
    "fullwidth": Words("breite Buchstaben für ostasiatische Texte", "wide letters for East Asian texts"),
    "circled": Words("Buchstaben in Kreisen", "letters in circles"),
    "enclosed": Words("Buchstaben in Kästen oder Klammern", "letters in boxes or brackets"),
    "regional": Words("Buchstaben für Flaggen", "letters for flags"),
    "small-caps": Words("Zeichen der Lautschrift", "phonetic symbols"),
    "raised": Words("hochgestellte Zeichen", "raised characters"),
    "lowered": Words("tiefgestellte Zeichen", "lowered characters"),
    "turned": Words("umgedrehte Buchstaben", "letters turned upside down"),
}
_UNSEEN = {
    "soft-hyphen": Words("weiches Trennzeichen", "soft hyphen"),
    "zero-width": Words("Zeichen ohne Breite", "zero-width character"),
    "blank": Words("leeres Schriftzeichen", "blank letter"),
    "direction": Words("Zeichen für die Schreibrichtung", "direction mark"),
    "order": Words("Umkehr der Schreibrichtung", "direction override"),
    "hidden": Words("verstecktes Zeichen", "hidden character"),
}
_REACH = 20


@check("pseudo-font", on=with_words, needs=("unusual",))
def pseudo_font(post: Post, _target: Post) -> Iterator[Problem]:
    """Words in characters that only look like decorated Latin letters."""
    found = letters.styled(seen(post).text)
    if found:
        words = [item.word for item in found]
        data = {"word": words[0], "style": _STYLES[found[0].style]}
        yield problem("decorated", post, found, words, data, _plain(post, found))


def _plain(post: Post, found: Sequence[Styled]) -> Fix | None:
    """The same letters. A text upside down also runs backwards, so that its words would come in a wrong order."""
    if any(item.style == "turned" for item in found):
        return None
    changes = [(item, item.plain) for item in found]
    return fix(post, Words("Normale Buchstaben verwenden", "Use plain letters"), changes, safe=True)


@check("homoglyph", on=with_words, needs=("unusual",))
def homoglyph(post: Post, _target: Post, *, names: Sequence[str]) -> Iterator[Problem]:
    """Words that mix letters of two scripts which look the same."""
    text = seen(post).text
    found = [hit for hit in letters.mixed(text) if text[hit.start : hit.end] not in names]
    if found:
        title = Words("Buchstaben einer Schrift verwenden", "Use the letters of one script")
        words = [hit.plain for hit in found]
        mended = fix(post, title, [(hit, hit.plain) for hit in found], safe=False)
        yield problem("mixed", post, found, words, {"word": words[0]}, mended)


@check("combining-overlay", on=with_words, needs=("unusual",))
def combining_overlay(post: Post, _target: Post, *, marks_per_letter: int) -> Iterator[Problem]:
    """Lines through and under letters, and heaps of marks on them, made of combining characters."""
    found = marks.overlaid(seen(post).text, marks_per_letter)
    if found:
        struck = any(item.struck for item in found)
        words = [item.plain for item in found]
        title = Words("Zeichen über den Buchstaben entfernen", "Remove the marks over the letters")
        # Who sees crossed-out words knows that they no longer count; without the line they would.
        mended = fix(post, title, [(item, item.plain) for item in found], safe=not struck)
        yield problem("struck" if struck else "marks", post, found, words, {"word": words[0]}, mended)


@check("invisible-characters", on=with_characters, needs=("unusual",))
def invisible_characters(post: Post, _target: Post) -> Iterator[Problem]:
    """Soft hyphens, zero-width characters, blank letters and direction marks that no script of the text needs."""
    text = seen(post).text
    found = marks.unseen(text)
    if not found:
        return
    turned = any(item.kind == "order" for item in found)
    kinds = tuple(_UNSEEN[kind] for kind in dict.fromkeys(item.kind for item in found))
    data = {
        "kinds": kinds,
        "count": sum(item.end - item.start for item in found),
        "word": _around(text, found[0]),
    }
    title = Words("Unsichtbare Zeichen entfernen", "Remove the invisible characters")
    mended = fix(post, title, [(item, "") for item in found], safe=not turned)
    yield problem(
        "order" if turned else "unseen", post, found, [_UNSEEN[item.kind] for item in found], data, mended
    )


def _around(text: str, item: marks.Unseen) -> str:
    """The word around an invisible character, without it."""
    before = text[max(0, item.start - _REACH) : item.start].rpartition("\n")[2].split(" ")[-1]
    after = text[item.end : item.end + _REACH].partition("\n")[0].split(" ")[0]
    return "".join(char for char in before + after if not marks.unseen(char)) or "…"


@check("letter-substitution", on=with_words)
def letter_substitution(post: Post, _target: Post, *, names: Sequence[str]) -> Iterator[Problem]:
    """Digits and currency signs in the place of letters."""
    prose = seen(post).prose
    known = {name.casefold() for name in names}
    found = [hit for hit in loud.swapped(prose) if prose[hit.start : hit.end].casefold() not in known]
    if found:
        words = [_word(prose, hit) for hit in found]
        yield problem("digits", post, found, words, {"word": words[0]})


def _word(prose: str, hit: Hit) -> str:
    return prose[hit.start : hit.end]
