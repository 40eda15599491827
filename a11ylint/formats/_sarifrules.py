"""The part of a SARIF log about the tool: rules with their help, and WCAG 2.2 as a taxonomy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from a11ylint.about import NAME, URL, VERSION
from a11ylint.i18n import text
from a11ylint.rulebook import Rule, load_yaml

LEVELS: Mapping[str, str] = {"error": "error", "warning": "warning", "info": "note"}
# The words of GitHub for severities of findings that are not about security.
_SEVERITIES = {"error": "error", "warning": "warning", "info": "recommendation"}
_WCAG = "WCAG"
_WCAG_URL = "https://www.w3.org/TR/WCAG22/"
_PREFIX = "wcag22:"
_TESTS = re.compile(r"^## Test cases\b", re.IGNORECASE | re.MULTILINE)
_TITLE = re.compile(r"\A\s*# [^\n]*\n")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")
_MARKS = re.compile(r"^#+ |^```[^\n]*\n|`|\*\*", re.MULTILINE)


def driver(rules: Sequence[Rule], notices: Mapping[str, str], lang: str) -> dict[str, Any]:
    """The tool component; `notices` are the kinds of its notifications with their words."""
    criteria = _used(rules)
    about: dict[str, Any] = {
        "name": NAME,
        "version": VERSION,
        "semanticVersion": VERSION,
        "informationUri": URL,
        "language": lang,
        "rules": [_rule(rule, criteria, lang) for rule in rules],
        "notifications": [_notice(name, words) for name, words in sorted(notices.items())],
    }
    return about | ({"supportedTaxonomies": [{"name": _WCAG, "index": 0}]} if criteria else {})


def _notice(name: str, words: str) -> dict[str, Any]:
    """GitHub asks for three texts, as for a rule."""
    return {"id": name} | {
        key: {"text": f"{words}."} for key in ("shortDescription", "fullDescription", "help")
    }


def _rule(rule: Rule, criteria: Sequence[str], lang: str) -> dict[str, Any]:
    name = f"{rule.name[lang]}."
    page = help_markdown(rule, lang)
    entry: dict[str, Any] = {
        "id": rule.id,
        "name": _symbol(rule),
        "shortDescription": {"text": name},
        "fullDescription": {"text": _first_paragraph(rule) if lang == "en" else name},
        "help": {"text": plain(page), "markdown": page},
        "helpUri": rule.sources[0]["url"] if rule.sources else URL,
        "defaultConfiguration": {"level": LEVELS[rule.level]},
        "properties": {
            "tags": ["accessibility", rule.group, *rule.requirements],
            "problem.severity": _SEVERITIES[rule.level],
        },
    }
    related = [_relationship(number, kind, criteria) for number, kind in _wcag(rule)]
    return entry | ({"relationships": related} if related else {})


def _page(rule: Rule) -> str:
    """The page of a rule without its title and test cases."""
    return _TITLE.sub("", _TESTS.split(rule.body, maxsplit=1)[0]).strip()


def _symbol(rule: Rule) -> str:
    """The id in PascalCase; of one word with the group before it, since name and id must differ (SARIF 3.49.7)."""
    words = rule.id.split("-")
    words = words if len(words) > 1 else [*rule.group.split("-"), *words]
    return "".join(word.capitalize() for word in words)


def _first_paragraph(rule: Rule) -> str:
    paragraph = _page(rule).split("\n\n", 1)[0]
    return plain(" ".join(paragraph.split())) if paragraph and paragraph[0] != "#" else f"{rule.name['en']}."


def help_markdown(rule: Rule, lang: str) -> str:
    """The page of a rule with its name in `lang` and its sources; the prose of rule files is English."""
    sources = "\n".join(f"- [{source['title']}]({source['url']})" for source in rule.sources)
    parts = (
        f"# {rule.name[lang]}",
        _page(rule),
        f"## {text('sources', lang)}\n\n{sources}" if sources else "",
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def plain(markdown: str) -> str:
    """Markdown as text: links with their address behind them, no marks of headings, code and emphasis."""
    return _MARKS.sub("", _LINK.sub(r"\1: \2", markdown))


def _wcag(rule: Rule) -> list[tuple[str, str]]:
    """The criteria of WCAG 2.2 that a rule belongs to, and whether they require it."""
    names = (
        (name.removeprefix(_PREFIX), kind)
        for name, kind in rule.requirements.items()
        if name.startswith(_PREFIX)
    )
    return [(number, kind) for number, kind in names if number in criteria_names()]


def _used(rules: Iterable[Rule]) -> list[str]:
    numbers = {number for rule in rules for number, _ in _wcag(rule)}
    return sorted(numbers, key=lambda number: [int(part) for part in number.split(".")])


def _relationship(number: str, kind: str, criteria: Sequence[str]) -> dict[str, Any]:
    # What a required rule fails is a part of what fails the criterion; the others only belong to the topic.
    return {
        "target": {
            "id": number,
            "index": criteria.index(number),
            "toolComponent": {"name": _WCAG, "index": 0},
        },
        "kinds": ["subset" if kind == "required" else "relevant"],
    }


@cache
def criteria_names() -> Mapping[str, tuple[str, str]]:
    """Name and level of every success criterion of WCAG 2.2 by number."""
    data = load_yaml(Path(__file__).parent.parent / "data" / "wcag22.yaml")
    return {str(number): (name, level) for number, (name, level) in data.items()}


def taxonomies(rules: Sequence[Rule]) -> list[dict[str, Any]]:
    """WCAG 2.2 with the criteria that the rules belong to; empty when they belong to none."""
    taxa = [_taxon(number, *criteria_names()[number]) for number in _used(rules)]
    wcag = {
        "name": _WCAG,
        "version": "2.2",
        "fullName": "Web Content Accessibility Guidelines (WCAG) 2.2",
        "organization": "W3C",
        "informationUri": _WCAG_URL,
        "shortDescription": {"text": "Web Content Accessibility Guidelines of the W3C."},
        "language": "en",
        "isComprehensive": False,
        "taxa": taxa,
    }
    return [wcag] if taxa else []


def _taxon(number: str, name: str, level: str) -> dict[str, Any]:
    anchor = re.sub(r"[^a-z]+", "-", name.lower()).strip("-")
    return {
        "id": number,
        "name": name,
        "shortDescription": {"text": f"{number} {name} ({level})."},
        "helpUri": f"{_WCAG_URL}#{anchor}",
        "properties": {"level": level},
    }
