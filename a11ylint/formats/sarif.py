"""SARIF 2.1.0, after the OASIS standard and the rules of GitHub code scanning."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from a11ylint.checks import Bytes, Edit, Fix, NewFile
from a11ylint.finding import Failure, Finding, Report, Unchecked
from a11ylint.formats import Options
from a11ylint.formats._linehash import line_hashes
from a11ylint.formats._sarifrules import LEVELS, driver, taxonomies
from a11ylint.formats._view import advice, dump, reasons, shown
from a11ylint.i18n import clean, text, why_skipped, why_unchecked
from a11ylint.rulebook import GROUPS, Rule
from a11ylint.source import Place, Source, place_of

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
FINGERPRINT = "a11ylint/v1"
# Findings of these rules say that something was not looked at: they are news about the run as well.
UNREADABLE = frozenset(("draft-unreadable", "media-unreadable", "not-checked"))
INTERNAL = "internal-error"
_DRIVE = re.compile(r"[A-Za-z]:/")
# In a SARIF message `[words](target)` is a link; words of a draft must not become one (SARIF 3.11.6).
_LINK = re.compile(r"[\[\]](?=[^\[\]]*\]\()|\](?=\()")


def render(report: Report, lang: str, options: Options) -> str:
    """The report as a SARIF log; `show_ignored` adds what was let through as suppressed results."""
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, lang, options)]})


def _run(report: Report, lang: str, options: Options) -> dict[str, Any]:
    findings = shown(report, options)
    rules = _rules(report, findings)
    index = {rule.id: number for number, rule in enumerate(rules)}
    hashes: dict[Source, list[str]] = {}
    return {
        "tool": {"driver": driver(rules, _kinds(report, lang), lang)},
        "language": lang,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder that the paths are relative to."}}},
        "invocations": [
            {
                "executionSuccessful": not report.failures,
                "toolExecutionNotifications": _notifications(report, index, lang),
            }
        ],
        "taxonomies": taxonomies(rules),
        "results": [_result(finding, index, hashes, lang, options) for finding in findings],
    }


def _rules(report: Report, findings: Iterable[Finding]) -> list[Rule]:
    """Every rule that ran, in the order of the catalogue."""
    rules = {rule.id: rule for rule in (*(finding.rule for finding in findings), *report.rules)}
    return sorted(rules.values(), key=lambda rule: (GROUPS.index(rule.group), rule.id))


def _result(
    finding: Finding, index: Mapping[str, int], hashes: dict[Source, list[str]], lang: str, options: Options
) -> dict[str, Any]:
    related = [
        {"id": number, **_location(entry.at), "message": {"text": _message(getattr(entry.label, lang))}}
        for number, entry in enumerate(finding.problem.related, 1)
    ]
    result = {
        "ruleId": finding.rule.id,
        "ruleIndex": index[finding.rule.id],
        "kind": "review" if finding.review else "fail",
        "level": "none" if finding.review else LEVELS[finding.level],
        "message": {"text": _message(advice(finding, lang))},
        "locations": [_location(finding.place)],
        "partialFingerprints": _fingerprints(finding, hashes),
        "properties": _properties(finding),
    }
    result |= {"relatedLocations": related} if related else {}
    result |= {"fixes": [_fix(finding.problem.fix, lang)]} if finding.problem.fix else {}
    return result | ({"suppressions": _suppressions(finding)} if options.show_ignored else {})


def _fix(fix: Fix, lang: str) -> dict[str, Any]:
    """A fix as SARIF has it: per file the regions to delete and what stands there instead."""
    replaced: dict[str, list[dict[str, Any]]] = {}
    for edit in fix.edits:
        replaced.setdefault(edit.span.source.path, []).append(_replacement(edit))
    for part in fix.files:
        replaced.setdefault(part.path.as_posix(), []).append(_bytes(part))
    return {
        "description": {"text": _message(getattr(fix.title, lang))},
        "artifactChanges": [
            {"artifactLocation": _artifact(path), "replacements": replaced[path]} for path in sorted(replaced)
        ],
        "properties": {"safe": fix.safe},
    }


def _replacement(edit: Edit) -> dict[str, Any]:
    inserted = {"insertedContent": {"text": edit.text}} if edit.text else {}
    return {"deletedRegion": _region(place_of(edit.span)), **inserted}


def _bytes(part: Bytes | NewFile) -> dict[str, Any]:
    """Bytes as SARIF has them, in base 64; a new file is an insertion into an empty one."""
    from base64 import b64encode

    at, length = (part.at, part.length) if isinstance(part, Bytes) else (0, 0)
    inserted = {"insertedContent": {"binary": b64encode(part.data).decode("ascii")}} if part.data else {}
    return {"deletedRegion": {"byteOffset": at, "byteLength": length}, **inserted}


def _message(value: str) -> str:
    return _LINK.sub(r"\\\g<0>", clean(value))


def _properties(finding: Finding) -> dict[str, Any]:
    """Our own level (a review has none in SARIF), and the place that lines cannot name."""
    values = {"level": finding.level, "key": finding.problem.key, "post": finding.post}
    place = {"logical": finding.place.logical, "url": finding.place.url}
    return {name: value for name, value in (values | place).items() if value}


def _location(place: Place) -> dict[str, Any]:
    physical = {"artifactLocation": _artifact(place.path), "region": _region(place)}
    location: dict[str, Any] = {"physicalLocation": physical}
    return location | ({"properties": {"logical": place.logical}} if place.logical else {})


def _region(place: Place) -> dict[str, int]:
    lines = place.lines()
    if lines is None:
        return {"startLine": 1}
    return dict(zip(("startLine", "startColumn", "endLine", "endColumn"), lines, strict=True))


def _artifact(path: str) -> dict[str, str]:
    """A relative address from the root; a path on another Windows drive stays absolute."""
    raw = path.encode("utf-8", "surrogateescape")
    if _DRIVE.match(path):
        return {"uri": f"file:///{quote(raw, safe='/:')}"}
    return {"uri": f"file://{quote(raw)}"} if path.startswith("/") else {"uri": quote(raw), "uriBaseId": ROOT}


def _fingerprints(finding: Finding, hashes: dict[Source, list[str]]) -> dict[str, str]:
    """Ours, and GitHub's where the place has characters; for other files GitHub works it out itself."""
    own = {FINGERPRINT: finding.fingerprint}
    span, lines = finding.place.span, finding.place.lines()
    if span is None or lines is None:
        return own
    if span.source not in hashes:
        hashes[span.source] = line_hashes(span.source.text)
    return {"primaryLocationLineHash": hashes[span.source][lines[0] - 1], **own}


