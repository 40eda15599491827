"""Make speech-de.ogg: a German sentence by espeak-ng, packed as Opus (16 kHz, one channel) with PyAV."""

from __future__ import annotations

import subprocess
import wave
from pathlib import Path
from tempfile import TemporaryDirectory

import av
import numpy as np

TEXT = (
    "Guten Tag. Die Stadt öffnet am Samstag um zehn Uhr den neuen Spielplatz am Rathaus. "
    "Alle Kinder sind herzlich eingeladen."
)
TARGET = Path(__file__).with_name("speech-de.ogg")


def spoken(text: str, folder: Path) -> tuple[np.ndarray, int]:
    wav = folder / "speech.wav"
    subprocess.run(["espeak-ng", "-v", "de", "-s", "150", "-w", str(wav), text], check=True)
    with wave.open(str(wav), "rb") as read:
        return np.frombuffer(read.readframes(read.getnframes()), "<i2"), read.getframerate()


def main() -> None:
    with TemporaryDirectory() as folder:
        samples, rate = spoken(TEXT, Path(folder))
    with av.open(str(TARGET), "w") as out:
        stream = out.add_stream("libopus", rate=16000, layout="mono", bit_rate=24000)
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
        frame.rate = rate
        resampler = av.AudioResampler(format="s16", layout="mono", rate=16000, frame_size=320)
        for part in [*resampler.resample(frame), *resampler.resample(None)]:
            out.mux(stream.encode(part))
        out.mux(stream.encode(None))


if __name__ == "__main__":
    main()
