"""Reports made by hand: rules of this folder, a source, findings at the places where words stand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from a11ylint.checks import Bytes, Edit, Fix, NewFile, Problem, Related, Words
from a11ylint.finding import Finding, Report, Suppressed
from a11ylint.rulebook import load_folder
from a11ylint.source import Place, Source, Span, place_of

RULES = load_folder(Path(__file__).parent / "rules")
POST = """---
lang: de
stadt: Musterstadt
media:
  - file: fest.jpg
  - file: markt.jpg
---
Am Samstag übertragen wir das Fest live 🎉 aus dem Rathaus.
"""
SOURCE = Source("entwuerfe/fest.md", POST)


def at(words: str, source: Source = SOURCE, logical: str | None = None) -> Place:
    """The place of some words."""
    start = source.text.index(words)
    return place_of(Span(source, start, start + len(words)), logical)


def finding(
    rule: str,
    place: Place,
    data: dict[str, Any] | None = None,
    *,
    suppressed: Suppressed | None = None,
    related: tuple[Related, ...] = (),
    fix: Fix | None = None,
) -> Finding:
    """A finding of a rule of this folder under its only message."""
    book = RULES[rule]
    key, message = next(iter(book.messages.items()))
    problem = Problem(key, place, data or {}, related, fix)
    return Finding(book, problem, message.level, message.review, f"print-{rule}", place.path, suppressed)


def report(findings: Iterable[Finding] = (), **fields: Any) -> Report:
    """A run over one draft with two pictures, in which all rules of this folder ran."""
    values: dict[str, Any] = {"drafts": 1, "posts": 1, "media": 2, "rules": tuple(RULES.values())}
    return Report(findings=tuple(findings), **(values | fields))


def mixed() -> tuple[Finding, ...]:
    """One finding of each grade, the error twice, sorted by place as the engine does."""
    return (
        finding("odd-key", at("stadt"), {"name": "stadt"}),
        finding("no-alt", at("fest.jpg"), {"name": "fest.jpg"}),
        finding("no-alt", at("markt.jpg"), {"name": "markt.jpg"}),
        finding("long-sentence", at("Am Samstag"), {"count": 9, "quote": "Am Samstag …"}),
        finding("no-interpreter", at("live")),
    )


def let_through(reason: str = "Logo, im Text beschrieben") -> Finding:
    """A finding that the author let through."""
    return finding("no-alt", at("fest.jpg"), {"name": "fest.jpg"}, suppressed=Suppressed("inSource", reason))


def related() -> Finding:
    """A finding in a box of a picture, with a second box of it."""
    box = at("fest.jpg", logical="xywh=10,20,30,40")
    other = box._replace(logical="xywh=50,60,70,80")
    return finding("no-alt", box, {"name": "fest.jpg"}, related=(Related(other, Words("Rot", "red")),))


def fixable(safe: bool = True) -> Finding:
    """A finding that a11ylint can mend itself: one word goes, another comes."""
    title = Words("Namen kürzen", "Shorten the name")
    edits = (Edit(at("fest.jpg").span, "f.jpg"), Edit(at("markt.jpg").span, ""))  # type: ignore[arg-type]
    return finding("no-alt", at("fest.jpg"), {"name": "fest.jpg"}, fix=Fix(title, edits, safe))


def fixable_files() -> Finding:
    """A finding that a11ylint mends in the files beside the draft: bytes of one, and a new one."""
    files = (
        Bytes(Path("entwuerfe/fest.gif"), 7, 2, b"\x05\x00"),
        NewFile(Path("entwuerfe/fest.vtt"), b"WEBVTT\n"),
    )
    fix = Fix(Words("Fünfmal abspielen", "Play five times"), (), safe=True, files=files)
    return finding("no-alt", at("fest.jpg"), {"name": "fest.jpg"}, fix=fix)
