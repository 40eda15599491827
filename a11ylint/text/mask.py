"""Blanks everything in a post that is not prose, without moving a single character."""

import re
from functools import lru_cache

from a11ylint.later import later
from a11ylint.text.around import blank, blanks, replaced_from, words_with
from a11ylint.text.wordlists import words

EMOJI = "\ufffc"
"""Stands for each code point of an emoji or pictorial symbol in a masked text."""

# Blocks with the pictures, arrows and symbols that writers use as bullets or full stops. The `regex` module
# knows the exact set but costs 25 ms to import; a symbol too many does no harm, since none is a letter.
EMOJI_CLASS = (
    "\u200d\u20e3\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d"
    "\u3297\u3299\ufe0e\ufe0f\ufffc\U0001f000-\U0001faff\U000e0020-\U000e007f"
)
MARKS = "\u0300-\u036f"
"""Combining marks, so that decomposed umlauts stay inside their word."""

_EMOJI = later(f"[{EMOJI_CLASS}]")
_KEYCAPS = later(f"[0-9#*]\ufe0f?\u20e3|[{EMOJI_CLASS}]")
# Top-level domains that are written without a scheme in German and English posts. Those that are also words
# (am, me, in …) are left out: "um 9.am" must not become an address.
_TLD = (
    "de|at|ch|li|lu|eu|com|org|net|info|gov|edu|int|io|ly|gl|tv|app|dev|page|link|social|online|digital|jobs|berlin|"
    "bayern|hamburg|koeln|cologne|nrw|saarland|ruhr|wien|tirol|swiss|uk|ie|fr|nl|pl|cz|dk|museum|city|news|shop|blog"
)
_END = "[^\\s<>\"»“”.,;:!?…)\\]'*_" + EMOJI_CLASS + "]"
_INNER = f'[^\\s<>"»“”{EMOJI_CLASS}]*'
_TARGET = r"\((?:[^()\n]|\([^()\n]*\))*\)"
_LABEL = r"(?:[^\[\]\n]|\n(?!\s*\n))"
_COMMENT = later(r"<!--.*?(?:-->|\Z)|^[ \t]*```.*?^[ \t]*```[^\n]*$", re.DOTALL | re.MULTILINE)
_IMAGE = later(rf"!\[(?:[^\[\]\\]|\\.|\[[^\[\]]{{0,500}}\])*\](?:{_TARGET}|\[[^\[\]\n]*\])", re.DOTALL)
_LINK = later(rf"(?<!!)\[({_LABEL}+)\](?:{_TARGET}|\[[^\[\]\n]*\])")
_DEFINITION = later(r"^ {0,3}\[[^\[\]\n]+\]:[ \t]*<?(?:\w+:/|[/.#]|[\w-]+\.\w).*$", re.MULTILINE)
_BLOCK_TAG = later(r"</?(?:br|p|div|li|ul|ol|h[1-6]|tr|td|th|blockquote)\b[^<>]*>", re.IGNORECASE)
_TAG = later(r"</?[A-Za-z][^<>]*>|&(?:[A-Za-z]{2,8}|#x?[0-9A-Fa-f]{1,6});")
_ADDRESS = later(
    rf"(?:(?:https?|ftp)://|mailto:|www\.){_INNER}{_END}"
    rf"|(?<![\w.+@-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|(?<![\w.@/-])(?:[^\W_][\w-]*\.)+(?:{_TLD})(?![\w-])(?:[:/?]{_INNER}{_END}|/)?"
)
_MENTION = later(r"(?<![\w@/])@\w+(?:[.-]\w+)*(?:@\w+(?:[.-]\w+)*)?")
_HASHTAG = rf"[#＃](?=\w*[^\W\d])[\w{MARKS}]+"
_HASHTAGS = later(rf"(?<![\w&/]){_HASHTAG}(?:[ \t,|·•/{EMOJI}]*{_HASHTAG})*")
_FIRST_HASHTAG = later(_HASHTAG)
_REST = later(rf"[ \t\r{EMOJI}]*([^ \t\r\n{EMOJI}])?")
_LIST_GOES_ON = later(r",|[ \t]+(?:und|oder|sowie|and|or|&)[ \t]")
_LOOK_BACK = 200  # code points of the line that can matter before a hashtag; keeps huge lines linear
_LINE_MARK = later(r"^[ \t]{0,3}(?:#{1,6}(?=[ \t])|(?:>[ \t]?)+)", re.MULTILINE)
_LAST_WORD = later(rf"[\w{MARKS}]+$")


