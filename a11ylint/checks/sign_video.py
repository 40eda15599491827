"""Checks of videos in sign language, and of what the author says about interpreters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from a11ylint.checks import Problem, check
from a11ylint.facts import Known
from a11ylint.post import Medium, Post
from a11ylint.source import Place, place_of
from a11ylint.targets import media

# Telephones vary their rate: 25 asked for is 24.97 on the average.
_TOLERANCE: Final = 0.1
# "Avatar", "DGS-Avatar", "Avatare"; "kein Avatar" is none. Who names people as well has an interpreter too.
_AVATAR: Final = re.compile(r"avatare?n?s?\b", re.IGNORECASE)
_NO_AVATAR: Final = re.compile(r"\b(?:kein\w*|ohne|nicht|statt|no|not|without|instead of)\b", re.IGNORECASE)
_PEOPLE: Final = re.compile(r"mensch|dolmetsch|human|interpret|person", re.IGNORECASE)
_AREA: Final = re.compile(
    r"([0-9]{1,3}(?:[.,][0-9]+)?)\s*(%|prozent|per ?cent|/\s*([0-9]{1,3}))?", re.IGNORECASE
)


def _signed(post: Post) -> Iterator[Medium]:
    yield from (clip for clip in media("video")(post) if clip.kind == "sign-language")


@check("sign-language-video-technical", on=_signed, needs=("media",))
def sign_language_video_technical(
    _post: Post, clip: Medium, *, long_side: int, short_side: int, min_fps: float
) -> Iterator[Problem]:
    """Hands and faces can be seen: size and rate of a video in sign language."""
    probe = clip.facts.probe()
    if not isinstance(probe, Known) or not probe.value.has_video:
        return
    size, fps = probe.value.shown, probe.value.fps
    if size and (max(size) < long_side or min(size) < short_side):
        data = {
            "name": clip.name,
            "width": size[0],
            "height": size[1],
            "long": long_side,
            "short": short_side,
        }
        yield Problem("small", clip.at, data)
    if fps is not None and fps < min_fps - _TOLERANCE:
        yield Problem("slow", clip.at, {"name": clip.name, "fps": _even(fps), "least": _even(min_fps)})


def _even(number: float) -> float:
    """Without a decimal where there is none."""
    return int(number) if number == int(number) else number


def _interpreted(post: Post) -> Iterator[Post]:
    """Posts that say something about sign language, threads once."""
    if post.first and post.answers.get("sign_language") is not None:
        yield post


@check("sign-language-avatar", on=_interpreted)
def sign_language_avatar(post: Post, _target: Post) -> Iterator[Problem]:
    """People sign, no computer figures."""
    table = post.answers.table("sign_language")
    told = {key: table.words(key) for key in ("type", "provided", "language")}
    words = [*post.answers.words("sign_language"), *(word for key in told for word in told[key])]
    if any(map(_is_avatar, words)) and not any(map(_PEOPLE.search, words)):
        key = next((key for key in told if any(map(_is_avatar, told[key]))), "type")
        yield Problem("avatar", _place(post, key))


def _is_avatar(word: str) -> bool:
    return bool(_AVATAR.search(word)) and not _NO_AVATAR.search(word)


@check("sign-language-picture-size", on=_interpreted)
def sign_language_picture_size(post: Post, _target: Post, *, least: float) -> Iterator[Problem]:
    """The interpreter is large enough to be understood."""
    share = share_of(post.answers.table("sign_language").word("area") or "")
    if share is not None and share < least:
        yield Problem(
            "small", _place(post, "area"), {"share": round(100 * share), "least": round(100 * least)}
        )


def share_of(word: str) -> float | None:
    """The share of the picture that `12 %`, `12 Prozent`, `1/8` or `0.12` stand for."""
    match = _AREA.fullmatch(word.strip())
    if match is None:
        return None
    number = float(match[1].replace(",", "."))
    if match[3]:
        return number / int(match[3]) if int(match[3]) else None
    return number / 100 if match[2] else number if number <= 1 else None


def _place(post: Post, key: str) -> Place:
    node = post.answers.table("sign_language").get(key) or post.answers.get("sign_language")
    return place_of(node.at) if node is not None and node.at is not None else post.at
