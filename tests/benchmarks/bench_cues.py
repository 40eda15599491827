"""10,000 caption cues read and judged by every caption rule, against the bare read of other packages; one process each."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path

from measure import PEERS, ROOT, environment, one_core, verdict

CUES = 10_000
REPEATS = 7
BUDGET = 0.75  # design: of webvtt-py's bare read
CAPTIONS = (
    "Guten Tag und willkommen\nin unserem Rathaus.",
    "Heute geht es um die neue Brücke,\ndie wir am Samstag öffnen.",
    "Drei Jahre lang war der Weg\nüber den Fluss gesperrt.",
    "Das war für alle eine harte Zeit.",
    "Wer zur Arbeit wollte,\nmusste einen Umweg fahren.",
    "[Applaus]",
    "Anna: Was hat die Brücke gekostet?",
    "Ben: Zwölf Millionen Euro.\nDie Hälfte zahlt das Land.",
    "– Kommt auch ein Radweg?\n– Ja, auf beiden Seiten.",
    "Er ist so breit, dass zwei Räder\nnebeneinander Platz haben.",
    "Am Samstag um zehn Uhr\nschneiden wir das Band durch.",
    "Danach gibt es ein kleines Fest\nfür alle aus der Stadt.",
    "<i>Musik spielt im Hintergrund.</i>",
    "Kommen Sie vorbei\nund bringen Sie Freunde mit!",
)
DRAFT = """---
lang: de
platforms: [youtube]
media:
  - url: https://example.org/rede.mp4
    captions: [rede.de.vtt]
---
Die Rede zum Nachlesen.
"""


def clock(seconds: float) -> str:
    whole = round(seconds * 1000)
    return f"{whole // 3_600_000:02d}:{whole // 60_000 % 60:02d}:{whole // 1000 % 60:02d}.{whole % 1000:03d}"


def captions(count: int) -> str:
    """A WebVTT file as transcription services write it; the same number gives the same text."""
    blocks, at = ["WEBVTT\nKind: captions\nLanguage: de\n"], 0.5
    for number in range(count):
        text = CAPTIONS[number % len(CAPTIONS)]
        length = 1.5 + len(text) / 14
        blocks.append(f"{number + 1}\n{clock(at)} --> {clock(at + length)}\n{text}\n")
        at += length + 0.1
    return "\n".join(blocks)


def timed(works: Mapping[str, Callable[[], object]]) -> dict[str, list[float]]:
    """Milliseconds of each work, in turn, `REPEATS` times over after one round that warms up."""
    runs: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(REPEATS + 1):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            if turn:
                runs[name].append((time.perf_counter() - start) * 1000)
    return runs


def ours(folder: Path, group: str) -> Callable[[], object]:
    """The draft read afresh and judged by the rules of a group (none: read only)."""
    from a11ylint.config import Config
    from a11ylint.engine import lint_posts
    from a11ylint.readers.read import read_text
    from a11ylint.selection import choose
    from a11ylint.shelf import DiskShelf

    config = Config(root=folder, cache=False, select=(group,) if group else ())
    chosen = choose(config) if group else ()

    def work() -> object:
        posts = tuple(read_text(DRAFT, folder / "rede.md", DiskShelf(config), config))
        for clip in posts[0].media:
            for track in clip.captions:
                clip.facts.cues(track)
        return lint_posts(posts, chosen)

    return work


def readers(path: Path) -> dict[str, Callable[[], object]]:
    """The bare reads of the packages that are installed here."""
    found: dict[str, Callable[[], object]] = {}
    if find_spec("webvtt"):
        import webvtt

        found["webvtt-py, bare read"] = lambda: webvtt.read(str(path))
    if find_spec("pysubs2"):
        import pysubs2

        found["pysubs2, bare read"] = lambda: pysubs2.load(str(path))
    if find_spec("pycaption"):
        import pycaption

        found["pycaption, bare read"] = lambda: pycaption.WebVTTReader().read(path.read_text("utf-8"))
    return found


def peers(path: Path) -> dict[str, list[float]]:
    """The same in the environments that A11YLINT_PEERS names."""
    import json
    import os

    here = str(Path(__file__).resolve().parent)
    code = (
        f"import sys, json, pathlib; sys.path.insert(0, {here!r}); import bench_cues as b; "
        f"print(json.dumps(b.timed(b.readers(pathlib.Path({str(path)!r})))))"
    )
    found: dict[str, list[float]] = {}
    for folder in filter(None, os.environ.get(PEERS, "").split(os.pathsep)):
        place = Path(folder) / "bin" / "python"
        if place.is_file():
            command = [str(place), "-c", code]
            done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
            found |= json.loads(done.stdout) if done.returncode == 0 else {}
    return found


def main() -> None:
    one_core()
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "rede.de.vtt"
        path.write_text(captions(CUES), "utf-8", newline="\n")
        size = path.stat().st_size
        works = {
            "a11ylint, cues read": ours(folder, ""),
            "a11ylint, read and all caption rules": ours(folder, "caption"),
            **readers(path),
        }
        rows = {**peers(path), **timed(works)}
    print(f"{CUES} cues, {size / 1000:.0f} kB, median of {REPEATS}, one core")
    for title, runs in rows.items():
        print(f"  {title:<38} {statistics.median(runs):7.0f} ms  ({min(runs):.0f}–{max(runs):.0f})")
    base = rows.get("webvtt-py, bare read")
    if base:
        value = statistics.median(rows["a11ylint, read and all caption rules"]) / statistics.median(base)
        print(f"  ratio to webvtt-py: {value:.2f}{verdict(value, BUDGET)}")


if __name__ == "__main__":
    main()
