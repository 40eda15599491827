"""SARIF 2.1.0."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from a11ylint.api import lint_text
from a11ylint.config import Config
from a11ylint.finding import Failure, Report, Suppressed, Unchecked
from a11ylint.formats import Options, render
from a11ylint.formats._sarifrules import criteria_names
from a11ylint.rulebook import all_rules
from a11ylint.source import Place, Source
from tests.formats.build import (
    RULES,
    SOURCE,
    at,
    finding,
    fixable,
    fixable_files,
    let_through,
    mixed,
    related,
    report,
)

SCHEMA = json.loads(
    (Path(__file__).parent.parent / "assets" / "sarif-2.1.0.json").read_text(encoding="utf-8")
)
UNREADABLE = finding("draft-unreadable", Place("kaputt.md"))
NOTES = {
    "unchecked": (Unchecked("too-short-to-score", "b.md"), Unchecked("too-short-to-score", "a.md")),
    "skipped": (Unchecked("format", "a.pdf"),),
}
FAILED = report(failures=(Failure("a b.md#2", "no-alt", "ValueError: oh", "Traceback …"),))
REPORTS = [
    pytest.param(report(), id="no findings"),
    pytest.param(report(drafts=0, rules=()), id="nothing checked at all"),
    pytest.param(report(mixed(), **NOTES), id="one finding of each grade"),
    pytest.param(
        report([let_through(), let_through(""), mixed()[2], related()]), id="let through, and boxes"
    ),
    pytest.param(report([UNREADABLE, finding("no-alt", Place("a.jpg"), {"name": "x"})]), id="no characters"),
    pytest.param(FAILED, id="a rule that raised"),
    pytest.param(report(mixed(), rules=()), id="rules that are not among those that ran"),
    pytest.param(report([fixable(), fixable(safe=False)]), id="fixes"),
]


def _log(run: Report, lang: str = "de", **options: Any) -> Any:
    return json.loads(render("sarif", run, lang, Options(**options)))["runs"][0]


def _validator() -> Any:
    return jsonschema.validators.validator_for(SCHEMA)(SCHEMA)


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("show", [False, True])
@pytest.mark.parametrize("run", REPORTS)
def test_logs_are_valid_after_the_schema_of_oasis(run: Report, lang: str, show: bool) -> None:
    _validator().validate(json.loads(render("sarif", run, lang, Options(show_ignored=show))))


def test_every_rule_of_the_catalogue_is_valid() -> None:
    book = tuple(all_rules().values())
    for lang in ("de", "en"):
        _validator().validate(json.loads(render("sarif", report(rules=book), lang)))


def test_a_failed_result_in_full() -> None:
    assert _log(report(mixed()))["results"][1] == {
        "ruleId": "no-alt",
        "ruleIndex": 0,
        "kind": "fail",
        "level": "error",
        "message": {
            "text": "Das Bild fest.jpg hat keinen Alternativtext. In `alt:` beschreiben, was zu sehen ist."
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "entwuerfe/fest.md", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 5, "startColumn": 11, "endLine": 5, "endColumn": 19},
                }
            }
        ],
        "partialFingerprints": {
            "primaryLocationLineHash": "c9bb648084dd035d:1",
            "a11ylint/v1": "print-no-alt",
        },
        "properties": {"level": "error", "key": "missing", "post": "entwuerfe/fest.md"},
    }


def test_a_review_has_no_level_but_ours_in_the_properties() -> None:
    result = _log(report([mixed()[4]]), "en")["results"][0]
    assert (result["kind"], result["level"], result["properties"]["level"]) == ("review", "none", "warning")
    assert result["message"]["text"] == "Check: Is this a live stream? Record the answer in `live: false`."


def test_an_info_is_a_note() -> None:
    assert _log(report([mixed()[0]]))["results"][0]["level"] == "note"


def test_a_box_in_a_picture_stands_on_the_line_of_its_name_with_the_box_in_the_properties() -> None:
    result = _log(report([related()]))["results"][0]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 5
    assert result["properties"]["logical"] == "xywh=10,20,30,40"
    assert result["relatedLocations"][0]["message"] == {"text": "Rot"}
    assert result["relatedLocations"][0]["properties"] == {"logical": "xywh=50,60,70,80"}


def test_a_place_without_characters_is_line_one_and_has_our_fingerprint_only() -> None:
    result = _log(report([finding("no-alt", Place("a.jpg"), {"name": "a.jpg"})]))["results"][0]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}
    assert result["partialFingerprints"] == {"a11ylint/v1": "print-no-alt"}


RULE = {
    "id": "no-alt",
    "name": "NoAlt",
    "shortDescription": {"text": "Pictures have words."},
    "fullDescription": {
        "text": "Who cannot see a picture needs its words, see the guide: https://guide.example/why."
    },
    "help": {
        "text": """\
