"""What is said about captions in the picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from a11ylint import lint
from tests.media.lettered import SPOKEN, Caption, clip, needs_ocr

# Three slides of three seconds with six lines each.
SLIDES = [
    Caption(3.0 * number, 3.0 * number + 3, f"{word} {part}", 0.5, 0.1 + 0.14 * row, 22)
    for number, word in enumerate(("Haushalt", "Brücken", "Schulen"))
    for row, part in enumerate(("im Mai", "für alle", "am Ufer", "in Zahlen", "und Plan", "mit Ziel"))
]


@needs_ocr
def test_the_message_quotes_words_without_their_full_stop(tmp_path: Path) -> None:
    clip(tmp_path / "clip.mp4", SPOKEN)
    (tmp_path / "post.md").write_text("---\nlang: de\nmedia: [clip.mp4]\n---\nEin Gruß.\n", encoding="utf-8")
    report = lint([tmp_path])
    (found,) = [f for f in report.findings if f.rule.id == "video-captions-missing"]
    assert "„Guten Tag“. " in found.message("de")


@needs_ocr
@pytest.mark.parametrize(
    ("captions", "answer", "found"),
    [
        pytest.param(SPOKEN, "", ("video-captions-missing", "burned-in"), id="captions"),
        pytest.param(SPOKEN, "burned-in", None, id="captions that are declared"),
        pytest.param(SLIDES, "", ("video-captions-missing", "speech"), id="slides"),
        pytest.param(
            SLIDES,
            "burned-in",
            ("burned-in-captions-unseen", "other-text"),
            id="slides, declared as captions",
        ),
        pytest.param((), "burned-in", ("burned-in-captions-unseen", "unseen"), id="nothing, declared"),
    ],
)
def test_captions_and_slides_in_the_picture(
    captions: list[Caption], answer: str, found: tuple[str, str] | None, tmp_path: Path
) -> None:
    clip(tmp_path / "clip.mp4", captions)
    declared = f"\n    captions: {answer}" if answer else ""
    text = f"---\nlang: de\nmedia:\n  - file: clip.mp4{declared}\n---\nEin Gruß.\n"
    (tmp_path / "post.md").write_text(text, encoding="utf-8")
    said = [(f.rule.id, f.problem.key) for f in lint([tmp_path]).findings if "captions" in f.rule.id]
    assert said == ([found] if found else [])
