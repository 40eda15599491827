"""Our own JSON, version v1: every finding with its place, and what was not checked.

The shape is described in `a11ylint/data/report-v1.schema.json`. Keys are never translated; `message`, `mend`,
`name`, `label` and `text` are in the language `lang`. Lines and columns count from 1, columns in code points,
ends are exclusive; they are null where a finding stands on a file without characters. `fingerprint` stays the
same when lines move and when the language of the report changes. Within v1 keys are added, never renamed or
taken away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from a11ylint.about import NAME, URL, VERSION
from a11ylint.checks import Bytes, Fix, NewFile
from a11ylint.finding import Finding, Report, Unchecked, grade
from a11ylint.formats import Options
from a11ylint.formats._view import counts, dump, ignored, shown
from a11ylint.i18n import clean, why_skipped, why_unchecked
from a11ylint.rulebook import Rule
from a11ylint.source import Place, place_of


def render(report: Report, lang: str, options: Options) -> str:
    """The report as JSON v1; findings that were let through only with `show_ignored`."""
    findings = shown(report, options)
    rules = {finding.rule.id: finding.rule for finding in findings}
    return dump(
        {
            "format": f"{NAME}/v1",
            "tool": {"name": NAME, "version": VERSION, "url": URL},
            "lang": lang,
            "counts": _counts(report),
            "findings": [_finding(finding, lang) for finding in findings],
            "rules": {name: _rule(rule, lang) for name, rule in sorted(rules.items())},
            "unchecked": _notes(report.unchecked, why_unchecked, lang),
            "skipped": _notes(report.skipped, why_skipped, lang),
            "failures": [
                {"path": failure.path, "where": failure.where, "error": failure.error}
                for failure in report.failures
            ],
        }
    )


def _counts(report: Report) -> dict[str, Any]:
    return {
        "drafts": report.drafts,
        "posts": report.posts,
        "media": report.media,
        "languages": dict(sorted(report.languages.items())),
        **{str(one): number for one, number in counts(report.open).items()},
        "ignored": ignored(report),
        "unchecked": len(report.unchecked),
        "skipped": len(report.skipped),
    }


def _finding(finding: Finding, lang: str) -> dict[str, Any]:
    suppressed = finding.suppressed
    return {
        "rule": finding.rule.id,
        "key": finding.problem.key,
        "level": finding.level,
        "outcome": "review" if finding.review else "failed",
        "grade": str(grade(finding)),
        "message": clean(finding.message(lang)),
        "mend": clean(finding.mend(lang)),
        "post": finding.post,
        **_place(finding.place),
        "related": [
            {"label": getattr(related.label, lang), **_place(related.at)}
            for related in finding.problem.related
        ],
        "fix": _fix(finding.problem.fix, lang) if finding.problem.fix else None,
        "fingerprint": finding.fingerprint,
        "suppressed": {"kind": suppressed.kind, "reason": suppressed.reason} if suppressed else None,
    }


def _fix(fix: Fix, lang: str) -> dict[str, Any]:
    return {
        "title": getattr(fix.title, lang),
        "safe": fix.safe,
        "edits": [{**_place(place_of(edit.span)), "text": edit.text} for edit in fix.edits],
        "files": [_file(part) for part in fix.files],
    }


def _file(part: Bytes | NewFile) -> dict[str, Any]:
    """New bytes in base 64; `at` and `length` are null for a new file."""
    from base64 import b64encode

    at, length = (part.at, part.length) if isinstance(part, Bytes) else (None, None)
    data = b64encode(part.data).decode("ascii")
    return {"path": part.path.as_posix(), "at": at, "length": length, "data": data}


def _place(place: Place) -> dict[str, Any]:
    lines = place.lines() or (None, None, None, None)
    names = ("line", "column", "end_line", "end_column")
    return {
        "path": place.path,
        **dict(zip(names, lines, strict=True)),
        "logical": place.logical,
        "url": place.url,
    }


def _rule(rule: Rule, lang: str) -> dict[str, Any]:
    return {
        "group": rule.group,
        "name": rule.name[lang],
        "level": rule.level,
        "requirements": dict(rule.requirements),
        "sources": [{"title": source["title"], "url": source["url"]} for source in rule.sources],
    }


def _notes(
    notes: Iterable[Unchecked], words: Callable[[str, int, str], str], lang: str
) -> list[dict[str, str]]:
    return [{"why": note.why, "what": note.what, "text": words(note.why, 1, lang)} for note in sorted(notes)]
