"""The pipe: findings in order, fingerprints that stay, failures that are ours, files that are counted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from a11ylint import checks
from a11ylint.checks import NotChecked, Problem
from a11ylint.engine import lint_posts, run
from a11ylint.finding import FAIL_ON, Finding, Grade, Report, grade
from a11ylint.post import Post
from a11ylint.rulebook import all_rules, load
from a11ylint.selection import Chosen, choose
from a11ylint.source import Place
from a11ylint.targets import whole_post
from tests.core.support import DRAFT, build, by_rule, config, lint, lint_text, post

MISSING = "---\nlang: de\nmedia: [weg.jpg]\n---\nAm Montag ist das Rathaus geschlossen.\n"
RULE = """---
id: {id}
group: draft
name: {{en: A rule of a test, de: Eine Regel eines Tests}}
level: error
requirements: {{}}
sources: [{{title: x, url: https://x.example}}]
messages:
  found: {{de: Gefunden., en: Found.}}
---
# A rule of a test
"""


def _raises(_post: Post, target: Post) -> Iterator[Problem]:
    yield Problem("found", target.at)
    raise ZeroDivisionError("a check that raises")


def _not_checked(post: Post, _target: Post) -> Iterator[NotChecked]:
    yield NotChecked("too-short-to-score", post.id)


@pytest.fixture
def own_rule(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Chosen]:
    """A rule of the test's own, with its check in the real registry for as long as the test runs."""
    name = "test-rule-of-our-own"
    checks.registry()
    checks.check(name, on=whole_post)(request.param)
    (tmp_path / "draft").mkdir()
    path = tmp_path / "draft" / f"{name}.md"
    path.write_text(RULE.format(id=name), "utf-8")
    yield Chosen(load(path), {})
    del checks._REGISTRY[name]


@pytest.mark.parametrize("own_rule", [_raises], indirect=True)
def test_a_rule_that_raises_hides_nothing_and_is_reported_as_ours(own_rule: Chosen, tmp_path: Path) -> None:
    text = "---\nmedia: [weg.jpg]\na11y-ignore: [test-rule-of-our-own]\n---\nText\n"
    result = lint_posts([post(text, tmp_path)], (*choose(config(tmp_path)), own_rule))
    (failure,) = result.failures
    assert (failure.path, failure.where) == ("post.md", own_rule.rule.id)
    assert failure.error == "ZeroDivisionError: a check that raises"
    assert "Traceback" in failure.traceback
    found = {finding.rule.id for finding in result.findings}
    assert "media-missing" in found, "the findings of the other rules"
    assert own_rule.rule.id in found, "what the rule said before it raised"


@pytest.mark.parametrize("own_rule", [_not_checked], indirect=True)
def test_what_a_rule_could_not_look_at_is_counted_and_no_finding(own_rule: Chosen, tmp_path: Path) -> None:
    result = lint_posts([post("Text", tmp_path)], (own_rule,))
    assert result.findings == ()
    assert [(note.why, note.what) for note in result.unchecked] == [("too-short-to-score", "post.md")]


def test_two_checks_cannot_have_one_name() -> None:
    with pytest.raises(ValueError, match="two checks are called media-missing"):
        checks.check("media-missing", on=whole_post)(_not_checked)


def test_findings_are_sorted_by_place_and_each_draft_keeps_its_own(tmp_path: Path) -> None:
    build(
        tmp_path,
        {
            "b.md": MISSING,
            "a.md": "---\nlang: de\nxyzzy: 1\n---\n![A](weg.jpg) ![B](fort.jpg)\n",
            "c.md": DRAFT,
        },
    )
    found = [
        (f.place.path, (f.place.lines() or (0, 0))[:2], f.rule.id)
        for f in lint(tmp_path, select=("draft",)).findings
    ]
    assert found == [
        ("a.md", (3, 1), "unknown-key"),
        ("a.md", (5, 6), "media-missing"),
        ("a.md", (5, 20), "media-missing"),
        ("b.md", (3, 9), "media-missing"),
    ]


def _prints(text: str, folder: Path, name: str = "post.md") -> list[str]:
    report = lint_text(text, folder, name, select=("draft",))
    return [finding.fingerprint for finding in report.findings]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            "---\nlang: de\ntags: [x]\nmedia: [weg.jpg]\n---\n\n\nEin anderer Text.\n",
            id="other lines around it",
        ),
        pytest.param(MISSING.replace("\n", "\r\n"), id="other line ends"),
        pytest.param("\ufeff" + MISSING, id="a byte order mark"),
        pytest.param(
            MISSING.replace("[weg.jpg]", "['x y/z.html', weg.jpg]").replace("'x y/z.html', ", ""),
            id="the same place",
        ),
    ],
)
def test_a_fingerprint_survives(other: str, tmp_path: Path) -> None:
    assert _prints(other, tmp_path) == _prints(MISSING, tmp_path)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(MISSING.replace("weg", "fort"), "post.md", id="the text under it"),
        pytest.param(MISSING, "post2.md", id="the file"),
        pytest.param(
            MISSING.replace("media:", "xyzzy: 1\nlive: x\nlang: en\nmedia:").replace("[weg.jpg]", ""),
            "post.md",
            id="the rule",
        ),
    ],
)
def test_a_fingerprint_changes_with(text: str, name: str, tmp_path: Path) -> None:
    assert not set(_prints(text, tmp_path, name)) & set(_prints(MISSING, tmp_path))


