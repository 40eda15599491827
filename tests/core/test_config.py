"""The configuration file: what may stand in it, where it is found, and how a mistake is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from a11ylint import config as configuration
from a11ylint.config import Config, ConfigError, Limits, RuleSetting, close_match, load
from a11ylint.post import House
from a11ylint.selection import choose
from tests.core.support import build

EVERYTHING = """
profile = "strict"
select = ["image", "draft"]
ignore = ["unknown-key"]
platforms = ["mastodon", "X"]
lang = "de"
post_lang = "de"
fail_on = "warning"
drafts = ["posts/**"]
official_domains = ["musterstadt.de"]
acronyms = ["ÖPNV"]

[hashtags]
keep = ["moin"]
spell = {stadtfest = "StadtFest"}

[limits]
text_bytes = 1000

[rules]
media-missing = "warning"
unknown-key = "off"

[rules.sentence-too-long]
level = "info"
german = 30
"""


def _written(folder: Path, text: str, name: str = "a11ylint.toml") -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder / name


@pytest.mark.parametrize("name", ["a11ylint.toml", "pyproject.toml"])
def test_everything_that_can_be_configured(name: str, tmp_path: Path) -> None:
    text = EVERYTHING
    if name == "pyproject.toml":
        text = "[tool.a11ylint]" + EVERYTHING.replace("\n[", "\n[tool.a11ylint.")
    assert load(_written(tmp_path, text, name)) == Config(
        root=tmp_path,
        home=tmp_path,
        profile="strict",
        select=("image", "draft"),
        ignore=("unknown-key",),
        platforms=("mastodon", "x"),
        lang="de",
        post_lang="de",
        fail_on="warning",
        drafts=("posts/**",),
        rules={
            "media-missing": RuleSetting("warning"),
            "unknown-key": RuleSetting("off"),
            "sentence-too-long": RuleSetting("info", {"german": 30}),
        },
        house=House(("musterstadt.de",), ("ÖPNV",), ("moin",), {"stadtfest": "StadtFest"}),
        limits=Limits(text_bytes=1000),
    )


def test_an_empty_file_is_a_configuration_of_defaults(tmp_path: Path) -> None:
    assert load(_written(tmp_path, "")) == Config(root=tmp_path, home=tmp_path)


def test_a_byte_order_mark_of_an_editor_is_accepted(tmp_path: Path) -> None:
    assert load(_written(tmp_path, '\ufeffprofile = "strict"\n')).profile == "strict"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param('profil = "strict"', "a11ylint.toml: unknown key 'profil'; did you mean 'profile'?", id="an unknown key"),
        pytest.param("xyz = 1", "a11ylint.toml: unknown key 'xyz'; possible are profile, select, ignore, platforms, lang, post_lang, fail_on, drafts, rules, official_domains, acronyms, hashtags, limits", id="a key far from any other"),
        pytest.param("[limits]\npixel = 1", "a11ylint.toml: limits: unknown key 'pixel'; did you mean 'pixels'?", id="an unknown limit"),
        pytest.param("[hashtags]\nkept = []", "a11ylint.toml: hashtags: unknown key 'kept'; did you mean 'keep'?", id="an unknown key of hashtags"),
        pytest.param("select = 1", "a11ylint.toml: select must be a list of strings", id="a number for a list"),
        pytest.param('select = "image"', "a11ylint.toml: select must be a list of strings", id="a word for a list"),
        pytest.param("ignore = [1]", "a11ylint.toml: ignore must be a list of strings", id="a list of numbers"),
        pytest.param('post_lang = "deutsch"', "a11ylint.toml: post_lang must be a language such as de or en-GB", id="a language as a word"),
        pytest.param("profile = 1", "a11ylint.toml: profile must be a string", id="a number for a word"),
        pytest.param("hashtags = 1", "a11ylint.toml: hashtags must be a table", id="a number for a table"),
        pytest.param("[hashtags]\nkeep = 1", "a11ylint.toml: hashtags.keep must be a list of strings", id="a number for the tags to keep"),
        pytest.param("[hashtags]\nspell = {a = 1}", "a11ylint.toml: hashtags.spell must be a table of strings", id="a number for a spelling"),
        pytest.param("limits = 1", "a11ylint.toml: limits must be a table", id="a number for the limits"),
        pytest.param("[limits]\npixels = 0", "a11ylint.toml: limits.pixels must be a number above 0", id="a limit of nothing"),
        pytest.param("[limits]\npixels = true", "a11ylint.toml: limits.pixels must be a number above 0", id="a truth value for a limit"),
        pytest.param("[limits]\npixels = 1.5", "a11ylint.toml: limits.pixels must be a number above 0", id="half a pixel"),
        pytest.param('fail_on = "errors"', "a11ylint.toml: fail_on: 'errors' is none of error, warning, review, never; did you mean 'error'?", id="an unknown threshold"),
        pytest.param('lang = "fr"', "a11ylint.toml: lang: 'fr' is none of de, en", id="a language without messages"),
        pytest.param('platforms = ["mastodn"]', "a11ylint.toml: unknown platform 'mastodn'; did you mean 'mastodon'?", id="an unknown platform"),
        pytest.param("rules = 1", "a11ylint.toml: rules must be a table", id="a number for the rules"),
        pytest.param("[rules]\nmedia-missing = 1", "a11ylint.toml: rules.media-missing must be a level or a table", id="a number for a rule"),
        pytest.param('[rules]\nmedia-missing = "eror"', "a11ylint.toml: rules.media-missing: level: 'eror' is none of error, warning, info, off; did you mean 'error'?", id="an unknown level"),
        pytest.param("[rules.media-missing]\nlevel = 3", "a11ylint.toml: rules.media-missing: level: 3 is none of error, warning, info, off", id="a number for a level"),
        pytest.param("profile = x\nlang = 1", "a11ylint.toml: Invalid value (at line 1, column 11)", id="broken TOML"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_the_nearest_match(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load(_written(tmp_path, text))
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "text",
    ["tool = 1", "[tool]\na11ylint = 1", "[tool.a11ylint]\nprofil = 1"],
    ids=["no table", "no table of ours", "a key"],
)
def test_a_broken_pyproject_is_named(text: str, tmp_path: Path) -> None:
    path = _written(tmp_path, text, "pyproject.toml")
    if text == "tool = 1":
        assert load(path) == Config(root=tmp_path, home=tmp_path)
        return
    with pytest.raises(ConfigError, match=r"^pyproject.toml: "):
        load(path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param('profile = "strikt"', "unknown profile 'strikt'; did you mean 'strict'?", id="an unknown profile"),
        pytest.param('select = ["image-alt-mising"]', "unknown rule or group 'image-alt-mising'; did you mean 'image-alt-missing'?", id="an unknown rule to select"),
        pytest.param('ignore = ["imag"]', "unknown rule or group 'imag'; did you mean 'image'?", id="an unknown group to ignore"),
        pytest.param('[rules]\nmedia-mising = "off"', "unknown rule or group 'media-mising'; did you mean 'media-missing'?", id="an unknown rule"),
        pytest.param('[rules]\nimage = "info"', "rules.image: a group can be off", id="a level for a group"),
        pytest.param('[rules.image]\nlanguages = 3', "rules.image: unknown option 'languages'", id="an option that no rule of the group has"),
        pytest.param("[rules.sentence-too-long]\ngermann = 3", "rules.sentence-too-long: unknown option 'germann'; did you mean 'german'?", id="an unknown option"),
        pytest.param('[rules.sentence-too-long]\ngerman = "3"', "rules.sentence-too-long.german must be a number", id="a word for a number"),
        pytest.param("[rules.sentence-too-long]\ngerman = true", "rules.sentence-too-long.german must be a number", id="a truth value for a number"),
        pytest.param("[rules.sentence-too-long]\nlanguage_level = 3", "rules.sentence-too-long.language_level must be a string", id="a number for a word"),
        pytest.param("[rules.infographic-red-green]\nred = 3", "rules.infographic-red-green.red must be a list", id="a number for a list"),
        pytest.param('[rules.infographic-red-green]\nred = ["a", 1]', "each item of rules.infographic-red-green.red must be a number", id="a list of words for one of numbers"),
        pytest.param("[rules.image-alt-redundant-prefix]\narticles = {de = 3}", "rules.image-alt-redundant-prefix.articles.de must be a list", id="a number for the list of one language"),
        pytest.param('ignore = ["text"]\n[rules.sentence-too-long]\nx = 3', "rules.sentence-too-long: unknown option 'x'", id="an option of a rule that does not run"),
    ],
)  # fmt: skip
def test_a_name_or_option_that_no_rule_knows_is_named(text: str, message: str, tmp_path: Path) -> None:
    found = load(_written(tmp_path, text))
    with pytest.raises(ConfigError) as caught:
        choose(found)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("files", "found"),
    [
        pytest.param({"a11ylint.toml": ""}, "a11ylint.toml", id="in the folder"),
        pytest.param({"../a11ylint.toml": ""}, "../a11ylint.toml", id="above it"),
        pytest.param({"pyproject.toml": "[tool.a11ylint]"}, "pyproject.toml", id="in a pyproject"),
        pytest.param(
            {"pyproject.toml": "[tool.a11ylint.rules]"},
            "pyproject.toml",
            id="in a pyproject with a table of rules alone",
        ),
        pytest.param(
            {"pyproject.toml": "[tool.ruff]", "../a11ylint.toml": ""},
            "../a11ylint.toml",
            id="a pyproject of others is passed over",
        ),
        pytest.param(
            {"pyproject.toml": "[tool.a11ylint]", "../a11ylint.toml": ""},
            "pyproject.toml",
            id="the nearest counts",
        ),
        pytest.param(
            {"pyproject.toml": "[tool.a11ylint]", "a11ylint.toml": ""},
            "a11ylint.toml",
            id="our own file counts more",
        ),
        pytest.param(
            {"a11ylint.toml/x": "", "../a11ylint.toml": ""}, "../a11ylint.toml", id="a folder is no file"
        ),
    ],
)
def test_where_the_configuration_is_found(files: dict[str, str], found: str, tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    build(folder, dict(files))
    path = configuration.find(folder)
    assert path is not None
    assert path.samefile(folder / found)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file"):
        load(tmp_path / "a11ylint.toml")


@pytest.mark.parametrize(
    ("word", "match"),
    [("Mastodn", "mastodon"), ("xyz", None), ("", None)],
    ids=["a near word", "nothing near", "an empty word"],
)
def test_the_nearest_word(word: str, match: str | None) -> None:
    assert close_match(word, ("mastodon", "instagram")) == match
