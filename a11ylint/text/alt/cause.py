"""Why an alternative text says nothing about its picture: one cause for each text, the plainest first."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from itertools import dropwhile

from a11ylint.text.alt.credit import is_credit
from a11ylint.text.alt.keywords import is_keyword_list
from a11ylint.text.alt.placeholder import is_file_name, is_placeholder
from a11ylint.text.alt.words import EDGES, TOKEN, folded, phrases, plain

# "Ein Bild, das Text, Person, draußen enthält." is what office programs write. People use an article.
_OFFICE = re.compile(
    r"ein bild, das (?!(?:ein|eine|einen|mehrere|viele|unser|unsere|den|die|das)\b)[^.]+ enthält\b.*"
)
_COUNTED = re.compile(r"(?P<words>.+?)(?: nr\.?| no\.?)? ?\d{1,4}(?: ?(?:von|of|/) ?\d{1,3})?")


class Cause(StrEnum):
    """What is wrong with a whole text."""

    MACHINE = "machine"
    PLACEHOLDER = "placeholder"
    FILENAME = "filename"
    KIND = "kind"
    CREDIT = "credit"
    KEYWORDS = "keywords"


@lru_cache(maxsize=256)  # each rule about alternative texts asks for the same ones
def cause(value: str, own: str, endings: frozenset[str]) -> Cause | None:
    """The cause for a text, None for one that says something. `own` is the name of the picture."""
    if is_machine_made(value):
        return Cause.MACHINE
    if is_placeholder(value):
        return Cause.PLACEHOLDER
    if is_file_name(value, own, endings):
        return Cause.FILENAME
    if is_kind_only(value):
        return Cause.KIND
    if is_credit(value):
        return Cause.CREDIT
    return Cause.KEYWORDS if is_keyword_list(value) else None


def is_machine_made(value: str) -> bool:
    """Begins or ends with what platforms and office programs write."""
    text = plain(value).strip(EDGES)
    if text.startswith(phrases("machine-start")) or text.endswith(phrases("machine-end")):
        return True
    return _OFFICE.fullmatch(text) is not None


def is_kind_only(value: str) -> bool:
    """Only the kind of the picture, with a number or fillers: "Infografik", "Logo 2", "Bild zum Beitrag"."""
    text = plain(value).strip(EDGES)
    counted = _COUNTED.fullmatch(text)
    tokens = TOKEN.findall(counted["words"] if counted else text)
    if " ".join(tokens) in folded("kind"):
        return True
    if len(tokens) == 1 and tokens[0].endswith(phrases("kind-ending")):
        return True
    kinds, fillers = folded("kind") | folded("placeholder"), folded("kind-filler")
    left = list(dropwhile(fillers.__contains__, tokens))
    while left and left[-1] in fillers:
        left.pop()
    return " ".join(left) in kinds or (not kinds.isdisjoint(left) and (kinds | fillers).issuperset(left))
