"""The configuration: TOML to one frozen value; unknown keys are errors with the nearest match."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from a11ylint.post import House

# What a value must be, in English and German.
KINDS = {
    "a table": "eine Tabelle",
    "a table of strings": "eine Tabelle von Texten",
    "a list": "eine Liste",
    "a list of strings": "eine Liste von Texten",
    "a string": "ein Text",
    "a language such as de or en-GB": "eine Sprache wie de oder en-GB",
    "a number": "eine Zahl",
    "a number above 0": "eine Zahl über 0",
    "true or false": "true oder false",
}


class ConfigError(ValueError):
    """A configuration or call that cannot be used; the message says which file and key, and what to do.

    `str` gives the English words, `german` has the German ones.
    """

    def __init__(self, english: str, german: str) -> None:
        super().__init__(english)
        self.german = german


class Limits(NamedTuple):
    """How much of a file is looked at; what is larger is reported as not checked.

    Bytes of a text file, bytes of a medium, pixels of a picture, seconds of a clip.
    """

    text_bytes: int = 2_000_000
    media_bytes: int = 2_000_000_000
    pixels: int = 150_000_000
    seconds: int = 3_600


class RuleSetting(NamedTuple):
    """What the configuration says about one rule."""

    level: str | None = None
    options: Mapping[str, Any] = {}


class Config(NamedTuple):
    """One run's settings.

    `root` is the folder that paths and links are measured against, `home` the one that globs are measured against
    (the configuration's own; None: the root).
    """

    root: Path = Path()
    home: Path | None = None
    profile: str = "recommended"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    forced_platforms: tuple[str, ...] = ()
    lang: str | None = None
    post_lang: str | None = None
    fail_on: str = "error"
    drafts: tuple[str, ...] = ()
    rules: Mapping[str, RuleSetting] = {}
    house: House = House()
    limits: Limits = Limits()
    cache: bool = True
    jobs: int = 1


_KEYS = (
    "profile",
    "select",
    "ignore",
    "platforms",
    "lang",
    "post_lang",
    "fail_on",
    "drafts",
    "rules",
    "official_domains",
    "acronyms",
    "hashtags",
    "limits",
)
_LISTS = ("select", "ignore", "platforms", "drafts", "official_domains", "acronyms")
_WORDS = ("profile", "lang", "post_lang", "fail_on")
FILE_NAMES = ("a11ylint.toml", "pyproject.toml")


def find(start: Path) -> Path | None:
    """The nearest configuration from `start` upwards: a11ylint.toml, or a pyproject.toml with our table."""
    folder = start.resolve()
    for parent in (folder, *folder.parents):
        for name in FILE_NAMES:
            if _is_ours(parent / name):
                return parent / name
    return None


def _is_ours(path: Path) -> bool:
    try:
        return path.is_file() and (path.name == "a11ylint.toml" or b"[tool.a11ylint" in path.read_bytes())
    except OSError:  # a folder above that we may not enter
        return False


def load(path: Path) -> Config:
    """The configuration in a TOML file; raises ConfigError."""
    import tomllib

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        from a11ylint.errnos import no_toml

        why = no_toml(error)
        raise ConfigError(
            f"{path.name}: {why.en}", f"{path.name} lässt sich nicht lesen: {why.de}"
        ) from error
    if path.name == "pyproject.toml":
        tools = data.get("tool")
        data = tools.get("a11ylint", {}) if isinstance(tools, dict) else {}
    return parse(data, path.name, path.resolve().parent)


def parse(data: Mapping[str, Any], name: str, root: Path) -> Config:
    """Plain values to a Config; `name` is the file that messages speak of."""
    _need(name, "[tool.a11ylint]", data, lambda value: isinstance(value, Mapping), "a table")
    known(data, _KEYS, name)
    for key in _LISTS:
        _need(name, key, data.get(key, []), _is_words, "a list of strings")
    for key in _WORDS:
        _need(name, key, data.get(key, ""), lambda value: isinstance(value, str), "a string")
    _need(name, "post_lang", data.get("post_lang", "de"), is_tag, "a language such as de or en-GB")
    one_of(f"{name}: fail_on", data.get("fail_on", "error"), ("error", "warning", "review", "never"))
    one_of(f"{name}: lang", data.get("lang", "de"), ("de", "en"))
    return Config(
        root=root,
        home=root,
        profile=data.get("profile", "recommended"),
        select=tuple(data.get("select", ())),
        ignore=tuple(data.get("ignore", ())),
        lang=data.get("lang"),
        post_lang=data.get("post_lang"),
        fail_on=data.get("fail_on", "error"),
        drafts=tuple(data.get("drafts", ())),
        platforms=platform_names(data.get("platforms", []), name),
        rules=_rules(data.get("rules", {}), name),
        house=_house(data, name),
        limits=_limits(data.get("limits", {}), name),
    )


def platform_names(names: Sequence[str], where: str) -> tuple[str, ...]:
    """Canonical platform names; an unknown one raises ConfigError with the nearest match."""
    if not names:
        return ()
    from a11ylint import platforms

    found = []
    for name in names:
        platform = platforms.resolve(name)
        if platform is None:
            raise unknown(
                f"{where}: unknown platform", f"{where}: unbekannte Plattform", name, platforms.names()
            )
        found.append(platform)
    return tuple(dict.fromkeys(found))


def _house(data: Mapping[str, Any], name: str) -> House:
    hashtags = data.get("hashtags", {})
    _need(name, "hashtags", hashtags, lambda value: isinstance(value, dict), "a table")
    known(hashtags, ("keep", "spell"), f"{name}: hashtags")
    _need(name, "hashtags.keep", hashtags.get("keep", []), _is_words, "a list of strings")
    _need(name, "hashtags.spell", hashtags.get("spell", {}), _is_spelling, "a table of strings")
    return House(
        official_domains=tuple(data.get("official_domains", ())),
        acronyms=tuple(data.get("acronyms", ())),
        hashtags_keep=tuple(hashtags.get("keep", ())),
        hashtags_spell=dict(hashtags.get("spell", {})),
    )


def _limits(data: Mapping[str, Any], name: str) -> Limits:
    _need(name, "limits", data, lambda value: isinstance(value, dict), "a table")
    known(data, Limits._fields, f"{name}: limits")
    for key, value in data.items():
        _need(
            name,
            f"limits.{key}",
            value,
            lambda number: type(number) is int and number > 0,
            "a number above 0",
        )
    return Limits(**data)


def _rules(data: Mapping[str, Any], name: str) -> dict[str, RuleSetting]:
    _need(name, "rules", data, lambda value: isinstance(value, dict), "a table")
    return {rule: _setting(value, f"{name}: rules.{rule}") for rule, value in data.items()}


def _setting(value: object, where: str) -> RuleSetting:
    if isinstance(value, str):
        value = {"level": value}
    if not isinstance(value, dict):
        raise ConfigError(
            f"{where} must be a level or a table", f"{where} muss eine Stufe oder eine Tabelle sein"
        )
    level = value.get("level")
    if level is not None:
        one_of(f"{where}: level", level, ("error", "warning", "info", "off"))
    return RuleSetting(level, {key: option for key, option in value.items() if key != "level"})


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def is_tag(value: str) -> bool:
    """A primary language of BCP 47 and what may follow it: `de`, `de-AT`, `de_AT`; never `deutsch`."""
    first, *rest = value.replace("_", "-").split("-")
    return (
        first.isascii() and first.isalpha() and 2 <= len(first) <= 3 and all(part.isalnum() for part in rest)
    )


def _is_spelling(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())


def _need(name: str, key: str, value: object, test: Any, what: str) -> None:
    if not test(value):
        raise ConfigError(f"{name}: {key} must be {what}", f"{name}: {key} muss {KINDS[what]} sein")


def known(data: Iterable[str], keys: Iterable[str], where: str) -> None:
    """Raise ConfigError for the first key that is not among `keys`."""
    for key in data:
        if key not in (allowed := tuple(keys)):
            raise unknown(f"{where}: unknown key", f"{where}: unbekannter Schlüssel", key, allowed)


def one_of(where: str, value: object, allowed: Iterable[str]) -> None:
    """Raise ConfigError when a value is not among the allowed ones."""
    if value not in (words := tuple(allowed)):
        english = f"{where}: {value!r} is none of {', '.join(words)}{nearest(str(value), words)}"
        german = f"{where}: {value!r} gibt es nicht, möglich sind {', '.join(words)}"
        raise ConfigError(english, f"{german}{nearest(str(value), words, 'de')}")


def unknown(english: str, german: str, word: str, words: Iterable[str], command: str = "") -> ConfigError:
    """The error about a word that is none of some words, with the nearest one, else all of them.

    `command` is the one that lists them, where there are too many for a message.
    """
    listed = tuple(words)
    hints = nearest(word, listed), nearest(word, listed, "de")
    if not all(hints):
        names = ", ".join(listed)
        one = (f"; possible are {names}", f"; möglich sind {names}")
        hints = (f"; {command} lists them all", f"; alle zeigt: {command}") if command else one
    return ConfigError(f"{english} {word!r}{hints[0]}", f"{german} {word!r}{hints[1]}")


def nearest(word: str, words: Iterable[str], lang: str = "en") -> str:
    """`; did you mean 'x'?` when one of the words is close, else nothing."""
    match = close_match(word, words)
    asked = "gemeint ist wohl {!r}" if lang == "de" else "did you mean {!r}?"
    return f"; {asked.format(match)}" if match else ""


def close_match(word: str, words: Iterable[str], cutoff: float = 0.7) -> str | None:
    """The nearest of some words, or None when none is close."""
    from difflib import get_close_matches

    matches = get_close_matches(word.lower(), sorted(words), n=1, cutoff=cutoff)
    return matches[0] if matches else None
