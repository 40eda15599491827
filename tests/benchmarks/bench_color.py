"""The colour rules on one picture against daltonlens, colorspacious and Pillow's bare decode, and on 50 charts; memory."""

from __future__ import annotations

import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from measure import PEERS, ROOT, a11ylint, one_core, run, verdict

sys.path.insert(0, str(ROOT))

REPEATS: Final = 9
CHARTS: Final = 50
SIMULATION_BUDGET = 0.6  # design: of daltonlens' Machado simulation of the same chart of 1080 x 1080
DECODE_BUDGET = 1.5  # design: of Pillow's bare decode at 12 megapixels
KNOWN_BUDGET = 0.25  # design: of the first run over the same folder
COLORS = ("#d7191c", "#fdae61", "#1a9641", "#377eb8", "#984ea3")
MEMORY_BUDGET = 500  # MiB for a picture of 100 megapixels
FORMATS = {"png": {}, "jpg": {"quality": 85}, "webp": {"quality": 80}}
LARGE: Final = {
    **FORMATS,
    "lossless.webp": {"lossless": True, "method": 0, "quality": 0},
    "steps.jpg": {"progressive": True, "quality": 85},
    "tif": {"compression": "tiff_lzw"},
    "bmp": {},
}

# A check needs both deficiencies; the time of one is printed beside it.
DALTONLENS = """
import statistics, sys, time
import numpy as np
from PIL import Image
from daltonlens.simulate import Deficiency, Simulator_Machado2009
simulator = Simulator_Machado2009()
with Image.open(sys.argv[1]) as image:
    pixels = np.asarray(image.convert("RGB"))
def once(kinds):
    start = time.perf_counter()
    for kind in kinds:
        simulator.simulate_cvd(pixels, kind, 1.0)
    return time.perf_counter() - start
for kinds in ((Deficiency.PROTAN,), (Deficiency.PROTAN, Deficiency.DEUTAN)):
    once(kinds)
    print(statistics.median(once(kinds) for _ in range(int(sys.argv[2]))))
"""


# The same two deficiencies with colorspacious, whose model is the same.
COLORSPACIOUS = """
import statistics, sys, time
import numpy as np
from colorspacious import cspace_convert
from PIL import Image
with Image.open(sys.argv[1]) as image:
    pixels = np.asarray(image.convert("RGB")) / 255
def once(kinds):
    start = time.perf_counter()
    for kind in kinds:
        space = {"name": "sRGB1+CVD", "cvd_type": kind, "severity": 100}
        cspace_convert(pixels, space, "sRGB1")
    return time.perf_counter() - start
for kinds in (("protanomaly",), ("protanomaly", "deuteranomaly")):
    once(kinds)
    print(statistics.median(once(kinds) for _ in range(int(sys.argv[2]))))
"""

# Peak memory of the analysis of one file over that of a small one in the same process. /proc tells this process
# alone; getrusage would begin with what its parent held.
PEAK = """
import sys
from pathlib import Path
from a11ylint.media.color.evidence import analyse
def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
analyse(Path(sys.argv[1]))
before = peak()
analyse(Path(sys.argv[2]), max_pixels=100_000_000)
print((peak() - before) / 1024)
"""


def seconds(work: Callable[[], object]) -> float:
    """The median of REPEATS runs after one that warms up."""
    times = []
    for turn in range(REPEATS + 1):
        start = time.perf_counter()
        work()
        if turn:
            times.append(time.perf_counter() - start)
    return statistics.median(times)


def decode(path: Path) -> None:
    from PIL import Image

    with Image.open(path) as image:
        image.load()


def python_with(module: str) -> str | None:
    """An interpreter that has this module: our own, or that of one of the environments that A11YLINT_PEERS names."""
    if importlib.util.find_spec(module):
        return sys.executable
    for folder in filter(None, os.environ.get(PEERS, "").split(os.pathsep)):
        place = Path(folder) / "bin" / "python"
        command = [place, "-c", f"import {module}"]
        if place.is_file() and not subprocess.run(command, check=False, capture_output=True).returncode:
            return str(place)
    return None


