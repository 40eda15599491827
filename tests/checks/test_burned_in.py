"""What is said about captions in the picture."""

from __future__ import annotations

from pathlib import Path

from a11ylint import lint
from tests.media.lettered import SPOKEN, clip, needs_ocr


@needs_ocr
def test_the_message_quotes_words_without_their_full_stop(tmp_path: Path) -> None:
    clip(tmp_path / "clip.mp4", SPOKEN)
    (tmp_path / "post.md").write_text("---\nlang: de\nmedia: [clip.mp4]\n---\nEin Gruß.\n", encoding="utf-8")
    report = lint([tmp_path])
    (found,) = [f for f in report.findings if f.rule.id == "video-captions-missing"]
    assert "„Guten Tag“. " in found.message("de")
