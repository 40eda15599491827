"""Words about people: terms that hurt, and how short forms for all genders are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from a11ylint.checks import Edit, Fix, Problem, Words, check
from a11ylint.checks._prepared import prepared
from a11ylint.checks.references import any_of, with_words
from a11ylint.later import later
from a11ylint.plain.prose import one_finding
from a11ylint.post import Post
from a11ylint.source import Place, place_of
from a11ylint.text.beginnings import Hints, hints, may_hold
from a11ylint.text.links import without_hidden
from a11ylint.text.mask import mask
from a11ylint.text.quotes import is_quoted, quoted

Lists = Mapping[str, Sequence[str]]
Terms = Mapping[str, Mapping[str, str]]

_GAP = r"(?:[^\W\d_][\w’'-]*\s+){0,3}?"
# A noun for a group, not the beginning of "die Behinderten Menschen" or "the disabled toilet".
_ALONE = r"(?=\s*(?:[.,;:!?)…“”\"]|$)|\s+(?:[a-zäöü][\w-]*))"
_ENGLISH_ALONE = (
    r"(?=\s*(?:[.,;:!?)…”\"]|$)|\s+(?:and|or|to|in|at|on|by|as|can|are|is|was|were|will|who|with|have|has|should"
    r"|must|may|need|live|from|of)\b)"
)
_OF_CLUB = later(
    r"(?:verein|verband|bund|stiftung|club|klub|institut|gesellschaft|anstalt|lebenshilfe|society|association|institute"
    r"|foundation|school|schule|museum)\s+(?:(?:für|der|des|zur|for|of|the|(?-i:[A-ZÄÖÜ])[^\W\d_]*)\s+){0,2}$",
    re.IGNORECASE,
)
_CLUB_BEHIND = later(r"[^.!?\r\n]{0,40}?(?:\be\.\s?V\.|\be\s?V\b|gGmbH|Ltd\b)")
_LOOK_BACK = 60


@check("ableist-term", on=with_words)
def ableist_term(
    post: Post,
    _target: Post,
    *,
    terms: Terms,
    groups: Terms,
    suffer: Lists,
    conditions: Lists,
    has: Mapping[str, str],
) -> Iterator[Problem]:
    """No expression about disabled people is one of the list; quotations and names of clubs are let through."""
    if not may_hold(post.text.value, _hints(terms, groups, suffer)):
        return
    text = without_hidden(post.text.value)
    verbs = tuple(
        (lang, tuple(suffer[lang]), tuple(conditions.get(lang, ())), has.get(lang, "")) for lang in suffer
    )
    pattern, better = _pattern(*_items(terms, groups), verbs)
    quotes = quoted(text)
    found: list[tuple[Place, str]] = []
    for match in pattern.finditer(text):
        start, end = match.span()
        if not is_quoted(start, end, quotes) and not _is_name(text, start, end):
            words = " ".join(match[0].split())
            found.append((place_of(post.text.span(start, end)), f"{words} → {better[match.lastgroup or '']}"))
    yield from one_finding("found", found)


def _is_name(text: str, start: int, end: int) -> bool:
    """Part of the name of a club or an institution."""
    before = text[max(0, start - _LOOK_BACK) : start]
    return bool(_OF_CLUB().search(before) or _CLUB_BEHIND().match(text, end))


def _keys(*listed: Terms) -> Iterator[str]:
    for terms in listed:
        yield from chain(*(words.keys() for words in terms.values()))


def _tuples(lists: Lists) -> tuple[str, ...]:
    return tuple(chain(*lists.values()))


def _items(*listed: Terms) -> Iterator[tuple[tuple[str, str], ...]]:
    for terms in listed:
        yield tuple(chain(*(words.items() for words in terms.values())))


@prepared
def _hints(terms: Terms, groups: Terms, suffer: Lists) -> Hints | None:
    return hints((*_keys(terms, groups), *_tuples(suffer)))


@cache
def _pattern(
    terms: tuple[tuple[str, str], ...],
    groups: tuple[tuple[str, str], ...],
    suffer: tuple[tuple[str, tuple[str, ...], tuple[str, ...], str], ...],
) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """One pattern for all expressions, and what to say instead by the name of the group that matched."""
    better: dict[str, str] = {}
    parts: list[str] = []
    for number, (term, plain) in enumerate(terms):
        better[f"t{number}"] = plain
        parts.append(rf"(?P<t{number}>(?<![\w-])(?i:{any_of((term,))})(?![\w-]))")
    for number, (term, plain) in enumerate(groups):
        better[f"g{number}"] = plain
        alone = _ENGLISH_ALONE if " " in term else _ALONE
        parts.append(rf"(?P<g{number}>(?<![\w-]){any_of((term,))}(?![\w-]){alone})")
    for lang, verbs, conditions, plain in suffer:
        better[f"s{lang}"] = plain
        parts.append(rf"(?P<s{lang}>(?i:{_suffering(any_of(verbs), any_of(conditions))}))")
    return re.compile("|".join(parts)), better


def _suffering(verb: str, condition: str) -> str:
    """The verb before or behind: "leidet an Autismus", "an einer Behinderung leidet", "suffers from autism"."""
    return (
        rf"(?<!\w)(?:(?:{verb})\s+(?:(?:an|unter|from|with|by)\s+)?{_GAP}(?:{condition})"
        rf"|(?:an|unter)\s+{_GAP}(?:{condition})\s+(?:{verb}))(?!\w)"
    )


_SHORT = later(
    r"(?<![\w@#])(?P<stem>[^\W\d_]{3,})(?:(?P<mark>[*:_·’']|/-?|\()(?P<in>in(?:nen)?)\)?|(?P<cap>In(?:nen)?))(?![\w*:_])"
)
_PERSON = later(r"(?:er|ent|ant|ist|at|or|eur|oge|urg)$")  # nouns for people that take -in
_MARKS = {"star": "*", "colon": ":", "underscore": "_", "mediopoint": "·", "slash": "/-", "capital": "I"}
_STYLE_OF = {"*": "star", ":": "colon", "_": "underscore", "·": "mediopoint", "/": "slash", "/-": "slash"}
_NAMES = {
    "star": Words("mit Stern", "with an asterisk"),
    "colon": Words("mit Doppelpunkt", "with a colon"),
    "underscore": Words("mit Unterstrich", "with an underscore"),
    "mediopoint": Words("mit Mediopunkt", "with a mediopoint"),
    "slash": Words("mit Schrägstrich", "with a stroke"),
    "capital": Words("mit großem I", "with a capital I"),
    "pair": Words("beide Formen ausgeschrieben", "both forms written out"),
    "none": Words("ohne Kurzform", "no short form"),
}


@check("gender-mark-style", on=with_words)
def gender_mark_style(post: Post, _target: Post, *, style: str) -> Iterator[Problem]:
    """Short forms such as "Nutzer*innen" are written in the way that the organisation chose, and in no other."""
    if style not in _NAMES:
        return
    prose = mask(post.text.value)
    wrong = [match for match in _SHORT().finditer(prose) if (own := _style(match)) and own != style]
    if not wrong:
        return
    places = [(place_of(post.text.span(*match.span())), match[0]) for match in wrong]
    yield from one_finding("other", places, _fix(post, wrong, style), style=_NAMES[style])


def _style(match: re.Match[str]) -> str | None:
    """How a short form is written; None for what is none ("LinkedIn", "Kund(in)")."""
    if match["cap"]:
        sure = match["cap"] == "Innen" or _PERSON().search(match["stem"])
        return "capital" if sure and match["stem"][1:].islower() else None
    return _STYLE_OF.get(match["mark"])


def _fix(post: Post, wrong: Sequence[re.Match[str]], style: str) -> Fix | None:
    """The other mark; where both forms are wanted, a person has to write them."""
    if style not in _MARKS:
        return None
    edits = []
    for match in wrong:
        ending = match["in"] or match["cap"]
        new = f"{match['stem']}{_MARKS[style]}{ending[1:] if style == 'capital' else ending.lower()}"
        edits.append(Edit(post.text.span(*match.span()), new))
    return Fix(Words("Einheitlich schreiben", "Write all in one way"), tuple(edits), safe=False)
