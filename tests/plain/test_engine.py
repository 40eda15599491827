"""What the pattern rules run on: prepared sentences, spaCy blank, trained or missing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from a11ylint import Config, lint_text
from a11ylint.config import parse
from a11ylint.engine import lint_posts
from a11ylint.plain.surface import surface
from a11ylint.rulebook import all_rules, load
from a11ylint.selection import choose

DRAFT = "---\nlang: de\nlanguage_level: einfach\n---\n"


@pytest.mark.parametrize(
    ("prose", "value", "offsets"),
    [
        pytest.param("Ein Satz.", "Ein Satz.", list(range(10)), id="nothing to do"),
        pytest.param(
            "Bürger:innen", "Bürger*innen", list(range(13)), id="a gender mark keeps the word whole"
        ),
        pytest.param("Lehrer/-innen", "Lehrer**innen", list(range(14)), id="stroke and hyphen"),
        pytest.param("Helfer(innen) da", "Helfer*innen* da", list(range(17)), id="brackets"),
        pytest.param("8:30 und/oder", "8:30 und/oder", list(range(14)), id="other colons and strokes"),
        pytest.param("a  \n b", "a b", [0, 1, 5, 6], id="blanks and line breaks"),
        pytest.param("Bu\u0308ro", "Büro", [0, 1, 3, 4, 5], id="a decomposed umlaut"),
        pytest.param("Stra\u00adße", "Straße", [0, 1, 2, 3, 5, 6, 7], id="a soft hyphen"),
    ],
)
def test_surface(prose: str, value: str, offsets: list[int]) -> None:
    found = surface(prose)
    assert (found.value, list(found.offsets)) == (value, offsets)


def test_the_place_is_the_one_in_the_draft_although_the_tokens_are_cleaned() -> None:
    pytest.importorskip("spacy")
    text = f"{DRAFT}Alle Bürger:innen  wu\u0308nschen, dass die Stra\u00adße\ngesperrt wird."
    report = lint_text(text, config=Config(cache=False))
    finding = next(finding for finding in report.findings if finding.rule.id == "passive-voice")
    assert finding.place.span is not None
    assert finding.place.span.text == "gesperrt wird"


def test_a_long_text_without_sentences_is_judged_in_pieces() -> None:
    pytest.importorskip("spacy")
    from a11ylint.plain.engine import analysed

    found = analysed("wird gesperrt und " * 3000, "de")
    assert max(len(sentence.doc.text) for sentence in found) <= 600
    assert sum(len(sentence.doc) for sentence in found) >= 9000


@pytest.mark.parametrize(
    ("draft", "config", "ran"),
    [
        pytest.param("---\nlang: de\n---\n", {}, False, id="an everyday draft"),
        pytest.param(DRAFT, {}, True, id="the draft declares a level"),
        pytest.param(DRAFT, {"ignore": ["passive-voice"]}, False, id="the rule is ignored"),
        pytest.param(DRAFT, {"rules": {"passive-voice": {"level": "off"}}}, False, id="the rule is off"),
        pytest.param("---\nlang: de\n---\n", {"profile": "leicht"}, True, id="the profile of the run"),
        pytest.param("---\nlang: de\nlanguage_level: standard\n---\n", {"profile": "einfach"}, True, id="a draft cannot ask for less"),
        pytest.param("---\nlang: de\n---\n", {"select": ["passive-voice"]}, True, id="selected by name"),
        pytest.param(DRAFT, {"select": ["sentence-too-long"]}, False, id="something else is selected"),
        pytest.param("---\nlang: de\nlanguage_level: [leicht]\n---\n", {}, False, id="a broken level"),
    ],
)  # fmt: skip
def test_who_selects_the_rules(draft: str, config: dict[str, object], ran: bool) -> None:
    pytest.importorskip("spacy")
    report = lint_text(f"{draft}Die Straße wird gesperrt.", config=parse(config, "test", Path()))
    assert ("passive-voice" in {finding.rule.id for finding in report.findings}) == ran
    assert not report.failures


def test_each_draft_of_a_run_is_checked_by_its_own_level(tmp_path: Path) -> None:
    pytest.importorskip("spacy")
    from a11ylint import lint

    for level in ("standard", "einfach", "leicht"):
        draft = f"---\nlang: de\nlanguage_level: {level}\n---\nDie Straße wird gesperrt. Wir haben keine drei Busse.\n"
        (tmp_path / f"{level}.md").write_text(draft, encoding="utf-8")
    report = lint([tmp_path], config=Config(root=tmp_path, cache=False))
    found = {(finding.place.path, finding.rule.id) for finding in report.findings}
    assert {path for path, rule in found if rule == "passive-voice"} == {"einfach.md", "leicht.md"}
    assert {path for path, rule in found if rule == "leichte-sprache-negation"} == {"leicht.md"}
    assert len({rule.id for rule in report.rules}) == len(report.rules)


def test_an_ignore_for_a_rule_that_did_not_run_is_not_called_unused() -> None:
    report = lint_text(
        '---\nlang: de\na11y-ignore: {passive-voice: "Grund"}\n---\nHallo!', config=Config(cache=False)
    )
    assert not report.findings


HOUSE = """---
id: house-style
group: plain-language
check: token-pattern
name: {en: We never say Kunden, de: Wir sagen nicht Kunden}
level: warning
requirements: {}
sources: [{title: House style, url: "https://www.musterstadt.example/"}]
options:
  german: {default: [[{LOWER: {IN: [kunde, kunden]}}]], source: house style}
  german_except: {default: [[{LOWER: bahn}, {LOWER: kunden}]], source: house style}
  english: {default: [], source: house style}
  english_except: {default: [], source: house style}
  least: {default: 1, source: house style}
