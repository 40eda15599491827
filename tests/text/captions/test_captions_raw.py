"""Captions that a speech recogniser made are told from edited ones, poems and songs."""

from __future__ import annotations

from itertools import pairwise

import pytest

from a11ylint.text.captions.raw import raw

SPOKEN = (
    "guten morgen und|herzlich willkommen im|neuen rathaus der|stadt am fluss wir|zeigen heute alle|"
    "räume vom keller|bis unter das dach|kommen sie mit"
)
LINES = [(line,) for line in SPOKEN.split("|")]
ROLLING = [pair for before, after in pairwise(LINES) for pair in ((*before, *after), after)]
POEM = [(line.capitalize(),) for (line,) in LINES]
CHORUS = [("So ein Tag,", "so wunderschön wie heute")] * 8
BROADCAST = [tuple(line for (line,) in LINES[at : at + 3]) for at in range(6)]


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        pytest.param(ROLLING, "rolling", id="two lines that roll"),
        pytest.param(BROADCAST, "rolling", id="three lines that roll"),
        pytest.param(LINES, "unpunctuated", id="small letters without a single mark"),
        pytest.param(LINES[:5], "", id="too few captions to tell"),
        pytest.param([(f"{line}.",) for (line,) in LINES], "", id="full stops"),
        pytest.param(POEM, "", id="a poem begins its lines with capitals"),
        pytest.param(CHORUS, "", id="a chorus"),
        pytest.param(
            [("我们一直坚信每个人",)] * 3 + [("都应该有机会",)] * 9, "", id="Chinese has no capitals"
        ),
        pytest.param([], "", id="nothing"),
    ],
)
def test_raw_captions_are_recognised(lines: list[tuple[str, ...]], kind: str) -> None:
    assert raw(["\n".join(cue) for cue in lines], lines).kind == kind


def test_times_of_single_words_are_those_of_youtube() -> None:
    payloads = [f"<00:00:0{at}.440><c> wort</c>" for at in range(6)]
    assert raw(payloads, [("wort",)] * 6) == ("rolling", 6, 6)


def test_times_of_a_karaoke_are_none() -> None:
    payloads = [f"La <00:00:0{at}.440>la" for at in range(6)]
    assert raw(payloads, [(f"La {at}",) for at in range(6)]).kind == ""
