"""The `files:` pattern of the pre-commit hook, against sample names."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from a11ylint.media.kinds import AUDIO, CAPTIONS, IMAGE, UNDECODABLE, VIDEO
from a11ylint.readers.names import SUFFIXES as DRAFTS

ROOT = Path(__file__).resolve().parents[2]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
HOOK = HOOKS[0]

HIT = [
    pytest.param("post.md", id="a draft at the top"),
    pytest.param("2025/06/fest.txt", id="a plain text draft in a folder"),
    pytest.param("posts/Grußwort zum Fest.md", id="a draft with a space and an umlaut in its name"),
    pytest.param("bilder/IMG_1234.JPG", id="a picture straight from a phone"),
    pytest.param("bilder/fest.jpeg", id="the long spelling of JPEG"),
    pytest.param("chart.png", id="a chart"),
    pytest.param("chart.WebP", id="a picture with capitals in the extension"),
    pytest.param("jubel.gif", id="a GIF"),
    pytest.param("IMG_0001.HEIC", id="a picture of an iPhone"),
    pytest.param("logo.svg", id="a drawn picture"),
    pytest.param("grusswort.mp4", id="a video"),
    pytest.param("reel.MOV", id="a video of an iPhone"),
    pytest.param("live.webm", id="a video of the web"),
    pytest.param("podcast.mp3", id="a sound file"),
    pytest.param("sprachnachricht.m4a", id="a voice memo"),
    pytest.param("grusswort.de.vtt", id="WebVTT captions with a language"),
    pytest.param("grusswort.srt", id="SubRip captions"),
    pytest.param("grusswort.SBV", id="captions of YouTube"),
    pytest.param("fest.alt.txt", id="alternative text beside its picture"),
]
MISS = [
    pytest.param("a11ylint.toml", id="the configuration"),
    pytest.param("script.py", id="a program"),
    pytest.param("page.html", id="a web page"),
    pytest.param("data.json", id="data"),
    pytest.param("post.md.orig", id="what an editor left behind"),
    pytest.param("md", id="a name without extension"),
    pytest.param("notes.mdx", id="an extension that only begins alike"),
    pytest.param("Makefile.mp3.sha256", id="a check sum beside a sound file"),
]


@pytest.mark.parametrize("name", HIT)
def test_the_hook_sees(name: str) -> None:
    assert re.search(HOOK["files"], name)


@pytest.mark.parametrize("name", MISS)
def test_the_hook_does_not_see(name: str) -> None:
    assert not re.search(HOOK["files"], name)


@pytest.mark.parametrize("ending", sorted(DRAFTS | CAPTIONS | IMAGE | UNDECODABLE | VIDEO | AUDIO))
def test_the_hook_sees_every_kind_of_file_that_a_run_reads(ending: str) -> None:
    assert re.search(HOOK["files"], f"folder/name{ending}")


def test_only_what_is_built_is_offered_and_all_files_go_into_one_run() -> None:
    assert [hook["id"] for hook in HOOKS] == ["a11ylint"]
    assert HOOK["require_serial"] is True
    assert HOOK["entry"].split() == ["a11ylint", "check", "--only-drafts"]
