"""Covers that the entry of a clip names: found, missing, on the web; and stickers of stories."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from a11ylint.api import lint
from a11ylint.config import Config
from a11ylint.finding import Report
from tests.media import clips

DRAFT = """---
lang: de
media:
  - file: rede.mp4
    captions: none-needed
    {line}
---
Die Rede zum neuen Jahr.
"""


def _report(folder: Path, line: str) -> Report:
    clips.write_clip(folder / "rede.mp4", seconds=0.5)
    Image.new("RGB", (64, 48), "white").save(folder / "titel.jpg")
    (folder / "post.md").write_text(DRAFT.format(line=line), encoding="utf-8")
    return lint(folder, Config(root=folder, cache=False))


@pytest.mark.parametrize(
    ("line", "missing", "unused"),
    [
        pytest.param("cover: titel.jpg", [], [], id="a cover that is there"),
        pytest.param("thumbnail: titel.jpg", [], [], id="the other word for it"),
        pytest.param("cover: anders.jpg", ["anders.jpg"], ["titel.jpg"], id="a cover that is not there"),
        pytest.param("cover: https://a.example/titel.jpg", [], ["titel.jpg"], id="a cover on the web"),
        pytest.param("cover: true", [], ["titel.jpg"], id="no file at all"),
    ],
)
def test_covers(line: str, missing: list[str], unused: list[str], tmp_path: Path) -> None:
    report = _report(tmp_path, line)
    found = [finding for finding in report.findings if finding.rule.id in ("media-missing", "unknown-key")]
    assert [finding.problem.data["name"] for finding in found] == missing
    assert [entry.what for entry in report.skipped if entry.why == "unused"] == unused
    assert not report.failures
