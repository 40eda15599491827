"""The post model that every reader fills and every check reads."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from a11ylint.media.kinds import declared
from a11ylint.source import Place, Source, Text
from a11ylint.tree import Table

if TYPE_CHECKING:
    from a11ylint.media.asked import Facts


class AltState(StrEnum):
    """The five states of an alternative text (design §3)."""

    TEXT = "text"
    EMPTY = "empty"
    ABSENT = "absent"
    DECORATIVE = "decorative"
    UNREPRESENTABLE = "not-representable"


# Characters that show nothing and that no screen reader speaks: an alternative text of these is none.
_INVISIBLE = " \t\r\n\u00a0\u00ad\u200b\u200c\u200d\u2060\u3164\ufeff"


def remote(ref: str) -> bool:
    """Whether a name is an address on the web, which nobody opens here."""
    return ref.lower().startswith(("http://", "https://", "//"))


def visible(value: str) -> str:
    """The characters without blanks and invisible characters around them."""
    return value.strip(_INVISIBLE).strip()


class Alt(NamedTuple):
    """An alternative text: its state, its characters when there are any, and where a finding about it points."""

    state: AltState
    at: Place
    text: Text | None = None

    @property
    def value(self) -> str:
        """The characters without blanks around them; empty when there are none."""
        return visible(self.text.value) if self.text else ""


class Where(StrEnum):
    """Where a medium lies, and whether this program can open its format at all."""

    LOCAL = "local"
    REMOTE = "remote"
    EMBEDDED = "embedded"
    MISSING = "missing"
    UNDECODABLE = "undecodable"
    OUTSIDE = "outside"


class Track(NamedTuple):
    """A caption file of a medium, named in the draft (`declared`) or found beside it; reports call it `shown`.

    `lang` is the language that the draft states for it.
    """

    ref: str
    at: Place
    path: Path | None
    declared: bool
    shown: str = ""
    lang: str | None = None


class Cover(NamedTuple):
    """The picture that stands for a clip in lists, as its entry names it."""

    ref: str
    at: Place
    facts: "Facts"


class Medium(NamedTuple):
    """One picture, clip or sound of a post.

    `type` is image, video or audio (an animated GIF is an image). `at` points at the name of the medium in the draft.
    `answers` is the front-matter entry of the medium: what the author declared about it. `captions` holds every track
    that may be captions, subtitles, descriptions or chapters; the check tells them apart. `attached` are other files
    that the entry names: a transcript, a version with audio description, a `cover`.
    """

    ref: str
    type: str
    at: Place
    where: Where
    alt: Alt
    facts: "Facts"
    path: Path | None = None
    answers: Table = Table()
    captions: tuple[Track, ...] = ()
    attached: tuple[Track, ...] = ()
    cover: Cover | None = None

    @property
    def name(self) -> str:
        """The file name, without folders and without the query of an address."""
        if self.path is not None:
            return self.path.name
        return self.ref.split("?")[0].split("#")[0].rstrip("/").rsplit("/", 1)[-1]

    @property
    def kind(self) -> str | None:
        """The declared kind (photo, infographic, chart, map, screenshot, logo, flag, portrait …), lower case."""
        return declared(self.answers.word("kind"))

    @property
    def decorative(self) -> bool:
        """Declared as decoration by the author."""
        return self.alt.state is AltState.DECORATIVE


class Note(NamedTuple):
    """What the reader itself noticed about the draft; the rule of the same id reports it under message `key`."""

    rule: str
    key: str
    at: Place
    data: Mapping[str, object] = {}


class Ignore(NamedTuple):
    """A wish of the author to let something through: one rule, a reason, and which line it is for (None: all)."""

    rule: str
    reason: str
    at: Place
    line: int | None = None


class House(NamedTuple):
    """What the organisation told the configuration about itself."""

    official_domains: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    hashtags_keep: tuple[str, ...] = ()
    hashtags_spell: Mapping[str, str] = {}


class Post(NamedTuple):
    """One post, or one part of a thread (`part` is (n, m)).

    `text` is the body as written, Markdown and all. `thread` and `thread_media` hold the bodies and media of all parts
    (of a single post its own), so a rule about the whole thread runs on part 1 only. `platforms` is empty for "any".
    `platforms_guessed` is true when they are read off the channel list of another tool, which may split posts itself.
    `lang` is a BCP 47 tag or None when nobody can tell; `lang_declared` says whether the author or the
    configuration said it.
    """

    id: str
    source: Source
    at: Place
    text: Text
    thread: tuple[Text, ...] = ()
    part: tuple[int, int] = (1, 1)
    lang: str | None = None
    lang_declared: bool = False
    platforms: tuple[str, ...] = ()
    platforms_guessed: bool = False
    media: tuple[Medium, ...] = ()
    thread_media: tuple[Medium, ...] = ()
    answers: Table = Table()
    notes: tuple[Note, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    house: House = House()
    url: str | None = None
    date: str | None = None
    account: str | None = None

    @property
    def first(self) -> bool:
        """A single post, or the first part of a thread."""
        return self.part[0] == 1

    @property
    def language(self) -> str | None:
        """The primary language subtag of the post: de for de-AT."""
        return self.lang.split("-")[0].lower() if self.lang else None

    @property
    def live(self) -> bool | None:
        """Declared as a live stream, declared as none, or nothing said (design §3: `format: live` says the same)."""
        declared = self.answers.truth("live")
        if declared is None and self.answers.word("format") == "live":
            return True
        return declared
