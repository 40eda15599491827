"""Which rules run, with which levels and options: profile, then configuration, then command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from a11ylint.config import KINDS, Config, ConfigError, RuleSetting, unknown
from a11ylint.post import Post
from a11ylint.rulebook import GROUPS, Message, Rule, all_rules, by_name, load_yaml, rules_folder

_KINDS = {int: "a number", bool: "true or false", str: "a string", list: "a list", dict: "a table"}


LEVELS = ("standard", "einfach", "leicht")
"""The language levels of a draft, from few demands to many; the last two are profiles too."""


class Chosen(NamedTuple):
    """A rule as it counts in this run, for drafts of these language levels."""

    rule: Rule
    options: Mapping[str, Any]
    levels: tuple[str, ...] = LEVELS

    def weight(self, key: str) -> tuple[str, bool]:
        """Level and whether it is a review, for a message key."""
        message = self.rule.messages[key]
        return message.level, message.review


class Profile(NamedTuple):
    """A profile of rules/profiles.yaml, what it extends already merged in."""

    off: tuple[str, ...]
    levels: Mapping[str, str]
    options: Mapping[str, Mapping[str, Any]]

    @property
    def touched(self) -> frozenset[str]:
        """The rules with a level or an option of their own in this profile."""
        return frozenset((*self.options, *(name.partition("/")[0] for name in self.levels)))


@cache
def profiles() -> Mapping[str, Profile]:
    """All profiles by name."""
    return {name: _merged(name) for name in _data()}


@cache
def _data() -> Mapping[str, Any]:
    from a11ylint.startcache import remembered

    path = rules_folder() / "profiles.yaml"
    data: Mapping[str, Any] = remembered("profiles", [path], lambda: load_yaml(path))
    return data


def _merged(name: str) -> Profile:
    own = _data()[name]
    return _laid_over(_merged(own["extends"]) if own.get("extends") else Profile((), {}, {}), own)


def _laid_over(base: Profile, own: Mapping[str, Any]) -> Profile:
    on = tuple(own.get("with") or ())
    switched_on = {*on, *by_name(on, all_rules())[0]}
    return Profile(
        off=(*(word for word in base.off if word not in switched_on), *(own.get("without") or ())),
        levels={**base.levels, **(own.get("levels") or {})},
        options={**base.options, **(own.get("options") or {})},
    )


def level_of(post: Post) -> str:
    """The language level that a draft declares; standard without one."""
    declared = post.answers.word("language_level")
    return declared if declared in LEVELS else LEVELS[0]


def choose(config: Config, rules: Mapping[str, Rule] | None = None) -> tuple[Chosen, ...]:
    """The rules of a run in catalogue order; names that are no rule, group or profile raise ConfigError.

    A draft that declares a language level is checked by the profile of that name, laid over that of the run.
    """
    book = all_rules() if rules is None else rules
    by_level = {level: _at_level(config.profile, level) for level in LEVELS}
    for name in (*config.select, *config.ignore, *config.rules):
        if name not in book and name not in GROUPS:
            words = (*book, *GROUPS)
            raise unknown(
                "unknown rule or group", "unbekannte Regel oder Gruppe", name, words, "a11ylint rules"
            )
    config = config._replace(rules=_for_rules(config.rules, book))
    _check_options(config, book)
    wanted = {level: _wanted(profile, config, book) for level, profile in by_level.items()}
    touched = {level: profile.touched for level, profile in by_level.items()}
    return tuple(
        chain.from_iterable(_variants(rule, by_level, wanted, config, touched) for rule in book.values())
    )


def _for_rules(settings: Mapping[str, RuleSetting], book: Mapping[str, Rule]) -> dict[str, RuleSetting]:
    """The settings of groups handed on to their rules: options to those that have them. A rule's own go first."""
    found = {}
    for rule in book.values():
        group, own = settings.get(rule.group), settings.get(rule.id)
        shared = {
            name: value for name, value in (group.options if group else {}).items() if name in rule.options
        }
        if own or shared or (group and group.level):
            level = (own and own.level) or (group and group.level)
            found[rule.id] = RuleSetting(level, {**shared, **(own.options if own else {})})
    for name in sorted(settings.keys() & set(GROUPS)):
        _check_group(name, settings[name], book)
    return found


def _check_group(group: str, setting: RuleSetting, book: Mapping[str, Rule]) -> None:
    """A level for all rules of a group would bring back those that are off by default: only `off` makes sense."""
    if setting.level not in (None, "off"):
        raise ConfigError(
            f"rules.{group}: a group can be off; a level goes to its rules one by one",
            f"rules.{group}: Eine Gruppe kann nur off sein. Eine Stufe bei den einzelnen Regeln eintragen",
        )
    known = sorted({name for rule in book.values() if rule.group == group for name in rule.options})
    for name in sorted(setting.options.keys() - set(known)):
        raise unknown(f"rules.{group}: unknown option", f"rules.{group}: unbekannte Einstellung", name, known)


