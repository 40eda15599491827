"""The reading engine: RapidOCR with the models that lie in its own wheel; nothing is ever fetched."""

from __future__ import annotations

import threading
import warnings
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from a11ylint.media.errors import Unreadable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# What the extra `ocr` installs; OpenCV comes with the first.
PACKAGES: Final = ("rapidocr", "onnxruntime", "cv2")
# Drafts may be checked in several threads: OpenCV cannot be imported by two at once, and RapidOCR keeps its settings
# between calls.
_LOCK: Final = threading.Lock()


class Raw(NamedTuple):
    """One line as the engine gives it; `corners` from the upper left one clockwise, in pixels."""

    text: str
    score: float
    corners: tuple[tuple[float, float], ...]


def need() -> None:
    """Raise Unreadable (missing-library) where the extra `ocr` is not installed; loads nothing."""
    absent = _absent(PACKAGES)
    if absent:
        raise Unreadable("missing-library", f"a11ylint[ocr]: {absent}")


@cache
def _absent(packages: tuple[str, ...]) -> str:
    """The first package that is not installed, empty when all are."""
    from importlib.util import find_spec

    with _LOCK:
        return next((name for name in packages if find_spec(name) is None), "")


def opencv() -> Any:
    """The module cv2; raises Unreadable (missing-library)."""
    need()
    with _LOCK:
        try:
            import cv2
        except (ImportError, OSError) as problem:  # OSError: a library is missing on a slim system
            raise Unreadable("missing-library", f"a11ylint[ocr]: {problem}") from problem
    return cv2


def read(rgb: NDArray[np.uint8], short_side: int) -> tuple[Raw, ...]:
    """The lines of a picture, from top to bottom; `rgb` has the shape (rows, columns, 3).

    A picture whose short side has fewer than `short_side` pixels is enlarged to find its lines.
    Raises Unreadable (missing-library), also where the engine itself fails.
    """
    need()
    with _LOCK:
        engine = _engine(short_side)
    try:
        with _LOCK, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = engine(rgb[:, :, ::-1].copy(), use_det=True, use_cls=False, use_rec=True)
    except Exception as problem:  # whatever an engine of three packages raises: this picture stays unread
        raise Unreadable("missing-library", f"rapidocr: {type(problem).__name__}") from problem
    if found.boxes is None or found.txts is None:
        return ()
    lines = zip(found.txts, found.scores, found.boxes.tolist(), strict=True)
    return tuple(
        Raw(text, round(float(score), 3), tuple((float(x), float(y)) for x, y in corners))
        for text, score, corners in lines
    )


@cache
def _engine(short_side: int) -> Any:
    """The engine, once per process and kind of picture: a second to load, 100 MB of memory."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            import rapidocr
        except (ImportError, OSError) as problem:
            raise Unreadable("missing-library", f"a11ylint[ocr]: {problem}") from problem
        models = Path(rapidocr.__file__).parent / "models"
        # With a path of its own a model is opened and never asked for on the web.
        settings = {
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Det.limit_side_len": short_side,
            "Det.model_path": _model(models, "det"),
            "Rec.model_path": _model(models, "rec"),
        }
        return rapidocr.RapidOCR(params=settings)


def _model(folder: Path, task: str) -> str:
    found = sorted(folder.glob(f"PP-OCR*_{task}_*.onnx"))
    if not found:
        raise Unreadable("missing-library", f"rapidocr carries no {task} model")
    return str(found[-1])
