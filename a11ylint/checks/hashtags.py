"""Hashtags: words that run together, abbreviations in small letters, too many, inside sentences, cut off by a sign.

What is wrong in the same way with several hashtags of a post is one finding, which names all of them: it is one habit
of one writer, mended in one go, and eight findings for one line would hide the rest of the report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from a11ylint.checks import Problem, Words, check
from a11ylint.checks._spots import fix, problem
from a11ylint.post import Post
from a11ylint.text import hashtags
from a11ylint.text.hashtags import Hashtag

_LANGUAGES = ("de", "en", None)  # those the lexicon splits; None: nobody could tell
_MOST_NAMED = 10
_MOST_READ = 1000  # no post has more


def _found(post: Post) -> tuple[Hashtag, ...]:
    return hashtags.find(post.text.value, post.platforms)


def _tags(post: Post) -> tuple[Hashtag, ...]:
    """Without number signs."""
    return _named(_found(post))


@lru_cache(maxsize=16)  # every rule about hashtags asks for the same post
def _named(found: tuple[Hashtag, ...]) -> tuple[Hashtag, ...]:
    return tuple(tag for tag in found if not tag.number)


def _with_hashtags(post: Post) -> Iterator[Post]:
    """Posts and parts of threads with at least one hashtag."""
    if _tags(post):
        yield post


def _with_signs(post: Post) -> Iterator[Post]:
    """Posts and parts of threads with at least one hashtag, or a number sign that was meant to be one."""
    if _found(post):
        yield post


def _names(values: Sequence[str]) -> tuple[str, ...]:
    """Each hashtag once, not too many for a message."""
    different = tuple(dict.fromkeys(f"#{value}" for value in values))
    return different if len(different) <= _MOST_NAMED else (*different[:_MOST_NAMED], "…")


def _house(post: Post) -> Mapping[str, str]:
    """Spellings of words that the organisation wants, by their key."""
    house = post.house
    own = {hashtags.key(word): word for word in house.acronyms}
    return own | {
        hashtags.key(word): spelling.lstrip("#＃") for word, spelling in house.hashtags_spell.items()
    }


@check("hashtag-camel-case", on=_with_hashtags, needs=("hashtag",))
def hashtag_camel_case(
    post: Post, _target: Post, *, small: int, capitalised: int, capitals: int, long: int
) -> Iterator[Problem]:
    """Hashtags of several words without a capital for each."""
    kept = {hashtags.key(word) for word in post.house.hashtags_keep}
    wanted = {hashtags.key(tag): right.lstrip("#＃") for tag, right in post.house.hashtags_spell.items()}
    tags = [tag for tag in _tags(post) if hashtags.key(tag.name) not in kept]
    right = [(tag, wanted.get(hashtags.key(tag.name), tag.name)) for tag in tags]
    wrong = [(tag, name) for tag, name in right if tag.name != name]
    if wrong:
        yield _respelled("house", post, wrong, safe=True)
    if post.language in _LANGUAGES:
        least = _Least(small, capitalised, capitals)
        yield from _unparted(post, [tag for tag in tags if hashtags.key(tag.name) not in wanted], least, long)


class _Least(NamedTuple):
    """Letters from which on a hashtag may be several words: in small letters, with one capital, in capitals."""

    small: int
    capitalised: int
    capitals: int


def _unparted(post: Post, tags: Sequence[Hashtag], least: _Least, long: int) -> Iterator[Problem]:
    known = _house(post)
    read = [
        (tag, hashtags.spelled(tag.name, post.language, known))
        for tag in tags[:_MOST_READ]
        if _is_candidate(tag, least)
    ]
    sure = [
        (tag, spelling.name)
        for tag, spelling in read
        if spelling.parted
        and spelling.sure
        and (post.language == "en" or not hashtags.looks_like_noun(tag.name, spelling.name))
    ]
    if sure:
        yield _respelled("words", post, sure, safe=False)
    unsure = [tag for tag, spelling in read if not spelling.sure and len(tag.name) >= long]
    if unsure:
        data = {"tags": _names([tag.name for tag in unsure])}
        yield problem("long", post, unsure, [tag.written for tag in unsure], data)


def _is_candidate(tag: Hashtag, least: _Least) -> bool:
    """Nothing in it parts words, and it is long enough for two."""
    if not hashtags.unparted(tag.name) or hashtags.key(tag.name) in hashtags.abbreviations():
        return False
    letters = sum(map(str.isalpha, tag.name))
    if tag.name.isupper():
        return letters >= least.capitals
    return letters >= (least.small if tag.name.islower() else least.capitalised)


def _respelled(key: str, post: Post, pairs: Sequence[tuple[Hashtag, str]], safe: bool) -> Problem:
    tags = [tag for tag, _ in pairs]
    data = {"tags": _names([tag.name for tag in tags]), "right": _names([right for _, right in pairs])}
    labels = [f"#{right}" for _, right in pairs]
    title = Words("Jedes Wort im Hashtag groß beginnen", "Begin each word of the hashtag with a capital")
    changes = [(tag._replace(start=tag.start + 1), right) for tag, right in pairs]
    return problem(key, post, tags, labels, data, fix(post, title, changes, safe))


@check("hashtag-acronym-case", on=_with_hashtags, needs=("hashtag",))
def hashtag_acronym_case(post: Post, _target: Post) -> Iterator[Problem]:
    """Abbreviations in small letters: the whole hashtag, or between the capitals of one."""
    kept = {hashtags.key(word) for word in (*post.house.hashtags_keep, *post.house.hashtags_spell)}
    own = {hashtags.key(word): word for word in post.house.acronyms}
    pairs = [
        (tag, right)
        for tag in _tags(post)
        if hashtags.key(tag.name) not in kept
        and (right := hashtags.with_abbreviations(tag.name, own)) != tag.name
    ]
    if pairs:
        yield _respelled("small", post, pairs, safe=False)


@check("hashtag-count", on=_with_hashtags, needs=("hashtag",))
def hashtag_count(post: Post, _target: Post, *, limit: int) -> Iterator[Problem]:
    """More hashtags than a platform takes, or than guides advise."""
    tags = _tags(post)
    exceeded = [(name, most) for name, most in _platform_limits(post) if len(tags) > most]
    if exceeded:
        least = min(most for _, most in exceeded)
        listed = tuple(Words(f"{name.de} {most}", f"{name.en} {most}") for name, most in exceeded)
        yield _too_many("platform", post, tags, least, listed)
    elif len(tags) > limit:
        yield _too_many("many", post, tags, limit, ())


def _platform_limits(post: Post) -> Iterator[tuple[Words, int]]:
    """The name and the number of each platform of the post that refuses more: only numbers that are verified."""
    if not post.platforms:
        return
    from a11ylint.platforms import named, table

    for name in post.platforms:
        row = table()[name]
        for limit in named(row.hashtags, "post"):
            if limit.binding and limit.value is not None:
                yield Words(row.name["de"], row.name["en"]), limit.value


def _too_many(
    key: str, post: Post, tags: Sequence[Hashtag], limit: int, platforms: tuple[Words, ...]
) -> Problem:
    """At the first hashtag that is one too many."""
    over = tags[limit:]
    data = {"count": len(tags), "limit": limit, "platforms": platforms}
    return problem(key, post, over, [tag.written for tag in over], data)


@check("hashtag-in-sentence", on=_with_hashtags, needs=("hashtag",))
def hashtag_in_sentence(post: Post, _target: Post, *, few: int, many: int) -> Iterator[Problem]:
    """Several hashtags that are words of sentences."""
    inside = [tag for tag in _tags(post) if tag.inside]
    if len(inside) >= few:
        key = "many" if len(inside) >= many else "few"
        data = {"tags": _names([tag.name for tag in inside])}
        yield problem(key, post, inside, [tag.written for tag in inside], data)


@check("hashtag-invalid", on=_with_signs, needs=("hashtag",))
def hashtag_invalid(post: Post, _target: Post) -> Iterator[Problem]:
    """Hashtags that end where the writer did not mean it, and numbers that are no hashtags."""
    found = _found(post)
    by_key: dict[str, list[Hashtag]] = {"gender": [], "cut": [], "compound": [], "digits": []}
    for index, tag in enumerate(found):
        key = _flaw(tag, found[max(0, index - 1) : index + 2])
        if key:
            by_key[key].append(tag)
    for key, tags in by_key.items():
        if tags:
            written = [f"#{tag.name}{tag.tail}" for tag in tags]
            data = {"tags": tuple(dict.fromkeys(written)), "right": _names([_joined(tag) for tag in tags])}
            yield problem(key, post, tags, written, data)


def _flaw(tag: Hashtag, around: Sequence[Hashtag]) -> str | None:
    """The message key for what is wrong with a hashtag; `around` are its neighbours and itself."""
    sign, rest = tag.tail[:1], tag.tail[1:]
    if tag.number:
        listed = any(
            not other.number and 1 in (tag.start - other.end, other.start - tag.end) for other in around
        )
        return "digits" if (rest[:1].isalpha() or (listed and not tag.tail)) else None
    if tag.gender:
        return "gender"
    if not tag.tail or sign in ":*/":
        return None
    deliberate = tag.inside and sign in "-\u2010\u2011\u2012" and rest[:1].isupper()
    return "compound" if deliberate else "cut"


def _joined(tag: Hashtag) -> str:
    """Name and tail without the signs between them, each word with a capital."""
    pieces = "".join(char if char.isalnum() or char == "_" else " " for char in tag.name + tag.tail).split()
    return "".join(piece[:1].upper() + piece[1:] for piece in pieces)
