"""Which rules run, with which levels and options: profile, then configuration, then command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from a11ylint.config import Config, ConfigError, nearest
from a11ylint.rulebook import GROUPS, Message, Rule, all_rules, by_name, load_yaml, rules_folder


class Chosen(NamedTuple):
    """A rule as it counts in this run."""

    rule: Rule
    options: Mapping[str, Any]

    def weight(self, key: str) -> tuple[str, bool]:
        """Level and whether it is a review, for a message key."""
        message = self.rule.messages[key]
        return message.level, message.review


class Profile(NamedTuple):
    """A profile of rules/profiles.yaml, what it extends already merged in."""

    off: tuple[str, ...]
    levels: Mapping[str, str]
    options: Mapping[str, Mapping[str, Any]]


@cache
def profiles() -> Mapping[str, Profile]:
    """All profiles by name."""
    data = load_yaml(rules_folder() / "profiles.yaml")
    return {name: _merged(name, data) for name in data}


def _merged(name: str, data: Mapping[str, Any]) -> Profile:
    own = data[name]
    base = _merged(own["extends"], data) if own.get("extends") else Profile((), {}, {})
    switched_on = set(own.get("on") or ())
    return Profile(
        off=tuple(word for word in (*base.off, *(own.get("off") or ())) if word not in switched_on),
        levels={**base.levels, **(own.get("levels") or {})},
        options={**base.options, **(own.get("options") or {})},
    )


def choose(config: Config, rules: Mapping[str, Rule] | None = None) -> tuple[Chosen, ...]:
    """The rules of a run in catalogue order; names that are no rule, group or profile raise ConfigError."""
    book = all_rules() if rules is None else rules
    profile = _profile(config.profile)
    _check_names((*config.select, *config.ignore, *config.rules), book)
    off = set(by_name(profile.off, book)[0])
    off |= {name for name, setting in config.rules.items() if setting.level == "off"}
    off -= {name for name, setting in config.rules.items() if setting.level not in (None, "off")}
    wanted = set(by_name(config.select, book)[0]) if config.select else set(book) - off
    wanted -= set(by_name(config.ignore, book)[0])
    return tuple(_chosen(rule, profile, config) for rule in book.values() if rule.id in wanted)


def _profile(name: str) -> Profile:
    if name not in profiles():
        raise ConfigError(f"unknown profile {name!r}{nearest(name, profiles())}")
    return profiles()[name]


def _check_names(names: Iterable[str], book: Mapping[str, Rule]) -> None:
    for name in by_name(names, book)[1]:
        if name not in GROUPS:
            raise ConfigError(f"unknown rule or group {name!r}{nearest(name, (*book, *GROUPS))}")


def _chosen(rule: Rule, profile: Profile, config: Config) -> Chosen:
    messages = {key: _weighed(rule, key, message, profile, config) for key, message in rule.messages.items()}
    setting = config.rules.get(rule.id)
    own = dict(setting.options) if setting else {}
    for name in own:
        if name not in rule.options:
            raise ConfigError(f"rules.{rule.id}: unknown option {name!r}{nearest(name, rule.options)}")
        _same_kind(rule, name, own[name])
    options = {**rule.options, **profile.options.get(rule.id, {}), **own}
    return Chosen(rule._replace(messages=messages), options)


def _same_kind(rule: Rule, name: str, value: object) -> None:
    """A number stays a number, a list a list: a wrong kind would make the rule raise in the middle of a run."""
    default = rule.options[name]
    kinds: tuple[type, ...] = (int, float) if type(default) in (int, float) else (type(default),)
    if not isinstance(value, kinds) or isinstance(value, bool) != isinstance(default, bool):
        raise ConfigError(f"rules.{rule.id}.{name} must be of the kind {type(default).__name__}")


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
