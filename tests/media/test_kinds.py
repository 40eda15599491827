"""Which endings are media, and of which type."""

from __future__ import annotations

import pytest

from a11ylint.media.kinds import declared, entry_type, media_type


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("film.m2ts", "video", id="a camcorder"),
        pytest.param("VTS_01_1.VOB", "video", id="a DVD, in capitals"),
        pytest.param("kamera.mxf", "video", id="a broadcaster's camera"),
        pytest.param("handy.3g2", "video", id="an old telephone"),
        pytest.param("folge.m4b", "audio", id="an audio book"),
        pytest.param("aufnahme.aiff", "audio", id="a Mac"),
        pytest.param("memo.amr", "audio", id="a voice memo of a telephone"),
        pytest.param("Audio Message.caf", "audio", id="a voice message of an iPhone"),
        pytest.param("index.ts", None, id="TypeScript"),
        pytest.param("index.mts", None, id="a module of TypeScript"),
        pytest.param("rede.docx", None, id="a text"),
    ],
)
def test_the_type_of_a_name(name: str, kind: str | None) -> None:
    assert media_type(name) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("sendung.ts", "video", id="a recording of television"),
        pytest.param("00001.MTS", "video", id="a camcorder"),
        pytest.param("fest.jpg", "image", id="a picture as ever"),
        pytest.param("rede.docx", None, id="a text"),
    ],
)
def test_the_type_of_what_an_entry_names(name: str, kind: str | None) -> None:
    assert entry_type(name) == kind


@pytest.mark.parametrize("word", [pytest.param(w, id=w) for w in ("signed", "LSF", "Gebärdenvideo", "ÖGS")])
def test_words_for_a_video_in_sign_language(word: str) -> None:
    assert declared(word) == "sign-language"