def test_equal_findings_are_numbered(tmp_path: Path) -> None:
    prints = _prints("![A](weg.jpg) ![A](weg.jpg)\n![A](weg.jpg)\n", tmp_path)
    assert len(set(prints)) == len(prints) == 3
    assert _prints("![A](weg.jpg) ![A](weg.jpg)\n", tmp_path) == prints[:2]
    assert all(len(one) == 32 and int(one, 16) >= 0 for one in prints)


def test_one_core_and_four_give_the_same_report(tmp_path: Path) -> None:
    files = {f"{number:02}/post.md": MISSING + f"![](bild.png)\n{number}" for number in range(12)}
    build(tmp_path, {**files, **{f"{number:02}/bild.png": None for number in range(12)}})
    one, four, again = (lint(tmp_path, jobs=jobs) for jobs in (1, 4, 1))
    assert _comparable(one) == _comparable(four) == _comparable(again)
    assert len(by_rule(one, "media-missing")) == 12


def _comparable(report: Report) -> tuple[object, ...]:
    findings = [
        (f.fingerprint, f.message("de"), f.place.path, f.place.lines(), f.level) for f in report.findings
    ]
    return findings, report.unchecked, report.skipped, report.drafts, report.media, report.languages


def test_progress_is_told_before_and_after_each_file(tmp_path: Path) -> None:
    build(tmp_path, {"a.md": DRAFT, "b.md": DRAFT})
    told: list[tuple[int, int, str]] = []
    run(
        [tmp_path],
        config(tmp_path),
        drafts=[(b"Text", tmp_path / "c.md")],
        progress=lambda *args: told.append(args),
    )
    names = ("a.md", "b.md", "c.md")
    assert told == [
        step for done, name in enumerate(names) for step in ((done, 3, name), (done + 1, 3, name))
    ]


def test_a_report_counts_drafts_posts_media_and_languages(tmp_path: Path) -> None:
    thread = "---\nformat: thread\nlang: en\nmedia: [b.png, c.png]\n---\nOne\n---\nTwo\n"
    build(tmp_path, {"a.md": DRAFT, "b.md": thread, "b.png": None, "c.png": None})
    report = lint(tmp_path)
    assert (report.drafts, report.posts, report.media, report.languages) == (2, 3, 2, {"de": 1, "en": 2})
    assert {rule.id for rule in report.rules} <= all_rules().keys()


def test_media_on_the_web_are_counted_as_not_checked(tmp_path: Path) -> None:
    text = "---\nmedia: ['https://x.example/a.jpg', 'data:image/png;base64,AA', logo.svg]\n---\nText\n"
    build(tmp_path, {"logo.svg": "<svg/>"})
    notes = {(note.why, note.what) for note in lint_text(text, tmp_path, select=("draft",)).unchecked}
    assert notes == {
        ("remote-media", "https://x.example/a.jpg"),
        ("embedded-media", "data:image/png;base64,AA"),
        ("no-svg", "logo.svg"),
    }


