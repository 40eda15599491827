"""The form of rule files: what is missing is said, so that a new rule can be written from the messages alone."""

from __future__ import annotations

import inspect
import re
import string
from collections.abc import Iterator

import pytest

from a11ylint.checks import registry
from a11ylint.examples import OUTCOMES, examples
from a11ylint.rulebook import Rule, all_rules, load_yaml, read_head, rules_folder
from a11ylint.selection import profiles

RULES = list(all_rules().values())
HEADINGS = ("Applicability", "Expectation", "Assumptions", "Background", "Test cases")
# Chapter numbers of WCAG 2.2 and EN 301 549; BITV and platform rules are named in the sources.
REQUIREMENT = re.compile(r"wcag22:[1-4]\.\d\.\d{1,2}|en301549:9\.[1-4]\.\d\.\d{1,2}|bitv:annex2")


@pytest.fixture(params=RULES, ids=lambda rule: rule.id)
def rule(request: pytest.FixtureRequest) -> Rule:
    found: Rule = request.param
    return found


def test_every_rule_finds_its_check(rule: Rule) -> None:
    assert rule.check in registry()


def test_every_check_is_used() -> None:
    assert set(registry()) == {rule.check for rule in RULES}


def test_options_are_the_keyword_arguments_of_the_check(rule: Rule) -> None:
    parameters = inspect.signature(registry()[rule.check].run).parameters.values()
    keywords = {parameter.name for parameter in parameters if parameter.kind is parameter.KEYWORD_ONLY}
    assert set(rule.options) == keywords


def test_every_option_names_the_source_of_its_value(rule: Rule) -> None:
    head = rule.path.read_text(encoding="utf-8").split("\n---\n")[0].removeprefix("---\n")
    from a11ylint.rulebook import parse_yaml

    for name, option in (parse_yaml(head).get("options") or {}).items():
        assert option["source"].strip(), name


def test_nothing_is_lost_behind_a_comma(rule: Rule) -> None:
    """In a flow mapping of YAML a comma that is not quoted ends the value, and the rest becomes a key of its own."""
    head = read_head(rule.path)
    assert set(head["name"]) == {"de", "en"}
    assert set(head.get("mend") or {"de", "en"}) == {"de", "en"}
    assert all(set(source) == {"title", "url"} for source in head["sources"])
    assert all(
        set(option) <= {"default", "source", "choices"} for option in (head.get("options") or {}).values()
    )
    for message in head["messages"].values():
        assert set(message) <= {"de", "en", "level", "outcome", "mend"}
        assert set(message.get("mend") or {"de", "en"}) == {"de", "en"}


def _templates(rule: Rule) -> Iterator[tuple[str, str, str]]:
    """Where it stands, German, English."""
    for key, message in rule.messages.items():
        for kind, words in (("message", message.text), ("mend", rule.mend_for(key))):
            german, english = words["de"], words["en"]
            if isinstance(german, dict):
                yield from (
                    (f"{key} {kind} {form}", german[form], english[form]) for form in ("one", "other")
                )
            else:
                yield f"{key} {kind}", german, english


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_messages_have_the_same_placeholders_in_both_languages(rule: Rule) -> None:
    for where, german, english in _templates(rule):
        assert _fields(german) == _fields(english), where


def test_every_message_says_how_to_mend(rule: Rule) -> None:
    for where, german, english in _templates(rule):
        assert german.strip(), where
        assert english.strip(), where


def test_german_messages_address_nobody(rule: Rule) -> None:
    for where, german, _ in _templates(rule):
        assert not re.search(
            r"\b(?:du|dein\w*|Ihr\w*|Ihnen)\b|\bSie (?!ist|sind|zähl|werden|wird)", german
        ), f"{where}: {german}"


def test_reviews_begin_with_the_word_of_the_language(rule: Rule) -> None:
    for key, message in rule.messages.items():
        if message.review:
            for lang, word in (("de", "Prüfen:"), ("en", "Check:")):
                words = message.text[lang]
                for text in words.values() if isinstance(words, dict) else (words,):
                    assert text.startswith(word), f"{key}: {text}"


def test_headings_stand_in_order(rule: Rule) -> None:
    body = re.sub(r"^```.*?^```$", "", rule.body, flags=re.MULTILINE | re.DOTALL)  # posts have headings, too
    found = re.findall(r"^## (.+)$", body, re.MULTILINE)
    assert tuple(found) == HEADINGS
    outcomes = re.findall(r"^### (.+)$", body, re.MULTILINE)
    assert outcomes == [
        outcome for outcome in ("Passed", "Failed", "Review", "Inapplicable") if outcome in outcomes
    ]


def test_examples_of_each_kind(rule: Rule) -> None:
    kinds = {example.outcome for example in examples(rule)}
    assert kinds <= set(OUTCOMES)
    assert {"Passed", "Inapplicable"} <= kinds
    assert kinds & {"Failed", "Review"}
    reviews = {message.review for message in rule.messages.values()}
    assert ("Failed" in kinds) == (False in reviews)


def test_every_message_is_seen_in_an_example(rule: Rule, seen_messages: set[tuple[str, str]]) -> None:
    missing = [key for key in rule.messages if (rule.id, key) not in seen_messages and key not in SYSTEM]
    assert not missing


# Messages that need a broken file system, a huge file, a missing decoder or bytes; tests/core and tests/checks prove
# them on real files.
SYSTEM = {
    "binary",
    "encoding",
    "no-file",
    "system",
    "too-deep",
    "text-size",
    "too-large",
    "too-heavy",
    "too-many-pixels",
    "too-large-frames",
    "unreadable",
    "closed",
    "no-permission",
    "no-stream",
    "gps-by-hand",
    "serial-by-hand",
    "gps-clip",
    "serial-clip",
}


def test_example_titles_are_counted_and_say_something(rule: Rule) -> None:
    for example in examples(rule):
        assert re.fullmatch(rf"{example.outcome} example \d+: .{{5,}}", example.title), example.title


def test_requirements_are_known(rule: Rule) -> None:
    for requirement, kind in rule.requirements.items():
        assert REQUIREMENT.fullmatch(requirement), requirement
        assert kind in ("required", "secondary")


def test_sources_have_a_title_and_an_address(rule: Rule) -> None:
    assert rule.sources
    for source in rule.sources:
        assert source["title"]
        assert source["url"].startswith("https://")


def test_profiles_name_rules_that_exist_and_options_they_have() -> None:
    from a11ylint.rulebook import GROUPS

    for name, profile in profiles().items():
        assert set(profile.off) <= {*all_rules(), *GROUPS}, name
        for entry in profile.levels:
            rule_id, _, key = entry.partition("/")
            assert rule_id in all_rules(), entry
            assert not key or key in all_rules()[rule_id].messages, entry
        for rule_id, options in profile.options.items():
            assert set(options) <= set(all_rules()[rule_id].options), rule_id
    assert set(load_yaml(rules_folder() / "profiles.yaml")) == {"recommended", "strict", "einfach", "leicht"}
