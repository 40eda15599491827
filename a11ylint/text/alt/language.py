"""The language of an alternative text, when it is clear."""

from __future__ import annotations

import re

from a11ylint.text.language import guess

# Lettering and names of works are quoted in their own language.
_QUOTED = re.compile(r"„[^„“”\"]*[“”\"]|“[^“”]*”|»[^»«]*«|«[^«»]*»|\"[^\"]*\"")


def language(text: str, min_words: int) -> str | None:
    """A two-letter code; None for less than `min_words` words outside of quotation marks, or where nobody can tell."""
    own = _QUOTED.sub(" ", text)
    return guess(own) if len(own.split()) >= min_words else None