def test_a_folder_of_media_is_one_post_at_its_pictures(tmp_path: Path) -> None:
    build(tmp_path, {"a.jpg": None, "b.jpg": None, "b.alt.txt": "Menschen auf dem Marktplatz."})
    report = lint(tmp_path, select=("image-alt-missing",))
    assert (report.drafts, report.media) == (1, 2)
    (finding,) = report.findings
    assert (finding.place, finding.rule.id) == (Place("a.jpg"), "image-alt-missing")


def test_a_folder_whose_media_are_all_used_is_no_draft(tmp_path: Path) -> None:
    build(tmp_path, {"x/a.md": "![A](../bilder/a.jpg)", "x/b.md": DRAFT, "bilder/a.jpg": None})
    assert lint(tmp_path, drafts=("*.md",)).drafts == 2


def test_a_folder_of_media_leaves_out_what_drafts_elsewhere_use(tmp_path: Path) -> None:
    build(
        tmp_path,
        {"x/a.md": "---\nmedia: [../bilder/a.jpg]\n---\nText", "bilder/a.jpg": None, "bilder/b.jpg": None},
    )
    found = by_rule(lint(tmp_path), "image-alt-missing")
    assert [finding.place.path for finding in found] == ["bilder/b.jpg", "x/a.md"]


def _finding(level: str, review: bool) -> Finding:
    rule = all_rules()["media-missing"]
    return Finding(rule, Problem("missing", Place("a.md"), {"name": "x"}), level, review, "f")


@pytest.mark.parametrize(
    ("threshold", "fails"),
    [
        pytest.param("error", {"error"}, id="error: errors alone"),
        pytest.param("warning", {"error", "warning"}, id="warning: errors and warnings"),
        pytest.param("review", {"error", "warning", "review"}, id="review: what a person must look at, too"),
        pytest.param("never", set(), id="never: nothing"),
    ],
)
def test_which_findings_fail_a_run(threshold: str, fails: set[str]) -> None:
    findings = [_finding(level, False) for level in ("error", "warning", "info")] + [_finding("error", True)]
    report = Report(tuple(findings), 1, 1, 0, ())
    assert {grade(finding).value for finding in report.at_least(threshold)} == fails


def test_a_review_weighs_less_than_a_warning_whatever_its_level() -> None:
    assert grade(_finding("error", True)) is Grade.REVIEW
    assert list(FAIL_ON) == ["error", "warning", "review", "never"]


def test_fixes_name_the_files_beside_a_draft_from_the_root(tmp_path: Path) -> None:
    """Else a report would show where the project lies on somebody's machine."""
    from PIL import Image

    build(
        tmp_path,
        {"posts/a.md": "---\nlang: de\nmedia: [{file: a.gif, alt: Ein Ball springt.}]\n---\nHeute.\n"},
    )
    frames = [Image.new("RGB", (8, 8), color) for color in ("white", "grey", "black")]
    frames[0].save(
        tmp_path / "posts" / "a.gif", save_all=True, append_images=frames[1:], duration=900, loop=0
    )
    [found] = by_rule(lint(tmp_path, "posts"), "gif-loops-forever")
    assert found.problem.fix is not None
    assert {part.path.as_posix() for part in found.problem.fix.files} == {"posts/a.gif"}


def test_files_of_the_same_name_that_nobody_looked_at_count_each(tmp_path: Path) -> None:
    text = "---\nlang: de\nmedia: [{file: logo.psd, alt: Das Wappen.}]\n---\nDas Wappen.\n"
    build(tmp_path, {"eins/a.md": text, "eins/logo.psd": "8BPS", "zwei/a.md": text, "zwei/logo.psd": "8BPS"})
    for folders, names in (((), ["eins/logo.psd", "zwei/logo.psd"]), (("eins",), ["logo.psd"])):
        unchecked = lint(tmp_path, *folders, select=("not-checked",)).unchecked
        assert [note.what for note in unchecked] == names
