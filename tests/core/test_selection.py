"""Which rules run, with which levels and options: profile, configuration, command line, level of the draft."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from a11ylint.config import Config, ConfigError, RuleSetting
from a11ylint.rulebook import GROUPS, all_rules
from a11ylint.selection import LEVELS, Chosen, Profile, _weighed, choose, profiles
from tests.core.support import by_rule, lint_text

OFF = RuleSetting("off")
# Two rules that belong to both levels of plain language.
PLAIN = frozenset(("passive-voice", "nominal-style"))


def _ids(**settings: Any) -> set[str]:
    """The rules that run on a draft without a language level."""
    return {entry.rule.id for entry in choose(Config()._replace(**settings)) if "standard" in entry.levels}


def _rule(name: str, **settings: Any) -> Chosen:
    return next(entry for entry in choose(Config()._replace(**settings)) if entry.rule.id == name)


@pytest.mark.parametrize(
    ("settings", "present", "absent"),
    [
        pytest.param({}, {"image-alt-missing", "media-missing"}, PLAIN, id="recommended leaves the plain language out"),
        pytest.param({"profile": "strict"}, {"image-alt-missing"}, PLAIN, id="strict too"),
        pytest.param({"profile": "leicht"}, PLAIN | {"image-alt-missing"}, set(), id="leicht has it"),
        pytest.param({"select": ("image",)}, {"image-alt-missing"}, {"media-missing"}, id="a group is selected"),
        pytest.param({"select": ("media-missing",)}, {"media-missing"}, {"image-alt-missing"}, id="a rule is selected"),
        pytest.param({"select": ("draft", "image-alt-missing")}, {"media-missing", "image-alt-missing"}, {"sentence-too-long"}, id="a group and a rule"),
        pytest.param({"select": ("plain-language",)}, PLAIN, {"media-missing"}, id="selecting brings back what the profile leaves out"),
        pytest.param({"ignore": ("draft",)}, {"image-alt-missing"}, {"media-missing", "unknown-key"}, id="a group is ignored"),
        pytest.param({"ignore": ("media-missing",)}, {"unknown-key"}, {"media-missing"}, id="a rule is ignored"),
        pytest.param({"select": ("draft",), "ignore": ("media-missing",)}, {"unknown-key"}, {"media-missing"}, id="ignoring counts more than selecting"),
        pytest.param({"rules": {"media-missing": OFF}}, {"unknown-key"}, {"media-missing"}, id="switched off"),
        pytest.param({"rules": {"media-missing": OFF}, "select": ("draft",)}, {"unknown-key"}, {"media-missing"}, id="switched off in a group that is selected"),
        pytest.param({"rules": {"media-missing": OFF}, "select": ("media-missing",)}, {"media-missing"}, {"unknown-key"}, id="switched off and selected by its name"),
        pytest.param({"rules": {min(PLAIN): RuleSetting("info")}}, {min(PLAIN)}, PLAIN - {min(PLAIN)}, id="a level brings back one rule"),
        pytest.param({"rules": {min(PLAIN): RuleSetting(None, {})}}, set(), PLAIN, id="options alone bring back nothing"),
    ],
)  # fmt: skip
def test_which_rules_run(settings: dict[str, Any], present: set[str], absent: set[str]) -> None:
    ran = _ids(**settings)
    assert present <= ran
    assert not absent & ran


def test_rules_run_in_the_order_of_the_catalogue() -> None:
    groups = [GROUPS.index(entry.rule.group) for entry in choose(Config())]
    assert groups == sorted(groups)


@pytest.mark.parametrize("name", ["recommended", "strict", "einfach", "leicht"])
def test_the_profiles_of_the_command_line_are_there(name: str) -> None:
    assert name in profiles()
    assert _ids(profile=name)


def test_every_rule_and_group_that_a_profile_names_exists() -> None:
    for profile in profiles().values():
        names = {*profile.off, *(name.split("/")[0] for name in profile.levels), *profile.options}
        assert names <= {*all_rules(), *GROUPS}
        for rule, options in profile.options.items():
            assert options.keys() <= all_rules()[rule].options.keys()
        for name in profile.levels:
            rule, _, message = name.partition("/")
            assert not message or message in all_rules()[rule].messages


@pytest.mark.parametrize(
    ("settings", "level"),
    [
        pytest.param({}, ("error", False), id="of the rule file"),
        pytest.param({"rules": {"media-missing": RuleSetting("info")}}, ("info", False), id="of the configuration"),
        pytest.param({"rules": {"media-missing": OFF}, "select": ("media-missing",)}, ("error", False), id="of the rule file when off is overruled"),
    ],
)  # fmt: skip
def test_the_level_of_a_finding(settings: dict[str, Any], level: tuple[str, bool]) -> None:
    assert _rule("media-missing", **settings).weight("missing") == level


@pytest.mark.parametrize("profile", ["recommended", "strict", "einfach", "leicht"])
@pytest.mark.parametrize("level", LEVELS)
def test_a_rule_runs_once_on_a_draft_of_any_language_level(profile: str, level: str) -> None:
    ran = [entry.rule.id for entry in choose(Config(profile=profile)) if level in entry.levels]
    assert len(ran) == len(set(ran))
    assert "image-alt-missing" in ran
    assert ("passive-voice" in ran) is (level != "standard" or profile in LEVELS)


def test_a_level_of_one_message_makes_a_review_a_failure() -> None:
    rule = all_rules()["media-unreadable"]
    profile = Profile((), {"media-unreadable/truncated": "error", "media-unreadable": "info"}, {})
    weighed = {key: _weighed(rule, key, message, profile, Config()) for key, message in rule.messages.items()}
    assert (weighed["truncated"].level, weighed["truncated"].review) == ("error", False)
    assert (weighed["unreadable"].level, weighed["unreadable"].review) == ("info", True)


def test_strict_weighs_the_line_of_description_as_an_error() -> None:
    entry = _rule("image-description-line-missing", profile="strict")
    assert {entry.weight(key)[0] for key in entry.rule.messages} == {"error"}


def test_a_level_of_the_configuration_leaves_a_review_a_review() -> None:
    entry = _rule("media-unreadable", rules={"media-unreadable": RuleSetting("error")})
    assert entry.weight("truncated") == ("error", True)


def test_the_configuration_counts_more_than_the_profile() -> None:
    rules = {"image-description-line-missing": RuleSetting("info")}
    entry = _rule("image-description-line-missing", profile="strict", rules=rules)
    assert {entry.weight(key)[0] for key in entry.rule.messages} == {"info"}


def test_an_option_of_the_configuration_reaches_its_rule(tmp_path: Path) -> None:
    words = " ".join(["Rathaus"] * 14)
    text = f"---\nlang: de\n---\nDas {words} ist offen.\n"
    rules = {"sentence-too-long": RuleSetting(None, {"german": 12})}
    assert by_rule(lint_text(text, tmp_path), "sentence-too-long") == []
    assert len(by_rule(lint_text(text, tmp_path, rules=rules), "sentence-too-long")) == 1


def test_an_option_of_a_group_reaches_its_rules_that_have_it_and_a_rule_may_differ() -> None:
    rules = {
        "text": RuleSetting(None, {"min_words": 70}),
        "all-caps": RuleSetting(None, {"min_words": 5}),
    }
    assert _rule("all-caps", rules=rules).options["min_words"] == 5
    assert _rule("readability-score", rules=rules).options["min_words"] == 70
    assert _rule("sentence-too-long", rules=rules) == _rule("sentence-too-long")


def test_a_group_can_be_switched_off() -> None:
    assert not {name for name in _ids(rules={"draft": OFF}) if all_rules()[name].group == "draft"}


def test_the_options_of_other_rules_stay_as_they_are() -> None:
    rules = {"sentence-too-long": RuleSetting(None, {"german": 12})}
    assert (
        _rule("sentence-too-long", rules=rules).options["english"]
        == _rule("sentence-too-long").options["english"]
    )
    assert _rule("readability-score", rules=rules) == _rule("readability-score")
    assert all_rules()["sentence-too-long"].options["german"] != 12, "the catalogue is never changed"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        pytest.param({"profile": "x"}, "unknown profile 'x'", id="a profile"),
        pytest.param({"select": ("x",)}, "unknown rule or group 'x'", id="a rule to select"),
        pytest.param({"ignore": ("x",)}, "unknown rule or group 'x'", id="a rule to ignore"),
        pytest.param({"rules": {"x": OFF}}, "unknown rule or group 'x'", id="a rule to switch off"),
    ],
)
def test_a_name_that_does_not_exist_is_a_mistake_of_the_configuration(
    settings: dict[str, Any], message: str
) -> None:
    with pytest.raises(ConfigError, match=message):
        choose(Config()._replace(**settings))
