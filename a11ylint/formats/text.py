"""The report for people: by file, most severe first, the way to mend told once per file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from a11ylint import i18n
from a11ylint.about import URL
from a11ylint.checks import Related
from a11ylint.finding import Finding, Grade, Report, grade
from a11ylint.formats import Options
from a11ylint.formats._view import by_weight, ignored_words, left_out, message, position, shown, tally
from a11ylint.i18n import clean
from a11ylint.source import Place

# Lines of about 80 characters behind the margin are easiest to read (WCAG 2.2, 1.4.8). A narrow terminal
# leaves some columns for words all the same.
WIDEST = 100
NARROWEST = 30
_COLOR = {Grade.ERROR: "1;31", Grade.WARNING: "1;33", Grade.REVIEW: "1;36", Grade.INFO: "1;34"}
_BOLD, _DIM = "1", "2"
_CODE = re.compile(r"`[^`]+`")
_TIME = re.compile(r"t=([\d.]+)(?:,([\d.]+))?")
# GitHub's runner takes a line of any program that begins with `::`, or holds `##[`, for a command.
_COMMAND = re.compile(r"^(\s*):(?=:)|##(?=\[)")
_PLAIN = str.maketrans("·×–—„“”‚‘’\u00a0\u202f", "-x--\"\"\"'''  ") | {ord("→"): "->", ord("…"): "..."}


class Look(NamedTuple):
    """Language and options of one report."""

    lang: str
    options: Options

    def say(self, key: str, **data: object) -> str:
        """One of the program's own strings."""
        return i18n.text(key, self.lang, **data)

    def paint(self, words: str, code: str) -> str:
        """The words in a colour, where colours are wanted."""
        return f"\x1b[{code}m{words}\x1b[0m" if self.options.color and not self.options.plain else words

    def wrap(self, words: str, column: int = 0, hang: int = 0) -> tuple[str, ...]:
        """The words in lines behind a margin, `hang` more from the second line on.

        No word, no address and nothing between backticks is torn: people copy it.
        """
        return _wrapped(words, column, hang, max(min(self.options.width, WIDEST), column + NARROWEST))


@lru_cache(maxsize=256)  # the way to mend is the same in many files
def _wrapped(words: str, column: int, hang: int, width: int) -> tuple[str, ...]:
    if column + len(words) <= width and words.isprintable() and words == words.strip():
        return (" " * column + words,)
    import textwrap

    margin, later = " " * column, " " * (column + hang)
    wrapper = textwrap.TextWrapper(width, margin, later, break_long_words=False, break_on_hyphens=False)
    whole = _CODE.sub(lambda match: match[0].replace(" ", "\0"), words)
    return tuple(line.replace("\0", " ") for line in wrapper.wrap(whole)) or (margin,)


def render(report: Report, lang: str, options: Options) -> str:
    """The report as text; empty with `quiet` when there is nothing to mend or to check."""
    look = Look(lang, options)
    findings = [finding for finding in shown(report, options) if not options.quiet or _loud(finding)]
    lines = list(_files(findings, look))
    if not options.quiet:
        lines += [*_sources(findings, look), *_unchecked(report, look)]
    if options.statistics:
        lines += _statistics(report.open, look)
    lines += _failures(report, look)
    if not options.quiet or report.at_least("review"):
        lines += [look.paint(line, _BOLD) for line in look.wrap(_last(report, look))]
    page = "".join(f"{_harmless(line)}\n" for line in lines)
    return page.translate(_PLAIN) if options.plain else page


def _loud(finding: Finding) -> bool:
    return finding.suppressed is None and grade(finding) in (Grade.ERROR, Grade.WARNING)


def _harmless(line: str) -> str:
    return _COMMAND.sub(lambda match: "## " if match[1] is None else f"{match[1]}: ", line)


def _files(findings: Sequence[Finding], look: Look) -> Iterator[str]:
    for path, group in groupby(sorted(findings, key=_file_order), key=lambda finding: finding.place.path):
        yield look.paint(clean(path), _BOLD)
        yield from _file(list(group), look)


def _file_order(finding: Finding) -> tuple[object, ...]:
    return finding.place.path, finding.suppressed is not None, *by_weight(finding)


def _file(findings: Sequence[Finding], look: Look) -> Iterator[str]:
    """Findings of one rule that are mended in one way stand together; the way is told once."""
    blocks: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        key = (finding.suppressed is not None, finding.rule.id, grade(finding), finding.mend(look.lang))
        blocks.setdefault(key, []).append(finding)
    places = max(len(_where(finding.place, look)) for finding in findings)
    words = max(len(_word(finding, look)) for finding in findings)
    for block in blocks.values():
        for finding in block:
            yield from _finding(finding, (places, words), look)
        yield from _explained(block[0], _column(places, words), look)
        yield ""


def _column(places: int, words: int) -> int:
    """Where messages begin: behind place and level, each with two blanks before or after."""
    return 2 + places + 2 + words + 2


def _where(place: Place, look: Look) -> str:
    return "{}:{}".format(*position(place)) if place.span else look.say("whole-file")


def _word(finding: Finding, look: Look) -> str:
    return look.say("ignored" if finding.suppressed else grade(finding))