# Looking for these first is several times as fast as trying every word of a post.
_HINT = re.compile(r"://|www\.|mailto:|@|\.[a-z]")


@lru_cache(maxsize=32)  # every rule of a post or thread asks for the same texts
def mask(text: str) -> str:
    """The text with the same length and the same line breaks, and only prose left in it.

    Blanked by spaces: web and mail addresses, mentions, Markdown images, link targets, HTML tags, comments,
    fenced code and blocks of hashtags. Link texts stay, a hashtag inside a sentence loses only its sign.
    Emoji become `EMOJI`, one for each code point, because they often stand where a full stop should; a
    block-level HTML tag becomes a line break and spaces.
    """
    text = _without_markup(text)
    text = _without_addresses(text)
    if not text.isascii():
        text = (_KEYCAPS if "\u20e3" in text else _EMOJI)().sub(_emoji, text)
    text = replaced_from(text, "#＃", _HASHTAGS, _hashtags)
    return _LINE_MARK().sub(blank, text) if "#" in text or ">" in text else text


def _without_markup(text: str) -> str:
    """Each pattern runs only where the characters stand that it cannot do without."""
    if "<!--" in text or "```" in text:
        text = _COMMENT().sub(blank, text)
    if "![" in text:
        text = _IMAGE().sub(blank, text)
    if "]:" in text:
        text = _DEFINITION().sub(blank, text)
    if "](" in text or "][" in text:
        text = _LINK().sub(_label, text)
    if "<" in text or "&" in text:
        text = _TAG().sub(blank, _BLOCK_TAG().sub(_line_break, text))
    return text


def _without_addresses(text: str) -> str:
    """Addresses and mentions hold no blank: only the words around a hint are looked at."""
    pieces = []
    at = 0
    for start, end in words_with(text, _HINT):
        pieces += [text[at:start], _MENTION().sub(blank, _ADDRESS().sub(blank, text[start:end]))]
        at = end
    return "".join((*pieces, text[at:])) if pieces else text


def _emoji(match: re.Match[str]) -> str:
    return EMOJI * len(match[0])


def _line_break(match: re.Match[str]) -> str:
    return "\n" + blanks(match[0][1:])


def _label(match: re.Match[str]) -> str:
    return " " + match[1] + blanks(match[0][len(match[1]) + 1 :])


def _hashtags(match: re.Match[str]) -> str:
    """Keep hashtags that are words of a sentence, blank those that only label the post."""
    run, text, start = match[0], match.string, match.start()
    before = text[max(0, start - _LOOK_BACK) : start].rpartition("\n")[2].rstrip()
    rest = _REST().match(text, match.end())
    count = run.count("#") + run.count("＃")
    inside = count < 2 or (before and count < 3) or _LIST_GOES_ON().match(text, match.end())
    if rest and rest[1] and inside:
        return _without_signs(run)
    last = _LAST_WORD().search(before)
    if not last or (count > 1 and last[0].lower() not in words("glue")):
        return blanks(run)
    first = _FIRST_HASHTAG().match(run)
    end = first.end() if first else 0
    return _without_signs(run[:end]) + blanks(run[end:])


def _without_signs(run: str) -> str:
    return run.replace("#", " ").replace("＃", " ")
