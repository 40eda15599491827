"""`a11ylint rules`: every rule with its level, requirements and source."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from a11ylint.commands.output import write
from a11ylint.rulebook import Rule


@click.command()
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--lang", type=click.Choice(("de", "en")), help="Language of the list.")
def rules(form: str, lang: str | None) -> None:
    """List every rule: id, group, level, requirement, source, fixable."""
    from a11ylint.commands.language import report_language
    from a11ylint.rulebook import all_rules

    book = tuple(all_rules().values())
    render = _json if form == "json" else _text
    write(render(book, report_language(lang, None, {})), sys.stdout, "utf-8" if form == "json" else None)


def _text(book: Iterable[Rule], lang: str) -> str:
    from a11ylint import i18n

    lines: list[str] = []
    group = ""
    fixable = "fixable" if lang == "en" else "behebbar"
    for rule in book:
        if rule.group != group:
            group = rule.group
            lines += ["", group] if lines else [group]
        level = rule.level if lang == "en" else i18n.text(rule.level, lang)
        lines.append(f"  {rule.id:<32} {level:<8} {rule.name[lang]}")
        facts = [*rule.requirements, rule.sources[0]["title"], *([fixable] if rule.fixable else [])]
        lines.append(f"  {'':<32} {'':<8} {', '.join(facts)}")
    return "\n".join(lines) + "\n"


def _json(book: Iterable[Rule], lang: str) -> str:
    import json

    entries = [
        {
            "id": rule.id,
            "group": rule.group,
            "level": rule.level,
            "name": rule.name[lang],
            "requirements": dict(rule.requirements),
            "sources": [dict(source) for source in rule.sources],
            "options": dict(rule.options),
            "fixable": rule.fixable,
        }
        for rule in book
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"
