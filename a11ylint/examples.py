"""The executable examples of rule files: read, linted, compared with their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from a11ylint.config import Config, parse
from a11ylint.engine import Result, lint_posts
from a11ylint.post import Post
from a11ylint.readers.read import read_text
from a11ylint.rulebook import Rule, all_rules, parse_yaml
from a11ylint.selection import Chosen, choose
from a11ylint.stated import StatedShelf

OUTCOMES = ("Passed", "Failed", "Inapplicable", "Review")
_PART = re.compile(
    r"^###[ ](?P<outcome>Passed|Failed|Inapplicable|Review)[ ]*$"
    r"|^####[ ](?P<title>[^\n]+)$"
    r"|^(?P<fence>`{3,}|~{3,})(?P<kind>post|options|facts|config|file|fixed)"
    r"(?:[ ]+(?P<name>\S+))?(?:[ ]+(?P<encoding>[\w-]+))?[ ]*\n"
    r"(?P<text>.*?)^(?P=fence)[ ]*$",
    re.MULTILINE | re.DOTALL,
)
_MARK = re.compile(r"[ \t]*(?:#|<!--)[ \t]*←[ \t]*(?P<rules>[a-z0-9, -]+?)[ \t]*(?:-->)?[ \t]*$")


class Example(NamedTuple):
    """One example of a rule file: the draft and its side files without their marks, and (line, rule) for each mark.

    `encodings` are those of the side files, where the fence names one behind the name: `file rede.srt cp1252`.
    """

    rule: Rule
    outcome: str
    title: str
    name: str
    text: str
    marks: frozenset[tuple[int, str]]
    options: Mapping[str, Any]
    facts: Mapping[str, Any]
    config: str
    files: Mapping[str, str]
    fixed: str | None = None
    fixed_files: Mapping[str, str] = {}
    encodings: Mapping[str, str] = {}


def examples(rule: Rule) -> Iterator[Example]:
    """The examples of a rule file in their order."""
    outcome, title = "", ""
    parts: dict[str, Any] = {}
    for match in _PART.finditer(rule.body):
        if match.group("fence"):
            _collect(parts, match)
            continue
        if "text" in parts:
            yield _example(rule, outcome, title, parts)
        parts = {}
        outcome = match.group("outcome") or outcome
        title = match.group("title") or ""
    if "text" in parts:
        yield _example(rule, outcome, title, parts)


def _collect(parts: dict[str, Any], match: re.Match[str]) -> None:
    kind, name, text = match.group("kind"), match.group("name"), match.group("text")
    if kind == "file":
        parts.setdefault("files", {})[name] = text
        parts.setdefault("encodings", {})[name] = match.group("encoding") or "utf-8"
    elif kind == "post":
        parts["name"], parts["text"] = name or "post.md", text
    elif kind == "fixed" and name:
        parts.setdefault("fixed_files", {})[name] = text
    else:
        parts[kind] = text


def _example(rule: Rule, outcome: str, title: str, parts: Mapping[str, Any]) -> Example:
    text, marks = unmark(parts["text"])
    files = {name: unmark(content) for name, content in parts.get("files", {}).items()}
    return Example(
        rule,
        outcome,
        title,
        parts["name"],
        text,
        marks.union(*(found for _, found in files.values())),
        parse_yaml(parts.get("options", "")) or {},
        parse_yaml(parts.get("facts", "")) or {},
        parts.get("config", ""),
        {name: content for name, (content, _) in files.items()},
        parts.get("fixed"),
        parts.get("fixed_files", {}),
        parts.get("encodings", {}),
    )


def unmark(text: str) -> tuple[str, frozenset[tuple[int, str]]]:
    """The draft without its marks, and (line, rule) for each of them."""
    marks: set[tuple[int, str]] = set()
    lines = []
    for number, line in enumerate(text.split("\n"), 1):
        match = _MARK.search(line)
        if match:
            marks |= {(number, rule.strip()) for rule in match.group("rules").split(",")}
        lines.append(line[: match.start()] if match else line)
    return "\n".join(lines), frozenset(marks)


class Outcome(NamedTuple):
    """What running an example gave: (line, rule) of each finding, targets of the rule itself, and the whole result."""

    found: frozenset[tuple[int, str]]
    targets: int
    result: Result


def run(example: Example, folder: Path, text: str | None = None) -> Outcome:
    """Lint an example in an empty folder (its side files are written there); `text` replaces its draft."""
    from a11ylint.checks import registry

    for name, content in example.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding=example.encodings.get(name, "utf-8"), newline="")
    config = _config(example, folder)
    draft = example.text if text is None else text
    posts = tuple(read_text(draft, folder / example.name, StatedShelf(config, example.facts), config))
    result = lint_posts(posts, _chosen(example, config))
    found = frozenset(((finding.place.lines() or (1,))[0], finding.rule.id) for finding in result.findings)
    check = registry()[example.rule.check]
    return Outcome(found, sum(len(list(check.targets(post))) for post in posts), result)


def _config(example: Example, folder: Path) -> Config:
    import tomllib

    config = parse(tomllib.loads(example.config), "example", folder)
    return config._replace(cache=False)


def _chosen(example: Example, config: Config) -> tuple[Chosen, ...]:
    """The rules of the profile and the rule itself, also when the profile leaves it out."""
    rules = {**all_rules(), example.rule.id: example.rule}
    others = (entry for entry in choose(config, rules) if entry.rule.id != example.rule.id)
    own = choose(config._replace(select=(example.rule.id,)), rules)
    return (*others, *(entry._replace(options={**entry.options, **example.options}) for entry in own))


def posts_of(example: Example, folder: Path) -> tuple[Post, ...]:
    """The posts of an example, for tests that look at the model."""
    config = _config(example, folder)
    return tuple(read_text(example.text, folder / example.name, StatedShelf(config, example.facts), config))