def _finding(finding: Finding, widths: tuple[int, int], look: Look) -> Iterator[str]:
    where, word, column = _where(finding.place, look), _word(finding, look), _column(*widths)
    first, *rest = look.wrap(message(finding, look.lang), column)
    color = _DIM if finding.suppressed else _COLOR[grade(finding)]
    level = look.paint(word, color) + " " * (widths[1] - len(word))
    yield f"  {where:>{widths[0]}}  {level}  {first[column:]}"
    yield from rest
    for detail in _details(finding, look):
        yield from look.wrap(detail, column)


def _details(finding: Finding, look: Look) -> Iterator[str]:
    if when := period(finding.place.logical, look.lang):
        yield f"{when}."
    for related in finding.problem.related:
        if related.at.span is None or related.at.span != finding.place.span:
            yield _see(related, look)
    if finding.suppressed:
        yield look.say("reason", reason=finding.suppressed.reason or look.say("no-reason"))


def _see(related: Related, look: Look) -> str:
    line = f":{_where(related.at, look)}" if related.at.span else ""
    return look.say("see", place=f"{related.at.path}{line}", label=getattr(related.label, look.lang))


def period(logical: str | None, lang: str) -> str:
    """A time range of a clip in words. Boxes of pixels are left out: nobody measures them."""
    time = _TIME.fullmatch(logical or "")
    if time is None:
        return ""
    start, end = (_clock(float(part), lang) if part else "" for part in time.groups())
    return i18n.text("period" if end else "moment", lang, start=start, end=end)


def _clock(seconds: float, lang: str) -> str:
    """Seconds as 1:03.5, with a comma in German."""
    minutes, rest = divmod(round(seconds * 10), 600)
    return f"{minutes}:{rest // 10:02d}{',' if lang == 'de' else '.'}{rest % 10}"


def _explained(finding: Finding, column: int, look: Look) -> Iterator[str]:
    """How to mend, and the rule with its first source; nothing for what was let through."""
    if finding.suppressed:
        return
    if mend := clean(finding.mend(look.lang)):
        yield from look.wrap(f"→ {mend}", column, hang=3 if look.options.plain else 2)
    titles = [clean(source["title"]) for source in finding.rule.sources[:1]]
    yield from (look.paint(line, _DIM) for line in look.wrap(" · ".join((finding.rule.id, *titles)), column))


def _sources(findings: Iterable[Finding], look: Look) -> Iterator[str]:
    """Where each rule comes from, once per report: addresses are long."""
    listed = [finding for finding in sorted(findings, key=by_weight) if not finding.suppressed]
    rules = {finding.rule.id: finding.rule for finding in listed}
    if not rules:
        return
    yield look.paint(look.say("sources"), _BOLD)
    for name, rule in sorted(rules.items()):
        yield from (f"  {name}: {clean(source['url'])}" for source in rule.sources[:1])
    yield from look.wrap(look.say("explain", id=next(iter(rules))), 2)
    yield ""


def _unchecked(report: Report, look: Look) -> Iterator[str]:
    """What was not looked at and why, with a few names."""
    left = list(left_out(report, look.lang))
    if left:
        yield look.paint(look.say("unchecked"), _BOLD)
        for words, names, others in left:
            more = f" {look.say('more', count=others)}" if others else ""
            first, *rest = look.wrap(f"{words}: {', '.join(names)}{more}" if names else words, 4)
            yield from (f"  · {first[4:]}", *rest)
        yield ""


def _statistics(findings: Iterable[Finding], look: Look) -> Iterator[str]:
    found = Counter((finding.rule.id, grade(finding)) for finding in findings)
    if not found:
        return
    wide = max(len(str(count)) for count in found.values())
    words = max(len(look.say(one)) for _, one in found)
    yield look.paint(look.say("statistics"), _BOLD)
    for (name, one), count in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        yield f"  {count:>{wide}}  {look.say(one):{words}}  {name}"
    yield ""


def _failures(report: Report, look: Look) -> Iterator[str]:
    for failure in report.failures:
        what = look.say("failure", where=failure.where, path=failure.path, error=failure.error)
        yield from (look.paint(line, _COLOR[Grade.ERROR]) for line in look.wrap(what))
    if report.failures:
        yield from (*look.wrap(look.say("failure-hint", url=URL)), "")


def _fixes(report: Report, look: Look) -> str:
    """How many of the findings a11ylint can mend itself, and to how many it has a proposal."""
    fixes = [finding.problem.fix for finding in report.open if finding.problem.fix]
    safe = sum(fix.safe for fix in fixes)
    counted = (("fixable", safe), ("proposed", len(fixes) - safe))
    words = ", ".join(look.say(key, count=count) for key, count in counted if count)
    return f"{words[0].upper()}{words[1:]}." if words else ""


def _last(report: Report, look: Look) -> str:
    checked = [look.say("count-drafts", count=report.drafts)]
    checked += [look.say("count-media", count=report.media)] if report.media else []
    sentences = [look.say("checked", what=", ".join(checked))]
    if report.open:
        sentences.append(f"{tally(report.open, look.lang)}.")
    elif report.drafts:
        sentences.append(look.say("nothing"))
    if hint := _fixes(report, look):
        sentences.append(hint)
    if words := ignored_words(report, look.lang):
        sentences.append(f"{words}.")
    if look.options.quiet and (left := [reason.words for reason in left_out(report, look.lang)]):
        sentences.append(f"{look.say('unchecked')}: {'; '.join(left)}.")
    return " ".join(sentences)