def _suppressions(finding: Finding) -> list[dict[str, str]]:
    """Empty for an open finding: when one result of a run has the property, all have (SARIF 3.27.23)."""
    if finding.suppressed is None:
        return []
    entry = {"kind": finding.suppressed.kind, "status": "accepted"}
    return [entry | ({"justification": finding.suppressed.reason} if finding.suppressed.reason else {})]


def _kinds(report: Report, lang: str) -> dict[str, str]:
    """The kinds of notifications of a run, and what they say."""
    return {
        **{
            finding.rule.id: finding.rule.name[lang]
            for finding in report.open
            if finding.rule.id in UNREADABLE
        },
        **{note.why: why_unchecked(note.why, 1, lang) for note in report.unchecked},
        **{note.why: why_skipped(note.why, 1, lang) for note in report.skipped},
        **({INTERNAL: text("failed", lang)} if report.failures else {}),
    }


def _notifications(report: Report, index: Mapping[str, int], lang: str) -> list[dict[str, Any]]:
    """What could not be looked at, and our own failures: no results must not look like no barriers."""
    unreadable = [
        _unreadable(finding, index, lang) for finding in report.open if finding.rule.id in UNREADABLE
    ]
    failures = [_failure(failure, index, lang) for failure in report.failures]
    return [
        *failures,
        *unreadable,
        *_notes(report.unchecked, why_unchecked, lang),
        *_notes(report.skipped, why_skipped, lang),
    ]


def _unreadable(finding: Finding, index: Mapping[str, int], lang: str) -> dict[str, Any]:
    return {
        "descriptor": {"id": finding.rule.id},
        "associatedRule": {"id": finding.rule.id, "index": index[finding.rule.id]},
        "level": LEVELS[finding.level],
        "message": {"text": _message(advice(finding, lang))},
        "locations": [_location(finding.place)],
    }


def _failure(failure: Failure, index: Mapping[str, int], lang: str) -> dict[str, Any]:
    what = text("failure", lang, where=failure.where, path=failure.path, error=failure.error)
    entry: dict[str, Any] = {
        "descriptor": {"id": INTERNAL},
        "level": "error",
        "message": {"text": _message(what)},
        "locations": [_location(Place(failure.path.split("#", 1)[0]))],
    }
    if failure.where in index:
        entry["associatedRule"] = {"id": failure.where, "index": index[failure.where]}
    return entry


def _notes(
    notes: Sequence[Unchecked], words: Callable[[str, int, str], str], lang: str
) -> list[dict[str, Any]]:
    return [
        {
            "descriptor": {"id": why},
            "level": "note",
            "message": {"text": _message(f"{words(why, len(names), lang)}: {', '.join(names)}.")},
        }
        for why, names in reasons(notes).items()
    ]
