"""Our own JSON, version v1."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import a11ylint
from a11ylint.finding import Failure, Report, Unchecked
from a11ylint.formats import Options, render
from a11ylint.source import Place
from tests.formats.build import finding, fixable, fixable_files, let_through, mixed, related, report

SCHEMA = json.loads(
    (Path(a11ylint.__file__).parent / "data" / "report-v1.schema.json").read_text(encoding="utf-8")
)
EVERYTHING = report(
    [
        *mixed(),
        let_through(),
        related(),
        fixable(),
        fixable_files(),
        finding("no-alt", Place("a.jpg", url="https://post.example/1"), {"name": "x"}),
    ],
    posts=2,
    unchecked=(Unchecked("too-short-to-score", "b.md"), Unchecked("language-not-scored", "fr")),
    skipped=(Unchecked("format", "a.pdf"),),
    failures=(Failure("a.md#2", "no-alt", "ValueError: oh", "Traceback …"),),
    languages={"en": 1, "de": 1},
)


def _json(run: Report, lang: str = "de", **options: Any) -> Any:
    return json.loads(render("json", run, lang, Options(**options)))


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("show", [False, True])
@pytest.mark.parametrize("run", [report(), EVERYTHING], ids=["an empty report", "everything"])
def test_reports_are_valid_after_the_schema(run: Report, lang: str, show: bool) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(_json(run, lang, show_ignored=show))


def _keys(schema: Any) -> set[str]:
    """Every property that the schema describes."""
    if isinstance(schema, list):
        return set().union(*map(_keys, schema))
    if not isinstance(schema, dict):
        return set()
    own = set(schema.get("properties", {}))
    return own.union(*(_keys(value) for value in schema.values()))


def _written(data: Any) -> set[str]:
    if isinstance(data, list):
        return set().union(*map(_written, data))
    return set(data).union(*map(_written, data.values())) if isinstance(data, dict) else set()


def test_the_schema_describes_every_key_that_is_written_and_no_other() -> None:
    names = {"error", "warning", "review", "info", "ignored", "drafts", "posts", "media"}  # counted things
    data = _json(EVERYTHING, show_ignored=True)
    data["counts"]["languages"] = data["rules"] = {}
    rules = _json(EVERYTHING)["rules"]["no-alt"] | {"requirements": {}}
    assert _written(data) | _written(rules) == _keys(SCHEMA) | names


def test_a_finding_in_full() -> None:
    assert _json(report([mixed()[1]]))["findings"] == [
        {
            "rule": "no-alt",
            "key": "missing",
            "level": "error",
            "outcome": "failed",
            "grade": "error",
            "message": "Das Bild fest.jpg hat keinen Alternativtext.",
            "mend": "In `alt:` beschreiben, was zu sehen ist.",
            "post": "entwuerfe/fest.md",
            "path": "entwuerfe/fest.md",
            "line": 5,
            "column": 11,
            "end_line": 5,
            "end_column": 19,
            "logical": None,
            "url": None,
            "related": [],
            "fix": None,
            "fingerprint": "print-no-alt",
            "suppressed": None,
        }
    ]


def test_a_fix_in_full() -> None:
    [found] = _json(report([fixable(safe=False)]), "en")["findings"]
    first, second = found["fix"].pop("edits")
    assert found["fix"] == {"title": "Shorten the name", "safe": False, "files": []}
    assert (first["line"], first["column"], first["end_column"], first["text"]) == (5, 11, 19, "f.jpg")
    assert second["text"] == ""


def test_bytes_of_a_fix_in_full() -> None:
    [found] = _json(report([fixable_files()]), "en")["findings"]
    assert found["fix"]["files"] == [
        {"path": "entwuerfe/fest.gif", "at": 7, "length": 2, "data": "BQA="},
        {"path": "entwuerfe/fest.vtt", "at": None, "length": None, "data": "V0VCVlRUCg=="},
    ]


def test_a_rule_in_full() -> None:
    assert _json(report([mixed()[3]]), "en")["rules"] == {
        "long-sentence": {
            "group": "text",
            "name": "Sentences are short",
            "level": "warning",
            "requirements": {"wcag22:3.1.5": "secondary"},
            "sources": [{"title": "Guide, page 4", "url": "https://guide.example/sentences"}],
        }
    }


def test_counts_and_what_was_not_checked() -> None:
    data = _json(EVERYTHING, "en")
    assert data["counts"] == {
        "drafts": 1, "posts": 2, "media": 2, "languages": {"de": 1, "en": 1},
        "error": 6, "warning": 1, "review": 1, "info": 1, "ignored": 1, "unchecked": 2, "skipped": 1,
    }  # fmt: skip
    assert data["unchecked"][0] == {
        "why": "language-not-scored",
        "what": "fr",
        "text": "1 language without a readability score",
    }
    assert data["skipped"][0]["why"] == "format"
    assert data["failures"] == [{"path": "a.md#2", "where": "no-alt", "error": "ValueError: oh"}]


def test_a_review_keeps_its_level_beside_the_outcome() -> None:
    entry = _json(report([mixed()[4]]))["findings"][0]
    assert (entry["outcome"], entry["level"], entry["grade"]) == ("review", "warning", "review")


def test_places_inside_media_and_without_characters() -> None:
    box, medium = _json(report([related(), finding("no-alt", Place("a.jpg"), {"name": "x"})]))["findings"]
    assert box["logical"] == "xywh=10,20,30,40"
    assert box["related"][0]["label"] == "Rot"
    assert box["related"][0]["logical"] == "xywh=50,60,70,80"
    assert [medium[name] for name in ("path", "line", "column", "end_line", "end_column")] == [
        "a.jpg",
        *[None] * 4,
    ]


def test_show_ignored_lists_what_was_let_through() -> None:
    assert _json(report([let_through()]))["findings"] == []
    entry = _json(report([let_through()]), show_ignored=True)["findings"][0]
    assert entry["suppressed"] == {"kind": "inSource", "reason": "Logo, im Text beschrieben"}


def test_names_that_are_no_utf8_can_be_stored() -> None:
    page = render("json", report([finding("no-alt", Place("a\udcff.md"), {"name": "\udcff"})]), "de")
    assert json.loads(page.encode())["findings"][0]["path"] == "a\ufffd.md"