Pictures have words

Who cannot see a picture needs its words, see the guide: https://guide.example/why.

Applicability

Every image.

Sources

- WCAG 2.2 1.1.1 Non-text Content: https://www.w3.org/TR/WCAG22/#non-text-content
- A guide: https://guide.example/alt
""",
        "markdown": """\
# Pictures have words

Who cannot see a picture **needs** its words, see [the guide](https://guide.example/why).

## Applicability

Every `image`.

## Sources

- [WCAG 2.2 1.1.1 Non-text Content](https://www.w3.org/TR/WCAG22/#non-text-content)
- [A guide](https://guide.example/alt)
""",
    },
    "helpUri": "https://www.w3.org/TR/WCAG22/#non-text-content",
    "defaultConfiguration": {"level": "error"},
    "properties": {
        "tags": ["accessibility", "image", "wcag22:1.1.1", "en301549:9.1.1.1"],
        "problem.severity": "error",
    },
    "relationships": [
        {
            "target": {"id": "1.1.1", "index": 0, "toolComponent": {"name": "WCAG", "index": 0}},
            "kinds": ["subset"],
        }
    ],
}


def test_a_rule_in_full_comes_from_its_file_without_the_test_cases() -> None:
    assert _log(report(), "en")["tool"]["driver"]["rules"][0] == RULE


def test_in_german_a_rule_has_its_german_name() -> None:
    rule = _log(report(), "de")["tool"]["driver"]["rules"][0]
    assert rule["shortDescription"] == rule["fullDescription"] == {"text": "Bilder haben Worte."}
    assert rule["help"]["markdown"].startswith("# Bilder haben Worte\n")
    assert "\n## Quellen\n" in rule["help"]["markdown"]


def test_rules_stand_in_the_order_of_the_catalogue_and_indexes_point_at_them() -> None:
    run = _log(report(mixed()))
    names = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert names == ["no-alt", "long-sentence", "no-interpreter", "draft-unreadable", "odd-key"]
    assert all(names[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


def test_wcag_is_a_taxonomy_of_the_criteria_that_the_rules_use() -> None:
    run = _log(report())
    assert run["tool"]["driver"]["supportedTaxonomies"] == [{"name": "WCAG", "index": 0}]
    assert [taxon["id"] for taxon in run["taxonomies"][0]["taxa"]] == ["1.1.1", "3.1.5"]
    assert run["taxonomies"][0]["taxa"][0] == {
        "id": "1.1.1",
        "name": "Non-text Content",
        "shortDescription": {"text": "1.1.1 Non-text Content (A)."},
        "helpUri": "https://www.w3.org/TR/WCAG22/#non-text-content",
        "properties": {"level": "A"},
    }
    secondary = run["tool"]["driver"]["rules"][1]["relationships"][0]
    assert (secondary["target"]["index"], secondary["kinds"]) == (1, ["relevant"])


def test_without_criteria_there_is_no_taxonomy() -> None:
    run = _log(report(rules=(RULES["odd-key"],)))
    assert run["taxonomies"] == []
    assert "supportedTaxonomies" not in run["tool"]["driver"]


def test_every_criterion_that_a_rule_names_exists() -> None:
    named = {
        name.removeprefix("wcag22:")
        for rule in all_rules().values()
        for name in rule.requirements
        if "wcag" in name
    }
    assert named <= set(criteria_names())
    assert len(criteria_names()) == 86  # WCAG 2.2 has no 4.1.1 any more


PATHS = [
    pytest.param(
        "a b/ü#1.md", {"uri": "a%20b/%C3%BC%231.md", "uriBaseId": "%SRCROOT%"}, id="blanks, umlauts, #"
    ),
    pytest.param("100%.md", {"uri": "100%25.md", "uriBaseId": "%SRCROOT%"}, id="percent"),
    pytest.param(
        "a:b\n::c.md", {"uri": "a%3Ab%0A%3A%3Ac.md", "uriBaseId": "%SRCROOT%"}, id="colons and a newline"
    ),
    pytest.param("\udcff.md", {"uri": "%FF.md", "uriBaseId": "%SRCROOT%"}, id="a name that is no UTF-8"),
    pytest.param("C:/a b.md", {"uri": "file:///C:/a%20b.md"}, id="another Windows drive"),
    pytest.param("/srv/a.md", {"uri": "file:///srv/a.md"}, id="an absolute path"),
]


@pytest.mark.parametrize(("path", "artifact"), PATHS)
def test_paths_are_percent_encoded_addresses(path: str, artifact: dict[str, str]) -> None:
    run = _log(report([finding("no-alt", at("A", Source(path, "A")), {"name": "x"})]))
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == artifact


def test_columns_count_code_points() -> None:
    run = _log(report([finding("no-interpreter", at("aus"))]))
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"]["startColumn"] == 43
    assert SOURCE.line(8)[:42].endswith("🎉 ")


def test_what_was_let_through_is_left_out_or_marked_as_suppressed_among_all() -> None:
    old = finding("odd-key", at("stadt"), {"name": "x"}, suppressed=Suppressed("external", ""))
    run = report([let_through(), old, mixed()[2]])
    assert [result["ruleId"] for result in _log(run)["results"]] == ["no-alt"]
    assert "suppressions" not in _log(run)["results"][0]
    assert [result["suppressions"] for result in _log(run, show_ignored=True)["results"]] == [
        [{"kind": "inSource", "status": "accepted", "justification": "Logo, im Text beschrieben"}],
        [{"kind": "external", "status": "accepted"}],
        [],
    ]


def test_what_was_not_checked_is_a_notification() -> None:
    run = _log(report([UNREADABLE], **NOTES))
    kinds = run["tool"]["driver"]["notifications"]
    assert [kind["id"] for kind in kinds] == ["draft-unreadable", "format", "too-short-to-score"]
    words = {"text": "1 Beitrag ist zu kurz für einen Lesbarkeitswert."}
    assert kinds[2] == {
        "id": "too-short-to-score",
        "shortDescription": words,
        "fullDescription": words,
        "help": words,
    }
    invocation = run["invocations"][0]
    assert invocation["executionSuccessful"] is True
    unreadable, *notes = invocation["toolExecutionNotifications"]
    assert unreadable == {
        "descriptor": {"id": "draft-unreadable"},
        "associatedRule": {"id": "draft-unreadable", "index": 3},
        "level": "error",
        "message": {"text": "Die Datei ist nicht in UTF-8 gespeichert. Neu speichern."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "kaputt.md", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 1},
                }
            }
        ],
    }
    assert notes[0] == {
        "descriptor": {"id": "too-short-to-score"},
        "level": "note",
        "message": {"text": "2 Beiträge sind zu kurz für einen Lesbarkeitswert: a.md, b.md."},
    }


@pytest.mark.parametrize("run", REPORTS)
def test_github_gets_its_three_texts_for_every_rule_and_notification(run: Report) -> None:
    tool = _log(run)["tool"]["driver"]
    for entry in (*tool["rules"], *tool["notifications"]):
        assert all(entry[key]["text"] for key in ("shortDescription", "fullDescription", "help")), entry["id"]


def test_a_rule_that_raised_makes_the_run_unsuccessful() -> None:
    invocation = _log(FAILED, "en")["invocations"][0]
    assert invocation["executionSuccessful"] is False
    notice = invocation["toolExecutionNotifications"][0]
    assert notice["level"] == "error"
    assert notice["descriptor"] == {"id": "internal-error"}
    assert notice["associatedRule"] == {"id": "no-alt", "index": 0}
    assert notice["message"] == {"text": "a11ylint itself failed at no-alt, a b.md#2: ValueError: oh"}
    assert notice["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b.md"
    assert "Traceback" not in json.dumps(invocation)


def test_words_of_a_draft_become_no_link_of_a_message() -> None:
    run = _log(
        report([finding("long-sentence", at("Am"), {"count": 9, "quote": "[hier](https://x.example) [a]"})]),
        "en",
    )
    assert run["results"][0]["message"]["text"] == (
        r"The sentence has 9 words: \[hier\](https://x.example) [a] Split the sentence."
    )


DRAFT = (
    "---\nlang: de\nmedia:\n  - file: fehlt.jpg\n    alt: Das Rathaus am Markt.\n---\nHeute ist geöffnet.\n"
)


def _prints(text: str, folder: Path, lang: str = "de") -> list[tuple[str, str, int]]:
    run = _log(lint_text(text, "post.md", Config(root=folder)), lang)
    return [
        (
            result["ruleId"],
            result["partialFingerprints"]["a11ylint/v1"],
            result["locations"][0]["physicalLocation"]["region"]["startLine"],
        )
        for result in run["results"]
    ]


def test_text_before_a_place_moves_its_line_but_neither_fingerprint(in_folder: Path) -> None:
    lines = DRAFT.splitlines(keepends=True)
    moved = "".join([*lines[:2], "stadt: Musterstadt\n", *lines[2:]])
    before, after = _prints(DRAFT, in_folder), _prints(moved, in_folder)
    [(_, own, line)] = [entry for entry in before if entry[0] == "media-missing"]
    assert ("media-missing", own, line + 1) in after
    assert _hash(DRAFT, in_folder) == _hash(moved, in_folder)


def _hash(text: str, folder: Path) -> str:
    results = _log(lint_text(text, "post.md", Config(root=folder)))["results"]
    [found] = [result for result in results if result["ruleId"] == "media-missing"]
    return str(found["partialFingerprints"]["primaryLocationLineHash"])


def test_fingerprints_do_not_depend_on_the_language_or_on_line_ends(in_folder: Path) -> None:
    assert _prints(DRAFT, in_folder) == _prints(DRAFT, in_folder, "en")
    assert _prints(DRAFT, in_folder) == _prints(DRAFT.replace("\n", "\r\n"), in_folder)
    assert _hash(DRAFT, in_folder) == _hash(DRAFT.replace("\n", "\r"), in_folder)


def test_a_fix_names_the_regions_to_delete_and_what_stands_there_instead() -> None:
    [found] = _log(report([fixable()]))["results"]
    [fix] = found["fixes"]
    [change] = fix["artifactChanges"]
    assert fix["description"] == {"text": "Namen kürzen"}
    assert change["artifactLocation"]["uri"] == "entwuerfe/fest.md"
    assert [part.get("insertedContent") for part in change["replacements"]] == [{"text": "f.jpg"}, None]
    assert change["replacements"][0]["deletedRegion"] == {
        "startLine": 5,
        "startColumn": 11,
        "endLine": 5,
        "endColumn": 19,
    }


def test_a_fix_of_bytes_names_their_place_in_the_file() -> None:
    [found] = _log(report([fixable_files()]))["results"]
    changed, added = found["fixes"][0]["artifactChanges"]
    assert [part["artifactLocation"]["uri"] for part in (changed, added)] == [
        "entwuerfe/fest.gif",
        "entwuerfe/fest.vtt",
    ]
    assert changed["replacements"] == [
        {"deletedRegion": {"byteOffset": 7, "byteLength": 2}, "insertedContent": {"binary": "BQA="}}
    ]
    assert added["replacements"] == [
        {"deletedRegion": {"byteOffset": 0, "byteLength": 0}, "insertedContent": {"binary": "V0VCVlRUCg=="}}
    ]


def test_the_name_of_a_rule_is_never_its_id() -> None:
    from a11ylint.rulebook import all_rules

    rules = _log(report(rules=tuple(all_rules().values())))["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in rules if rule["id"].lower() == rule["name"].lower()} == set()