def against_simulation(folder: Path) -> None:
    from a11ylint.media.color.evidence import analyse
    from tests.media import charts

    chart = charts.save(charts.bars(COLORS), folder / "chart.png")
    ours = seconds(lambda: analyse(chart))
    print(f"One chart of 1080 x 1080, PNG, decode and analysis: {ours * 1000:.1f} ms")
    for name, program in (("daltonlens", DALTONLENS), ("colorspacious", COLORSPACIOUS)):
        python = python_with(name)
        if python is None:
            print(f"  {name} is not installed: no ratio (name its environment in {PEERS})")
            continue
        done = subprocess.run(
            [python, "-c", program, str(chart), str(REPEATS)], check=True, capture_output=True, text=True
        )
        one, both = (float(line) for line in done.stdout.split())
        budget = SIMULATION_BUDGET if name == "daltonlens" else None
        print(f"  ratio to {name}, protan and deutan ({both * 1000:.1f} ms): ", end="")
        print(f"{ours / both:.2f}{verdict(ours / both, budget)}")
        print(f"  ratio to {name}, protan alone ({one * 1000:.1f} ms): {ours / one:.2f}")


def against_decode(folder: Path) -> None:
    from a11ylint.media.color.evidence import analyse
    from tests.media import charts

    print("Pictures of 4000 x 3000, decode and analysis against Pillow's bare decode")
    for name, image in (("chart", charts.bars(COLORS, (4000, 3000))), ("photo", charts.meadow((4000, 3000)))):
        for suffix, options in FORMATS.items():
            path = charts.save(image, folder / f"{name}.{suffix}", **options)
            bare, ours = seconds(lambda path=path: decode(path)), seconds(lambda path=path: analyse(path))
            line = f"  {name} {suffix:<5} {bare * 1000:7.1f} ms bare {ours * 1000:7.1f} ms ours, ratio "
            print(f"{line}{ours / bare:.2f}{verdict(ours / bare, DECODE_BUDGET)}")


def memory(folder: Path) -> None:
    from PIL import Image

    from tests.media import charts

    if not Path("/proc/self/status").is_file():
        print("Memory: this system does not tell")
        return
    small = charts.save(charts.bars(COLORS, (400, 400)), folder / "small.png")
    print("Memory over that of a small picture, pictures of 12,500 x 8,000 (100 megapixels)")
    large = charts.bars(COLORS, (2500, 1600)).resize((12_500, 8000), Image.Resampling.NEAREST)
    print(f"  its pixels alone, decoded: {large.width * large.height * 3 / 2**20:.0f} MiB")
    for suffix, options in LARGE.items():
        path = charts.save(large, folder / f"large.{suffix}", **options)
        command = [sys.executable, "-c", PEAK, str(small), str(path)]
        done = subprocess.run(
            command, check=True, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
        print(f"  {suffix:<14} {float(done.stdout):5.0f} MiB{verdict(float(done.stdout), MEMORY_BUDGET)}")


def known_folder(folder: Path) -> None:
    from tests.media import charts

    for number in range(CHARTS):
        shades = [COLORS[(number + place) % len(COLORS)] for place in range(2 + number % 3)]
        name = f"grafik{number:02}.png"
        charts.save(charts.bars(shades, (1080, 900 + 7 * number)), folder / name)
        post = f"---\nlang: de\nmedia:\n  - file: {name}\n    alt: Säulen.\n---\nDie Befragung ist ausgewertet.\n"
        (folder / f"post{number:02}.md").write_text(post, encoding="utf-8")
    with tempfile.TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache
        first, again = (run(a11ylint("check", str(folder))) for _ in range(2))
    print(
        f"{CHARTS} drafts with a chart each: {first.seconds * 1000:.0f} ms, {first.peak:.0f} MiB, exit {first.code}"
    )
    value = again.seconds / first.seconds
    print(
        f"  the same folder again: {again.seconds * 1000:.0f} ms, ratio {value:.2f}{verdict(value, KNOWN_BUDGET)}"
    )


def main() -> None:
    one_core()
    # The folder first: a child's peak memory counts from what its parent holds when it starts.
    for part in (known_folder, against_simulation, against_decode, memory):
        with tempfile.TemporaryDirectory() as folder:
            part(Path(folder))


if __name__ == "__main__":
    main()
