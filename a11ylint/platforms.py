"""What each platform takes (lengths, alt text, captions, hashtags, media) and how it counts characters."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from a11ylint.counters import count

Confidence = Literal["verified", "memory", "contradictory", "unknown"]
Unit = Literal["code-points", "graphemes", "utf-16", "bytes", "weighted", "emoji-bytes", "items", "seconds"]

DATA = Path(__file__).with_name("data") / "platforms.yaml"


class Limit(NamedTuple):
    """A number of a platform; `value` None: no number is known. `source` is a URL, "memory" or "none found".

    `soft`: the source gives it roughly. `per_server`: a default that the operator of a server may change.
    `claims`: every (value, source) where sources contradict each other; `value` is then the highest.
    """

    value: int | None
    unit: Unit
    confidence: Confidence
    source: str
    name: str = ""
    soft: bool = False
    per_server: bool = False
    claims: tuple[tuple[int, str], ...] = ()
    note: Mapping[str, str] | None = None

    @property
    def binding(self) -> bool:
        """Whether going beyond it may fail a build: a verified number that its source states exactly."""
        return self.value is not None and self.confidence == "verified" and not self.soft


class Support(NamedTuple):
    """Whether a platform offers something; `value` None means nobody could tell us."""

    value: bool | None
    confidence: Confidence
    source: str
    note: Mapping[str, str] | None = None


class Alt(NamedTuple):
    """The alt field of one kind of medium; `except_formats` are post formats (story, reel) that have none."""

    supported: Support
    limit: Limit | None = None
    except_formats: tuple[str, ...] = ()


class CaptionFormat(NamedTuple):
    """A caption file type by its extension, without the dot."""

    name: str
    confidence: Confidence
    source: str


class Captions(NamedTuple):
    """Whether caption files can be uploaded, which types, and limits named `file-bytes` and `tracks`."""

    upload: Support
    formats: tuple[CaptionFormat, ...] = ()
    limits: tuple[Limit, ...] = ()


class Note(NamedTuple):
    """A remark for people in both languages, with the page it rests on."""

    text: Mapping[str, str]
    source: str


class Platform(NamedTuple):
    """One row of the table: `text`, `hashtags`, `media` hold named limits, `alt` has one entry per medium."""

    id: str
    name: Mapping[str, str]
    aliases: tuple[str, ...]
    as_of: str
    text: tuple[Limit, ...]
    url_length: Limit | None
    short_mentions: Support | None
    alt: Mapping[str, Alt]
    captions: Captions
    hashtags: tuple[Limit, ...]
    media: tuple[Limit, ...]
    notes: tuple[Note, ...]


@cache
def table() -> Mapping[str, Platform]:
    """All platforms by id, in the order of the data file. Raises only when our own data file is broken."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    raw = yaml.load(DATA.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe loader both ways
    rows = ((name, _platform(name, row, raw)) for name, row in raw["platforms"].items())
    return MappingProxyType(dict(rows))


def names() -> tuple[str, ...]:
    """The ids that a draft may name, in the order of the table."""
    return tuple(table())


@lru_cache(maxsize=256)  # drafts name the same few again and again
def resolve(name: str) -> str | None:
    """The id for an id or a usual other name (Twitter, X/Twitter, insta, fb …), or None."""
    return _aliases().get(_key(name))


def from_channel(name: str) -> str | None:
    """The id for a channel of another tool, such as `mastodon-stadt` or `stadt_instagram`, or None."""
    parts = [part for part in re.split(r"[-_.:/\s]+", name.strip()) if part]
    whole = resolve(name) or (resolve(parts[0]) if parts else None)
    if whole or len(parts) < 2 or len(parts[-1]) < 4:  # a short end (vaduz-li) is rather a country
        return whole
    return resolve(parts[-1])


def alt_field(platform: Platform, medium: str, post_format: str = "post") -> Alt:
    """The alt field for image, gif, video, audio or document in a post format; unknown where not listed."""
    unknown = Alt(Support(None, "unknown", "none found"))
    found = platform.alt.get(medium) or (platform.alt.get("image") if medium == "gif" else None) or unknown
    if post_format in found.except_formats:
        return Alt(found.supported._replace(value=False), None, found.except_formats)
    return found


def named(limits: Iterable[Limit], name: str) -> tuple[Limit, ...]:
    """The limits with this name; a post can have two (Bluesky: graphemes and bytes)."""
    return tuple(limit for limit in limits if limit.name == name)


def length(text: str, limit: Limit, platform: Platform) -> int:
    """How long a platform finds a post text, in the unit of `limit`."""
    url = platform.url_length.value if platform.url_length else None
    short = platform.short_mentions is not None and bool(platform.short_mentions.value)
    return count(text, limit.unit, url_length=url, short_mentions=short)


@cache
def _aliases() -> Mapping[str, str]:
    return {_key(alias): row.id for row in table().values() for alias in (row.id, *row.aliases)}


def _key(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def _platform(name: str, row: Any, raw: Any) -> Platform:
    sources = raw["sources"]

    def limits(items: Any) -> tuple[Limit, ...]:
        return tuple(_limit(item, sources) for item in items)

    return Platform(
        id=name,
        name=row["name"],
        aliases=tuple(row["aliases"]),
        as_of=row.get("as_of", raw["as_of"]),
        text=limits(row["text"]),
        url_length=_limit(row["url_length"], sources) if "url_length" in row else None,
        short_mentions=_support(row["short_mentions"], sources) if "short_mentions" in row else None,
        alt={medium: _alt(item, sources) for item in row["alt"] for medium in item["media"]},
        captions=_captions(row["captions"], sources),
        hashtags=limits(row["hashtags"]) + limits(raw["hashtag_guidance"]),
        media=limits(row["media"]),
        notes=tuple(_note(item, sources) for item in row.get("notes", ())),
    )


def _limit(item: Any, sources: Mapping[str, str]) -> Limit:
    claims = tuple((claim["value"], sources[claim["source"]]) for claim in item.get("claims", ()))
    return Limit(**{**item, "source": sources[item["source"]], "claims": claims})


def _support(item: Any, sources: Mapping[str, str]) -> Support:
    return Support(item["supported"], item["confidence"], sources[item["source"]], item.get("note"))


def _alt(item: Any, sources: Mapping[str, str]) -> Alt:
    limit = _limit(item["limit"], sources) if "limit" in item else None
    return Alt(_support(item, sources), limit, tuple(item.get("except_formats", ())))


def _captions(item: Any, sources: Mapping[str, str]) -> Captions:
    formats = (
        CaptionFormat(name, group["confidence"], sources[group["source"]])
        for group in item.get("formats", ())
        for name in group["names"]
    )
    limits = tuple(_limit(limit, sources) for limit in item.get("limits", ()))
    return Captions(_support(item, sources), tuple(formats), limits)


def _note(item: Any, sources: Mapping[str, str]) -> Note:
    return Note({"de": item["de"], "en": item["en"]}, sources[item["source"]])
