"""`a11ylint explain ID`: the page of a rule."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from a11ylint.commands.output import write
from a11ylint.rulebook import Rule

_HEADS = {
    "de": {
        "level": "Stufe",
        "group": "Gruppe",
        "requirements": "Anforderungen",
        "says": "Meldungen",
        "mend": "Beheben",
        "options": "Einstellungen",
        "sources": "Quellen",
        "check": "Geprüft in",
        "page": "Regelseite (englisch)",
    },
    "en": {
        "level": "Level",
        "group": "Group",
        "requirements": "Requirements",
        "says": "Messages",
        "mend": "How to mend",
        "options": "Options",
        "sources": "Sources",
        "check": "Checked in",
        "page": "Rule page",
    },
}


@click.command()
@click.argument("rule_id", metavar="ID")
@click.option("--lang", type=click.Choice(("de", "en")), help="Language of the page.")
def explain(rule_id: str, lang: str | None) -> None:
    """Show the page of a rule: what it asks, why, what it says, its options and examples."""
    from a11ylint.commands.language import report_language
    from a11ylint.commands.refusal import Refused
    from a11ylint.config import unknown
    from a11ylint.rulebook import all_rules

    book = all_rules()
    if rule_id not in book:
        raise Refused(unknown("unknown rule", "unbekannte Regel", rule_id, book, "a11ylint rules"))
    write("\n".join(_page(book[rule_id], report_language(lang, None, {}))) + "\n", sys.stdout)


def _page(rule: Rule, lang: str) -> Iterator[str]:
    from a11ylint import i18n

    heads = _HEADS[lang]
    level = rule.level if lang == "en" else f"{i18n.text(rule.level, lang)} ({rule.level})"
    yield f"{rule.id}: {rule.name[lang]}"
    yield ""
    yield f"{heads['group']}: {rule.group}    {heads['level']}: {level}"
    if rule.requirements:
        yield f"{heads['requirements']}: {', '.join(rule.requirements)}"
    yield f"{heads['check']}: {_location(rule)}"
    yield from _messages(rule, lang, heads)
    yield from _list(heads["options"], [f"{name} = {value}" for name, value in rule.options.items()])
    yield from _list(heads["sources"], [f"{source['title']}: {source['url']}" for source in rule.sources])
    yield from ("", f"{heads['page']}:", "", rule.body.strip())


def _messages(rule: Rule, lang: str, heads: dict[str, str]) -> Iterator[str]:
    lines = []
    for key, message in rule.messages.items():
        words = message.text[lang]
        lines.append(f"{key}: {words['other'] if isinstance(words, dict) else words}")
        mend = rule.mend_for(key)[lang]
        lines += [f"    {heads['mend']}: {mend}"] if mend else []
    yield from _list(heads["says"], lines)


def _list(head: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield from ("", f"{head}:", *(f"  {line}" for line in lines))


def _location(rule: Rule) -> str:
    """Module and function of the check."""
    from a11ylint.checks import get

    run = get(rule.check).run
    return f"{run.__module__}.{run.__name__}"
