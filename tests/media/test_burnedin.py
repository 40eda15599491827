"""Captions in the picture change along with the speech; slides, logos, names and headlines do not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from a11ylint.media.burnedin import BurnedIn, condense, look, times
from a11ylint.media.burnedin import _samples as samples_of
from a11ylint.media.letterlines import Sample, Seen, alike
from a11ylint.media.sound import listen
from tests.media.lettered import SPOKEN, Caption, clip, needs_ocr, scenes

WORDS = (
    "Guten Tag aus dem Rathaus",
    "Die Stadt baut eine Brücke",
    "Im Mai geht es los",
    "Fragen beantworten wir gern",
    "Bis zum nächsten Mal",
    "Ihre Stadtverwaltung",
)
SAID = (
    "Ab Mai fahren die Busse wieder über die alte Brücke",
    "Wir danken allen in der Stadt für die Geduld",
    "Fragen dazu beantworten wir gern",
)
TYPED = "".join(chr(97 + 7 * n % 26) for n in range(200))
NAME = Caption(0.0, 99.0, "Erika Muster, Bürgermeisterin")
LOGO = Seen("Stadt Musterstadt", 0.85, 0.05)
LIMITS = (3, 0.5, 5.0, 9.0)  # as in the rule video-captions-missing

Lines = Callable[[int], Sequence[Seen]]


def _samples(lines: Lines, turned: Callable[[int], float] = lambda _: 0.0) -> list[Sample]:
    """Twelve frames, one a second."""
    return [Sample(float(number), tuple(lines(number)), turned(number)) for number in range(12)]


def _said(number: int, y: float = 0.85) -> Seen:
    """A caption of two seconds."""
    return Seen(WORDS[number // 2], 0.5, y)


def _stack(texts: Sequence[str], top: float, gap: float = 0.08) -> list[Seen]:
    return [Seen(text, 0.5, round(top + gap * row, 3)) for row, text in enumerate(texts)]


def _different(number: int) -> list[str]:
    """Seven texts that no other number has."""
    return [f"{chr(97 + number) * 3} {chr(110 + row) * 9} {chr(97 + number) * 8}" for row in range(7)]


def _page(number: int) -> list[Seen]:
    """Lines one below the other, further up by a thirtieth of the height in each frame."""
    heights = [(f"{chr(97 + line) * 20}", 0.2 + 0.1 * line - number / 30) for line in range(12)]
    return [Seen(text, 0.5, round(y, 3), 0.4) for text, y in heights if 0.05 < y < 0.95]


@pytest.mark.parametrize(
    "samples",
    [
        pytest.param(_samples(lambda n: [_said(n)]), id="captions"),
        pytest.param(_samples(lambda n: [_said(n, 0.1)]), id="at the top"),
        pytest.param(_samples(lambda n: [_said(n, 0.5)]), id="in the middle"),
        pytest.param(_samples(lambda n: [_said(n, 0.55)]), id="a little lower"),
        pytest.param(
            _samples(lambda n: _stack((SAID * 2)[n // 2].split()[:3], 0.62, 0.07)),
            id="of three large lines",
        ),
        pytest.param(
            _samples(lambda n: _stack([WORDS[n // 3][:16], WORDS[n // 3 + 1][:16][::-1]], 0.72, 0.14)),
            id="of two lines far apart",
        ),
        pytest.param(
            _samples(lambda n: [Seen(f"{WORDS[n // 3]} im Juni", 0.5, 0.85)], turned=lambda _: 0.6),
            id="over pictures that always change",
        ),
        pytest.param(_samples(lambda n: [_said(n)._replace(x=0.25)]), id="at the left"),
        pytest.param(_samples(lambda n: [LOGO, _said(n)]), id="with a logo"),
        pytest.param(
            _samples(lambda n: [Seen("Erika Muster", 0.5, 0.7), _said(n)]), id="under a name that stays"
        ),
        pytest.param(_samples(lambda n: [_said(n)] if n % 3 else []), id="with gaps between them"),
        pytest.param(
            _samples(lambda n: [*_stack(_different(n // 7), 0.1), _said(n)]),
            id="over slides of seven seconds",
        ),
        pytest.param(
            _samples(lambda n: _stack(WORDS[max(0, n // 2 - 1) : n // 2 + 1], 0.8 if n > 1 else 0.88)),
            id="of two lines that move up by one",
        ),
        pytest.param(
            _samples(lambda n: [Seen(" ".join(WORDS).split()[n], 0.5, 0.5)]),
            id="that come word by word",
        ),
        pytest.param(
            _samples(lambda n: [Seen(" ".join(SAID[n // 4].split()[: 2 * (n % 4) + 3]), 0.5, 0.8)]),
            id="that are written on word by word",
        ),
        pytest.param(
            _samples(lambda n: [_said(n)], turned=lambda n: 0.6 * (n % 3 == 0)), id="that go on over cuts"
        ),
        pytest.param(
            _samples(lambda n: _stack([WORDS[n // 2], f"English {WORDS[n // 2][::-1]}"], 0.85)),
            id="in two languages",
        ),
        pytest.param(
            _samples(lambda n: [Seen(f"{WORDS[n // 2]} im Juni", 0.5, (0.2, 0.5, 0.8)[n // 2 % 3])]),
            id="now here, now there, with all that is said",
        ),
        pytest.param(_samples(lambda n: [*_page(n), _said(n)]), id="over a page that moves up"),
        pytest.param(
            [Sample(9.0 * n, (Seen(text, 0.5, 0.85),), 0.0, True) for n, text in enumerate(WORDS)],
            id="of frames too far apart to tell",
        ),
        pytest.param(
            [Sample(n + 6.0 * (n // 3), (Seen(SAID[n // 3], 0.5, 0.85),)) for n in range(9)],
            id="with long pauses between sentences",
        ),
    ],
)
def test_what_changes_like_captions(samples: list[Sample]) -> None:
    assert condense(samples).captions(*LIMITS)


@pytest.mark.parametrize(
    "samples",
    [
        pytest.param(_samples(lambda _: [Seen("Erika Muster", 0.5, 0.85)]), id="a name that stays"),
        pytest.param(
            _samples(lambda n: [Seen("Erika Muster", 0.5, 0.85)] if n < 4 else []), id="a name that goes"
        ),
        pytest.param(
            _samples(lambda n: [Seen("Erika Muster" if n < 6 else "Max Meier", 0.5, 0.85)]), id="two names"
        ),
        pytest.param(
            _samples(lambda n: [Seen("Stadt Musterstadt" if n % 2 else "Stadt Musterstodt", 0.5, 0.85)]),
            id="the same words, now and then misread",
        ),
        pytest.param(_samples(lambda n: [_said(n)._replace(x=0.1)]), id="text in a corner"),
        pytest.param(_samples(lambda n: [_said(n, 0.1)] if n < 4 else []), id="a start with text"),
        pytest.param(_samples(lambda n: _stack(_different(n // 4), 0.2)), id="slides"),
        pytest.param(
            _samples(lambda n: _stack(_different(n // 4)[:5], 0.4, 0.028)),
            id="small slides that are a part of an upright clip",
        ),
        pytest.param(
            _samples(lambda n: _stack(WORDS[: n // 2 + 1], 0.2, 0.06)), id="a list that grows line by line"
        ),
        pytest.param(
            _samples(lambda n: _stack([f"{chr(97 + n + row) * 12}" for row in range(8)], 0.1, 0.1)),
            id="a page that moves up by lines",
        ),
        pytest.param(_samples(_page), id="a page that moves up slowly"),
        pytest.param(
            _samples(lambda n: [line for line in _page(n) if line.y > 0.7]),
            id="a list that rolls in a corner",
        ),
        pytest.param(
            _samples(lambda n: [Seen(f"{WORDS[n // 3]} im Juni", 0.5, (0.1, 0.7, 0.4, 0.9)[n // 3])]),
            id="labels here and there",
        ),
        pytest.param(
            _samples(lambda n: _stack([f"{WORDS[n // 2]} {row}" for row in "abc"], 0.1, 0.35)),
            id="three labels at a time",
        ),
        pytest.param(
            _samples(
                lambda n: [Seen(WORDS[n // 2 - row], 0.5, 0.9 - 0.09 * row) for row in range(n // 2 + 1)]
            ),
            id="messages of a chat",
        ),
        pytest.param(_samples(lambda n: [Seen(TYPED[: 6 << n // 2], 0.5, 0.5)]), id="a line that is typed"),
        pytest.param(
            [Sample(float(n), (Seen(SAID[n // 6] * 2, 0.5, 0.5),), 0.0, n % 6 == 0) for n in range(18)],
            id="long texts, another one each time it looks",
        ),
        pytest.param(
            [Sample(float(n), (Seen(WORDS[n // 2 % 3], 0.5, 0.5),)) for n in range(24)],
            id="three signs by turns",
        ),
        pytest.param(
            _samples(
                lambda n: [Seen(f"{WORDS[n // 3]} im Juni", 0.5, 0.85)], turned=lambda n: 0.6 * (n % 3 == 0)
            ),
            id="lines that come with the pictures",
        ),
        pytest.param(_samples(lambda _: []), id="no text"),
        pytest.param([], id="no frame"),
    ],
)
def test_what_changes_in_other_ways(samples: list[Sample]) -> None:
    assert not condense(samples).captions(*LIMITS)


RUNNING = "Hochwasser an der Elbe +++ Sperrung der Straße +++ Neue Buslinie ab Mai"
SHORT = Seen("Freibad öffnet", 0.5, 0.9, 0.3)


@pytest.mark.parametrize(
    ("lines", "frames"),
    [
        pytest.param(
            lambda n: [Seen(RUNNING[3 * n : 3 * n + 30], 0.5, 0.9, 0.998)], 0, id="from edge to edge"
        ),
        pytest.param(
            lambda n: [SHORT._replace(x=0.85 - 0.06 * n)], 0, id="short words that move through the picture"
        ),
        pytest.param(lambda n: [_said(n)._replace(wide=0.8)], 12, id="captions stay inside the picture"),
        pytest.param(
            lambda n: [_said(n, 0.8), Seen(RUNNING[3 * n : 3 * n + 30], 0.5, 0.92, 0.998)],
            12,
            id="captions above a ticker",
        ),
    ],
)
def test_a_news_ticker_is_no_caption(lines: Callable[[int], Sequence[Seen]], frames: int) -> None:
    found = condense(_samples(lines))
    assert (found.anywhere, found.lettered) == (frames, frames)


NAMES = [
    f"{role}: {name}"
    for role in ("Kamera", "Ton", "Schnitt", "Musik")
    for name in ("Anna Muster", "Ole Petersen")
]


def _rolled(number: int) -> list[Seen]:
    """Names one below the other, all of them a tenth of the height further up in each frame."""
    heights = [(name, 0.95 + 0.1 * place - 0.1 * number) for place, name in enumerate(NAMES)]
    return [Seen(name, 0.5, round(y, 3), 0.4) for name, y in heights if 0 < y < 1]


@pytest.mark.parametrize(
    ("lines", "frames"),
    [
        pytest.param(_rolled, 0, id="names that roll up the picture"),
        pytest.param(lambda n: [LOGO, *_rolled(n)], 0, id="with a logo that stays"),
        pytest.param(
            lambda n: [
                Seen(f"{WORDS[line % 6]} {line * 7919}", 0.5, 0.85 - 0.06 * (n - line), 0.4)
                for line in range(max(0, n - 1), n + 1)
            ],
            12,
            id="captions of two lines that move up by one",
        ),
        pytest.param(
            lambda n: [_said(n), Seen(WORDS[1], 0.2, 0.9 - 0.1 * (n % 6))],
            12,
            id="captions beside words on their way",
        ),
    ],
)
def test_the_names_at_the_end_of_a_film_are_no_captions(
    lines: Callable[[int], Sequence[Seen]], frames: int
) -> None:
    assert condense(_samples(lines)).anywhere == frames


@pytest.mark.parametrize(
    ("texts", "captions"),
    [
        pytest.param(("Brücke", "Umleitung", "Buslinien"), False, id="headlines of four seconds"),
        pytest.param(SAID, True, id="as many words as are said in four seconds"),
    ],
)
def test_words_that_stand_longer_than_it_takes_to_say_them_are_none(
    texts: tuple[str, ...], captions: bool
) -> None:
    samples = _samples(lambda n: [Seen(texts[n * len(texts) // 12], 0.5, 0.85)])
    assert condense(samples).captions(*LIMITS) is captions


def test_one_change_in_half_a_minute_is_none_of_captions() -> None:
    samples = [Sample(float(n), (Seen(TYPED[:: 1 if n < 12 else -1], 0.5, 0.5),)) for n in range(24)]
    assert not condense(samples).captions(2, 0.2, 4.0, 9.0)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        pytest.param("Stadt Musterstadt", "Stadt Musterstodt", True, id="a letter misread"),
        pytest.param("Haus", "Hans", True, id="in a short word"),
        pytest.param("Guten Tag", "GutenTag", True, id="a space lost"),
        pytest.param("Neue Brücke", "Alte Straße", False, id="other words"),
    ],
)
def test_the_same_words_read_twice(one: str, two: str, same: bool) -> None:
    assert alike(one, two) is same


def test_short_clips_need_two_texts() -> None:
    samples = [Sample(float(n), (Seen(WORDS[n // 2], 0.5, 0.85),)) for n in range(4)]
    assert condense(samples) == BurnedIn(4, 4, 2, WORDS[0], 4, WORDS[0], 3.0, 1, 22)
    assert condense(samples).captions(*LIMITS)


@pytest.mark.parametrize(
    ("speech", "found"),
    [
        pytest.param([(0.0, 3.0)], [(0.5, 1.5, 2.5)], id="a stretch"),
        pytest.param([(1.0, 2.0), (10.0, 11.0)], [(1.5, 10.5)], id="the pause is left out"),
        pytest.param([(1.0, 1.3), (5.0, 5.3), (7.0, 7.8)], [(5.2,)], id="short stretches share their frames"),
        pytest.param([], [()], id="no speech"),
        pytest.param(
            [(0.0, 48.0)],
            [tuple(run + second + 0.5 for second in range(6)) for run in (3, 15, 27, 39)],
            id="runs of six seconds of a longer clip",
        ),
        pytest.param(
            [(10.0 * n, 10.0 * n + 4) for n in range(12)],
            [
                (3.5, 10.5, 11.5, 12.5, 13.5, 20.5),
                (33.5, 40.5, 41.5, 42.5, 43.5, 50.5),
                (63.5, 70.5, 71.5, 72.5, 73.5, 80.5),
                (93.5, 100.5, 101.5, 102.5, 103.5, 110.5),
            ],
            id="runs over pauses",
        ),
    ],
)
def test_when_it_looks(speech: list[tuple[float, float]], found: list[tuple[float, ...]]) -> None:
    assert [pytest.approx(run) for run in times(speech)] == found


def test_an_hour_of_speech_takes_no_more_frames_than_a_minute() -> None:
    assert sum(map(len, times([(0.0, 3600.0)]))) == sum(map(len, times([(0.0, 60.0)]))) == 24


def _looked(path: Path) -> BurnedIn:
    return look(path, listen(path, 60).segments)


@needs_ocr
@pytest.mark.parametrize(
    ("captions", "size", "turned", "found"),
    [
        pytest.param(SPOKEN, (640, 360), 0, True, id="captions that change"),
        pytest.param(
            [c._replace(size=18) for c in SPOKEN], (360, 640), 90, True, id="a telephone held upright"
        ),
        pytest.param((NAME,), (640, 360), 0, False, id="a name that stays"),
        pytest.param([c._replace(y=0.05) for c in SPOKEN], (640, 360), 0, True, id="captions at the top"),
        pytest.param((), (640, 360), 0, False, id="no text"),
    ],
)
def test_drawn_clips(
    captions: Sequence[Caption], size: tuple[int, int], turned: int, found: bool, tmp_path: Path
) -> None:
    shape = size[::-1] if turned else size
    seen = _looked(clip(tmp_path / "clip.mp4", captions, shape, turned))
    assert seen.samples == 8
    assert seen.captions(*LIMITS) is found
    assert bool(seen.anywhere) == (bool(captions) and captions != (NAME,))


@needs_ocr
def test_a_picture_that_ends_before_the_sound_gives_fewer_frames(tmp_path: Path) -> None:
    from tests.media.clips import speech, write_clip

    assert _looked(write_clip(tmp_path / "clip.mp4", sound=speech(), seconds=1.0)).samples <= 2


@needs_ocr
def test_another_picture_is_told_from_the_same_one(tmp_path: Path) -> None:
    grounds = ("#903020", "#903020", "#e0e0e0", "#e0e0e0")
    path = scenes(tmp_path / "scenes.mp4", grounds)
    samples = list(samples_of(path, [(0.5, 1.5), (2.5, 3.5)]))
    assert [sample.turned > 0.9 for sample in samples] == [False, False, True, False]
    assert [sample.first for sample in samples] == [True, False, True, False]
