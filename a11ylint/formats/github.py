"""Annotations for GitHub Actions, and the Markdown summary of a job."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice

from a11ylint.about import NAME, URL
from a11ylint.finding import Failure, Finding, Grade, Report, grade
from a11ylint.formats import Options
from a11ylint.formats._view import advice, by_weight, ignored_words, message, position, reasons, tally
from a11ylint.i18n import clean, shorten, text, why_skipped, why_unchecked
from a11ylint.source import Place

# GitHub shows ten annotations of each level and step: docs.github.com, "Workflow commands", and the limits of
# check runs. The others would be dropped without a word.
PER_LEVEL = 10
# A summary above 1 MiB a step is dropped as a whole: docs.github.com, "Workflow commands", step summaries.
SUMMARY_BYTES = 1024 * 1024
# Kept free for the sentence that says what is missing, and for other programs of the same step.
_MARGIN = 16 * 1024
_LONGEST_ERROR = 500
_COMMAND = {Grade.ERROR: "error", Grade.WARNING: "warning", Grade.REVIEW: "notice", Grade.INFO: "notice"}
# What means something inside a line of GitHub's Markdown; `$` begins a formula.
_MARKDOWN = re.compile(r"([\\`*_\[\]<>&#|~$])")
# No control or bidi character of a name reaches the log, but for line ends, which are escaped.
_STEERING = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_CODE = re.compile(r"(`[^`\n]+`)")


def render(report: Report, lang: str, options: Options) -> str:
    """Workflow commands, most severe first, at most ten a level; the others are counted and in the summary.

    Findings that were let through are never annotated.
    """
    del options
    findings = sorted(report.open, key=by_weight)
    commands = [_failure(failure, lang) for failure in report.failures]
    commands += [_annotation(finding, lang) for finding in findings]
    kept = [line for name in dict.fromkeys(_COMMAND.values()) for line in _first(commands, name)]
    rest = len(commands) - len(kept)
    closing = [text("annotations-rest", lang, count=rest)] if rest else []
    return "".join(f"{line}\n" for line in (*kept, *closing))


def _first(commands: Iterable[str], name: str) -> Iterator[str]:
    return islice((line for line in commands if line.startswith(f"::{name} ")), PER_LEVEL)


def _annotation(finding: Finding, lang: str) -> str:
    properties = {"file": finding.place.path, **_region(finding.place), "title": finding.rule.id}
    return _command(_COMMAND[grade(finding)], properties, advice(finding, lang))


def _region(place: Place) -> dict[str, int]:
    lines = place.lines()
    if lines is None:
        return {"line": 1}
    line, column, end_line, end_column = lines
    if line != end_line:  # GitHub understands columns within one line only
        return {"line": line, "endLine": end_line}
    return {"line": line, "col": column, "endLine": end_line, "endColumn": end_column}


def _failure(failure: Failure, lang: str) -> str:
    what = text("failure", lang, where=failure.where, path=failure.path, error=failure.error)
    return _command("error", {"title": NAME}, f"{what}. {text('failure-hint', lang, url=URL)}")


def _command(name: str, properties: Mapping[str, object], words: str) -> str:
    pairs = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {pairs}::{_data(words)}"


def _data(value: str) -> str:
    return _STEERING.sub("\ufffd", value).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def summary(report: Report, lang: str) -> str:
    """The whole report as Markdown for `$GITHUB_STEP_SUMMARY`, below 1 MiB; says so where it is cut."""
    tail = "".join(f"{line}\n" for line in _tail(report, lang))
    room = SUMMARY_BYTES - _MARGIN - len(tail.encode())
    head = "".join(f"{line}\n" for line in _head(report, lang))
    return f"{head}{_body(sorted(report.open, key=_by_file), lang, room - len(head.encode()))}{tail}"


def _by_file(finding: Finding) -> tuple[object, ...]:
    return finding.place.path, *by_weight(finding)


def _head(report: Report, lang: str) -> Iterator[str]:
    yield f"## {text('summary-title', lang)}"
    yield ""
    outcome = f"{tally(report.open, lang)}." if report.open else text("nothing", lang)
    checked = ", ".join(
        text(f"count-{name}", lang, count=count)
        for name, count in (("drafts", report.drafts), ("media", report.media))
    )
    yield (
        f"**{outcome}** {text('checked', lang, what=checked)}"
        if report.drafts
        else f"**{text('no-draft', lang)}**"
    )
    yield ""


def _body(findings: Sequence[Finding], lang: str, room: int) -> str:
    """The findings by file, as many as fit into `room` bytes."""
    parts: list[str] = []
    left = len(findings)
    for path, group in groupby(findings, key=lambda finding: finding.place.path):
        heading = f"### {_markdown(clean(path))}\n\n"
        for finding in group:
            part = f"{heading}- {_entry(finding, lang)}\n"
            room -= len(part.encode())
            if room < 0:
                return "".join((*parts, f"\n**{text('summary-cut', lang, count=left)}**\n\n"))
            parts.append(part)
            heading, left = "", left - 1
        parts.append("\n")
        room -= 1
    return "".join(parts)


def _entry(finding: Finding, lang: str) -> str:
    place = text("summary-place", lang, line=position(finding.place)[0])
    source = finding.rule.sources[0] if finding.rule.sources else None
    link = f" · [{_markdown(source['title'])}](<{_address(source['url'])}>)" if source else ""
    level = text(grade(finding), lang)
    words = " ".join((message(finding, lang), clean(finding.mend(lang)))).strip()
    return f"**{level}** {place}: {_markdown(words)} `{finding.rule.id}`{link}"


def _address(url: str) -> str:
    return re.sub(r"[<>\s]", "", url)


def _markdown(value: str) -> str:
    """Text that shows as it stands, but for the code spans that messages use for keys."""
    pieces = _CODE.split(value)
    return "".join(
        piece if number % 2 else _MARKDOWN.sub(r"\\\1", piece) for number, piece in enumerate(pieces)
    )


def _tail(report: Report, lang: str) -> Iterator[str]:
    for failure in report.failures[:PER_LEVEL]:
        error = shorten(failure.error, _LONGEST_ERROR)
        what = text("failure", lang, where=failure.where, path=failure.path, error=error)
        yield f"**{_markdown(what)}**\n"
    if (rest := len(report.failures) - PER_LEVEL) > 0:
        yield f"**{text('more', lang, count=rest)}**\n"
    if words := ignored_words(report, lang):
        yield f"{words}\n"
    notes = [(why_unchecked, report.unchecked), (why_skipped, report.skipped)]
    lines = [words(why, len(names), lang) for words, group in notes for why, names in reasons(group).items()]
    if lines:
        yield f"{text('unchecked', lang)}:\n"
        yield from (f"- {_markdown(line)}" for line in lines)
