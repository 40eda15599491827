"""Caption files that lie beside a clip without captions and belong to no medium, for the finding about the clip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from a11ylint.facts import Known
from a11ylint.post import Medium, Post

if TYPE_CHECKING:
    from a11ylint.media.strays import Kind, Stray

MOST: Final = 3  # named in one message
_UNSURE: Final = frozenset(("sound", "limit", "unheard"))  # where nobody knows whether somebody speaks
_SURE: Final = frozenset(("speech", "declared"))
_KEYS: Final = {"captions": 0, "text": 1, "foreign": 2}  # the first of these is named


def beside(post: Post, clip: Medium, key: str) -> tuple[str, Mapping[str, object]]:
    """The key of the message that names such files, and its values; the key of the finding where there are none."""
    found = list(_unused(post, clip)) if key in _SURE | _UNSURE else []
    if not found or clip.path is None:
        return key, {}
    # A file that is captions by its ending can be named as it is, one with another ending has to get a new name first.
    kind = min((stray.kind for stray in found), key=_KEYS.__getitem__)
    folder = clip.path.resolve().parent
    listed = [stray.path for stray in found if stray.kind == kind]
    files = sorted(listed, key=lambda path: (path.parent != folder, path))[:MOST]
    data = {
        "files": tuple(_below(folder, path) for path in files),
        "count": len(files),
        "better": _better(post, clip.path, files[0], kind),
        "entry": (PurePosixPath(clip.ref).parent / _below(folder, files[0])).as_posix(),
    }
    word = f"{kind}-" if kind != "captions" else ""
    return f"{word}beside{'' if key in _SURE else '-unsure'}", data


def _unused(post: Post, clip: Medium) -> Iterator[Stray]:
    """Those that neither this post nor another text around uses."""
    fact = clip.facts.strays()
    media = (*post.thread_media, *post.media)
    used = {track.path.resolve() for one in media for track in (*one.captions, *one.attached) if track.path}
    own = PurePosixPath(post.source.path).name
    for stray in fact.value if isinstance(fact, Known) else ():
        if stray.path.resolve() not in used and all(text.name == own for text in stray.named):
            yield stray


def _below(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()


def _better(post: Post, clip: Path, path: Path, kind: Kind) -> str:
    """The name that would lead from the clip to the file: with its language, or that of the post."""
    from a11ylint.media.captions import describe

    about = describe(path, clip)
    lang = (about.lang or post.language or "de").partition("-")[0]
    ending = {"captions": path.suffix.lower(), "text": f".{about.format}", "foreign": ".vtt"}[kind]
    return f"{clip.stem}.{lang}{ending}"
