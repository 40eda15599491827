"""Abbreviations of capital letters, and whether a text explains them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from a11ylint.text.wordlists import keyed, words

# "BMAS", "B.U.N.D.", "NGOs"; the letters before a hyphen too ("ÖPNV-Ticket"), but no part of a code ("TÜ-AB 123").
_CANDIDATE = re.compile(
    r"(?<![\w.&/@#-])(?P<name>(?:[A-ZÄÖÜ]\.){2,6}|[A-ZÄÖÜ]{2,6})(?P<plural>s)?(?![\w&@]|-(?:[A-Z]{1,3}\b|\d)|\.\w)"
)
_CAPITALS = re.compile(r"(?<![\w-])[A-ZÄÖÜẞ]{2,}(?![\w-])")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_QUOTES = frozenset("„“\"»«‚‘'")  # what opens with a quotation mark is a name: the band „AC/BC“
_SHOUTED = 5  # an abbreviation of five letters beside another word in capitals is more often a shouted word
_NEAR = 3  # characters between two words that stand side by side


class Acronym(NamedTuple):
    """An abbreviation in a text: its letters without full stops, and half-open offsets."""

    name: str
    start: int
    end: int


@cache
def _known() -> frozenset[str]:
    """Known abbreviations, and small words, which posts write in capitals to stress them."""
    small = (words("starters-de"), words("starters-en"), *keyed("stop").values())
    return frozenset(word.upper() for listed in (words("acronyms"), *small) for word in listed)


def acronyms(prose: str, longest: int) -> Iterator[Acronym]:
    """Abbreviations that not everybody knows, in a masked text; words in capitals and Roman numbers are none."""
    shouted = {span for run in _runs(prose) if _is_shouted(run) for span in run}
    for match in _CANDIDATE.finditer(prose):
        name = match["name"].replace(".", "")
        if len(name) > longest or name in _known() or _ROMAN.fullmatch(name):
            continue
        if prose[: match.start()][-1:] in _QUOTES:
            continue
        if match.span() not in shouted:
            yield Acronym(name, *match.span())


def _runs(prose: str) -> Iterator[list[tuple[int, int]]]:
    """Words in capitals that stand side by side."""
    run: list[tuple[int, int]] = []
    for match in _CAPITALS.finditer(prose):
        if run and match.start() - run[-1][1] > _NEAR:
            yield run
            run = []
        run.append(match.span())
    if run:
        yield run


def _is_shouted(run: Sequence[tuple[int, int]]) -> bool:
    """Three words, or two of which one is long: "GROSSES FEST" is no pair of abbreviations, "SGB XII" may be one."""
    return len(run) > 2 or (len(run) > 1 and any(end - start >= _SHOUTED for start, end in run))


def explained(name: str, text: str) -> bool:
    """Whether a text says once what the letters stand for, in one of the usual ways."""
    letters = r"\.?".join(map(re.escape, name))
    short = rf"(?<!\w){letters}\.?(?!\w)"
    ways = (
        rf"\w{{3,}}[“”\"»«]?\s*\((?:kurz:?\s*|abgekürzt:?\s*|short:?\s*)?[„“\"]?{short}[“”\"]?s?\)",  # Name (ABC)
        rf"{short}\s*\((?=[^()]{{6,}}\))[^()]*?[{name[0].lower()}{name[0]}]\w{{3,}}[^()]*\)",  # ABC (Name)
        rf"{short}\s*(?:=|steht für|ist die Abkürzung|bedeutet|heißt|means|stands for|is short for)",
        rf"(?:kurz|abgekürzt|genannt|Abkürzung|called|short)[:,]?\s*(?:der|die|das|the)?\s*[„“\"]?{short}",
        rf"{short}[,:]?\s*(?:kurz für|also (?:der|die|das|dem)|d\. ?h\.|das heißt|that is|short for)",
    )
    return any(re.search(way, text) for way in ways) or _initials(name, text)


def _initials(name: str, text: str) -> bool:
    """Whether words with these initials stand in the text: "Freiwillige Feuerwehr Musterstadt" tells FFM."""
    between = r"[\w-]*(?:\s(?:und|für|der|des|die|of|and|for|the|in|im|zur))*[\s-]"
    return bool(re.search(rf"\b{between.join(map(re.escape, name))}[a-zäöüß]", text))
