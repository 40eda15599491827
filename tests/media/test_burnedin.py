"""Captions in the picture change along with the speech; logos, names and headlines do not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from a11ylint.media.burnedin import BurnedIn, condense, look, times
from a11ylint.media.letterlines import Sample, Seen
from a11ylint.media.sound import listen
from tests.media.lettered import SPOKEN, Caption, clip, needs_ocr

WORDS = (
    "Guten Tag aus dem Rathaus",
    "Die Stadt baut eine Brücke",
    "Im Mai geht es los",
    "Fragen beantworten wir gern",
    "Bis zum nächsten Mal",
    "Ihre Stadtverwaltung",
)
NAME = Caption(0.0, 99.0, "Erika Muster, Bürgermeisterin")
LOGO = Seen("Stadt Musterstadt", 0.85, 0.05)


def _samples(lines: Callable[[int], Sequence[Seen]], portrait: bool = False) -> list[Sample]:
    return [Sample(float(number), portrait, tuple(lines(number))) for number in range(12)]


def _said(number: int, y: float = 0.85) -> Seen:
    return Seen(WORDS[number // 2], 0.5, y)


@pytest.mark.parametrize(
    ("samples", "captions"),
    [
        pytest.param(_samples(lambda n: [_said(n)]), True, id="captions"),
        pytest.param(_samples(lambda n: [LOGO, _said(n)]), True, id="captions and a logo"),
        pytest.param(
            _samples(lambda n: [Seen("Erika Muster", 0.5, 0.7), _said(n)]),
            True,
            id="captions under a name that stays",
        ),
        pytest.param(
            _samples(lambda n: [_said(n)] if n % 3 else []), True, id="captions with gaps between them"
        ),
        pytest.param(
            _samples(lambda n: [_said(n, 0.55)], portrait=True), True, id="higher up in a portrait clip"
        ),
        pytest.param(_samples(lambda n: [_said(n, 0.55)]), False, id="the middle of a landscape clip"),
        pytest.param(_samples(lambda n: [_said(n, 0.1)]), False, id="text at the top"),
        pytest.param(_samples(lambda _: [Seen("Erika Muster", 0.5, 0.85)]), False, id="a name that stays"),
        pytest.param(
            _samples(lambda n: [Seen("Erika Muster", 0.5, 0.85)] if n < 4 else []),
            False,
            id="a name that goes",
        ),
        pytest.param(
            _samples(lambda n: [Seen("Erika Muster" if n < 6 else "Max Meier", 0.5, 0.85)]),
            False,
            id="two names",
        ),
        pytest.param(
            _samples(lambda n: [Seen("Stadt Musterstadt" if n % 2 else "Stadt Musterstodt", 0.5, 0.85)]),
            False,
            id="the same words, now and then misread",
        ),
        pytest.param(_samples(lambda n: [_said(n)._replace(x=0.1)]), False, id="text in a corner"),
        pytest.param(_samples(lambda _: []), False, id="no text"),
        pytest.param([], False, id="no frame"),
    ],
)
def test_what_changes_like_captions(samples: list[Sample], captions: bool) -> None:
    assert condense(samples).captions(3, 0.5) is captions


RUNNING = "Hochwasser an der Elbe +++ Sperrung der Straße +++ Neue Buslinie ab Mai"
SHORT = Seen("Freibad öffnet", 0.5, 0.9, 0.3)


@pytest.mark.parametrize(
    ("samples", "perhaps"),
    [
        pytest.param(_samples(lambda n: [_said(n, 0.1)]), True, id="text at the top"),
        pytest.param(_samples(lambda n: [_said(n, 0.5)]), True, id="the middle of a landscape clip"),
        pytest.param(
            _samples(lambda n: [Seen(WORDS[n // 6], 0.5, 0.45)]), False, id="slides, longer than captions"
        ),
        pytest.param(_samples(lambda n: [_said(n)._replace(x=0.1)]), False, id="names at the left"),
        pytest.param(_samples(lambda n: [_said(n, 0.1)] if n < 4 else []), False, id="a start with text"),
        pytest.param(_samples(lambda _: []), False, id="no text"),
        pytest.param([], False, id="no frame"),
    ],
)
def test_text_anywhere_that_changes_like_captions(samples: list[Sample], perhaps: bool) -> None:
    assert condense(samples).elsewhere(3, 0.5) is perhaps


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


SAID = (
    "Ab Mai fahren die Busse wieder über die alte Brücke",
    "Wir danken allen in der Stadt für die Geduld",
    WORDS[3],
)


@pytest.mark.parametrize(
    ("texts", "captions"),
    [
        pytest.param(("Brücke", "Umleitung", "Buslinien"), False, id="headlines of four seconds"),
        pytest.param(SAID, True, id="as many words as are said in four seconds"),
        pytest.param(
            ("Ab", "Mai", "Busse", "über", "Brücke", "wieder"), True, id="a word, and soon the next"
        ),
    ],
)
def test_words_that_stand_longer_than_it_takes_to_say_them_are_none(
    texts: tuple[str, ...], captions: bool
) -> None:
    samples = _samples(lambda n: [Seen(texts[n * len(texts) // 12], 0.5, 0.85)])
    assert condense(samples).captions(3, 0.5) is captions


def test_short_clips_need_two_texts() -> None:
    samples = [Sample(float(n), False, (Seen(WORDS[n // 2], 0.5, 0.85),)) for n in range(4)]
    assert condense(samples) == BurnedIn(4, 4, 2, WORDS[0], 4, 2, WORDS[0])
    assert condense(samples).captions(3, 0.5)


@pytest.mark.parametrize(
    ("speech", "found"),
    [
        pytest.param([(0.0, 3.0)], (0.5, 1.5, 2.5), id="a stretch"),
        pytest.param([(1.0, 2.0), (10.0, 11.0)], (1.5, 10.5), id="the pause is left out"),
        pytest.param([(1.0, 1.3), (5.0, 5.3), (7.0, 7.8)], (5.2,), id="short stretches share their frames"),
        pytest.param([], (), id="no speech"),
    ],
)
def test_when_it_looks(speech: list[tuple[float, float]], found: tuple[float, ...]) -> None:
    assert times(speech) == pytest.approx(found)


def test_an_hour_of_speech_takes_no_more_frames_than_a_minute() -> None:
    assert len(times([(0.0, 3600.0)])) == len(times([(0.0, 60.0)])) == 24


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
        pytest.param([c._replace(y=0.05) for c in SPOKEN], (640, 360), 0, False, id="text at the top"),
        pytest.param((), (640, 360), 0, False, id="no text"),
    ],
)
def test_drawn_clips(
    captions: Sequence[Caption], size: tuple[int, int], turned: int, found: bool, tmp_path: Path
) -> None:
    shape = size[::-1] if turned else size
    seen = _looked(clip(tmp_path / "clip.mp4", captions, shape, turned))
    assert seen.samples == 8
    assert seen.captions(3, 0.5) is found
    assert bool(seen.anywhere) == (bool(captions) and captions != (NAME,))


@needs_ocr
def test_a_picture_that_ends_before_the_sound_gives_fewer_frames(tmp_path: Path) -> None:
    from tests.media.clips import speech, write_clip

    assert _looked(write_clip(tmp_path / "clip.mp4", sound=speech(), seconds=1.0)).samples <= 2