def _at_level(name: str, level: str) -> Profile:
    """The profile of a run for drafts of a language level, which cannot ask for less than the profile."""
    base = _profile(name)
    if level not in profiles() or (name in LEVELS and LEVELS.index(name) >= LEVELS.index(level)):
        return base
    return _laid_over(base, _data()[level])


def _wanted(profile: Profile, config: Config, book: Mapping[str, Rule]) -> set[str]:
    off = set(by_name(profile.off, book)[0])
    switched_off = {name for name, setting in config.rules.items() if setting.level == "off"}
    off -= {name for name, setting in config.rules.items() if setting.level not in (None, "off")}
    wanted = set(by_name(config.select, book)[0]) if config.select else set(book) - off
    wanted -= switched_off - set(config.select)
    return wanted - set(by_name(config.ignore, book)[0])


def _variants(
    rule: Rule,
    by_level: Mapping[str, Profile],
    wanted: Mapping[str, set[str]],
    config: Config,
    touched: Mapping[str, frozenset[str]],
) -> Iterator[Chosen]:
    """One entry for all language levels, or several where their profiles differ about this rule."""
    found: list[Chosen] = []
    for level, profile in by_level.items():
        if rule.id not in wanted[level]:
            continue
        entry = _chosen(rule, profile, config, rule.id in touched[level])
        same = next((i for i, other in enumerate(found) if other[:2] == entry[:2]), None)
        if same is None:
            found.append(entry._replace(levels=(level,)))
        else:
            found[same] = found[same]._replace(levels=(*found[same].levels, level))
    yield from found


def _profile(name: str) -> Profile:
    if name not in profiles():
        raise unknown("unknown profile", "unbekanntes Profil", name, profiles())
    return profiles()[name]


def _check_options(config: Config, book: Mapping[str, Rule]) -> None:
    """Options of rules that do not run are checked too: a typing error must not wait for the rule."""
    for rule, setting in config.rules.items():
        known = book[rule].options
        for name, value in setting.options.items():
            if name not in known:
                where = f"rules.{rule}:"
                raise unknown(f"{where} unknown option", f"{where} unbekannte Einstellung", name, known)
            _same_kind(f"rules.{rule}.{name}", known[name], value)
            choices = book[rule].choices.get(name)
            if choices and value not in choices:
                place, possible = f"rules.{rule}.{name}", ", ".join(choices)
                raise ConfigError(
                    f"{place} must be one of {possible}, not {value!r}",
                    f"{place}: {value!r} gibt es nicht, möglich sind {possible}",
                )


def _chosen(rule: Rule, profile: Profile, config: Config, touched: bool) -> Chosen:
    setting = config.rules.get(rule.id)
    if setting is None and not touched:
        return Chosen(rule, rule.options)
    messages = {key: _weighed(rule, key, message, profile, config) for key, message in rule.messages.items()}
    options = {**rule.options, **profile.options.get(rule.id, {}), **(setting.options if setting else {})}
    return Chosen(rule._replace(messages=messages), options)


def _same_kind(name: str, default: object, value: object) -> None:
    """A number stays a number, a list of words one of words: else the rule would raise in the middle of a run."""
    kinds: tuple[type, ...] = (int, float) if type(default) in (int, float) else (type(default),)
    if not isinstance(value, kinds) or isinstance(value, bool) != isinstance(default, bool):
        kind = _KINDS.get(kinds[0], "a string")
        raise ConfigError(f"{name} must be {kind}", f"{name} muss {KINDS[kind]} sein")
    if isinstance(default, list) and isinstance(value, list) and default:
        for item in value:
            _same_kind(f"each item of {name}", default[0], item)
    if isinstance(default, dict) and isinstance(value, dict):
        for key in default.keys() & value.keys():
            _same_kind(f"{name}.{key}", default[key], value[key])


def _weighed(rule: Rule, key: str, message: Message, profile: Profile, config: Config) -> Message:
    """A level for one message (`rule/key`) makes it a failed outcome; one for the rule leaves reviews reviews."""
    exact = profile.levels.get(f"{rule.id}/{key}")
    if exact:
        message = message._replace(level=exact, review=False)
    elif rule.id in profile.levels:
        message = message._replace(level=profile.levels[rule.id])
    setting = config.rules.get(rule.id)
    if setting and setting.level not in (None, "off"):
        message = message._replace(level=str(setting.level))
    return message