messages:
  found: {de: "Wort: {words}", en: "Word: {words}"}
mend: {de: "Menschen sagen.", en: "Say people."}
---
# We never say Kunden
"""


def test_an_editor_adds_a_pattern_rule_by_one_file(tmp_path: Path) -> None:
    pytest.importorskip("spacy")
    path = tmp_path / "plain-language" / "house-style.md"
    path.parent.mkdir()
    path.write_text(HOUSE, encoding="utf-8")
    rule = load(path)
    config = Config(select=(rule.id,), cache=False)
    chosen = choose(config, {**all_rules(), rule.id: rule})
    from a11ylint.readers.read import read_text
    from a11ylint.shelf import DiskShelf

    text = "---\nlang: de\n---\nDie Kunden warten. Bahn Kunden auch. Kein Kundenservice!"
    posts = tuple(read_text(text, tmp_path / "post.md", DiskShelf(config), config))
    findings = lint_posts(posts, chosen).findings
    assert [finding.message("de") for finding in findings] == ["Wort: Kunden"]


def test_a_pattern_that_spacy_does_not_know_is_said_so() -> None:
    pytest.importorskip("spacy")
    from a11ylint.plain.engine import analysed
    from a11ylint.plain.patterns import matches, patterns

    sentence = analysed("Ein Satz.", "de")[0]
    with pytest.raises(ValueError, match="LOWRE"):
        matches(sentence, patterns([[{"LOWRE": "satz"}]], []))


def _child(code: str, *path: Path) -> dict[str, object]:
    root = str(Path(__file__).resolve().parents[2])
    program = f"import sys, json; sys.path[:0] = {[root, *map(str, path)]!r}\n{code}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    found: dict[str, object] = json.loads(done.stdout)
    return found


REPORT = f"""
from a11ylint import Config, lint_text
report = lint_text({DRAFT!r} + text, config=Config(cache=False))
print(json.dumps({{
    "found": {{finding.rule.id: finding.problem.data.get("engine") for finding in report.findings}},
    "notes": [list(note[:2]) for note in report.unchecked],
    "failures": [failure.error for failure in report.failures],
}}))
"""


def test_without_spacy_only_the_rules_of_grammar_fall_silent_and_say_so() -> None:
    code = "sys.modules['spacy'] = None; text = 'Das wird fristgerecht geprüft, z. B. heute.'" + REPORT
    found = _child(code)
    assert found["found"] == {"foreign-word": None, "abbreviation-dotted": None}
    assert ["no-spacy", "post.md"] in found["notes"]  # type: ignore[operator]
    assert found["failures"] == []


def test_with_a_blank_pipeline_the_report_says_that_grammar_is_approximated() -> None:
    pytest.importorskip("spacy")
    found = _child("text = 'Die Straße wird gesperrt.'" + REPORT)
    assert found["found"] == {"passive-voice": "rules"}
    assert ["grammar-approximated", "de"] in found["notes"]  # type: ignore[operator]


# A small pipeline under the official name, as an installed package would be: it tags a few words by a table.
TRAINED = """
__version__ = "3.8.0"

def load(**options):
    import spacy
    nlp = spacy.blank("de", meta={"name": "core_news_sm", "version": __version__})
    ruler = nlp.add_pipe("attribute_ruler")
    for word, tag, pos in [("werden", "VAFIN", "AUX"), ("Plätze", "NN", "NOUN"), ("gesperrt", "ADJD", "ADJ"),
                           ("beraten", "VVPP", "VERB"), ("Sie", "PPER", "PRON"), ("sie", "PPER", "PRON")]:
        ruler.add([[{"ORTH": word}]], {"TAG": tag, "POS": pos})
    return nlp
"""


def test_a_trained_pipeline_judges_by_its_tags(tmp_path: Path) -> None:
    pytest.importorskip("spacy")
    package = tmp_path / "de_core_news_sm"
    package.mkdir()
    (package / "__init__.py").write_text(TRAINED, encoding="utf-8")
    ambiguous = _child("text = 'Sie werden beraten.'" + REPORT, tmp_path)
    adjective = _child("text = 'Sie werden gesperrt.'" + REPORT, tmp_path)
    assert ambiguous["found"] == {"passive-voice": "spacy:de_core_news_sm-3.8.0"}
    assert adjective["found"] == {}
    grammar = [note for note in ambiguous["notes"] if note[0].startswith("grammar")]  # type: ignore[attr-defined]
    assert grammar == [["grammar-by-model", "spacy:de_core_news_sm-3.8.0"]]


def test_a_trained_pipeline_that_does_not_load_counts_as_not_installed(tmp_path: Path) -> None:
    pytest.importorskip("spacy")
    package = tmp_path / "de_core_news_md"
    package.mkdir()
    (package / "__init__.py").write_text("def load(**options): raise OSError('broken')\n", encoding="utf-8")
    found = _child("text = 'Die Straße wird gesperrt.'" + REPORT, tmp_path)
    assert found["found"] == {"passive-voice": "rules"}


def test_a_text_only_draft_with_the_default_profile_imports_neither_spacy_nor_textstat() -> None:
    code = (
        "from a11ylint import Config, lint_text\n"
        "lint_text('---\\nlang: de\\n---\\nDie Straße wird gesperrt. Das BMAS hilft, Tel. 07071/123-456.', config=Config())\n"
        "print(json.dumps({'loaded': sorted({'spacy', 'textstat', 'numpy', 'nltk'} & set(sys.modules))}))"
    )
    assert _child(code) == {"loaded": []}
