"""How loud a recording is, how far its speech stands above the background, and whether it is clipped.

Loudness after ITU-R BS.1770-4 in blocks of 400 ms without overlap, from spectra instead of filters, on sound of
16 kHz: what lies above 8 kHz adds little to speech and music.
"""

from __future__ import annotations

from array import array
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]
    Numbers = NDArray[Any]

RATE: Final = 16000
BLOCK: Final = 6400  # samples: 400 ms
OFFSET: Final = -0.691  # BS.1770: makes a full-scale sine of 997 Hz on one channel -3.01 LUFS
ABSOLUTE_GATE: Final = -70.0  # LUFS
RELATIVE_GATE: Final = -10.0  # LU below the mean
# Full scale but for the rounding of an encoder, held for as many samples: no wave does that by itself.
FULL: Final = 0.999
HELD: Final = 3
PADDING: Final = 0.1  # seconds at both ends of a pause, where words begin and die away
# Loud music fills the pauses, so that none is found. Then the quietest windows between sounds tell: of speech cut
# without any pause they lie 19 dB and more below it (measured on three voices); up to 15 dB it is music or noise.
_QUIETEST: Final = 0.05  # of the windows
_SURE: Final = 15.0  # dB
# The two filters of BS.1770: a shelf for the head, and a high pass (frequency in Hz, quality; gain in dB).
_SHELF: Final = (1681.974450955533, 0.7071752369554196, 3.999843853973347)
_PASS: Final = (38.13547087602444, 0.5003270373238773)


class Loudness(NamedTuple):
    """`integrated` in LUFS, None when all is below the gate; `clipped` is the share of clipped samples, 0 … 1.

    `speech` and `background` are levels in dBFS: the speech, and the short pauses within it. None where there is no
    speech or no pause.
    """

    integrated: float | None = None
    clipped: float = 0.0
    speech: float | None = None
    background: float | None = None


def powers(block: Samples) -> float:
    """The weighted mean square of one block, all channels added; `block` has a row for each channel."""
    import numpy as np

    spectrum = np.abs(np.fft.rfft(block, n=BLOCK, axis=1)) ** 2
    spectrum[:, 1:-1] *= 2  # the half of the spectrum that is not computed
    return float((spectrum * _weights()).sum() / BLOCK / block.shape[1])


def integrated(blocks: Iterable[float]) -> float | None:
    """The loudness of a recording in LUFS from the weighted mean squares of its blocks; quiet ones do not count."""
    import numpy as np

    power = np.fromiter(blocks, float)
    power = power[power > _power(ABSOLUTE_GATE)]
    if not len(power):
        return None
    power = power[power > power.mean() * 10 ** (RELATIVE_GATE / 10)]
    return round(float(OFFSET + 10 * np.log10(power.mean())), 1)


def clipped(samples: Samples) -> int:
    """How many samples of a piece stay at full scale, at least `HELD` in a row; one row for each channel."""
    import numpy as np

    full = np.abs(samples) >= FULL
    if not full.any():
        return 0
    edges = np.diff(np.pad(full, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    lengths = np.nonzero(edges == -1)[1] - np.nonzero(edges == 1)[1]
    return int(lengths[lengths >= HELD].sum())


def levels(
    squares: Numbers, step: float, speech: Iterable[tuple[float, float]], longest: float, padding: float
) -> tuple[float | None, float | None]:
    """The level of the speech and of the pauses between its stretches in dBFS.

    `squares` are the mean squares of windows of `step` seconds. Only pauses up to `longest` seconds count: in longer
    ones music is often turned up. The middle of each pause is taken, `padding` seconds away from the speech. Where
    there is none, the quietest windows of the speech count if they are loud for certain.
    """
    import numpy as np

    spoken = np.zeros(len(squares), bool)
    between = np.zeros(len(squares), bool)
    last: float | None = None
    for begin, end in speech:
        spoken[round(begin / step) : round(end / step)] = True
        if last is not None and 2 * padding < begin - last <= longest:
            between[round((last + padding) / step) : round((begin - padding) / step)] = True
        last = end
    background = _level(squares[between]) if between.any() else _filled(squares[spoken])
    return _level(squares[spoken]), background


def _filled(spoken: Numbers) -> float | None:
    """The level of what fills the pauses of a talk in which none was found; None where that is unsure."""
    import numpy as np

    if not len(spoken):
        return None
    lowest = _level(np.quantile(spoken, [_QUIETEST]))
    level = _level(spoken)
    return lowest if lowest is not None and level is not None and level - lowest < _SURE else None


class Meter:
    """Measures loudness on the way, block by block."""

    def __init__(self) -> None:
        self.blocks = array("d")
        self.squares = array("d")  # of each window, all channels as one
        self.clipped = self.samples = 0
        self.length = 1  # samples of a window
        self.left: Samples | None = None

    def add(self, new: Samples) -> None:
        """More sound: a row for each channel."""
        import numpy as np

        self.clipped += clipped(new)
        self.samples += new.size
        same = self.left is not None and len(self.left) == len(new)
        joined = np.concatenate((self.left, new), axis=1) if self.left is not None and same else new
        whole = joined.shape[1] // BLOCK * BLOCK
        for at in range(0, whole, BLOCK):
            self.blocks.append(powers(joined[:, at : at + BLOCK]))
        self.left = joined[:, whole:]

    def window(self, mono: Samples) -> None:
        """The next window of the sound as one channel; all windows are of the same length."""
        self.length = len(mono)
        self.squares.append(float(mono @ mono) / self.length)

    def result(self, spoken: Iterable[tuple[float, float]], start: float, longest_pause: float) -> Loudness:
        """What was measured; times of `spoken` count from the start of the file, the sound begins at `start`."""
        import numpy as np

        if self.left is not None and self.left.size and not self.blocks:
            self.blocks.append(powers(self.left))
        within = [(begin - start, end - start) for begin, end in spoken]
        squares = np.frombuffer(self.squares, np.float64)
        speech, background = levels(squares, self.length / RATE, within, longest_pause, PADDING)
        share = round(self.clipped / self.samples, 6) if self.samples else 0.0
        return Loudness(integrated(self.blocks), share, speech, background)


def _level(squares: Numbers) -> float | None:
    import numpy as np

    if not len(squares):
        return None
    return round(float(10 * np.log10(max(float(squares.mean()), 1e-12))), 1)


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - OFFSET) / 10))


@cache
def _weights() -> Numbers:
    """How much each frequency of the spectrum counts: both filters, squared."""
    import numpy as np

    hertz = np.fft.rfftfreq(BLOCK, 1 / RATE)
    return np.asarray(_shelf(hertz) * _high_pass(hertz))


def _shelf(hertz: Numbers) -> Numbers:
    """An analogue high shelf: gain 1 far below its frequency."""
    frequency, quality, gain = _SHELF
    s, high = 1j * hertz / frequency, 10 ** (gain / 20)
    middle = high**0.4996667741545416
    out: Numbers = abs((high * s * s + middle / quality * s + 1) / (s * s + s / quality + 1)) ** 2
    return out


def _high_pass(hertz: Numbers) -> Numbers:
    frequency, quality = _PASS
    s = 1j * hertz / frequency
    return abs(s * s / (s * s + s / quality + 1)) ** 2
